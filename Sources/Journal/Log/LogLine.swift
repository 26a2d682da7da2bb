import Engine
import Maintenance

/// One line of the event log in the form that is hashed (decision 0001, "The chain").
struct LogLine: Sendable, Equatable {
    /// From 1 on, in the whole log.
    var number: Int
    var stream: StreamID
    /// From 1 on, in the stream.
    var sequence: Int
    var at: Timestamp
    var name: String
    /// Of the event's fields.
    var version: Int
    /// The event's JSON as it is stored, byte for byte.
    var event: String

    /// What stands for the hash of the line before the first.
    static let origin = String(repeating: "0", count: 64)

    /// SHA-256 over the line and the hash of the line before it. Every field is preceded by its length, so that no two
    /// lines have the same bytes.
    func hash(after previous: String) -> String {
        let fields = [
            previous, String(number), stream.text, String(sequence), String(at.milliseconds), name, String(version),
            event,
        ]
        return Digest.text(of: fields.map { "\($0.utf8.count):\($0)\n" }.joined())
    }

    /// The event as it was recorded.
    func read<Event: StreamEvent>(
        _ type: Event.Type = Event.self, from json: StoredJSON, sharing pool: StringPool = StringPool()
    ) throws(JournalError) -> Event {
        guard version == Event.version else {
            throw JournalError(
                .unreadable, "The \(title) is of version \(version), which this Changeover does not read.")
        }
        let event: Event = try json.value(from: self.event, of: title, sharing: pool)
        guard event.name == name else {
            throw JournalError(.unreadable, "The \(title) cannot be read: it holds “\(event.name)”.")
        }
        return event
    }

    /// What the line is called in messages.
    var title: String { "line \(number) of the event log (\(name), number \(sequence) of \(stream.title))" }
}

extension StreamID {
    /// What a stream is called in messages.
    var title: String { operation.map { "operation \($0)" } ?? "“\(text)”" }
}
