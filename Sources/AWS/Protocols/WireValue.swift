package import Foundation

/// A scalar as the Query protocol writes it in a form and in a reply.
package protocol WireValue {
    /// Reads the text of a reply; nil when it is none of the type's.
    init?(wire: String)
    /// The text for a form.
    var wire: String { get }
}

extension String: WireValue {
    package init?(wire: String) { self = wire }
    package var wire: String { self }
}

extension Int: WireValue {
    package init?(wire: String) { self.init(wire) }
    package var wire: String { String(self) }
}

extension Double: WireValue {
    package init?(wire: String) {
        guard let value = Double(wire), value.isFinite else { return nil }
        self = value
    }
    package var wire: String { String(self) }
}

extension Bool: WireValue {
    package init?(wire: String) {
        switch wire.lowercased() {
        case "true": self = true
        case "false": self = false
        default: return nil
        }
    }
    package var wire: String { self ? "true" : "false" }
}

extension Date: WireValue {
    /// Reads an ISO 8601 instant with or without fractional seconds.
    package init?(wire: String) {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: wire.contains("."))
        guard let date = try? style.parse(wire) else { return nil }
        self = date
    }
    package var wire: String { formatted(Date.ISO8601FormatStyle()) }
}
