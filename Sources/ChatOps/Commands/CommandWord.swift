/// The word that a command begins with; each command declares its own.
struct CommandWord: Sendable, Hashable, ExpressibleByStringLiteral {
    let text: String

    init(stringLiteral text: String) { self.text = text }
}
