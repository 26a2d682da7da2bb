internal import Foundation
package import Maintenance

/// A line of the event log as other programs are given it, in a file from the chat or by `changeover audit`.
package struct EventLine: Sendable, Equatable {
    package var sequence: Int
    package var at: Timestamp
    package var name: String
    /// The event's JSON as it is stored and hashed, byte for byte.
    package var event: String
    package var hash: String

    package init(sequence: Int, at: Timestamp, name: String, event: String, hash: String) {
        self.sequence = sequence
        self.at = at
        self.name = name
        self.event = event
        self.hash = hash
    }

    /// "2026-01-05T14:32:00.250Z".
    package var time: String { at.iso8601 }

    /// One line of JSON. The event stands in it as it is stored: it has no line ends, as those are escaped in JSON.
    package var json: String {
        #"{"sequence":\#(sequence),"time":"\#(time)","name":\#(Self.quoted(name)),"event":\#(event),"hash":\#(Self.quoted(hash))}"#
    }

    /// Names and hashes are plain words, unless somebody changed them by hand.
    private static func quoted(_ text: String) -> String {
        guard let data = try? JSONEncoder().encode(text) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension RecordedEvent {
    package var line: EventLine {
        EventLine(sequence: sequence, at: at, name: event.name, event: json, hash: hash)
    }
}

extension Timestamp {
    /// UTC, to the millisecond: "2026-01-05T14:32:00.250Z".
    package var iso8601: String {
        // In whole numbers, so that no millisecond is lost to rounding.
        let (seconds, rest) = milliseconds.floored(by: 1000)
        let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601).dropLast()
        let fraction = String(rest)
        return "\(whole).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)Z"
    }
}

extension Int64 {
    fileprivate func floored(by divisor: Int64) -> (quotient: Int64, rest: Int64) {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}
