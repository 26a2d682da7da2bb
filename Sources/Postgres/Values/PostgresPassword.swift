/// A password or login token; prints redacted, however it is printed, so that no message can quote it.
package struct PostgresPassword: Sendable, Hashable {
    /// What is sent to the server: for libpq, never for a message.
    let exposed: String

    package init(_ exposed: String) {
        self.exposed = exposed
    }
}

extension PostgresPassword: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(redacted)" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: ["redacted": description]) }
}
