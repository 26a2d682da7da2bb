extension SlackWorld {
    /// A message's `ts`: the time at which it was posted in microseconds, and its identity within the channel.
    package struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
        package var microseconds: Int64

        package init(microseconds: Int64) {
            self.microseconds = microseconds
        }

        /// Reads `1512085950.000216`, or whole seconds such as `0`; nil for anything else.
        package init?(_ text: String) {
            let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let whole = parts.first, !whole.isEmpty, whole.count <= 12, let seconds = Self.digits(whole) else {
                return nil
            }
            var micros: Int64 = 0
            if parts.count == 2 {
                guard (1...6).contains(parts[1].count), let fraction = Self.digits(parts[1]) else { return nil }
                micros = (parts[1].count..<6).reduce(fraction) { value, _ in value * 10 }
            }
            self.init(microseconds: seconds * 1_000_000 + micros)
        }

        package static func < (left: Timestamp, right: Timestamp) -> Bool {
            left.microseconds < right.microseconds
        }

        /// As Slack writes it, with six decimals.
        package var text: String {
            let fraction = String(microseconds % 1_000_000)
            return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
        }

        package var description: String { text }

        private static func digits(_ text: Substring) -> Int64? {
            text.utf8.allSatisfy { (48...57).contains($0) } ? Int64(text) : nil
        }
    }
}
