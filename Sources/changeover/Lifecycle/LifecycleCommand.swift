import ArgumentParser

/// What is done with lifecycles from the bot's machine.
struct LifecycleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lifecycle",
        abstract: "Copies of production that are made anew and promoted: their configuration.",
        subcommands: [LifecycleSampleCommand.self, LifecycleImportCommand.self])
}
