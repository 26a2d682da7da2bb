package import Engine
import GRDB
import Maintenance

/// A row of `answers`: what came of a request that its caller gave a name.
enum StoredAnswer {
    /// - Throws: `.conflict` when the request is answered already.
    static func add(
        _ request: KeyedRequest, about operation: OperationID?, at now: Timestamp, in database: Database
    ) throws {
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO answers (caller, request, digest, operation, answered_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
        try insert.execute(arguments: [
            request.caller, request.name, request.digest, operation?.text, now.milliseconds,
        ])
        guard database.changesCount > 0 else { throw JournalError.answered(request) }
    }
}

extension SQLiteJournal {
    package func answer(to request: KeyedRequest) throws(JournalError) -> RecordedAnswer? {
        try read { database in
            let select = try database.cachedStatement(
                sql: "SELECT digest, operation FROM answers WHERE caller = ? AND request = ?")
            return try Row.fetchOne(select, arguments: [request.caller, request.name]).map { row in
                let operation: String? = try row.column("operation")
                return RecordedAnswer(
                    digest: try row.column("digest"), operation: operation.map { OperationID($0) })
            }
        }
    }
}
