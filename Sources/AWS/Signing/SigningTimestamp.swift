internal import Foundation

/// An instant as SigV4 writes it, in UTC.
struct SigningTimestamp: Equatable {
    /// As in `20150830T123600Z`.
    let dateTime: String

    init(_ date: Date) {
        let style = Date.ISO8601FormatStyle(
            dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted, timeZone: .gmt)
        dateTime = date.formatted(style)
    }

    /// As in `20150830`.
    var day: String { String(dateTime.prefix(8)) }
}
