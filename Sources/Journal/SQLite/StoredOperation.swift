import Engine
import GRDB
import Maintenance

/// A row of `operations`, with the line of the log that its plan stands in.
struct StoredOperation {
    /// What a state is read from: the plan stands in the log alone, everything else in the row.
    static let rows = """
        SELECT operations.id, operations.version, operations.phase, operations.account, operations.region,
            operations.subject, operations.state, events.line, events.stream, events.sequence, events.at, events.name,
            events.version AS event_version, events.event
        FROM operations LEFT JOIN events ON events.line = operations.plan
        """

    static func read(
        _ row: Row, from json: StoredJSON, sharing pool: StringPool
    ) throws(JournalError) -> Operation {
        let id = OperationID(try row.column("id"))
        let version: Int = try row.column("version")
        let state: Operation.State = try json.value(
            from: row.column("state"), of: "state of operation \(id)", sharing: pool)
        let plan = try plan(of: id, in: row, from: json, sharing: pool)
        return Operation(state, plan: plan, version: version)
    }

    private static func plan(
        of id: OperationID, in row: Row, from json: StoredJSON, sharing pool: StringPool
    ) throws(JournalError) -> Plan {
        let stream: String? = try row.column("stream")
        guard stream == StreamID.operation(id).text else {
            throw JournalError(.unreadable, "The plan of operation \(id) is not where its state says.")
        }
        let line = LogLine(
            number: try row.column("line"), stream: .operation(id), sequence: try row.column("sequence"),
            at: Timestamp(milliseconds: try row.column("at")), name: try row.column("name"),
            version: try row.column("event_version"), event: try row.column("event"))
        let event: Event = try line.read(from: json, sharing: pool)
        guard let plan = event.plan, plan.operation == id else {
            throw JournalError(.unreadable, "The \(line.title) holds no plan of that operation.")
        }
        return plan
    }

    /// What the columns beside a state tell that cannot be read or believed.
    static func parked(_ row: Row, because error: JournalError) throws(JournalError) -> ParkedOperation {
        let place = Place(account: try row.column("account"), region: try row.column("region"))
        return ParkedOperation(
            id: OperationID(try row.column("id")),
            target: Target(place: place, cluster: ClusterID(try row.column("subject"))),
            phase: try row.column("phase"), cause: error.code == .contradicted ? .contradicted : .unreadable,
            reason: error.message)
    }

    /// Writes the state that follows on a version, which was found to be the stored one.
    ///
    /// - Parameter plan: the line of a new plan.
    static func write(
        _ operation: Operation, onto version: Int, plan: Int?, at now: Timestamp, as json: StoredJSON,
        in database: Database
    ) throws {
        let subject = operation.plan.subject
        let values: StatementArguments = [
            "id": operation.id.text, "version": operation.version, "phase": operation.phase.name,
            "account": subject.place.account, "region": subject.place.region, "subject_kind": subject.kind.text,
            "subject": subject.name,
            "is_active": operation.isActive, "is_ended": operation.isEnded, "plan": plan,
            "state": try json.text(of: operation.state), "updated_at": now.milliseconds,
        ]
        if version > 0 {
            try database.cachedStatement(sql: update).execute(arguments: values)
        } else {
            try database.cachedStatement(sql: insert).execute(
                arguments: values + ["created_at": operation.createdAt.milliseconds])
        }
    }

    private static let insert = """
        INSERT INTO operations
            (id, version, phase, account, region, subject_kind, subject, is_active, is_ended, plan, state, created_at,
             updated_at)
        VALUES
            (:id, :version, :phase, :account, :region, :subject_kind, :subject, :is_active, :is_ended, :plan, :state,
             :created_at, :updated_at)
        """

    private static let update = """
        UPDATE operations SET
            version = :version, phase = :phase, account = :account, region = :region, subject_kind = :subject_kind,
            subject = :subject, is_active = :is_active, is_ended = :is_ended, plan = coalesce(:plan, plan),
            state = :state, updated_at = :updated_at
        WHERE id = :id
        """

    static func version(of operation: OperationID, in database: Database) throws -> Int? {
        let select = try database.cachedStatement(sql: "SELECT version FROM operations WHERE id = ?")
        return try Int.fetchOne(select, arguments: [operation.text])
    }
}
