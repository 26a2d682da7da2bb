extension SimulatedTime {
    /// `2026-09-01T08:00:00.123Z`, as AWS writes instants.
    package var iso8601: String {
        let (days, ofDay) = milliseconds.quotientAndRemainder(flooredBy: 86_400_000)
        let (year, month, day) = Self.civil(fromDays: days)
        let seconds = ofDay / 1000
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        let clock =
            "\(Self.padded(seconds / 3600, 2)):\(Self.padded(seconds / 60 % 60, 2)):\(Self.padded(seconds % 60, 2))"
        return "\(date)T\(clock).\(Self.padded(ofDay % 1000, 3))Z"
    }

    /// `Tue, 01 Sep 2026 08:00:00 GMT`, as replies over HTTP are dated (RFC 9110, 5.6.7).
    package var httpDate: String {
        let (days, ofDay) = milliseconds.quotientAndRemainder(flooredBy: 86_400_000)
        let (year, month, day) = Self.civil(fromDays: days)
        // 1970-01-01 was a Thursday.
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int((days % 7 + 7) % 7)]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let seconds = ofDay / 1000
        let clock =
            "\(Self.padded(seconds / 3600, 2)):\(Self.padded(seconds / 60 % 60, 2)):\(Self.padded(seconds % 60, 2))"
        return "\(weekday), \(Self.padded(day, 2)) \(months[Int(month) - 1]) \(Self.padded(year, 4)) \(clock) GMT"
    }

    /// Reads `2026-09-01T08:00:00Z`, with or without a fraction; nil for anything else.
    package init?(iso8601 text: String) {
        let halves = text.split(separator: "T")
        guard halves.count == 2, halves[1].hasSuffix("Z") else { return nil }
        let date = halves[0].split(separator: "-").compactMap { Int64($0) }
        let clock = halves[1].dropLast().split(separator: ":")
        guard date.count == 3, clock.count == 3, (1...12).contains(date[1]), (1...31).contains(date[2]),
            let hours = Int64(clock[0]), let minutes = Int64(clock[1]), let seconds = Double(clock[2])
        else { return nil }
        let days = Self.days(year: date[0], month: date[1], day: date[2])
        milliseconds = ((days * 24 + hours) * 60 + minutes) * 60_000 + Int64(seconds * 1000)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years that begin with March.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month > 2 ? year : year - 1
        let (era, ofEra) = marchYear.quotientAndRemainder(flooredBy: 400)
        let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, ofEra) = (days + 719_468).quotientAndRemainder(flooredBy: 146_097)
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * ofYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension Int64 {
    fileprivate func quotientAndRemainder(flooredBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
