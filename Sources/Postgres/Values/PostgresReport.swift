/// What the server says of an error or a warning, without the texts that quote values (message, detail, hint, context).
package struct PostgresReport: Sendable, Equatable {
    /// As in "Message Severity Levels" of the PostgreSQL manual.
    package enum Severity: String, Sendable {
        case debug = "DEBUG"
        case log = "LOG"
        case info = "INFO"
        case notice = "NOTICE"
        case warning = "WARNING"
        case error = "ERROR"
        /// The server ends the session.
        case fatal = "FATAL"
        /// The server ends all sessions.
        case panic = "PANIC"
    }

    package var severity: Severity
    package var sqlState: SQLState
    /// The line of the statement, its first being 1, where the server saw the error.
    package var line: Int?
    package var schema: String?
    package var table: String?
    package var column: String?
    package var dataType: String?
    package var constraint: String?

    package init(
        severity: Severity = .error, sqlState: SQLState, line: Int? = nil, schema: String? = nil, table: String? = nil,
        column: String? = nil, dataType: String? = nil, constraint: String? = nil
    ) {
        self.severity = severity
        self.sqlState = sqlState
        self.line = line
        self.schema = schema
        self.table = table
        self.column = column
        self.dataType = dataType
        self.constraint = constraint
    }
}

extension PostgresReport: CustomStringConvertible {
    /// As in `23505 (unique_violation) in line 2: table public.orders, constraint orders_pkey`.
    package var description: String {
        let place = line.map { " in line \($0)" } ?? ""
        let names = [
            table.map { "table \(qualified($0))" }, column.map { "column \($0)" },
            dataType.map { "type \(table == nil ? qualified($0) : $0)" }, constraint.map { "constraint \($0)" },
        ].compactMap(\.self)
        return "\(sqlState)\(place)" + (names.isEmpty ? "" : ": " + names.joined(separator: ", "))
    }

    private func qualified(_ name: String) -> String {
        schema.map { "\($0).\(name)" } ?? name
    }
}
