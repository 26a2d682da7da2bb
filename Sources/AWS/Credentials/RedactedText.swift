/// The value of a setting in one of AWS' files; prints redacted, however it is printed, so that no message can quote it.
struct RedactedText: Sendable, Hashable {
    /// What stands in the file: for use, never for a message.
    let exposed: String

    init(_ exposed: String) {
        self.exposed = exposed
    }
}

extension RedactedText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "(redacted)" }

    var debugDescription: String { description }

    var customMirror: Mirror { Mirror(self, children: ["redacted": description]) }
}

extension RedactedText? {
    /// Nil for the empty text, too: AWS tools take an empty setting for an absent one.
    var nonEmpty: RedactedText? { self?.exposed.isEmpty == false ? self : nil }
}
