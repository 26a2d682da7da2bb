/// A request that is not granted, said so that a person knows what was wrong and what would be accepted.
package struct Refusal: Error, Sendable, Equatable, Codable, CustomStringConvertible {
    /// What is refused and why, then what would be accepted; plain text, one or two sentences.
    package var sentence: String

    package init(_ sentence: String) {
        self.sentence = sentence
    }

    package var description: String { sentence }
}
