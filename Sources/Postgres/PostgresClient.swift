import Foundation

/// Connects to PostgreSQL servers through libpq, to many at once, from one thread of its own.
///
/// Nothing is tried a second time. Dropping the last reference, those of its connections included, ends the thread, as
/// `shutdown()` does.
package final class PostgresClient: Sendable {
    let mailbox: PostgresMailbox

    /// Starts the thread.
    ///
    /// - Parameter maximumConnections: those beyond are refused as `busy`.
    package init(maximumConnections: Int = 64) throws(PostgresError) {
        let bell = try WakePipe()
        let mailbox = PostgresMailbox(bell: bell.writing)
        self.mailbox = mailbox
        let thread = Thread {
            PostgresLoop(mailbox: mailbox, bell: bell, maximumConnections: maximumConnections).run()
        }
        thread.name = "postgres"
        thread.start()
    }

    deinit {
        mailbox.close()
    }

    /// A session that is logged in. Cancelling the task ends the attempt.
    package func connect(_ login: PostgresLogin) async throws(PostgresError) -> PostgresConnection {
        let deadline = ContinuousClock.now + login.limits.connect
        try login.check()
        let id = PostgresConnectionID(number: mailbox.newNumber())
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { (answer: PostgresOpening.Answer) in
                guard !Task.isCancelled else { return answer.resume(returning: .failure(.cancelledUnsent)) }
                mailbox.post(.open(PostgresOpening(id: id, login: login, deadline: deadline, answer: answer)))
                // A cancellation between the two lines above came too early to be of any effect.
                if Task.isCancelled { mailbox.post(.cancelOpening(id)) }
            }
        } onCancel: {
            mailbox.post(.cancelOpening(id))
        }
        try outcome.get()
        return PostgresConnection(id, client: self, limits: login.limits)
    }

    /// Ends every statement with `shutDown` and closes all connections; later requests end the same way.
    package func shutdown() async {
        mailbox.close()
        await mailbox.ended()
    }
}

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

extension PostgresError {
    fileprivate static let cancelledUnsent = Self(.cancelled, "The request was cancelled.")
}
