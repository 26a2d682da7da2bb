import Foundation

/// The terminal, or whatever standard output is.
struct Screen: Sendable {
    let isTerminal: Bool

    func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Something that is not of the conversation: hints and the narrator.
    func aside(_ text: String) {
        say(isTerminal ? "\u{1B}[2m\(text)\u{1B}[0m" : text)
    }
}
