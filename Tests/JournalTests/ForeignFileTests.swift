import Engine
import Foundation
import GRDB
import Journal
import TestSupport
import Testing

/// A path in the configuration may name anything: what is not a journal of ours is refused, and nothing becomes of it.
struct ForeignFileTests {
    /// What somebody may have at the path.
    enum Thing: String, CaseIterable, CustomTestStringConvertible {
        case folder, pipe, socket, link, danglingLink, secondName, text, otherDatabase, otherDatabaseInItsLog
        case markedDatabase, pipeAsLog, linkAsLog, lonelyLog, logOfAnEmptyFile
        case emptyFile, emptyDatabase

        var testDescription: String { rawValue }

        /// What the refusal says.
        var words: String {
            switch self {
            case .folder: "is a folder, not a file"
            case .pipe: "is a pipe, not a file"
            case .socket: "is a socket, not a file"
            case .link, .danglingLink: "is a symbolic link: name the file itself"
            case .secondName: "has 2 names"
            case .text: "is no SQLite database"
            case .otherDatabase, .otherDatabaseInItsLog, .markedDatabase: "of another program"
            case .pipeAsLog: "-wal is a pipe"
            case .linkAsLog: "-wal is a symbolic link"
            case .lonelyLog: "is not there, but its write-ahead log"
            case .emptyFile, .emptyDatabase: "is empty, and nothing in it tells that it is the bot's. Delete it if"
            case .logOfAnEmptyFile: "is empty, but its write-ahead log"
            }
        }

        func make(at path: String) throws {
            switch self {
            case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            case .pipe: mkfifo(path, 0o644)
            case .socket: try ForeignFileTests.makeSocket(path)
            case .link:
                try Data().write(to: URL(fileURLWithPath: path + ".real"))
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".real")
            case .danglingLink:
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".real")
            case .secondName:
                try Data().write(to: URL(fileURLWithPath: path))
                #expect(Foundation.link(path, path + ".too") == 0)
            case .text: try Data("Dear Alice, ".utf8).write(to: URL(fileURLWithPath: path))
            case .otherDatabase: try database(at: path, "CREATE TABLE cooking (recipe TEXT)")
            case .markedDatabase: try database(at: path, "PRAGMA application_id = 42")
            case .otherDatabaseInItsLog: try ForeignFileTests.makeUnfinished(path)
            case .pipeAsLog: mkfifo(path + "-wal", 0o644)
            case .linkAsLog:
                try FileManager.default.createSymbolicLink(atPath: path + "-wal", withDestinationPath: "/etc/hostname")
            case .lonelyLog: try Data("frames".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
            case .emptyFile: try Data().write(to: URL(fileURLWithPath: path))
            case .emptyDatabase: try database(at: path, "PRAGMA journal_mode = WAL")
            case .logOfAnEmptyFile:
                try Data().write(to: URL(fileURLWithPath: path))
                try Data("frames".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
            }
            chmod(path, 0o644)
        }

        private func database(at path: String, _ sql: String) throws {
            let database = try DatabaseQueue(path: path)
            try database.writeWithoutTransaction { try $0.execute(sql: sql) }
            try database.close()
        }
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(.timeLimit(.minutes(1)), arguments: Thing.allCases)
    func `what is no journal is refused by the bot, the check and the audit, and left exactly as it was`(
        thing: Thing
    ) async throws {
        try thing.make(at: folder.journal)
        let before = try Fingerprint(folder.url)
        let attempts: [() throws -> Void] = [
            { _ = try SQLiteJournal(at: folder.journal, logger: .silent) },
            { _ = try JournalInspection(of: folder.journal) },
        ]
        for attempt in attempts {
            let error = #expect(throws: JournalError.self) { try attempt() }
            #expect(error?.code == .unreadable)
            #expect(error?.message.contains(thing.words) == true, "\(error?.message ?? "")")
            #expect(error?.message.contains(folder.journal) == true)
        }
        #expect(throws: JournalError.self) { _ = try JournalAudit(of: folder.journal, kinds: .product) }
        #expect(try Fingerprint(folder.url) == before)
    }

    @Test func `a device is refused by the check without being opened`() throws {
        let error = #expect(throws: JournalError.self) { _ = try JournalInspection(of: "/dev/null") }
        #expect(error?.message.contains("/dev/null is a device") == true)
    }

    /// Leaves a database whose only table stands in its write-ahead log alone, as a process leaves it that was killed.
    private static func makeUnfinished(_ path: String) throws {
        let maker = path + ".maker"
        let database = try DatabaseQueue(path: maker)
        try database.inDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE cooking (recipe TEXT)")
            for ending in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: maker + ending, toPath: path + ending)
            }
        }
        try database.close()
    }

    private static func makeSocket(_ path: String) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // The name of a socket has to be short: it is bound in its folder under a name of its own, and moved.
        let short = "/tmp/changeover-\(UUID().uuidString.prefix(8))"
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(short.utf8)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let outcome = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        #expect(outcome == 0)
        #expect(rename(short, path) == 0)
    }
}
