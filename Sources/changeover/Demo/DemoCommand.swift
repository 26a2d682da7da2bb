import ArgumentParser

/// Shows the whole on the embedded simulators.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Shows the bot at work on simulators.")

    func run() async throws {}
}
