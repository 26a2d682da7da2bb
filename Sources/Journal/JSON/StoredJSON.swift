package import Engine
package import Maintenance

/// How values are stored: canonical JSON, so that it can be read and compared by people and other programs. The one place
/// that makes decoders.
package struct StoredJSON: Sendable {
    private let kinds: KindTable?

    /// - Parameter kinds: which kinds of mutations, steps and runbooks there are; not needed for values that hold none.
    package init(kinds: KindTable? = nil) {
        self.kinds = kinds
    }

    package func text(of value: some Encodable) throws(JournalError) -> String {
        do {
            return try CanonicalJSON.text(of: value)
        } catch {
            throw JournalError(.failed, "A \(type(of: value)) cannot be written as JSON: \(error)")
        }
    }

    /// - Parameter row: what the text is of, for the error: "state of operation k3f9".
    package func value<Value: Decodable>(
        _ type: Value.Type = Value.self, from text: String, of row: String
    ) throws(JournalError) -> Value {
        try value(type, from: text, of: row, sharing: StringPool())
    }

    /// - Parameter pool: the strings of what was read before it.
    func value<Value: Decodable>(
        _ type: Value.Type = Value.self, from text: String, of row: String, sharing pool: StringPool
    ) throws(JournalError) -> Value {
        do {
            return try StoredDecoder(text: StoredText(text, kinds: kinds, pool: pool), index: 0).value()
        } catch {
            throw JournalError(.unreadable, "The \(row) cannot be read: \(Self.reason(error)).")
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let flaw as JSONText.Flaw: flaw.description
        case DecodingError.keyNotFound(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.typeMismatch(_, let context), DecodingError.dataCorrupted(let context):
            context.debugDescription
        case let error: "\(error)"
        }
    }
}
