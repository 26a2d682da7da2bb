import ArgumentParser

/// What is done with lifecycles from the bot's machine.
struct LifecycleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lifecycle",
        abstract:
            "Copies of production that are made anew and promoted: commands for the running bot, and configuration.",
        subcommands: LifecycleWord.allCases.map(\.subcommand) + [
            LifecycleSampleCommand.self, LifecycleImportCommand.self,
        ])
}
