import Engine
import Foundation
import Maintenance

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

    /// - Parameters:
    ///   - row: what the text is of, for the error: "state of operation k3f9".
    ///   - kinds: which kinds of mutations, steps and runbooks there are; not needed for values that hold none.
    static func value<Value: Decodable>(
        _ type: Value.Type = Value.self, from text: String, of row: String, kinds: KindTable? = nil
    ) throws(JournalError) -> Value {
        let decoder = JSONDecoder()
        if let kinds { decoder.userInfo[.kinds] = kinds }
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            throw JournalError(.unreadable, "The \(row) cannot be read: \(error)")
        }
    }
}
