import Engine
import GRDB

/// The tables and how older files are brought up to them (decision 0001). A migration that was released is never changed.
enum Schema {
    /// "ChOv" in ASCII: tells our files from those of other programs.
    static let applicationID = 0x4368_4F76

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("format 1") { database in
            try database.execute(sql: log + operations + posts + inbox)
        }
        migrator.registerMigration("format 2") { database in
            try database.execute(sql: schedules)
        }
        return migrator
    }

    /// Refuses a file by the migrations that were made in it: one from before there was a format that is kept, whose tables
    /// were numbered differently, and one of a newer version.
    static func refuseOthers(than identifiers: [String], in title: String) throws(JournalError) {
        guard !identifiers.contains("v1") else {
            throw JournalError(
                .unreadable,
                "The journal \(title) is of a Changeover from before its format was fixed, which this one does not read: "
                    + "let that one end its operations, then move the file away.")
        }
        guard Set(identifiers).isSubset(of: migrator.migrations) else {
            throw JournalError(
                .unreadable,
                "The journal \(title) was written by a newer version of Changeover; run that one, or a newer.")
        }
    }

    private static let log = """
        CREATE TABLE events (
            line INTEGER PRIMARY KEY,
            stream TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            event TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL,
            UNIQUE (stream, sequence)
        ) STRICT;
        CREATE TRIGGER events_only_at_the_end BEFORE INSERT ON events
        WHEN NEW.line IS NOT (SELECT coalesce(max(line), 0) + 1 FROM events)
            OR NEW.sequence IS NOT
                (SELECT coalesce(max(sequence), 0) + 1 FROM events WHERE stream = NEW.stream)
        BEGIN SELECT RAISE(ABORT, 'events are added at the end of the log only'); END;
        CREATE TRIGGER events_never_change BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
        CREATE TRIGGER events_never_go BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
        CREATE TABLE streams (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            line INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        """

    private static let operations = """
        CREATE TABLE operations (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL CHECK (version > 0),
            phase TEXT NOT NULL,
            account TEXT NOT NULL,
            region TEXT NOT NULL,
            subject_kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
            is_ended INTEGER NOT NULL CHECK (is_ended IN (0, 1)),
            plan INTEGER NOT NULL,
            state TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX open_operations ON operations (number) WHERE is_ended = 0;
        CREATE TABLE holds (
            account TEXT NOT NULL,
            region TEXT NOT NULL,
            service TEXT NOT NULL,
            type TEXT NOT NULL,
            name TEXT NOT NULL,
            operation TEXT NOT NULL,
            PRIMARY KEY (account, region, service, type, name)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX holds_of_operation ON holds (operation);

        """

    private static let posts = """
        CREATE TABLE posts (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            operation TEXT,
            post TEXT NOT NULL,
            delivery TEXT NOT NULL,
            is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
            added_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX open_posts ON posts (number) WHERE is_open = 1;

        """

    private static let inbox = """
        CREATE TABLE inbox (
            number INTEGER PRIMARY KEY,
            channel TEXT NOT NULL,
            message TEXT NOT NULL,
            body TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            answered_at INTEGER,
            UNIQUE (channel, message)
        ) STRICT;
        CREATE INDEX unanswered_messages ON inbox (number) WHERE answered_at IS NULL;
        CREATE TABLE answers (
            caller TEXT NOT NULL,
            request TEXT NOT NULL,
            digest TEXT NOT NULL,
            operation TEXT,
            answered_at INTEGER NOT NULL,
            PRIMARY KEY (caller, request)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cursors (
            channel TEXT PRIMARY KEY,
            cursor TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        """

    private static let schedules = """
        CREATE TABLE schedules (
            name TEXT PRIMARY KEY,
            schedule TEXT NOT NULL,
            considered_until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        """
}
