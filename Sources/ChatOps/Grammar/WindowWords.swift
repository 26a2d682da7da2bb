import Maintenance

/// A time or a window as people write it: `02:30`, `Sat 02:00-05:00 Europe/Berlin`.
struct WindowWords: Sendable, Equatable {
    enum Time: Sendable, Equatable {
        /// From the next time that a clock shows this, in minutes after midnight.
        case at(Int)
        /// Between two times, every day or on a day of the week (1 is Sunday).
        case between(weekday: Int?, opens: Int, closes: Int)
    }

    var time: Time
    /// `nil`: the configured one.
    var zone: String?
}

extension WindowWords {
    /// Reads `02:30` or `02:30 Europe/Berlin`.
    init(at text: String) throws(Refusal) {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first, words.count <= 2, let minutes = Self.minutes(first) else {
            throw Refusal(
                "\(DatabaseName.quoted(text)) is not a time of day. One looks like `02:30` or `02:30 Europe/Berlin`.")
        }
        self.init(time: .at(minutes), zone: try Self.zone(words.dropFirst().first))
    }

    /// Reads `02:00-05:00`, `Sat 02:00-05:00` or `Sat 02:00-05:00 Europe/Berlin`.
    init(window text: String) throws(Refusal) {
        // "02:00 – 05:00" and "02:00 to 05:00" are no less clear.
        let plain = text.replacing(/\s+to\s+|\s*[-–—]+\s*/, with: "-")
        var words = plain.split(separator: " ").map(String.init)
        var weekday: Int?
        if let place = words.prefix(2).firstIndex(where: { Self.weekday($0) != nil }) {
            weekday = Self.weekday(words.remove(at: place))
        }
        let times = (words.first ?? "").split(separator: "-").map(String.init)
        guard times.count == 2, words.count <= 2, let opens = Self.minutes(times[0]),
            let closes = Self.minutes(times[1])
        else {
            throw Refusal(
                "\(DatabaseName.quoted(text)) is not a window. One looks like `02:00-05:00` or "
                    + "`Sat 02:00-05:00 Europe/Berlin`.")
        }
        self.init(
            time: .between(weekday: weekday, opens: opens, closes: closes), zone: try Self.zone(words.dropFirst().first)
        )
    }

    /// Holds the words of a time or a window together that somebody typed without quotes.
    static func gathered(_ words: [String]) -> [String] {
        var gathered: [String] = []
        var begins = false
        var goesOn = false
        for word in words {
            if goesOn, isPart(word) {
                gathered[gathered.count - 1] += " \(word)"
                continue
            }
            gathered.append(word)
            goesOn = begins || options.contains { word.hasPrefix("\($0)=") }
            begins = options.contains(word)
        }
        return gathered
    }

    private static let options = ["--at", "--window"]

    /// A day, a time, what stands between two times, or a zone.
    private static func isPart(_ word: String) -> Bool {
        weekday(word) != nil || word.wholeMatch(of: /[0-9]{1,2}:[0-9]{2}.*|-+|to/) != nil || ZoneName.isLikely(word)
    }

    /// The window that is meant, seen from now.
    ///
    /// - Throws: `Refusal` when the zone is not known, or the window is never open.
    func window(at now: Timestamp, defaultZone: String) throws(Refusal) -> Window {
        let zone = zone ?? defaultZone
        switch time {
        case .between(let weekday, let opens, let closes):
            return .recurring(try Window.Recurring(weekday: weekday, opens: opens, closes: closes, zone: zone))
        case .at(let minutes):
            let moment = try Window.Recurring(weekday: nil, opens: minutes, closes: (minutes + 1) % 1440, zone: zone)
            return .from(Window.recurring(moment).next(at: now).opens)
        }
    }

    /// The option as it has to be typed.
    var option: String {
        let zone = zone.map { " \($0)" } ?? ""
        switch time {
        case .at(let minutes): return "--at \"\(Self.clock(minutes))\(zone)\""
        case .between(let weekday, let opens, let closes):
            let day = weekday.map { "\(Self.dayNames[$0 - 1]) " } ?? ""
            return "--window \"\(day)\(Self.clock(opens))-\(Self.clock(closes))\(zone)\""
        }
    }

    /// From the first day of the week on, as `Window` counts them.
    static let dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    private static let fullDayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    /// `Sat`, `saturday`, `Sat.`
    private static func weekday(_ word: String) -> Int? {
        let name = word.lowercased().prefix { $0.isLetter }
        guard name.count >= 3, ["", ".", ","].contains(word.dropFirst(name.count)) else { return nil }
        return fullDayNames.firstIndex { $0.hasPrefix(name) }.map { $0 + 1 }
    }

    private static func zone(_ word: String?) throws(Refusal) -> String? {
        guard let word else { return nil }
        return try ZoneName.read(word)
    }

    /// "02:30".
    static func clock(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }

    private static func minutes(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})/), let hour = Int(match.1),
            let minute = Int(match.2), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
