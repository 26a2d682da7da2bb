import ArgumentParser
import Foundation

/// Prints what the bot's role has to be allowed.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract:
            "Prints the IAM policy that a configuration needs: the shipped one, as narrow as the configuration is.",
        discussion: """
            Records may be changed under the names and in the zones that lifecycles have, databases restored under their \
            names, passwords kept in their secrets; without lifecycles none of that. What cannot be made narrower is told on \
            the standard error.
            """)

    @Option(help: "The configuration file.")
    var config: String

    func run() throws {
        let narrowed = NarrowedPolicy(try .shipped(), for: try Config.load(config).lifecycles.map(\.lifecycle))
        let json = try narrowed.policy.json()
        print(json)
        let notes = narrowed.notes + [NarrowedPolicy.lengthNote(json)].compactMap(\.self)
        FileHandle.standardError.write(Data(notes.map { "\($0)\n" }.joined().utf8))
    }
}
