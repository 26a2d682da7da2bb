import Engine
import Foundation
import GRDB
import Journal
import Maintenance
import TestSupport
import Testing

/// What the check finds at the path of a journal, and that it leaves no trace.
struct JournalInspectionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func write() async throws {
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        try await journal.tell(try SampleStory.complete("k3f9"))
        try await journal.close()
    }

    private func crash() throws {
        var crasher = try Crasher(folder.journal)
        for _ in 0..<50 { _ = crasher.line() }
        _ = crasher.kill()
    }

    private func expect(_ finding: JournalInspection) throws {
        chmod(folder.journal, 0o644)
        let before = try Fingerprint(folder.url)
        #expect(try JournalInspection(of: folder.journal) == finding)
        #expect(try Fingerprint(folder.url) == before)
    }

    @Test func `where nothing is, nothing is made`() throws {
        try expect(.absent)
        #expect(try JournalInspection(of: folder.url.appending(path: "new/changeover.sqlite").path) == .absent)
        #expect(try Fingerprint(folder.url).names == [])
    }

    @Test func `a journal that was closed in order is sound`() async throws {
        try await write()
        try expect(.sound)
    }

    @Test func `a journal with the write-ahead log of a killed bot is sound, and keeps it`() throws {
        try crash()
        try expect(.sound)
        #expect(try Fingerprint(folder.url).names.contains("changeover.sqlite-wal"))
    }

    @Test func `a journal tells whose it is without its write-ahead log, however young`() throws {
        var crasher = try Crasher(folder.journal)
        #expect(crasher.line() == "opening" && crasher.line() == "open")
        _ = crasher.kill()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.journal))
        // sqlite.org/fileformat2.html, "The Database Header": the application id.
        #expect(Array(bytes.dropFirst(68).prefix(4)) == Array("ChOv".utf8))
    }

    @Test func `a damaged journal is told`() async throws {
        try await write()
        let file = URL(fileURLWithPath: folder.journal)
        var damaged = try Data(contentsOf: file)
        damaged.replaceSubrange(8192..<8256, with: Data(repeating: 0xEE, count: 64))
        try damaged.write(to: file)
        let before = try Fingerprint(folder.url)
        let error = #expect(throws: JournalError.self) { _ = try JournalInspection(of: folder.journal) }
        #expect(error?.message.contains("damaged") == true)
        #expect(try Fingerprint(folder.url) == before)
    }

    @Test(.holds(.oneProcessAFile)) func `while a bot has it, the check says so and the bot goes on`() throws {
        var crasher = try Crasher(folder.journal)
        for _ in 0..<10 { _ = crasher.line() }
        let names = try Fingerprint(folder.url).names
        #expect(try JournalInspection(of: folder.journal) == .inUse)
        #expect(try Fingerprint(folder.url).names == names)
        for _ in 0..<100 { #expect(crasher.line()?.hasPrefix("refused") == false) }
        _ = crasher.kill()
        #expect(try JournalInspection(of: folder.journal) == .sound)
    }

    @Test func `a journal that others could read is made private when it is opened, not before`() async throws {
        try await write()
        chmod(folder.journal, 0o644)
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        for path in [folder.journal, folder.journal + "-wal"] {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(path)")
        }
        try await journal.close()
    }
}
