import Maintenance

extension Span {
    /// A length of time as people write it: `500ms`, `1.5s`, `30m`, `2h`.
    ///
    /// - Throws: `ConfigError` for anything else, zero and what is longer than a week included.
    init(text: String) throws(ConfigError) {
        try self.init(text, from: Span(milliseconds: 1), upTo: .minutes(7 * 24 * 60))
    }

    /// How old something has to be: from `0h` to a year.
    init(age text: String) throws(ConfigError) {
        try self.init(text, from: .zero, upTo: .minutes(366 * 24 * 60))
    }

    private init(_ text: String, from least: Span, upTo most: Span) throws(ConfigError) {
        let complaint = ConfigError("“\(text)” is not a length of time. Write 500ms, 1.5s, 30m or 2h.")
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let factors: [String: Double] = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000]
        guard let factor = factors[String(text.dropFirst(digits.count))], let count = Double(digits) else {
            throw complaint
        }
        let milliseconds = count * factor
        guard milliseconds >= Double(least.milliseconds), milliseconds <= Double(most.milliseconds) else {
            throw complaint
        }
        self.init(milliseconds: Int64(milliseconds.rounded()))
    }
}
