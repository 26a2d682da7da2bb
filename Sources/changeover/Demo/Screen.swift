import Foundation

/// The terminal, or whatever standard output is.
struct Screen: Sendable {
    let isTerminal: Bool
    /// Takes text with its line ends.
    private let write: @Sendable (String) -> Void

    init(isTerminal: Bool, write: @escaping @Sendable (String) -> Void = Screen.toStandardOutput) {
        self.isTerminal = isTerminal
        self.write = write
    }

    func say(_ text: String) {
        write(text + "\n")
    }

    private static func toStandardOutput(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Something that is not of the conversation: hints and the narrator.
    func aside(_ text: String) {
        say(isTerminal ? "\u{1B}[2m\(text)\u{1B}[0m" : text)
    }
}
