/// A text that nobody is to see, as a password or a setting in one of AWS' files; prints redacted, however it is
/// printed, so that no message can quote it.
package struct RedactedText: Sendable, Hashable {
    /// What it says: for use, never for a message.
    package let exposed: String

    package init(_ exposed: String) {
        self.exposed = exposed
    }
}

extension RedactedText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(redacted)" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: ["redacted": description]) }
}

extension RedactedText: Decodable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }
}

extension RedactedText? {
    /// Nil for the empty text, too: AWS tools take an empty setting for an absent one.
    var nonEmpty: RedactedText? { self?.exposed.isEmpty == false ? self : nil }
}
