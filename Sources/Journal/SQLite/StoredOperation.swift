import Engine
import GRDB
import Maintenance

/// A row of `operations`.
struct StoredOperation {
    static let columns = "id, version, state"

    static func read(_ row: Row, kinds: KindTable) throws(JournalError) -> Operation {
        let id: String = try row.column("id")
        let operation: Operation = try StoredJSON.value(
            from: row.column("state"), of: "state of operation \(id)", kinds: kinds)
        let version: Int = try row.column("version")
        guard operation.id.text == id, operation.version == version else {
            throw JournalError(
                .unreadable,
                "The state of operation \(id) cannot be read: it is version \(operation.version) of \(operation.id), "
                    + "not version \(version) of \(id).")
        }
        return operation
    }

    /// What the columns beside an unreadable state tell.
    static func parked(_ row: Row, because error: JournalError) throws(JournalError) -> ParkedOperation {
        let place = Place(account: try row.column("account"), region: try row.column("region"))
        return ParkedOperation(
            id: OperationID(try row.column("id")),
            target: Target(place: place, cluster: ClusterID(try row.column("cluster"))),
            phase: try row.column("phase"), reason: error.message)
    }

    /// Writes the state that follows on the expected version, if that is what is stored.
    static func write(_ operation: Operation, expected: Int?, at now: Timestamp, in database: Database) throws {
        let place = operation.target.place
        let values: StatementArguments = [
            "id": operation.id.text, "version": operation.version, "phase": operation.phase.name,
            "account": place.account, "region": place.region, "cluster": operation.target.cluster.text,
            "is_active": operation.isActive, "is_ended": operation.isEnded,
            "state": try StoredJSON.text(of: operation), "updated_at": now.milliseconds,
        ]
        do {
            if let expected {
                try database.cachedStatement(sql: update).execute(arguments: values + ["expected": expected])
                if database.changesCount == 0 { throw try conflict(operation.id, expected: expected, in: database) }
            } else {
                try database.cachedStatement(sql: insert).execute(
                    arguments: values + ["created_at": operation.createdAt.milliseconds])
            }
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            throw try refusal(of: operation, expected: expected, in: database)
        }
    }

    private static let insert = """
        INSERT INTO operations
            (id, version, phase, account, region, cluster, is_active, is_ended, state, created_at, updated_at)
        VALUES
            (:id, :version, :phase, :account, :region, :cluster, :is_active, :is_ended, :state, :created_at, :updated_at)
        """

    private static let update = """
        UPDATE operations SET
            version = :version, phase = :phase, account = :account, region = :region, cluster = :cluster,
            is_active = :is_active, is_ended = :is_ended, state = :state, updated_at = :updated_at
        WHERE id = :id AND version = :expected
        """

    static func version(of operation: OperationID, in database: Database) throws -> Int? {
        try Int.fetchOne(database, sql: "SELECT version FROM operations WHERE id = ?", arguments: [operation.text])
    }

    static func conflict(_ operation: OperationID, expected: Int?, in database: Database) throws -> JournalError {
        .conflict(operation, expected: expected, stored: try version(of: operation, in: database))
    }

    /// Which of the two unique constraints refused: the id, or the lock on the cluster.
    private static func refusal(
        of operation: Operation, expected: Int?, in database: Database
    ) throws -> JournalError {
        if expected == nil, try version(of: operation.id, in: database) != nil {
            return try conflict(operation.id, expected: nil, in: database)
        }
        let place = operation.target.place
        let holder = try String.fetchOne(
            database,
            sql: "SELECT id FROM operations WHERE account = ? AND region = ? AND cluster = ? AND is_active = 1",
            arguments: [place.account, place.region, operation.target.cluster.text])
        return .clusterTaken(operation.target, by: OperationID(holder ?? "?"))
    }
}
