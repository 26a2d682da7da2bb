import ArgumentParser

/// Runs planned maintenance of Aurora clusters from a Slack channel.
@main
struct Changeover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changeover", abstract: "Plans, gates and runs maintenance of Amazon Aurora clusters from Slack.",
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, CheckCommand.self, PolicyCommand.self, AuditCommand.self, LifecycleCommand.self,
            DemoCommand.self,
        ])
}
