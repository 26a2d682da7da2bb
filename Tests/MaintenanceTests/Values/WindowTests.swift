import Foundation
import Maintenance
import Testing

/// When gated calls may be made: days and clocks as people in that zone have them, summer time included.
@Suite struct WindowTests {
    /// A window, an instant, and from when to when it is or will be open; all instants in UTC.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var weekday: Int?
        /// `02:00-05:00`, in the zone.
        var times: String
        var zone = "Europe/Berlin"
        var now: String
        var opens: String
        var closes: String
        var testDescription: String { name }

        func window() throws -> Window {
            let minutes = times.split(separator: "-").map { time in
                let parts = time.split(separator: ":").compactMap { Int($0) }
                return parts[0] * 60 + parts[1]
            }
            return .recurring(try .init(weekday: weekday, opens: minutes[0], closes: minutes[1], zone: zone))
        }
    }

    private static let sunday = 1
    private static let monday = 2
    private static let saturday = 7

    static let rows: [Row] = [
        Row(
            name: "daily, before", times: "02:00-05:00", now: "2026-01-05T00:30", opens: "2026-01-05T01:00",
            closes: "2026-01-05T04:00"),
        Row(
            name: "daily, at the opening", times: "02:00-05:00", now: "2026-01-05T01:00", opens: "2026-01-05T01:00",
            closes: "2026-01-05T04:00"),
        Row(
            name: "daily, just before the end", times: "02:00-05:00", now: "2026-01-05T03:59",
            opens: "2026-01-05T01:00",
            closes: "2026-01-05T04:00"),
        Row(
            name: "daily, at the end", times: "02:00-05:00", now: "2026-01-05T04:00", opens: "2026-01-06T01:00",
            closes: "2026-01-06T04:00"),
        Row(
            name: "weekly, days before", weekday: saturday, times: "02:00-05:00", now: "2026-01-05T14:00",
            opens: "2026-01-10T01:00", closes: "2026-01-10T04:00"),
        Row(
            name: "weekly, just over", weekday: monday, times: "02:00-05:00", now: "2026-01-05T04:00",
            opens: "2026-01-12T01:00", closes: "2026-01-12T04:00"),
        Row(
            name: "weekly, the weekday of the zone and not of UTC", weekday: monday, times: "00:15-01:00",
            now: "2026-01-04T23:30", opens: "2026-01-04T23:15", closes: "2026-01-05T00:00"),
        Row(
            name: "over midnight, in the evening", times: "23:00-01:00", now: "2026-01-05T22:30",
            opens: "2026-01-05T22:00", closes: "2026-01-06T00:00"),
        Row(
            name: "over midnight, in the night", times: "23:00-01:00", now: "2026-01-05T23:30",
            opens: "2026-01-05T22:00", closes: "2026-01-06T00:00"),
        Row(
            name: "weekly over midnight, in the night after", weekday: sunday, times: "23:00-01:00",
            now: "2026-01-04T23:30", opens: "2026-01-04T22:00", closes: "2026-01-05T00:00"),
        Row(
            name: "weekly over midnight, in the night before", weekday: sunday, times: "23:00-01:00",
            now: "2026-01-03T23:30", opens: "2026-01-04T22:00", closes: "2026-01-05T00:00"),
        Row(
            name: "New York in winter", times: "02:00-05:00", zone: "America/New_York", now: "2026-01-05T06:00",
            opens: "2026-01-05T07:00", closes: "2026-01-05T10:00"),
        Row(
            name: "New York in summer", times: "02:00-05:00", zone: "America/New_York", now: "2026-07-06T06:00",
            opens: "2026-07-06T06:00", closes: "2026-07-06T09:00"),
        // Europe/Berlin goes from 02:00 to 03:00 on 2026-03-29 (01:00 UTC), America/New_York on 2026-03-08 (07:00 UTC).
        Row(
            name: "the gap is inside", times: "01:00-04:00", now: "2026-03-29T00:00", opens: "2026-03-29T00:00",
            closes: "2026-03-29T02:00"),
        Row(
            name: "it opens in the gap", times: "02:30-05:00", now: "2026-03-29T00:00", opens: "2026-03-29T01:00",
            closes: "2026-03-29T03:00"),
        Row(
            name: "it closes in the gap", times: "01:30-02:30", now: "2026-03-29T00:00", opens: "2026-03-29T00:30",
            closes: "2026-03-29T01:00"),
        Row(
            name: "all of it is in the gap: the next day's", times: "02:00-02:45", now: "2026-03-29T00:00",
            opens: "2026-03-30T00:00", closes: "2026-03-30T00:45"),
        Row(
            name: "all of it is in the gap: the next week's", weekday: sunday, times: "02:00-02:45",
            now: "2026-03-28T22:30", opens: "2026-04-05T00:00", closes: "2026-04-05T00:45"),
        Row(
            name: "it opens in the gap, New York", times: "02:30-05:00", zone: "America/New_York",
            now: "2026-03-08T06:00", opens: "2026-03-08T07:00", closes: "2026-03-08T09:00"),
        Row(
            name: "late on the day before the short day", weekday: sunday, times: "02:00-05:00",
            now: "2026-03-28T22:30", opens: "2026-03-29T01:00", closes: "2026-03-29T03:00"),
        Row(
            name: "late on the day before the short day, daily", times: "04:00-05:00", now: "2026-03-28T22:30",
            opens: "2026-03-29T02:00", closes: "2026-03-29T03:00"),
        Row(
            name: "in the night after the short day", weekday: sunday, times: "22:00-01:00",
            now: "2026-03-29T22:15", opens: "2026-03-29T20:00", closes: "2026-03-29T23:00"),
        Row(
            name: "late on the day before the short day, New York", weekday: sunday, times: "04:00-05:00",
            zone: "America/New_York", now: "2026-03-08T04:30", opens: "2026-03-08T08:00", closes: "2026-03-08T09:00"),
        // Asia/Beirut goes from 00:00 to 01:00 on 2026-03-29 (22:00 UTC of the day before).
        Row(
            name: "the day begins with the gap", times: "02:00-05:00", zone: "Asia/Beirut", now: "2026-03-28T21:30",
            opens: "2026-03-28T23:00", closes: "2026-03-29T02:00"),
        // Europe/Berlin goes from 03:00 to 02:00 on 2026-10-25 (01:00 UTC), America/New_York on 2026-11-01 (06:00 UTC).
        Row(
            name: "the hour that comes twice is inside", times: "01:00-04:00", now: "2026-10-25T00:00",
            opens: "2026-10-24T23:00", closes: "2026-10-25T03:00"),
        Row(
            name: "it opens in the hour that comes twice: the first time", times: "02:30-05:00",
            now: "2026-10-25T00:00", opens: "2026-10-25T00:30", closes: "2026-10-25T04:00"),
        Row(
            name: "it closes in the hour that comes twice: the first time", times: "01:00-02:30",
            now: "2026-10-25T00:00", opens: "2026-10-24T23:00", closes: "2026-10-25T00:30"),
        Row(
            name: "it opens in the hour that comes twice, New York", times: "01:30-05:00", zone: "America/New_York",
            now: "2026-11-01T05:00", opens: "2026-11-01T05:30", closes: "2026-11-01T10:00"),
        Row(
            name: "early on the long day, over midnight", weekday: sunday, times: "23:30-01:00",
            now: "2026-10-24T22:15", opens: "2026-10-25T22:30", closes: "2026-10-26T00:00"),
        Row(
            name: "weekly, after the long day's own", weekday: sunday, times: "00:00-00:10",
            now: "2026-10-24T22:15", opens: "2026-10-31T23:00", closes: "2026-10-31T23:10"),
    ]

    private static func instant(_ text: String) throws -> Timestamp {
        let style = Date.ISO8601FormatStyle()
        return Timestamp(seconds: Int64(try style.parse("\(text):00Z").timeIntervalSince1970))
    }

    @Test(arguments: rows) func `from when to when a window is open`(row: Row) throws {
        let now = try Self.instant(row.now)
        let opens = try Self.instant(row.opens)
        let closes = try Self.instant(row.closes)
        let window = try row.window()
        let next = window.next(at: now)
        #expect(next.opens == opens && next.closes == closes)
        #expect(window.isOpen(at: now) == (opens <= now))
    }

    /// Every quarter of an hour around both changes of the clock, by the clock on the wall.
    @Test(arguments: [
        ("Europe/Berlin", "2026-03-26T00:00"), ("Europe/Berlin", "2026-10-22T00:00"),
        ("America/New_York", "2026-03-05T00:00"), ("America/New_York", "2026-10-29T00:00"),
        ("Africa/Cairo", "2026-04-21T00:00"),
    ])
    func `a window is open exactly when the clock on the wall says so`(zone: String, from: String) throws {
        let beginning = try Self.instant(from)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        let nightly = Window.recurring(try .init(weekday: nil, opens: 22 * 60, closes: 5 * 60, zone: zone))
        let weekly = Window.recurring(try .init(weekday: Self.sunday, opens: 4 * 60, closes: 6 * 60, zone: zone))
        for quarter in 0..<(6 * 96) {
            let now = beginning + .minutes(15) * Int64(quarter)
            let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
            let wall = calendar.dateComponents([.hour, .weekday], from: date)
            let hour = try #require(wall.hour)
            #expect(nightly.isOpen(at: now) == (hour >= 22 || hour < 5), "\(date)")
            #expect(weekly.isOpen(at: now) == (wall.weekday == Self.sunday && (4..<6).contains(hour)), "\(date)")
            let next = weekly.next(at: now)
            #expect(next.opens - now <= .minutes(8 * 24 * 60) && (next.closes ?? next.opens) > now, "\(date)")
        }
    }

    @Test func `from an instant on it stays open`() throws {
        let opening = try Self.instant("2026-01-05T02:00")
        let window = Window.from(opening)
        #expect(!window.isOpen(at: opening - Span(milliseconds: 1)) && window.isOpen(at: opening))
        #expect(window.isOpen(at: opening + .minutes(60 * 24 * 365)))
        #expect(window.next(at: opening + .minutes(5)).opens == opening && window.next(at: opening).closes == nil)
    }

    static let refused: [(Int?, Int, Int, String, String)] = [
        (0, 120, 300, "UTC", "A window is given as `Sat 02:00-05:00 Europe/Berlin`."),
        (8, 120, 300, "UTC", "A window is given as `Sat 02:00-05:00 Europe/Berlin`."),
        (nil, -1, 300, "UTC", "A window is given as `Sat 02:00-05:00 Europe/Berlin`."),
        (nil, 120, 1440, "UTC", "A window is given as `Sat 02:00-05:00 Europe/Berlin`."),
        (nil, 120, 120, "UTC", "A window that closes when it opens is never open."),
        (nil, 120, 300, "Mars/Olympus", "“Mars/Olympus” is no time zone. One looks like `Europe/Berlin` or `UTC`."),
        (
            nil, 120, 300, "BST",
            "“BST” does not say which time zone it is. Did you mean one of `Europe/London` and `Asia/Dhaka`?"
        ),
    ]

    @Test(arguments: refused.indices) func `a window that makes no sense is refused`(index: Int) {
        let (weekday, opens, closes, zone, sentence) = Self.refused[index]
        #expect(throws: Refusal(sentence)) {
            try Window.Recurring(weekday: weekday, opens: opens, closes: closes, zone: zone)
        }
    }

    @Test func `a stored window whose zone is an abbreviation counts as closed, whatever the system takes it for`()
        throws
    {
        var text = try #require(
            String(
                data: try JSONEncoder().encode(
                    Window.recurring(try .init(weekday: nil, opens: 0, closes: 1439, zone: "Europe/London"))),
                encoding: .utf8))
        text = text.replacing(#"Europe\/London"#, with: "BST")
        #expect(text.contains("BST"))
        let window = try JSONDecoder().decode(Window.self, from: Data(text.utf8))
        #expect(!window.isOpen(at: try Self.instant("2026-07-06T12:00")))
    }

    @Test func `the opening after an instant is the next one, whether the window is open then or not`() throws {
        let daily = Window.recurring(try .init(weekday: nil, opens: 120, closes: 300, zone: "UTC"))
        let next = try Self.instant("2026-07-07T02:00")
        for time in ["2026-07-06T02:00", "2026-07-06T04:59", "2026-07-06T05:00", "2026-07-07T01:59"] {
            #expect(daily.opening(after: try Self.instant(time)) == next, "\(time)")
        }
        let once = Window.from(next)
        #expect(once.opening(after: try Self.instant("2026-07-06T02:00")) == next && once.opening(after: next) == nil)
    }

    @Test func `a window is stored and read back`() throws {
        let windows: [Window] = [
            .from(try Self.instant("2026-01-05T02:00")),
            .recurring(try .init(weekday: 7, opens: 120, closes: 300, zone: "Europe/Berlin")),
        ]
        for window in windows {
            let read = try JSONDecoder().decode(Window.self, from: try JSONEncoder().encode(window))
            #expect(read == window)
        }
    }
}
