import Foundation

/// One connection of a client, from the request for it to its end; belongs to the loop's thread.
final class PostgresLink {
    private enum Phase {
        case lookingUp(PostgresOpening)
        case connecting(PostgresOpening, PostgresHandle, isWriting: Bool)
        /// Connected, and asked for what has to hold before anybody is given the connection.
        case preparing(PostgresOpening, PostgresExchange)
        case idle(PostgresHandle)
        case asking(PostgresSubmission, PostgresExchange)
        case ended
    }

    /// Statements that may wait for their turn on a connection.
    private static let maximumWaiting = 64

    let login: PostgresLogin
    private var phase: Phase
    private var waiting: [PostgresSubmission] = []

    init(_ opening: PostgresOpening) {
        login = opening.login
        phase = .lookingUp(opening)
    }

    var hasEnded: Bool {
        guard case .ended = phase else { return false }
        return true
    }

    /// What the loop is to wait for; nil where that is no traffic.
    var watch: pollfd? {
        switch phase {
        case .lookingUp, .ended: nil
        case .connecting(_, let handle, let isWriting):
            pollfd(fd: handle.socket, events: Int16(isWriting ? POLLOUT : POLLIN), revents: 0)
        case .preparing(_, let exchange), .asking(_, let exchange):
            pollfd(
                fd: exchange.handle.socket, events: Int16(exchange.isWriting ? POLLIN | POLLOUT : POLLIN), revents: 0)
        case .idle(let handle): pollfd(fd: handle.socket, events: Int16(POLLIN), revents: 0)
        }
    }

    /// The earliest time at which somebody has waited long enough.
    var deadline: ContinuousClock.Instant? {
        let current: ContinuousClock.Instant? =
            switch phase {
            case .lookingUp(let opening), .connecting(let opening, _, _), .preparing(let opening, _): opening.deadline
            case .asking(let submission, _): submission.deadline
            case .idle, .ended: nil
            }
        return ([current] + waiting.map(\.deadline)).compactMap(\.self).min()
    }
}

// MARK: What tasks ask for

extension PostgresLink {
    func lookedUp(_ outcome: HostLookup.Outcome) {
        guard case .lookingUp(let opening) = phase else { return }
        switch outcome {
        case .failed(let words):
            end(PostgresError(.hostNotFound, "The name \(login.host) does not resolve (\(words))."))
        case .addresses(let addresses):
            let keywords = ConnectionKeywords(login, addresses: addresses)
            guard let handle = PostgresHandle(keywords, host: login.host) else {
                return end(PostgresError(.unreachable, "libpq has no memory for a connection."))
            }
            guard !handle.isLost else { return end(handle.failure.error) }
            phase = .connecting(opening, handle, isWriting: true)
        }
    }

    func ask(_ submission: PostgresSubmission) {
        guard waiting.count < Self.maximumWaiting else {
            let error = PostgresError(.busy, "Too many statements wait for the connection to \(login.host).")
            return submission.answer.resume(returning: .failure(error))
        }
        waiting.append(submission)
        startNext()
    }

    func cancel(_ id: PostgresStatementID) {
        if case .asking(let submission, _) = phase, submission.id == id {
            // The server finds the closed connection by itself (`client_connection_check_interval`).
            return end(PostgresError(.cancelled, "The statement was cancelled."))
        }
        drop(PostgresError(.cancelled, "The statement was cancelled.")) { $0.id == id }
    }

    func cancelOpening() {
        switch phase {
        case .lookingUp, .connecting, .preparing: end(PostgresError(.cancelled, "The connection was cancelled."))
        case .idle, .asking, .ended: break
        }
    }

    func expire(at now: ContinuousClock.Instant) {
        let limits = login.limits
        switch phase {
        case .lookingUp(let opening), .connecting(let opening, _, _), .preparing(let opening, _):
            guard opening.deadline <= now else { break }
            end(PostgresError(.timedOut, "No usable connection to \(login.host) within \(limits.connect)."))
        case .asking(let submission, _):
            guard submission.deadline <= now else { break }
            let message = "\(login.host) did not answer a statement within \(limits.statement + limits.grace)."
            end(PostgresError(.timedOut, message))
        case .idle, .ended: break
        }
        drop(PostgresError(.timedOut, "A statement waited in vain for its turn.")) { $0.deadline <= now }
    }

