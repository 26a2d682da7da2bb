/// A domain name as Route 53 keeps it: in lower case, with a trailing dot, other characters as octal escapes.
///
/// Source: "DNS domain name format", Route 53 Developer Guide; API Reference, ResourceRecordSet, `Name`.
package struct SimulatedDomainName: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String
    /// The labels from the last to the first, each with its dot: `com.example.www.`, by which lists are in order.
    let order: String

    package init(_ text: String) {
        let escaped = Self.escaped(text)
        self.text = escaped.hasSuffix(".") ? escaped : escaped + "."
        order = self.text.split(separator: ".").reversed().map { $0 + "." }.joined()
    }

    package var description: String { text }

    package static func < (left: SimulatedDomainName, right: SimulatedDomainName) -> Bool {
        left.order.utf8.lexicographicallyPrecedes(right.order.utf8)
    }

    /// Labels have 63 bytes at most and names 255; none is empty.
    var isValid: Bool {
        let labels = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 255 && labels.allSatisfy { (1...63).contains(Self.length(of: $0)) }
    }

    /// Whether it is the other name or lies below it.
    package func isWithin(_ zone: SimulatedDomainName) -> Bool {
        text == zone.text || text.hasSuffix("." + zone.text)
    }

    /// Bytes of a label, an escape counted as one.
    private static func length(of label: Substring) -> Int {
        label.utf8.count - 3 * label.utf8.count { $0 == UInt8(ascii: "\\") }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        var digits = 0
        for byte in text.lowercased().utf8 {
            switch byte {
            case UInt8(ascii: "\\"):
                digits = 3
                escaped.append("\\")
            case UInt8(ascii: "0")...UInt8(ascii: "7") where digits > 0:
                digits -= 1
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "."):
                digits = 0
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                digits = 0
                let octal = String(byte, radix: 8)
                escaped += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
            }
        }
        return escaped
    }
}

extension SimulatedDomainName: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}
