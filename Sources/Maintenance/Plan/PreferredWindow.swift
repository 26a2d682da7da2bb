/// When AWS makes backups or maintains something, as it names it, in UTC: `02:00-02:30` every day, `sun:05:00-sun:05:30`
/// every week (API reference, DBCluster, `PreferredBackupWindow` and `PreferredMaintenanceWindow`).
package struct PreferredWindow: Sendable, Equatable {
    /// Minutes from the beginning of a period.
    private let opens: Int64
    private let length: Int64
    private let period: Int64

    private static let day: Int64 = 24 * 60
    /// In their order since the Unix epoch, which was a Thursday.
    private static let weekdays = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"]

    /// `nil` when it is no such window.
    package init?(_ text: String) {
        let ends = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let opens = Self.minutes(ends[0]), let closes = Self.minutes(ends[1]),
            opens.isOfWeek == closes.isOfWeek, opens.minutes != closes.minutes
        else { return nil }
        period = opens.isOfWeek ? 7 * Self.day : Self.day
        self.opens = opens.minutes
        length = (closes.minutes - opens.minutes + period) % period
    }

    private static func minutes(_ text: Substring) -> (minutes: Int64, isOfWeek: Bool)? {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var weekday: Int?
        if parts.count == 3 {
            guard let found = weekdays.firstIndex(of: String(parts.removeFirst())) else { return nil }
            weekday = found
        }
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int64(parts[0]),
            let minute = Int64(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return (Int64(weekday ?? 0) * day + hour * 60 + minute, weekday != nil)
    }

    /// Whether it is open at some time from one instant up to another.
    package func meets(from begin: Timestamp, to end: Timestamp) -> Bool {
        let (opens, length, period) = (opens * 60_000, length * 60_000, period * 60_000)
        // The last opening that is not after the end.
        let latest = end.milliseconds - (end.milliseconds - opens).modulo(period)
        return latest + length > begin.milliseconds
    }
}

extension Int64 {
    fileprivate func modulo(_ divisor: Int64) -> Int64 {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
