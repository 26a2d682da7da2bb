/// A text for people with marks for what is not ours: names, commands, people, times. How each looks, how long it may be
/// and how it is escaped is the renderer's.
package struct MarkedText: Sendable, Equatable, ExpressibleByStringInterpolation {
    package enum Piece: Sendable, Equatable {
        /// Words of ours.
        case plain(String)
        /// A name or a value of AWS or of a person: foreign text.
        case name(String)
        /// The same, to be seen first.
        case strong(String)
        /// Something to type.
        case code(String)
        case person(PersonID)
        case time(Timestamp)
        /// A length of time.
        case span(Span)
    }

    package private(set) var pieces: [Piece]

    package init(_ pieces: [Piece] = []) { self.pieces = pieces }
    package init(stringLiteral text: String) { pieces = text.isEmpty ? [] : [.plain(text)] }
    package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ text: String) {
            if !text.isEmpty { pieces.append(.plain(text)) }
        }

        package mutating func appendInterpolation(_ text: MarkedText) { pieces += text.pieces }
        package mutating func appendInterpolation(_ piece: Piece) { pieces.append(piece) }
        package mutating func appendInterpolation(_ person: PersonID) { pieces.append(.person(person)) }
        package mutating func appendInterpolation(_ time: Timestamp) { pieces.append(.time(time)) }
        package mutating func appendInterpolation(_ span: Span) { pieces.append(.span(span)) }
        package mutating func appendInterpolation(_ name: some CustomStringConvertible) {
            pieces.append(.name(name.description))
        }
        package mutating func appendInterpolation(strong name: some CustomStringConvertible) {
            pieces.append(.strong(name.description))
        }
    }

    package static func + (left: MarkedText, right: MarkedText) -> MarkedText {
        MarkedText(left.pieces + right.pieces)
    }

    /// "a, b and 3 more".
    package static func list(_ texts: [MarkedText], atMost limit: Int) -> MarkedText {
        var pieces: [Piece] = []
        for text in texts.prefix(limit) {
            if !pieces.isEmpty { pieces.append(.plain(", ")) }
            pieces += text.pieces
        }
        if texts.count > limit { pieces.append(.plain(" and \(texts.count - limit) more")) }
        return MarkedText(pieces)
    }

    package static func list(_ names: some Sequence<some CustomStringConvertible>) -> MarkedText {
        list(names.map { MarkedText([.name($0.description)]) }, atMost: 6)
    }

    /// Without its marks.
    package var text: String {
        pieces.map { piece in
            switch piece {
            case .plain(let text), .name(let text), .strong(let text), .code(let text): text
            case .person(let person): person.text
            case .time(let time): time.words
            case .span(let span): span.words
            }
        }.joined()
    }
}
