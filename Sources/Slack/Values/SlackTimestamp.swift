/// A message's `ts`: its id within a channel and its place in time, such as `1512085950.000216`.
///
/// Kept as the string that Slack sent and compared as (seconds, microseconds); a `Double` cannot hold its 16 digits.
package struct SlackTimestamp: Sendable, CustomStringConvertible {
    /// Beyond any date a message can have, and small enough to be counted in microseconds.
    private static let maximumSeconds: Int64 = 1_000_000_000_000

    package let rawValue: String
    package let seconds: Int64
    package let microseconds: Int64

    /// Nil unless the text is digits, optionally followed by a point and one to six digits.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let first = parts.first, let seconds = Int64(first), seconds <= Self.maximumSeconds
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard fraction.utf8.count <= 6,
            let microseconds = Int64(fraction + String(repeating: "0", count: 6 - fraction.utf8.count))
        else { return nil }
        rawValue = text
        self.seconds = seconds
        self.microseconds = microseconds
    }

    /// The instant so many microseconds after the epoch; instants before the epoch become the epoch.
    package init(microsecondsSinceEpoch total: Int64) {
        seconds = max(0, total) / 1_000_000
        microseconds = max(0, total) % 1_000_000
        let digits = String(microseconds)
        rawValue = "\(seconds)." + String(repeating: "0", count: 6 - digits.count) + digits
    }

    package init(seconds: Int64) {
        self.init(microsecondsSinceEpoch: min(max(0, seconds), Self.maximumSeconds) * 1_000_000)
    }

    /// The timestamp that much later, or earlier for a negative duration; for reading again a little before a watermark.
    package func moved(by duration: Duration) -> SlackTimestamp {
        let (whole, attoseconds) = duration.components
        let bounded = min(max(-Self.maximumSeconds, whole), Self.maximumSeconds)
        let shift = bounded * 1_000_000 + attoseconds / 1_000_000_000_000
        return SlackTimestamp(microsecondsSinceEpoch: seconds * 1_000_000 + microseconds + shift)
    }

    package var description: String { rawValue }
}

extension SlackTimestamp: Hashable, Comparable {
    package static func == (left: Self, right: Self) -> Bool {
        left.seconds == right.seconds && left.microseconds == right.microseconds
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.microseconds) < (right.seconds, right.microseconds)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(seconds)
        hasher.combine(microseconds)
    }
}

extension SlackTimestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let timestamp = SlackTimestamp(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a Slack timestamp")
        }
        self = timestamp
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
