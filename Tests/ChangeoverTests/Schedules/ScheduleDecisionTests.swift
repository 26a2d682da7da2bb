import Engine
import Maintenance
import Testing

@testable import changeover

/// What is due by a schedule, from its mark and the clock alone.
@Suite struct ScheduleDecisionTests {
    private static let (saturday, sunday) = (ScheduleBench.saturday, ScheduleBench.sunday)
    private static let day = Span.minutes(24 * 60)

    private func decision(
        _ schedule: String = "daily 03:00 UTC", markedAt instant: Timestamp, as words: String? = nil, at now: Timestamp
    ) throws -> ScheduleDecision {
        let schedule = try LifecycleSchedule(schedule)
        return ScheduleDecision(
            schedule, after: ScheduleMark(schedule: words ?? schedule.words, consideredUntil: instant), at: now)
    }

    @Test func `it is due at its very instant, and not before`() throws {
        #expect(try decision(markedAt: Self.saturday, at: Self.sunday - .seconds(1)) == .waits(until: Self.sunday))
        #expect(try decision(markedAt: Self.saturday, at: Self.sunday) == .isDue(DueTime(at: Self.sunday)))
        #expect(try decision(markedAt: Self.sunday, at: Self.sunday) == .waits(until: Self.sunday + Self.day))
    }

    @Test func `the last of several missed times is due`() throws {
        let now = Self.sunday + Self.day * 4 + .minutes(1)
        #expect(
            try decision(markedAt: Self.saturday, at: now) == .isDue(DueTime(at: Self.sunday + Self.day * 4, missed: 4))
        )
    }

    @Test func `an unknown or changed schedule begins now`() throws {
        let begins = ScheduleDecision.begins(
            ScheduleMark(schedule: "daily 03:00 UTC", consideredUntil: Self.sunday))
        #expect(try decision(markedAt: Self.saturday, as: "daily 02:00 UTC", at: Self.sunday) == begins)
        let schedule = try LifecycleSchedule("daily 03:00 UTC")
        #expect(ScheduleDecision(schedule, after: nil, at: Self.sunday) == begins)
    }

    @Test func `a mark that is far ahead of the clock is none`() throws {
        let ahead = Self.sunday + Self.day
        #expect(try decision(markedAt: ahead, at: Self.sunday) == .waits(until: ahead + Self.day))
        #expect(
            try decision(markedAt: ahead + .seconds(1), at: Self.sunday)
                == .begins(ScheduleMark(schedule: "daily 03:00 UTC", consideredUntil: Self.sunday)))
    }

    @Test func `a day without the time has it once all the same`() throws {
        // The clocks of Berlin leave out 02:00 to 03:00 on 28 March 2027, and show it twice on 31 October.
        for (day, count) in [(Timestamp(seconds: 1_806_188_400), 1), (Timestamp(seconds: 1_824_933_600), 1)] {
            var (mark, asked) = (day, 0)
            for minute in 0...(26 * 60) {
                let now = day + .minutes(Int64(minute))
                guard case .isDue(let due) = try decision("Sun 02:30 Europe/Berlin", markedAt: mark, at: now) else {
                    continue
                }
                (mark, asked) = (due.at, asked + 1)
            }
            #expect(asked == count)
        }
    }
}
