import Engine
import Maintenance

/// One line of the event log in the form that is hashed (decision 0001, "The chain").
struct LogLine: Sendable, Equatable {
    /// From 1 on, in the whole log.
    var number: Int
    var operation: OperationID
    /// From 1 on, in the operation.
    var sequence: Int
    var at: Timestamp
    var name: String
    /// The event's JSON as it is stored, byte for byte.
    var event: String

    /// What stands for the hash of the line before the first.
    static let origin = String(repeating: "0", count: 64)

    /// SHA-256 over the line and the hash of the line before it. Every field is preceded by its length, so that no two
    /// lines have the same bytes.
    func hash(after previous: String) -> String {
        let fields = [
            previous, String(number), operation.text, String(sequence), String(at.milliseconds), name, event,
        ]
        return Digest.text(of: fields.map { "\($0.utf8.count):\($0)\n" }.joined())
    }

    /// What the line is called in messages.
    var title: String { "line \(number) of the event log (\(name), number \(sequence) of operation \(operation))" }
}
