import Foundation

/// When calls that disturb connections or writes may be made.
package enum Window: Sendable, Equatable {
    /// From an instant on.
    case from(Timestamp)
    /// Between two times of day, every day or on one day of the week.
    case recurring(Recurring)

    package struct Recurring: Sendable, Codable, Equatable {
        /// 1 is Sunday, 7 Saturday; `nil` every day.
        package var weekday: Int?
        /// Minutes after midnight; one that closes no later than it opens closes on the next day.
        package var opens: Int
        package var closes: Int
        /// A name of the time zone database (`Europe/Berlin`), `UTC` or `GMT`.
        package var zone: String

        /// - Throws: `Refusal` when a part is out of its range or the zone is not known.
        package init(weekday: Int?, opens: Int, closes: Int, zone: String) throws(Refusal) {
            guard weekday.map((1...7).contains) ?? true, (0..<1440).contains(opens), (0..<1440).contains(closes) else {
                throw Refusal("A window is given as `Sat 02:00-05:00 Europe/Berlin`.")
            }
            guard opens != closes else { throw Refusal("A window that closes when it opens is never open.") }
            self.weekday = weekday
            self.opens = opens
            self.closes = closes
            self.zone = try ZoneName.read(zone)
        }
    }

    /// The window that is open at an instant, or the next to open: from when to when; no end for one that stays open.
    package func next(at now: Timestamp) -> (opens: Timestamp, closes: Timestamp?) {
        switch self {
        case .from(let instant): (instant, nil)
        case .recurring(let rule): rule.next(at: now)
        }
    }

    /// When it opens next after an instant, whether or not it is open then; `nil` for one that opens only once.
    package func opening(after instant: Timestamp) -> Timestamp? {
        let (opens, closes) = next(at: instant)
        guard let closes else { return opens > instant ? opens : nil }
        return opens > instant ? opens : next(at: closes).opens
    }

    package func isOpen(at now: Timestamp) -> Bool { next(at: now).opens <= now }
}

extension Window.Recurring {
    private static let day = Span.minutes(24 * 60)

    fileprivate func next(at now: Timestamp) -> (opens: Timestamp, closes: Timestamp?) {
        guard let zone = ZoneName.zone(named: zone) else {
            // The zone was checked when the rule was made; without it the window counts as closed.
            return (now + Self.day, nil)
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        // Yesterday's may still be open; a weekly one opens within a fortnight, since one that the clocks leave out
        // altogether does not open at all. Days are the calendar's: some have 23 hours.
        for offset in -1...15 {
            guard let day = calendar.date(byAdding: .day, value: offset, to: date),
                let (opening, closing) = interval(on: day, in: calendar), opening < closing, now < closing
            else { continue }
            return (opening, closing)
        }
        return (now + Self.day, nil)
    }

    /// The window that opens on a day; `nil` when none does.
    private func interval(on date: Date, in calendar: Calendar) -> (Timestamp, Timestamp)? {
        if let weekday, calendar.component(.weekday, from: date) != weekday { return nil }
        let midnight = calendar.startOfDay(for: date)
        guard let opening = Self.time(opens, after: midnight, in: calendar),
            let lastDay = closes > opens ? midnight : calendar.date(byAdding: .day, value: 1, to: midnight),
            let closing = Self.time(closes, after: lastDay, in: calendar)
        else { return nil }
        return (Timestamp(opening), Timestamp(closing))
    }

    /// A time of day; where the clocks leave it out, the next one that there is.
    private static func time(_ minutes: Int, after midnight: Date, in calendar: Calendar) -> Date? {
        if let time = calendar.timeZone.time(minutes, after: midnight) { return time }
        return calendar.date(bySettingHour: minutes / 60, minute: minutes % 60, second: 0, of: midnight)
            ?? calendar.nextDate(
                after: midnight, matching: DateComponents(hour: minutes / 60, minute: minutes % 60),
                matchingPolicy: .nextTime)
    }
}

extension TimeZone {
    /// A time of day where the clocks are not set in between, and `nil` otherwise: a search in the calendar takes long.
    fileprivate func time(_ minutes: Int, after midnight: Date) -> Date? {
        let time = midnight.addingTimeInterval(Double(60 * minutes))
        let offset = secondsFromGMT(for: midnight)
        let shown = midnight.timeIntervalSince1970 + Double(offset)
        guard shown.remainder(dividingBy: 86_400) == 0, secondsFromGMT(for: time) == offset else { return nil }
        return time
    }
}

extension Timestamp {
    fileprivate init(_ date: Date) {
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }
}

extension Window: StoredEnum {
    package enum Name: String, Sendable {
        case from, recurring
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .from(let instant): (.from, ["instant": instant])
        case .recurring(let rule): (.recurring, ["rule": rule])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .from: self = .from(try fields["instant"])
        case .recurring: self = .recurring(try fields["rule"])
        }
    }
}

/// The names under which it is stored.
extension Window.Recurring {
    private enum CodingKeys: String, CodingKey {
        case weekday, opens, closes, zone
    }
}