    /// Answers everybody who waits, and closes the connection.
    func end(_ error: PostgresError) {
        let last = phase
        phase = .ended
        switch last {
        case .lookingUp(let opening), .connecting(let opening, _, _), .preparing(let opening, _):
            opening.answer.resume(returning: .failure(error))
        case .asking(let submission, _):
            var error = error
            error.outcome = .unknown
            submission.answer.resume(returning: .failure(error))
        case .idle, .ended: break
        }
        drop(error.code == .shutDown ? error : .closedBefore) { _ in true }
    }

    private func drop(_ error: PostgresError, where isDropped: (PostgresSubmission) -> Bool) {
        let dropped = waiting.filter(isDropped)
        waiting.removeAll(where: isDropped)
        for submission in dropped { submission.answer.resume(returning: .failure(error)) }
    }
}

// MARK: What comes from the server

extension PostgresLink {
    /// Goes on, now that there is traffic.
    func advance() {
        switch phase {
        case .lookingUp, .ended: break
        case .connecting(let opening, let handle, _): connect(opening, handle)
        case .preparing(let opening, let exchange):
            guard let outcome = exchange.advance() else { return }
            take(outcome, of: opening, on: exchange.handle)
        case .idle(let handle):
            // Nothing was asked: the server says that a setting has changed, or takes its leave.
            let isOpen = handle.receive()
            guard !handle.isWaiting, isOpen, !handle.isLost else { return end(.closedBefore) }
        case .asking(let submission, let exchange):
            guard let outcome = exchange.advance() else { return }
            take(outcome, of: submission, on: exchange.handle)
        }
    }

    private func connect(_ opening: PostgresOpening, _ handle: PostgresHandle) {
        switch handle.goOn() {
        case .reading: phase = .connecting(opening, handle, isWriting: false)
        case .writing: phase = .connecting(opening, handle, isWriting: true)
        case .failed(let failure): end(failure.error)
        case .connected:
            guard handle.isEncrypted else {
                return end(PostgresError(.tlsFailed, "The connection to \(login.host) has no TLS."))
            }
            guard let exchange = exchange(Self.preparation, on: handle) else { return end(handle.failure.error) }
            phase = .preparing(opening, exchange)
        }
    }

    /// Whether the server takes changes; and it is to notice within half a second when a connection was closed under a
    /// statement, where it can (from version 14 on), since nothing else stops the statement then.
    private static let preparation = PostgresStatement(
        literal: """
            select pg_catalog.current_setting('transaction_read_only'),
                (select pg_catalog.set_config(name, '500', false) from pg_catalog.pg_settings
                  where name = 'client_connection_check_interval')
            """)

    private func take(
        _ outcome: Result<PostgresReply, PostgresError>, of opening: PostgresOpening, on handle: PostgresHandle
    ) {
        switch (outcome, login.access) {
        case (.failure(var error), _):
            // Nobody's statement was sent yet.
            error.outcome = .notDone
            end(error)
        case (.success(let reply), .readWrite) where reply.rows.first?.first != "off":
            end(PostgresError(.readOnly, "\(login.host) takes no changes."))
        case (.success, .readOnly), (.success, .readWrite):
            phase = .idle(handle)
            opening.answer.resume(returning: .success(()))
            startNext()
        }
    }

    private func take(
        _ outcome: Result<PostgresReply, PostgresError>, of submission: PostgresSubmission, on handle: PostgresHandle
    ) {
        if case .failure(let error) = outcome, error.code != .statementFailed { return end(error) }
        phase = .idle(handle)
        submission.answer.resume(returning: outcome)
        startNext()
    }

    private func startNext() {
        guard case .idle(let handle) = phase, !waiting.isEmpty else { return }
        let submission = waiting.removeFirst()
        guard let exchange = exchange(submission.statement, on: handle) else {
            submission.answer.resume(returning: .failure(.closedBefore))
            return end(.closedBefore)
        }
        phase = .asking(submission, exchange)
    }

    private func exchange(_ statement: PostgresStatement, on handle: PostgresHandle) -> PostgresExchange? {
        PostgresExchange(statement, on: handle, maximumSize: login.limits.replySize)
    }
}
