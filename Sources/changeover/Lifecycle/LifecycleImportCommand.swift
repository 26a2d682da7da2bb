import ArgumentParser
import Foundation
import Maintenance

/// Turns the settings of aurora-echo and rds-echo into an entry of the configuration.
struct LifecycleImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Prints the entry that the settings of aurora-echo or rds-echo come to.",
        discussion: """
            The entry is printed on the standard output, and on the standard error, a line each, what of the settings had no \
            effect in the old tool, has no counterpart here or has to be decided.

              changeover lifecycle import --properties rdsecho.properties
              changeover lifecycle import --opts "$RDS_ECHO_OPTS"
              changeover lifecycle import -- aurora-echo new -n development … aurora-echo promote …
            """)

    @Option(help: ArgumentHelp("The file of rds-echo.", valueName: "file"))
    var properties: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What RDS_ECHO_OPTS is set to: -Drdsecho.name=development and so on.", valueName: "text"))
    var opts: String?

    @Argument(
        parsing: .postTerminator,
        help: ArgumentHelp(
            "Command lines of aurora-echo, one after the other; what they say is taken together.",
            valueName: "command line"))
    var commandLine: [String] = []

    func validate() throws {
        let given = [properties != nil, opts != nil, !commandLine.isEmpty].count { $0 }
        guard given == 1 else {
            throw ValidationError("One of --properties, --opts and a command line after -- is needed.")
        }
    }

    func run() throws {
        let imported = try read()
        print("lifecycles:\n" + imported.entry.yaml, terminator: "")
        let notes = imported.notes.map { "\($0)\n" }.joined()
        FileHandle.standardError.write(Data(notes.utf8))
    }

    private func read() throws -> ImportedLifecycle {
        if let properties { return try RDSEchoSettings(properties: try text(of: properties)).imported() }
        if let opts { return try RDSEchoSettings(options: opts).imported() }
        return try AuroraEchoSettings(commandLine).imported()
    }

    /// Java reads such files as ISO 8859-1; people also write UTF-8.
    private func text(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refusal("\(path) cannot be read.")
        }
        return String(data: data, encoding: .utf8) ?? String(data: data, encoding: .isoLatin1) ?? ""
    }
}
