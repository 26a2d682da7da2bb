import Engine
import Foundation
import GRDB
import Journal
import Maintenance
import TestSupport
import Testing

/// What every journal does with locks and the freeze.
struct RestraintConformanceTests {
    private static func lock(_ region: String?) -> Restraint {
        Restraint(
            cluster: "orders", region: region, reason: "release week", by: "U0ALICE", since: SampleStory.beginning)
    }

    private static func entry(_ change: RestraintChange) -> Entry {
        Entry(
            operation: nil, expectedVersion: nil, events: [], posts: [], restraint: change, at: SampleStory.beginning)
    }

    @Test(arguments: JournalKind.allCases)
    func `locks of one name in two regions are two, and each is lifted alone`(kind: JournalKind) async throws {
        let (east, west, all) = (Self.lock("us-east-1"), Self.lock("eu-west-1"), Self.lock(nil))
        try await kind.withJournal { journal in
            for lock in [east, west, all] { try await journal.commit(Self.entry(.imposed(lock))) }
            #expect(try await journal.restraints() == [east, west, all])
            try await journal.commit(Self.entry(.lifted("orders", region: "us-east-1", by: "U0BOB")))
            #expect(try await journal.restraints() == [west, all])
            try await journal.commit(Self.entry(.lifted("orders", by: "U0BOB")))
            #expect(try await journal.restraints() == [west])
        }
    }

    /// A file as the version before wrote it: locks have no regions.
    private static func olderFile(in folder: TemporaryFolder) throws {
        let file = try #require(
            Bundle.module.url(forResource: "journal-v1", withExtension: "sql", subdirectory: "Fixtures"))
        try JournalDump.restore(String(contentsOf: file, encoding: .utf8), to: folder.journal)
        let queue = try DatabaseQueue(path: folder.journal)
        try queue.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE restraints (number INTEGER PRIMARY KEY, cluster TEXT, reason TEXT NOT NULL,
                        imposed_by TEXT NOT NULL, imposed_at INTEGER NOT NULL, lifted_by TEXT, lifted_at INTEGER) STRICT;
                    CREATE UNIQUE INDEX one_restraint ON restraints (coalesce(cluster, '')) WHERE lifted_at IS NULL;
                    INSERT INTO restraints (cluster, reason, imposed_by, imposed_at)
                        VALUES ('orders', 'release week', 'U0ALICE', \(SampleStory.beginning.milliseconds));
                    INSERT INTO grdb_migrations (identifier) VALUES ('v2');
                    """)
        }
        try queue.close()
    }

    @Test func `a lock from before regions were told apart goes on to cover every one`() async throws {
        let folder = try TemporaryFolder()
        try Self.olderFile(in: folder)
        let audit = try JournalAudit(of: folder.journal)
        let before = try audit.findings()
        try audit.close()
        #expect(before.restraints.map(\.restraint) == [Self.lock(nil)])
        let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
        let old = try #require(try await journal.restraints().first)
        #expect(old == Self.lock(nil) && old.covers(.orders))
        try await journal.commit(Self.entry(.imposed(Self.lock("eu-west-1"))))
        try await journal.commit(Self.entry(.lifted("orders", by: "U0BOB")))
        #expect(try await journal.restraints() == [Self.lock("eu-west-1")])
        try await journal.close()
    }
}
