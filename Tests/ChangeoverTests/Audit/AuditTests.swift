import Engine
import Foundation
import Journal
import Logging
import Maintenance
import TestSupport
import Testing

@testable import changeover

/// `changeover audit`, as values and as a process.
@Suite struct AuditTests {
    /// A folder with a configuration and a journal of one operation.
    private struct AuditSetup: ~Copyable {
        let folder: URL
        var database: String { folder.appending(path: "changeover.sqlite").path }
        var config: String { folder.appending(path: "changeover.yaml").path }

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let text = """
                database: \(database)
                channels: [{id: C0DBAOPS, role: operations}]
                people: {operators: [U0ALICE], approvers: [U0BOB]}
                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: config))
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func open() throws -> SQLiteJournal {
            try SQLiteJournal(at: database, logger: Logger(label: "audit") { _ in SwiftLogNoOpLogHandler() })
        }

        func write() async throws {
            let journal = try open()
            for entry in try SampleStory.complete("k3f9").entries { try await journal.commit(entry) }
            let lock = Restraint(
                cluster: "orders", reason: "release week", by: "U0ALICE", since: SampleStory.beginning)
            try await journal.commit(
                Entry(.restraints([.imposed(lock)], onto: 0), at: SampleStory.beginning))
            try await journal.close()
        }

        /// Changes a name in every row, as somebody with an editor for bytes would.
        func tamper() throws {
            var bytes = try Data(contentsOf: URL(fileURLWithPath: database))
            let (name, other) = (Data("U0MALLORY".utf8), Data("U0CAROL00".utf8))
            while let place = bytes.range(of: name) { bytes.replaceSubrange(place, with: other) }
            try bytes.write(to: URL(fileURLWithPath: database))
        }

        /// Runs the command; what it said, and how it ended.
        func run(_ arguments: String...) throws -> (status: Int32, output: String, complaint: String) {
            try run(arguments)
        }

        func run(_ arguments: [String]) throws -> (status: Int32, output: String, complaint: String) {
            let process = Process()
            let (output, complaint) = (Pipe(), Pipe())
            process.executableURL = try BuiltProduct.url(of: "changeover")
            process.arguments = ["audit"] + arguments
            process.environment = ["TZ": "UTC"]
            process.standardOutput = output
            process.standardError = complaint
            try process.run()
            let said = output.fileHandleForReading.readDataToEndOfFile()
            let complained = complaint.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (
                process.terminationStatus, String(decoding: said, as: UTF8.self),
                String(decoding: complained, as: UTF8.self)
            )
        }
    }

    @Test func `an intact log is told with its ends and locks, and exits with 0`() async throws {
        let setup = try AuditSetup()
        try await setup.write()
        let (status, output, complaint) = try setup.run("--verify", "--config", setup.config)
        let lines = try SampleStory.complete("k3f9").operation.version
        #expect(status == 0 && complaint == "")
        #expect(output.hasPrefix("INTACT: the event log is as it was recorded, \(lines + 1) lines of 1 operation."))
        #expect(output.contains("first line 1  2026-01-05T14:00:00.000Z  planned of k3f9  "))
        #expect(output.contains("last line \(lines + 1)  ") && output.contains("  imposed of restraints  "))
        #expect(output.contains("2026-01-05T14:00:00.000Z  U0ALICE locked orders (release week); in force"))
    }

    @Test func `a log that was tampered with names the line and exits with 1`() async throws {
        let setup = try AuditSetup()
        try await setup.write()
        try setup.tamper()
        let (status, output, complaint) = try setup.run("--verify", "--config", setup.config)
        #expect(status == 1)
        #expect(output.hasPrefix("BROKEN at line "))
        #expect(output.contains("gateReactionIgnored"))
        #expect(complaint.contains("is not as it was recorded, found at line "))
        let events = try setup.run("--operation", "k3f9", "--json", "--config", setup.config)
        #expect(events.status == 1 && events.complaint == complaint)
    }

    @Test func `the events of an operation are lines of JSON with their hashes`() async throws {
        let setup = try AuditSetup()
        try await setup.write()
        let (status, output, complaint) = try setup.run("--operation", "k3", "--json", "--config", setup.config)
        #expect(status == 0 && complaint == "")
        let journal = try setup.open()
        let events = try await journal.events(of: "k3f9")
        try await journal.close()
        let lines = output.split(separator: "\n")
        #expect(lines.count == events.count)
        for (line, event) in zip(lines, events) {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(Set(object.keys) == ["sequence", "time", "name", "event", "hash"])
            #expect(object["sequence"] as? Int == event.sequence)
            #expect(object["time"] as? String == event.at.iso8601)
            #expect(object["name"] as? String == event.event.name)
            #expect(object["hash"] as? String == event.hash)
            #expect((object["event"] as? [String: Any])?["type"] as? String == event.event.name)
        }
    }

    @Test func `a database that a bot has open is audited as it is then`() async throws {
        let setup = try AuditSetup()
        try await setup.write()
        let journal = try setup.open()
        for entry in try SampleStory("m7q2").entries { try await journal.commit(entry) }
        let (status, output, complaint) = try setup.run("--verify", "--config", setup.config)
        try await journal.close()
        #expect(status == 0 && complaint == "")
        #expect(output.hasPrefix("INTACT") && output.contains("of 2 operations"), "\(output)")
    }

    @Test func `a database that is not there is told and not made`() throws {
        let setup = try AuditSetup()
        let (status, _, complaint) = try setup.run("--verify", "--config", setup.config)
        #expect(status != 0)
        #expect(complaint.contains("There is no journal \(setup.database)"), "\(complaint)")
        #expect(!FileManager.default.fileExists(atPath: setup.database))
    }

    @Test func `an operation that is not there is told`() async throws {
        let setup = try AuditSetup()
        try await setup.write()
        let (status, _, complaint) = try setup.run("--operation", "zz", "--config", setup.config)
        #expect(status != 0 && complaint.contains("knows no operation “zz”"), "\(complaint)")
    }

    @Test(arguments: [[], ["--config", "changeover.yaml"]])
    func `without a question it explains itself`(arguments: [String]) throws {
        let setup = try AuditSetup()
        let (status, output, _) = try setup.run(arguments)
        #expect(status == 0)
        #expect(output.contains("USAGE: changeover audit") && output.contains("--verify"))
    }

    @Test(arguments: [
        (["--verify"], "--config is needed"),
        (["--verify", "--operation", "k3f9", "--config", "x"], "one at a time"),
        (["--verify", "--json", "--config", "x"], "--json goes with --operation"),
    ])
    func `questions that do not go together are refused`(arguments: [String], words: String) throws {
        let setup = try AuditSetup()
        let (status, _, complaint) = try setup.run(arguments)
        #expect(status == 64 && complaint.contains(words), "\(complaint)")
    }
}
