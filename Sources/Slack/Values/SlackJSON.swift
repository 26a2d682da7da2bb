internal import Foundation

/// How we write JSON: keys in order, so that the same message is the same bytes.
enum SlackJSON {
    static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
