/// A request that is not granted, said so that a person knows what was wrong and what would be accepted.
package struct Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    /// Plain text in which pieces of advice have their places.
    package struct Text: Sendable, ExpressibleByStringInterpolation {
        package struct StringInterpolation: StringInterpolationProtocol {
            fileprivate var pieces: [Piece] = []

            package init(literalCapacity: Int, interpolationCount: Int) {}

            package mutating func appendLiteral(_ literal: String) { pieces.append(.words(literal)) }
            package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
                pieces.append(.words("\(value)"))
            }
            package mutating func appendInterpolation(advice: Advice) { pieces.append(.advice(advice)) }
        }

        fileprivate var pieces: [Piece]

        package init(stringLiteral value: String) { pieces = [.words(value)] }
        package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }
    }

    fileprivate enum Piece: Sendable {
        case words(String)
        case advice(Advice)
    }

    private let pieces: [Piece]
    /// Everything is as it was asked for already, or there is nothing to do it with: no fault of anybody's.
    package private(set) var isNothingToDo = false

    package init(_ sentence: String) {
        pieces = [.words(sentence)]
    }

    package init(nothingToDo sentence: String) {
        pieces = [.words(sentence)]
        isNothingToDo = true
    }

    /// What is refused and why, then what would be accepted: `\(advice: .pause(id))` has its place in the sentence.
    package init(advising text: Text) {
        pieces = text.pieces
    }

    /// What would be accepted.
    package var advice: [Advice] {
        pieces.compactMap { piece in
            guard case .advice(let advice) = piece else { return nil }
            return advice
        }
    }

    /// What is refused and why, one or two sentences; each piece of advice in backticks, in the words that are given.
    package func sentence(_ words: (Advice) -> String) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let text): text
            case .advice(let advice): "`\(words(advice))`"
            }
        }.joined()
    }

    /// The sentence with the advice as the log has it.
    package var sentence: String { sentence(\.description) }

    package var description: String { sentence }

    package static func == (left: Refusal, right: Refusal) -> Bool { left.sentence == right.sentence }
}

/// Stored as the list of its pieces.
extension Refusal: Codable {
    package init(from decoder: any Decoder) throws {
        pieces = try decoder.singleValueContainer().decode([Piece].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pieces)
    }
}

extension Refusal.Piece: StoredEnum {
    fileprivate enum Name: String, Sendable {
        case words, advice
    }

    fileprivate var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .words(let text): (.words, ["text": text])
        case .advice(let advice): (.advice, ["advice": advice])
        }
    }

    fileprivate init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .words: self = .words(try fields["text"])
        case .advice: self = .advice(try fields["advice"])
        }
    }
}
