import Foundation

/// When a lifecycle is refreshed by itself: at a time of day, every day or on some days of the week.
package struct LifecycleSchedule: Sendable, Codable, Equatable {
    /// 1 is Sunday, 7 Saturday; sorted; empty: every day.
    package private(set) var weekdays: [Int]
    /// Minutes after midnight.
    package private(set) var time: Int
    /// A name of the time zone database (`Europe/Berlin`), `UTC` or `GMT`.
    package private(set) var zone: String

    private enum CodingKeys: String, CodingKey {
        case weekdays, time, zone
    }

    /// Reads `Sun 03:00 Europe/Berlin`, `Mon,Thu 03:00 Europe/Berlin` or `daily 03:00 Europe/Berlin`.
    ///
    /// - Throws: `Refusal` that says how it is written, or which zones may be meant.
    package init(_ text: String) throws(Refusal) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 3, let weekdays = Self.weekdays(words[0]), let time = Self.minutes(words[1]) else {
            throw Refusal(
                "“\(text)” is not a schedule. One looks like `Sun 03:00 Europe/Berlin`, `Mon,Thu 03:00 Europe/Berlin` or "
                    + "`daily 03:00 Europe/Berlin`.")
        }
        self.weekdays = weekdays
        self.time = time
        zone = try ZoneName.read(words[2])
    }

    /// "Sun 03:00 Europe/Berlin": as it is read.
    package var words: String {
        let days = weekdays.isEmpty ? "daily" : weekdays.map { Self.dayNames[$0 - 1] }.joined(separator: ",")
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days) \(two(time / 60)):\(two(time % 60)) \(zone)"
    }

    /// When it is due first after an instant. A time that the clocks leave out on a day is due at the next one that there is;
    /// one that they show twice is due the first time.
    package func next(after instant: Timestamp) -> Timestamp {
        // The zone was checked when the schedule was made; without it nothing is due.
        guard let zone = ZoneName.zone(named: zone) else { return instant + Self.day }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        // Days are the calendar's: some have 23 hours, and a zone may leave one out altogether.
        for offset in 0...15 {
            guard let day = calendar.date(byAdding: .day, value: offset, to: date),
                weekdays.isEmpty || weekdays.contains(calendar.component(.weekday, from: day)),
                let due = calendar.date(
                    bySettingHour: time / 60, minute: time % 60, second: 0, of: calendar.startOfDay(for: day)),
                due > date
            else { continue }
            return Timestamp(milliseconds: Int64((due.timeIntervalSince1970 * 1000).rounded()))
        }
        return instant + Self.day
    }

    private static let day = Span.minutes(24 * 60)
    private static let dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let fullDayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    private static func weekdays(_ word: String) -> [Int]? {
        if word.lowercased() == "daily" { return [] }
        var days: Set<Int> = []
        for name in word.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
            guard name.count >= 3, let place = fullDayNames.firstIndex(where: { $0.hasPrefix(name) }) else {
                return nil
            }
            days.insert(place + 1)
        }
        return days.sorted()
    }

    private static func minutes(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})/), let hour = Int(match.1),
            let minute = Int(match.2), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
