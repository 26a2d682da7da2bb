import Engine
import Foundation

/// How values are stored: JSON with sorted keys, so that it can be read and compared by people and other programs.
enum StoredJSON {
    static func text(of value: some Encodable) throws(JournalError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw JournalError(.failed, "A \(type(of: value)) cannot be written as JSON: \(error)")
        }
    }

    /// - Parameter row: what the text is of, for the error: "state of operation k3f9".
    static func value<Value: Decodable>(
        _ type: Value.Type = Value.self, from text: String, of row: String
    ) throws(JournalError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw JournalError(.unreadable, "The \(row) cannot be read: \(error)")
        }
    }
}
