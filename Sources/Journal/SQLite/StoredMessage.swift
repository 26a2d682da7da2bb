package import Engine
import GRDB
import Maintenance

/// A row of `inbox`.
struct StoredMessage {
    static func read(_ row: Row, from json: StoredJSON) throws(JournalError) -> InboxMessage {
        let (channel, message): (String, String) = (try row.column("channel"), try row.column("message"))
        return try json.value(from: row.column("body"), of: "message \(message) of channel \(channel)")
    }

    /// Takes a message in; one that is there already is left as it is.
    static func add(_ message: InboxMessage, as json: StoredJSON, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO inbox (channel, message, body, received_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (channel, message) DO NOTHING
                """,
            arguments: [
                message.id.channel, message.id.message, try json.text(of: message),
                message.receivedAt.milliseconds,
            ])
    }

    static func markAnswered(_ message: InboxMessage.ID, at now: Timestamp, in database: Database) throws {
        try database.execute(
            sql: "UPDATE inbox SET answered_at = ? WHERE channel = ? AND message = ? AND answered_at IS NULL",
            arguments: [now.milliseconds, message.channel, message.message])
        guard database.changesCount == 0 else { return }
        let known = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM inbox WHERE channel = ? AND message = ?",
            arguments: [message.channel, message.message])
        throw known == 0 ? JournalError.unknown(message) : JournalError.answered(message)
    }
}

extension SQLiteJournal {
    package func takeIn(_ messages: [InboxMessage], channel: String, cursor: String) throws(JournalError) {
        try write { database in
            for message in messages { try StoredMessage.add(message, as: json, in: database) }
            try database.execute(
                sql: """
                    INSERT INTO cursors (channel, cursor) VALUES (?, ?)
                    ON CONFLICT (channel) DO UPDATE SET cursor = excluded.cursor
                    """,
                arguments: [channel, cursor])
        }
    }

    package func cursor(of channel: String) throws(JournalError) -> String? {
        try read { database in
            try String.fetchOne(database, sql: "SELECT cursor FROM cursors WHERE channel = ?", arguments: [channel])
        }
    }

    package func unansweredMessages() throws(JournalError) -> [InboxMessage] {
        let rows = try read { database in
            try Row.fetchAll(
                database, sql: "SELECT channel, message, body FROM inbox WHERE answered_at IS NULL ORDER BY number")
        }
        return readable(rows) { row throws(JournalError) in try StoredMessage.read(row, from: json) }
    }
}
