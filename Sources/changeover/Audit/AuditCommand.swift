import ArgumentParser
import Foundation

/// Examines the record of what was done.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Examines the record: whether it was tampered with, and what an operation did.",
        discussion: """
            Reads a copy of the database of the configuration, also while the bot runs, and changes nothing. In the \
            chat, `events OP --json` gives the same lines.
            """)

    @Flag(
        help:
            "Walk the hash chain of the event log, and hold every stored state against it; exits with 0 only when all is as it was recorded."
    )
    var verify = false

    @Option(
        help: ArgumentHelp(
            "Print the events of an operation, named by any unique beginning of its id.", valueName: "id"))
    var operation: String?

    @Flag(help: "With --operation: a line of JSON for each event, with its hash.")
    var json = false

    @Option(help: "The configuration file.")
    var config: String?

    private var isAsked: Bool { verify || operation != nil }

    func validate() throws {
        if verify, operation != nil { throw ValidationError("Ask for --verify or for --operation, one at a time.") }
        if json, operation == nil { throw ValidationError("--json goes with --operation.") }
        if isAsked, config == nil { throw ValidationError("--config is needed: it names the database.") }
    }

    func run() throws {
        guard isAsked, let config else { throw CleanExit.helpRequest(self) }
        let audit = try Audit(of: try Config.load(config).database)
        defer { audit.close() }
        let report = try operation.map { try audit.events(of: $0, asJSON: json) } ?? audit.verification()
        print(report.text)
        if let complaint = report.complaint {
            FileHandle.standardError.write(Data((complaint + "\n").utf8))
            throw ExitCode.failure
        }
    }
}
