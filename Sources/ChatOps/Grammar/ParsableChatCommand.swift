package import ArgumentParser
package import Maintenance

/// A command of the grammar, the same in the chat and on the command line.
package protocol ParsableChatCommand: ParsableCommand {
    static var word: CommandWord { get }

    /// What the words amount to.
    ///
    /// - Throws: `Refusal` when a word cannot be what it stands for.
    func understood() throws(Refusal) -> ChatCommand
}

extension ParsableChatCommand {
    package static func configured(_ word: CommandWord) -> CommandConfiguration {
        CommandConfiguration(
            commandName: word.rawValue, abstract: word.summary, discussion: word.notes.joined(separator: "\n"))
    }
}
