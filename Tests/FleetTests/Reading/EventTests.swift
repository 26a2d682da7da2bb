import Engine
import Fleet
import Maintenance
import TestSupport
import Testing

/// What AWS tells of clusters, instances and deployments.
struct EventTests {
    private static func event(_ source: String, _ text: String, _ time: String) -> String {
        "<Event><SourceIdentifier>\(source)</SourceIdentifier><Message>\(text)</Message><Date>\(time)</Date></Event>"
    }

    private static let place = Target.orders.place
    private static let since = Observation.sampleInstant

    @Test func `one list of each sort, from the earliest time that is asked for, answers all who ask`() async throws {
        let aws = FakeAWS(answering: [
            "DescribeEvents": { call, _ in
                let events =
                    call["SourceType"] == "blue-green-deployment"
                    ? [
                        Self.event("bgd-1", "Switchover `canceled`", "2026-01-05T14:05:00Z"),
                        Self.event("bgd-1", "Switchover started", "2026-01-05T14:04:00Z"),
                    ] : []
                return .result(call.action, "<Events>\(events.joined())</Events>")
            }
        ])
        let early = EventsQuestion(of: .deployment, in: Self.place, since: Self.since)
        let late = EventsQuestion(of: .deployment, in: Self.place, since: Self.since + .minutes(3))
        let cluster = EventsQuestion(of: .cluster, in: Self.place, since: Self.since)
        let answers = await aws.fleet().ask([AnyQuestion(early), AnyQuestion(late), AnyQuestion(cluster)], for: .look)
        let told = try #require(answers[early]?.reading.value)
        #expect(told.map(\.text) == ["Switchover started", "Switchover 'canceled'"])
        #expect(told.map(\.resource) == ["bgd-1", "bgd-1"])
        #expect(answers[late]?.reading.value == told && answers[cluster]?.reading.value == [])
        let calls = aws.calls.filter { $0.action == "DescribeEvents" }
        #expect(calls.compactMap { $0["SourceType"] }.sorted() == ["blue-green-deployment", "db-cluster"])
        #expect(calls.allSatisfy { $0["EventCategories.EventCategory.1"] == nil })
    }

    @Test func `events are dated by the clock of the host, which AWS's may differ from`() async throws {
        let aws = FakeAWS(answering: [
            "DescribeEvents": { call, _ in
                let body = "<Events>\(Self.event("orders-2", "DB instance restarted", "2015-08-30T12:30:00Z"))</Events>"
                return .result(call.action, body).dated("Sun, 30 Aug 2015 12:31:00 GMT")
            }
        ])
        let fleet = aws.fleet()
        let question = EventsQuestion(of: .instance, in: Self.place, since: aws.now - .minutes(2))
        _ = await fleet.ask([AnyQuestion(question)], for: .look)
        let told = try #require(await fleet.ask([AnyQuestion(question)], for: .look)[question]?.reading.value)
        #expect(told.map(\.at) == [aws.now - .minutes(1)])
        let begins = aws.calls.filter { $0.action == "DescribeEvents" }.map { $0["StartTime"] }
        #expect(begins == ["2015-08-30T12:33:54Z", "2015-08-30T12:28:54Z"])
    }

    @Test func `a category is asked of AWS`() async {
        let aws = FakeAWS()
        let question = EventsQuestion(of: .instance, in: Self.place, since: nil, category: "availability")
        _ = await aws.fleet().ask([AnyQuestion(question)], for: .plan)
        let call = aws.calls.first { $0.action == "DescribeEvents" }
        #expect(call?["SourceType"] == "db-instance" && call?["EventCategories.EventCategory.1"] == "availability")
        #expect(call?["StartTime"] != nil)
    }

    @Test func `events that the role may not read are unavailable, and that does not pass`() async {
        let aws = FakeAWS(answering: ["DescribeEvents": { _, _ in .refusal("AccessDenied", 403) }])
        let question = EventsQuestion(of: .cluster, in: Self.place, since: Self.since)
        let answer = await aws.fleet().ask([AnyQuestion(question)], for: .look)[question]
        #expect(answer?.reading == .unavailable("rds:DescribeEvents is not allowed for this role."))
        #expect(answer?.passes == false)
    }

    @Test func `an event of something else that cannot be read spoils none, one of nobody knows what spoils all`() async
    {
        func answer(_ source: String) async -> Reading<[SeenEvent]>? {
            let aws = FakeAWS(
                answering: [
                    "DescribeEvents": { call, _ in
                        .result(
                            call.action,
                            "<Events><Event>\(source)<Date>never</Date></Event>"
                                + Self.event("orders", "DB cluster created", "2026-01-05T14:05:00Z") + "</Events>")
                    }
                ], garbled: ["DescribeEvents"])
            let question = EventsQuestion(of: .cluster, in: Self.place, since: Self.since)
            return await aws.fleet().ask([AnyQuestion(question)], for: .look)[question]?.reading
        }
        let named = await answer("<SourceIdentifier>billing</SourceIdentifier>")
        #expect(named?.value?.map(\.text) == ["DB cluster created"])
        let nameless = await answer("")
        #expect(nameless?.value == nil)
    }
}
