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
        let pipe = try WakePipe()
        let mailbox = PostgresMailbox(wakeEnd: pipe.writing)
        self.mailbox = mailbox
        let thread = Thread {
            PostgresLoop(mailbox: mailbox, pipe: pipe, maximumConnections: maximumConnections).run()
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
