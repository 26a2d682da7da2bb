/// What a statement came back with.
package struct PostgresReply: Sendable, Equatable {
    package var columns: [String]
    /// Values as PostgreSQL writes them as text; nil is NULL.
    package var rows: [[String?]]
    /// The command and the count of rows, as in `UPDATE 3`; empty for an empty statement.
    package var command: String
    /// The first 100 warnings: that a command was not carried out in full is often only said so.
    package var warnings: [PostgresReport]

    package init(
        columns: [String] = [], rows: [[String?]] = [], command: String = "", warnings: [PostgresReport] = []
    ) {
        self.columns = columns
        self.rows = rows
        self.command = command
        self.warnings = warnings
    }
}
