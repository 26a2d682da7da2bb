import ArgumentParser
import Foundation

/// Shows the whole on the embedded simulators, with nothing else installed.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Shows the bot at work on a simulated Slack and AWS, in this terminal.",
        discussion: "Without a script you are the people in the channel. Nothing leaves this machine.")

    @Option(help: "Play a scripted conversation (\(DemoScript.names)); exits with 0 only when it ended as it should.")
    var script: String?

    func run() async throws {
        let isTerminal = isatty(FileHandle.standardOutput.fileDescriptor) == 1
        let screen = Screen(isTerminal: isTerminal)
        guard let name = script else {
            try await Stage.open(.process) { stage in await Conversation(stage: stage, screen: screen).run() }
            return
        }
        guard let script = DemoScript.all.first(where: { $0.name == name }) else {
            throw ValidationError("There is no script \(name). There are \(DemoScript.names).")
        }
        let complaints = try await Stage.open(.process, with: script.instances) { stage in
            await Performance(script: script, stage: stage, screen: screen).run()
        }
        guard complaints.isEmpty else {
            for complaint in complaints { screen.say("✗ \(complaint)") }
            throw ExitCode.failure
        }
        screen.say("✓ \(script.moral)")
    }
}
