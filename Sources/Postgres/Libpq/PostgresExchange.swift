/// One statement on its way to the server and its reply on the way back; belongs to the loop's thread.
final class PostgresExchange {
    let handle: PostgresHandle
    private var collector: ReplyCollector
    /// Whether some of the statement has not left yet.
    private(set) var isWriting: Bool

    /// Nil when the connection takes no statement.
    init?(_ statement: PostgresStatement, on handle: PostgresHandle, maximumSize: Int) {
        guard handle.send(statement) else { return nil }
        self.handle = handle
        collector = ReplyCollector(sql: statement.sql, maximumSize: maximumSize)
        isWriting = handle.flush()
    }

    /// Takes what has come; the outcome once it is known.
    func advance() -> Result<PostgresReply, PostgresError>? {
        let isOpen = handle.receive()
        isWriting = handle.flush()
        while !isOpen || !handle.isWaiting {
            guard let result = handle.nextResult() else {
                return collector.outcome(warnings: handle.warnings, isLost: !isOpen || handle.isLost)
            }
            if let error = collector.take(result) { return .failure(error) }
        }
        return nil
    }
}
