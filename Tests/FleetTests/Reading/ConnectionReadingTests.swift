import AWS
import Engine
import Fleet
import Foundation
import Maintenance
import TestSupport
import Testing

/// Who is connected, as CloudWatch tells.
struct ConnectionReadingTests {
    private static let now = Date(timeIntervalSince1970: 1_767_621_600)

    private static func datapoint(age: Double, _ maximum: Double?) -> CloudWatch.Datapoint {
        var datapoint = CloudWatch.Datapoint(timestamp: now.addingTimeInterval(-age))
        datapoint.maximum = maximum
        return datapoint
    }

    @Test func `the highest number of the time counts, and the end of its newest minute`() {
        let points = [Self.datapoint(age: 300, 2), Self.datapoint(age: 240, 7), Self.datapoint(age: 180, 0)]
        #expect(
            ConnectionReading.connections(points, at: Self.now)
                == Peak(highest: 7, minutes: 3, until: Timestamp(milliseconds: 1_767_621_480_000)))
    }

    private static let useless: [[CloudWatch.Datapoint]] = [
        [], [datapoint(age: 301, 0)], [datapoint(age: -301, 0)], [datapoint(age: 60, nil)], [datapoint(age: 60, -1)],
        [datapoint(age: 60, .nan)], [datapoint(age: 120, 0), datapoint(age: 60, nil)],
    ]

    @Test(arguments: useless) func `what says nothing about now is not read`(points: [CloudWatch.Datapoint]) {
        #expect(ConnectionReading.connections(points, at: Self.now) == nil)
    }

    @Test func `each instance is asked about, for fifteen minutes`() async throws {
        let aws = FakeAWS(answering: [
            "GetMetricStatistics": { call, _ in
                let newest = "<member><Timestamp>\(call["EndTime"] ?? "")</Timestamp><Maximum>4.0</Maximum></member>"
                let isFirst = call["Dimensions.member.1.Value"] == "orders-1"
                return .result(call.action, "<Datapoints>\(isFirst ? newest : "")</Datapoints>")
            }
        ])
        let question = ConnectionsQuestion(of: ["orders-2", "orders-1"], in: Target.orders.place)
        let answer = await aws.fleet().ask([AnyQuestion(question)], for: .gate)[question]
        #expect(answer?.reading.value?.mapValues(\.highest) == ["orders-1": 4])
        #expect(
            aws.calls.allSatisfy { $0["MetricName"] == "DatabaseConnections" && $0["Statistics.member.2"] == "Maximum" }
        )
        let times = aws.calls.compactMap { call in
            [call["StartTime"], call["EndTime"]].compactMap { $0.flatMap { try? Date($0, strategy: .iso8601) } }
        }
        #expect(times.allSatisfy { $0.count == 2 && $0[1].timeIntervalSince($0[0]) == 16 * 60 })
    }

    @Test func `of two weeks the most counts, hour by hour`() async throws {
        let aws = FakeAWS(answering: [
            "GetMetricStatistics": { call, _ in
                let points = [("StartTime", 31), ("EndTime", 4)].map { key, value in
                    "<member><Timestamp>\(call[key] ?? "")</Timestamp><Maximum>\(value).0</Maximum></member>"
                }
                return .result(call.action, "<Datapoints>\(points.joined())</Datapoints>")
            }
        ])
        let question = ConnectionHistoryQuestion(of: ["orders-1"], in: Target.orders.place)
        let answer = await aws.fleet().ask([AnyQuestion(question)], for: .plan)[question]
        #expect(answer?.reading == .known(["orders-1": 31]))
        let call = try #require(aws.calls.first)
        #expect(call["Period"] == "3600" && call["MetricName"] == "DatabaseConnections")
        let times = [call["StartTime"], call["EndTime"]].compactMap { $0.flatMap { try? Date($0, strategy: .iso8601) } }
        #expect(times.count == 2 && times[1].timeIntervalSince(times[0]) == 14 * 86_400 + 60)
    }

    @Test(arguments: [[], [datapoint(age: 60, nil)], [datapoint(age: 60, -1)], [datapoint(age: 60, .nan)]])
    func `without a sensible value of two weeks there is none`(points: [CloudWatch.Datapoint]) {
        #expect(ConnectionReading.highest(points) == nil)
    }

    @Test func `a figure of half an hour ago is not taken for one of now where the clock of the host is slow by that`()
        async throws
    {
        let aws = Self.answering(maximum: "2015-08-30T12:36:00Z", "2015-08-30T12:37:00Z", at: Self.halfAnHourLater)
        let question = ConnectionsQuestion(of: ["orders-1"], in: Target.orders.place)
        let answer = await aws.fleet().ask([AnyQuestion(question)], for: .gate)[question]
        #expect(answer?.reading.value == [:])
        let lag = ReplicaLagQuestion(of: ["orders-2"], engine: "aurora-postgresql", in: Target.orders.place)
        #expect(await aws.fleet().ask([AnyQuestion(lag)], for: .gate)[lag]?.reading.value == nil)
    }

    @Test func `figures are asked for by the clock of AWS, and dated by that of the host`() async throws {
        let aws = Self.answering(maximum: "2015-08-30T13:04:00Z", "2015-08-30T13:03:00Z", at: Self.halfAnHourLater)
        let fleet = aws.fleet()
        let question = ConnectionsQuestion(of: ["orders-1"], in: Target.orders.place)
        _ = await fleet.ask([AnyQuestion(question)], for: .gate)
        let told = try #require(await fleet.ask([AnyQuestion(question)], for: .gate)[question]?.reading.value)
        #expect(told == ["orders-1": Peak(highest: 4, minutes: 2, until: aws.now - .minutes(1))])
        let lag = ReplicaLagQuestion(of: ["orders-2"], engine: "aurora-postgresql", in: Target.orders.place)
        let behind = try #require(await fleet.ask([AnyQuestion(lag)], for: .gate)[lag]?.reading.value)
        #expect(behind == ["orders-2": Datapoint(Span(milliseconds: 4), of: aws.now - .minutes(2))])
        let ends = aws.calls.filter { $0.action == "GetMetricStatistics" }.map { $0["EndTime"] }
        #expect(ends == ["2015-08-30T12:37:00Z", "2015-08-30T13:07:00Z", "2015-08-30T13:07:00Z"])
    }

    private static let halfAnHourLater = "Sun, 30 Aug 2015 13:06:00 GMT"

    /// A CloudWatch whose clock shows this, with a datapoint at each of these times.
    private static func answering(maximum times: String..., at date: String) -> FakeAWS {
        let points = times.map { "<member><Timestamp>\($0)</Timestamp><Maximum>4.0</Maximum></member>" }.joined()
        return FakeAWS(answering: [
            "GetMetricStatistics": { call, _ in
                .result(call.action, "<Datapoints>\(points)</Datapoints>").dated(date)
            }
        ])
    }

    @Test func `where CloudWatch refuses, nothing is known and the permission is named`() async {
        let aws = FakeAWS(answering: ["GetMetricStatistics": { _, _ in .refusal("AccessDenied", 403) }])
        let question = ConnectionsQuestion(of: ["orders-1"], in: Target.orders.place)
        let answer = await aws.fleet().ask([AnyQuestion(question)], for: .gate)[question]
        #expect(
            answer?.reading == .unavailable("cloudwatch:GetMetricStatistics is not allowed for this role."))
    }
}
