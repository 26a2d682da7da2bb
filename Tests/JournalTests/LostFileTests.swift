import Engine
import Foundation
import Journal
import Maintenance
import TestSupport
import Testing

/// The files of an open journal are deleted, moved or replaced: nothing that is recorded there afterwards counts.
struct LostFileTests {
    enum Loss: String, CaseIterable, CustomTestStringConvertible {
        case deleted, folderMoved, replacedByCopy, replacedByFolder, logDeleted, logReplaced

        var testDescription: String { rawValue }
        var concernsLog: Bool { self == .logDeleted || self == .logReplaced }

        func happen(to path: String) throws {
            let files = FileManager.default
            switch self {
            case .deleted:
                for ending in ["", "-wal"] { try files.removeItem(atPath: path + ending) }
            case .folderMoved:
                let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
                try files.moveItem(atPath: folder, toPath: folder + ".old")
                try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
            case .replacedByCopy:
                try files.copyItem(atPath: path, toPath: path + ".copy")
                #expect(rename(path + ".copy", path) == 0)
            case .replacedByFolder:
                try files.removeItem(atPath: path)
                try files.createDirectory(atPath: path, withIntermediateDirectories: false)
            case .logDeleted: try files.removeItem(atPath: path + "-wal")
            case .logReplaced:
                try files.copyItem(atPath: path + "-wal", toPath: path + ".copy")
                #expect(rename(path + ".copy", path + "-wal") == 0)
            }
        }
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(pageLimit: Int? = nil) throws -> SQLiteJournal {
        try SQLiteJournal(at: folder.journal, logger: .silent, pageLimit: pageLimit)
    }

    @Test(arguments: Loss.allCases)
    func `what is gone is noticed before the next intent is recorded, and ever after`(loss: Loss) async throws {
        let journal = try open()
        defer { try? FileManager.default.removeItem(atPath: folder.url.path + ".old") }
        var story = try SampleStory("k3f9")
        try await journal.tell(story)
        try loss.happen(to: folder.journal)
        let before = try Fingerprint(folder.url)
        try story.start()
        let entry = try #require(story.entries.last)
        for _ in 0..<2 {
            await expectRefusal(.gone) { try await journal.commit(entry) }
            await expectRefusal(.gone) {
                try await journal.takeIn([.sample("1.0")], channel: "C0DBAOPS", cursor: "1.0")
            }
            await expectRefusal(.gone) { _ = try await journal.openOperations() }
        }
        let error = await #expect(throws: JournalError.self) { try await journal.verifyFiles() }
        #expect(error?.message.contains(folder.journal) == true)
        #expect(error?.message.lowercased().contains("start") == true)
        // Nothing was made in its place.
        #expect(try Fingerprint(folder.url) == before)
        try await journal.close()
    }

    @Test(arguments: [Loss.logDeleted, .logReplaced])
    func `what was recorded before its write-ahead log went is in the file once the bot has stopped`(
        loss: Loss
    ) async throws {
        let journal = try open()
        let story = try SampleStory.complete("k3f9")
        try await journal.tell(story)
        try loss.happen(to: folder.journal)
        await expectRefusal(.gone) { try await journal.verifyFiles() }
        try await journal.close()
        let again = try open()
        #expect(try await again.recentOperations(limit: 1) == [story.operation])
        #expect(try await again.verifyChain().isIntact)
        try await again.close()
    }

    @Test
    func `of two bots on one path only the one whose file is there records, and the other leaves its files alone`()
        async throws
    {
        let first = try open()
        var story = try SampleStory("k3f9")
        try await first.tell(story)
        try Loss.deleted.happen(to: folder.journal)
        let second = try open()
        try await second.tell(try SampleStory("m7q2"))
        try story.start()
        let entry = try #require(story.entries.last)
        await expectRefusal(.gone) { try await first.commit(entry) }
        let before = try Fingerprint(folder.url)
        try await first.close()
        #expect(try Fingerprint(folder.url) == before)
        #expect(try await second.recentOperations(limit: 9).map(\.id) == ["m7q2"])
        try await second.tell(try SampleStory("p5wt"))
        try await second.close()
    }

    @Test func `after an error of the disk nothing is created where the file was`() async throws {
        try await open().close()
        let pages = try FileManager.default.attributesOfItem(atPath: folder.journal)[.size] as? Int ?? 0
        let journal = try open(pageLimit: pages / 4096 + 1)
        await expectRefusal(.diskFull) {
            for number in 0..<100 { try await journal.tell(try SampleStory(OperationID("k\(number)"))) }
        }
        try FileManager.default.removeItem(atPath: folder.journal)
        await expectRefusal(.gone) { _ = try await journal.openOperations() }
        #expect(!FileManager.default.fileExists(atPath: folder.journal))
        try await journal.close()
    }
}

extension ChainVerdict {
    fileprivate var isIntact: Bool {
        guard case .intact = self else { return false }
        return true
    }
}
