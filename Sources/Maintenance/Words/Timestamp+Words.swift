import Foundation

extension Timestamp {
    /// "2026-12-03 14:00 UTC": for texts that are the same for every reader.
    package var words: String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .gmt)
        return String(date.formatted(style.year().month().day().time(includingFractionalSeconds: false)).prefix(16))
            + " UTC"
    }

    /// "2026-12-03 14:00:21 UTC": where an entry of that second is looked for.
    package var timeWithSeconds: String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .gmt)
        return String(date.formatted(style.year().month().day().time(includingFractionalSeconds: false)).prefix(19))
            + " UTC"
    }

    /// "14:00 UTC".
    package var timeOfDay: String { String(words.suffix(9)) }
}
