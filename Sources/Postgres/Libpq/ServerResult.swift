import CLibpq

/// A result in libpq's memory: one row, the end of the rows, or an error.
final class ServerResult {
    enum Kind {
        case row
        /// The end of the rows, or of a command that has none.
        case end
        /// The server waits for data of the client, or is about to send some.
        case copy
        case failed
    }

    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    var kind: Kind {
        switch PQresultStatus(result) {
        case PGRES_SINGLE_TUPLE: .row
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .end
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: .copy
        default: .failed
        }
    }

    var command: String { String(cString: PQcmdStatus(result)) }

    var columnCount: Int { Int(PQnfields(result)) }

    var columns: [String] {
        (0..<PQnfields(result)).map { column in PQfname(result, column).map { String(cString: $0) } ?? "" }
    }

    /// The bytes of the row's values.
    var size: Int { (0..<PQnfields(result)).reduce(0) { $0 + Int(PQgetlength(result, 0, $1)) } }

    var row: [String?] {
        (0..<PQnfields(result)).map { column in
            guard PQgetisnull(result, 0, column) == 0 else { return nil }
            return PQgetvalue(result, 0, column).map { String(cString: $0) }
        }
    }

    /// Nil where it is libpq that found the error, which has no code for it.
    func report(on sql: String) -> PostgresReport? { Self.report(result, sql: sql) }

    /// - Parameter sql: the statement, to tell the line of.
    static func report(_ result: OpaquePointer, sql: String) -> PostgresReport? {
        guard let sqlState = field(result, changeover_pq_sqlstate).flatMap(SQLState.init) else { return nil }
        let position = field(result, changeover_pq_position).flatMap { Int($0) }
        return PostgresReport(
            severity: field(result, changeover_pq_severity).flatMap(PostgresReport.Severity.init) ?? .error,
            sqlState: sqlState, line: position.map(sql.line(ofCharacter:)),
            schema: field(result, changeover_pq_schema), table: field(result, changeover_pq_table),
            column: field(result, changeover_pq_column), dataType: field(result, changeover_pq_data_type),
            constraint: field(result, changeover_pq_constraint))
    }

    private static func field(_ result: OpaquePointer, _ field: Int32) -> String? {
        PQresultErrorField(result, field).map { String(cString: $0) }
    }
}
