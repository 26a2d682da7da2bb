import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import changeover

/// When a schedule asks, and what is said about it.
@Suite struct ScheduleServiceTests {
    private typealias Bench = ScheduleBench
    private static let (saturday, sunday, week) = (Bench.saturday, Bench.sunday, Bench.week)
    private static let hour = Span.minutes(60)

    @Test func `a refresh is asked for when it is due, once each time`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.week * 2)
        #expect(bench.asked.count == 2)
        let first = try #require(bench.asked.first)
        #expect(first.at >= Self.sunday && first.at <= Self.sunday + .minutes(1))
        #expect(
            first.caller
                == Caller(
                    "schedule:development", by: .schedule("development", time: "2026-11-29T03:00:00.000Z")))
        #expect(
            first.request
                == OperationRequest(
                    .maintenance(AnyRunbook(RefreshRunbook(Bench.lifecycle)), on: "development", region: nil),
                    start: true))
        #expect(
            first.origin
                == Origin(
                    requester: "schedule:development", channel: "C0DBAOPS", thread: nil,
                    command: "refresh development", way: .schedule("development")))
        #expect(
            first.said == ["By its schedule, Sun 03:00 UTC, `refresh development` was due 2026-11-29 03:00."])
        #expect(bench.said.isEmpty)
    }

    @Test func `nothing is asked for what was due before a schedule was first seen`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.sunday + .minutes(5), for: Self.hour)
        #expect(bench.asked.isEmpty)
        try await bench.run(from: Self.sunday + Self.hour * 2, for: Self.week - Self.hour)
        #expect(bench.asked.count == 1)
    }

    @Test func `what was due while the bot was down is asked for once when it is back, and said as late`() async throws
    {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.hour)
        #expect(bench.asked.isEmpty)
        try await bench.run(from: Self.sunday + Self.hour, for: Self.hour)
        try await bench.run(from: Self.sunday + Self.hour * 3, for: Self.hour)
        #expect(
            bench.asked.map(\.said) == [
                [
                    "By its schedule, Sun 03:00 UTC, `refresh development` was due 2026-11-29 03:00, and is run now: the bot "
                        + "was not running."
                ]
            ])
    }

    @Test(arguments: [(1, "once"), (3, "3 times")])
    func `of several missed times the last is asked for`(earlier: Int, words: String) async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.hour)
        let last = Self.sunday + Self.week * Int64(earlier)
        try await bench.run(from: last + Self.hour, for: Self.hour)
        let asked = try #require(bench.asked.first)
        #expect(bench.asked.count == 1)
        #expect(asked.caller.way == .schedule("development", time: last.iso8601))
        #expect(
            asked.said.first?.hasSuffix("It was due \(words) before that as well: what was missed is run once.") == true
        )
    }

    @Test func `a changed schedule begins anew`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.hour)
        try await bench.run(from: Self.sunday + Self.hour * 6, for: Self.hour, schedule: "Sun 04:00 UTC")
        #expect(bench.asked.isEmpty)
        try await bench.run(from: Self.sunday + Self.hour * 8, for: Self.week, schedule: "Sun 04:00 UTC")
        #expect(bench.asked.count == 1)
    }

    @Test func `a schedule that was gone for a while begins anew`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.hour)
        try await bench.run(from: Self.saturday + Self.hour * 2, for: Self.hour, schedule: nil)
        try await bench.run(from: Self.sunday + Self.hour, for: Self.hour)
        #expect(bench.asked.isEmpty)
    }

    @Test func `what could not be recorded is asked for again under the same name`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.hour)
        let marks = FailingMarks(bench.journal, failures: 1)
        try await bench.run(from: Self.sunday - Self.hour, for: Self.hour * 2, marks: marks)
        #expect(bench.asked.count == 2)
        #expect(Set(bench.asked.map { "\($0.caller)" }).count == 1)
        #expect(bench.log.lines.count { $0.contains("schedule not considered") } == 1)
    }

    @Test func `killed between the asking and its record it asks again under the same name`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.hour)
        try await bench.run(
            from: Self.sunday - Self.hour, for: Self.hour + .seconds(25),
            marks: FailingMarks(bench.journal, failures: .max))
        #expect(bench.asked.count == 1)
        try await bench.run(from: Self.sunday + Self.hour, for: Self.hour)
        #expect(bench.asked.count == 2)
        #expect(Set(bench.asked.map { "\($0.caller)" }).count == 1)
    }

    @Test func `where there is nothing to do nothing is said, and it is over`() async throws {
        let bench = Bench()
        bench.fails(.engine(.refused(Refusal(nothingToDo: "development-2026-11-28 is 15 h old. Nothing to do."))))
        try await bench.run(from: Self.saturday, for: Self.week)
        #expect(bench.asked.count == 1)
        #expect(bench.said.isEmpty)
        #expect(bench.log.lines.contains { $0.contains("nothing to refresh") && $0.contains("15 h old") })
    }

    @Test func `what is refused is said in the channel, once`() async throws {
        let bench = Bench()
        bench.fails(.engine(.refused(Refusal("There is no snapshot of production."))))
        try await bench.run(from: Self.saturday, for: Self.week)
        #expect(bench.asked.count == 1)
        let post = try #require(bench.said.first)
        #expect(bench.said.count == 1)
        #expect(post.id == "schedule/development/2026-11-29T03:00:00.000Z" && post.channel == "C0DBAOPS")
        #expect(
            post.content
                == .sentence(
                    "By its schedule, Sun 03:00 UTC, `refresh development` was due 2026-11-29 03:00. Nothing was planned: There is "
                        + "no snapshot of production."))
    }

    @Test func `while AWS cannot be read it is tried again every minute`() async throws {
        let bench = Bench()
        let away = LifecycleRequests.Failure.engine(.fleet(FleetError("AWS is away.", passes: true)))
        bench.fails(away, away, nil)
        try await bench.run(from: Self.saturday, for: Self.week)
        #expect(bench.asked.count == 3)
        #expect(bench.asked.last.map { $0.at - Self.sunday < .minutes(4) } == true)
        #expect(bench.said.isEmpty)
        #expect(bench.log.lines.count { $0.contains("refresh not planned yet") } == 1)
    }

    @Test func `after an hour without an answer of AWS it is given up and said`() async throws {
        let bench = Bench()
        bench.failsAlways(.engine(.fleet(FleetError("AWS is away.", passes: true))))
        try await bench.run(from: Self.saturday, for: Self.week)
        #expect((40...70).contains(bench.asked.count), "\(bench.asked.count)")
        #expect(bench.said.count == 1)
    }

    @Test func `a schedule whose lifecycle no channel hears of asks for nothing, and the log says so`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.week, channels: ["prod-*"])
        #expect(bench.asked.isEmpty && bench.said.isEmpty)
        #expect(bench.log.lines.count { $0.hasPrefix("error") && $0.contains("no operations channel") } == 1)
    }

    @Test func `a clock that is set back within a day makes nothing due twice`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday, for: Self.week - Self.hour) { time in
            try await time.clock.sleep(for: .seconds(15 * 3600 + 600))
            bench.setClock(by: .zero - Self.hour)
        }
        #expect(bench.asked.count == 1)
    }

    @Test func `a clock that was a year ahead keeps nothing from being due`() async throws {
        let bench = Bench()
        try await bench.run(from: Self.saturday + Self.week * 52, for: Self.hour)
        try await bench.run(from: Self.saturday, for: Self.week)
        #expect(bench.asked.count == 1)
    }
}

/// Marks that are not written the first times.
private actor FailingMarks: ScheduleMarks {
    private let marks: any ScheduleMarks
    private var failures: Int

    init(_ marks: any ScheduleMarks, failures: Int) {
        self.marks = marks
        self.failures = failures
    }

    func mark(of name: String) async throws(JournalError) -> ScheduleMark? { try await marks.mark(of: name) }

    func record(_ mark: ScheduleMark, of name: String) async throws(JournalError) {
        guard failures == 0 else {
            failures -= 1
            throw JournalError(.diskFull, "The disk is full.")
        }
        try await marks.record(mark, of: name)
    }

    func forgetMarks(except names: Set<String>) async throws(JournalError) {
        try await marks.forgetMarks(except: names)
    }
}
