/// Which stream of events a line of the log belongs to: everything that is recorded is the fold of one.
package struct StreamID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }

    /// Locks and the freeze.
    package static let restraints: StreamID = "restraints"

    private static let operations = "operation/"

    package static func operation(_ id: OperationID) -> StreamID { StreamID(operations + id.text) }

    /// The operation whose stream it is; `nil` for another kind of stream.
    package var operation: OperationID? {
        text.hasPrefix(Self.operations) ? OperationID(String(text.dropFirst(Self.operations.count))) : nil
    }
}
