/// Puts a reply together from the results of a statement, as they come.
struct ReplyCollector {
    /// What a value costs beside its bytes.
    private static let valueOverhead = 16

    private let sql: String
    private let maximumSize: Int
    private var reply = PostgresReply()
    private var size = 0
    private var report: PostgresReport?
    private var hasFailed = false

    init(sql: String, maximumSize: Int) {
        self.sql = sql
        self.maximumSize = maximumSize
    }

    /// Takes the next result; an error is one after which nothing more is to be read.
    mutating func take(_ result: ServerResult) -> PostgresError? {
        switch result.kind {
        case .row:
            return takeRow(of: result)
        case .end:
            reply.columns = result.columns
            reply.command = result.command
        case .copy:
            let message = "The statement copies from or to the client, which is not done here."
            return PostgresError(.copyRefused, message)
        case .failed:
            hasFailed = true
            report = report ?? result.report(on: sql)
        }
        return nil
    }

    private mutating func takeRow(of result: ServerResult) -> PostgresError? {
        size += result.size + result.columnCount * Self.valueOverhead
        guard size <= maximumSize else {
            let message = "The statement came back with more than \(maximumSize) bytes."
            return PostgresError(.replyTooLarge, message)
        }
        reply.rows.append(result.row)
        return nil
    }

    /// After the last result.
    func outcome(warnings: [PostgresReport], isLost: Bool) -> Result<PostgresReply, PostgresError> {
        let isEnded = report.map { $0.severity == .fatal || $0.severity == .panic } ?? false
        guard !isLost, !isEnded else { return .failure(lost) }
        guard hasFailed else {
            var reply = reply
            reply.warnings = warnings
            return .success(reply)
        }
        guard let report else {
            return .failure(PostgresError(.connectionLost, "The server's answer cannot be read."))
        }
        return .failure(PostgresError(.statementFailed, "The statement failed with \(report).", report: report))
    }

    private var lost: PostgresError {
        let reason = report.map { " with \($0)" } ?? ""
        let message = "The server ended the connection\(reason) before the statement was answered."
        return PostgresError(.connectionLost, message, report: report)
    }
}
