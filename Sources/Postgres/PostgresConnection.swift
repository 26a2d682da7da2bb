/// A session with a server; the server keeps its settings and its transaction from one statement to the next.
///
/// Statements asked at once are sent one after the other. Cancelling a task whose statement was sent closes the
/// connection: nothing else stops a statement for certain. Dropping the last reference closes it, too.
package final class PostgresConnection: Sendable {
    private let id: PostgresConnectionID
    private let client: PostgresClient
    private let limits: PostgresLimits

    init(_ id: PostgresConnectionID, client: PostgresClient, limits: PostgresLimits) {
        self.id = id
        self.client = client
        self.limits = limits
    }

    deinit {
        close()
    }

    /// Has the server carry out one statement.
    ///
    /// After `statementFailed` the connection can be used further, after any other error that the server or the network
    /// gave rise to it is closed.
    ///
    /// - Parameter parameters: the values of `$1`, `$2` and so on, as text.
    @discardableResult
    package func ask(_ sql: String, _ parameters: [String?] = []) async throws(PostgresError) -> PostgresReply {
        let deadline = ContinuousClock.now + limits.statement + limits.grace
        let statement = try PostgresStatement(sql, parameters)
        let mailbox = client.mailbox
        let statementID = PostgresStatementID(number: mailbox.newNumber())
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { (answer: PostgresSubmission.Answer) in
                guard !Task.isCancelled else { return answer.resume(returning: .failure(.cancelledUnsent)) }
                mailbox.post(
                    .ask(
                        PostgresSubmission(
                            id: statementID, connection: id, statement: statement, deadline: deadline, answer: answer)))
                if Task.isCancelled { mailbox.post(.cancel(id, statementID)) }
            }
        } onCancel: {
            mailbox.post(.cancel(id, statementID))
        }
        return try outcome.get()
    }

    /// Closes the connection; what is under way ends with `shutDown`.
    package func close() {
        client.mailbox.post(.close(id))
    }
}
