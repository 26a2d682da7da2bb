import Foundation
import Maintenance
import Testing

/// When a lifecycle is refreshed by itself: days and clocks as people in that zone have them, summer time included.
@Suite struct LifecycleScheduleTests {
    /// A schedule, an instant, and when it is due next; instants in UTC.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var schedule: String
        var now: String
        var due: String
        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "daily, later that day", schedule: "daily 03:00 Europe/Berlin", now: "2026-01-05T00:30",
            due: "2026-01-05T02:00"),
        Row(
            name: "daily, at its instant: the next day's", schedule: "daily 03:00 Europe/Berlin",
            now: "2026-01-05T02:00", due: "2026-01-06T02:00"),
        Row(
            name: "weekly", schedule: "Sun 03:00 Europe/Berlin", now: "2026-01-05T00:30", due: "2026-01-11T02:00"),
        Row(
            name: "weekly, the weekday of the zone and not of UTC", schedule: "Sun 00:30 Europe/Berlin",
            now: "2026-01-10T12:00", due: "2026-01-10T23:30"),
        Row(
            name: "two days, the nearer one", schedule: "Mon,Thu 03:00 UTC", now: "2026-01-05T04:00",
            due: "2026-01-08T03:00"),
        Row(
            name: "two days, over the end of the week", schedule: "Thu,Mon 03:00 UTC", now: "2026-01-08T04:00",
            due: "2026-01-12T03:00"),
        // Europe/Berlin goes from 02:00 to 03:00 on 2026-03-29 (01:00 UTC) and back on 2026-10-25 (01:00 UTC).
        Row(
            name: "the time is left out that day", schedule: "Sun 02:30 Europe/Berlin", now: "2026-03-28T12:00",
            due: "2026-03-29T01:00"),
        Row(
            name: "just after the time that was left out", schedule: "daily 02:30 Europe/Berlin",
            now: "2026-03-29T01:00", due: "2026-03-30T00:30"),
        Row(
            name: "the time comes twice: the first", schedule: "Sun 02:30 Europe/Berlin", now: "2026-10-24T22:00",
            due: "2026-10-25T00:30"),
        Row(
            name: "the time comes twice: not again", schedule: "Sun 02:30 Europe/Berlin", now: "2026-10-25T00:30",
            due: "2026-11-01T01:30"),
        Row(
            name: "in summer", schedule: "daily 03:00 Europe/Berlin", now: "2026-07-06T00:30", due: "2026-07-06T01:00"),
        // America/Santiago goes from 24:00 to 01:00 on 2026-09-06 (04:00 UTC): that day has no midnight.
        Row(
            name: "midnight is left out", schedule: "daily 00:00 America/Santiago", now: "2026-09-06T03:30",
            due: "2026-09-06T04:00"),
    ]

    @Test(arguments: rows) func `it is due by the clocks of its zone`(row: Row) throws {
        let schedule = try LifecycleSchedule(row.schedule)
        #expect(schedule.next(after: try instant(row.now)) == (try instant(row.due)))
    }

    @Test func `asked again and again it is due once a day all year`() throws {
        let schedule = try LifecycleSchedule("daily 02:30 Europe/Berlin")
        var now = try instant("2026-01-01T00:00")
        var count = 0
        while true {
            now = schedule.next(after: now)
            guard now < (try instant("2027-01-01T00:00")) else { break }
            count += 1
        }
        #expect(count == 365)
    }

    @Test(
        arguments: [
            ("Sun 03:00 Europe/Berlin", "Sun 03:00 Europe/Berlin"),
            ("thursday,mon 3:00 europe/berlin", "Mon,Thu 03:00 Europe/Berlin"), ("Daily 23:59 utc", "daily 23:59 UTC"),
            ("Mon,Mon 03:00 UTC", "Mon 03:00 UTC"),
        ])
    func `it is read as people write it, and written in one way`(text: String, words: String) throws {
        let schedule = try LifecycleSchedule(text)
        #expect(schedule.words == words)
        #expect(try LifecycleSchedule(words) == schedule)
    }

    @Test(
        arguments: [
            "", "Sun", "Sun 03:00", "03:00 UTC", "Su 03:00 UTC", "Sun 24:00 UTC", "Sun 03:60 UTC", "Sun, 03:00 UTC",
            "Sun 03:00 UTC UTC", "someday 03:00 UTC", "0 3 * * 0",
        ])
    func `what is no schedule is refused, with one that is`(text: String) {
        #expect {
            try LifecycleSchedule(text)
        } throws: {
            ($0 as? Refusal)?.sentence.hasPrefix("“\(text)” is not a schedule. One looks like `Sun 03:00") == true
        }
    }

    @Test func `an abbreviation of a zone is refused, with the zones that may be meant`() {
        #expect(
            throws: Refusal(
                "“BST” does not say which time zone it is. Did you mean one of `Europe/London` and `Asia/Dhaka`?")
        ) { try LifecycleSchedule("Sun 03:00 BST") }
    }

    @Test func `it is stored and read back`() throws {
        let schedule = try LifecycleSchedule("Mon,Thu 03:00 Europe/Berlin")
        let data = try JSONEncoder().encode(schedule)
        #expect(try JSONDecoder().decode(LifecycleSchedule.self, from: data) == schedule)
    }

    private func instant(_ text: String) throws -> Timestamp {
        let date = try Date("\(text):00Z", strategy: .iso8601)
        return Timestamp(seconds: Int64(date.timeIntervalSince1970))
    }
}
