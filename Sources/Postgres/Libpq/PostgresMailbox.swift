import Foundation
import Synchronization

/// Names one connection of a client; never used twice.
struct PostgresConnectionID: Hashable, Sendable {
    let number: UInt64
}

/// Names one statement of a client; never used twice.
struct PostgresStatementID: Hashable, Sendable {
    let number: UInt64
}

/// A connection on its way to the loop, with the one who waits for it.
struct PostgresOpening: Sendable {
    typealias Answer = CheckedContinuation<Result<Void, PostgresError>, Never>

    let id: PostgresConnectionID
    let login: PostgresLogin
    /// When the time allowed for connecting is over.
    let deadline: ContinuousClock.Instant
    /// Resumed exactly once, by the connection's link (or by a closed mailbox).
    let answer: Answer
}

/// A statement on its way to the loop, with the one who waits for its outcome.
struct PostgresSubmission: Sendable {
    typealias Answer = CheckedContinuation<Result<PostgresReply, PostgresError>, Never>

    let id: PostgresStatementID
    let connection: PostgresConnectionID
    let statement: PostgresStatement
    let deadline: ContinuousClock.Instant
    /// Resumed exactly once, by the connection's link (or by the loop or a closed mailbox, where there is none).
    let answer: Answer
}

/// Where tasks leave word for the loop's thread, and wake it.
final class PostgresMailbox: Sendable {
    enum Letter: Sendable {
        case open(PostgresOpening)
        case lookedUp(host: String, HostLookup.Outcome)
        case ask(PostgresSubmission)
        case cancel(PostgresConnectionID, PostgresStatementID)
        /// Ends a connection only as long as nobody has been given it.
        case cancelOpening(PostgresConnectionID)
        case close(PostgresConnectionID)
    }

    private struct Contents {
        var letters: [Letter] = []
        var lastNumber: UInt64 = 0
        var isClosed = false
        var hasEnded = false
        var awaitingEnd: [CheckedContinuation<Void, Never>] = []
        /// The writing end of the loop's pipe; nil once the loop has ended, which closes it.
        var wakeEnd: Int32?
    }

    private let contents: Mutex<Contents>

    init(wakeEnd: Int32) {
        contents = Mutex(Contents(wakeEnd: wakeEnd))
    }

    @inline(never) func newNumber() -> UInt64 {
        contents.withLock {
            $0.lastNumber += 1
            return $0.lastNumber
        }
    }

    /// Leaves a letter; where nobody reads any more, those who wait for an answer are told.
    @inline(never) func post(_ letter: Letter) {
        let isClosed = contents.withLock {
            guard !$0.isClosed else { return true }
            $0.letters.append(letter)
            Self.wake($0.wakeEnd)
            return false
        }
        guard isClosed else { return }
        switch letter {
        case .open(let opening): opening.answer.resume(returning: .failure(.clientShutDown))
        case .ask(let submission): submission.answer.resume(returning: .failure(.clientShutDown))
        case .lookedUp, .cancel, .cancelOpening, .close: break
        }
    }

    /// Asks the loop to end; nothing is taken in from now on.
    @inline(never) func close() {
        contents.withLock {
            $0.isClosed = true
            Self.wake($0.wakeEnd)
        }
    }

    /// Returns once the loop has ended and its connections are closed.
    func ended() async {
        await withCheckedContinuation { waiter in
            if hasEnded(orWakes: waiter) { waiter.resume() }
        }
    }

    @inline(never) private func hasEnded(orWakes waiter: CheckedContinuation<Void, Never>) -> Bool {
        contents.withLock {
            if !$0.hasEnded { $0.awaitingEnd.append(waiter) }
            return $0.hasEnded
        }
    }

    /// A full pipe wakes the loop as well, so a write that finds no room is as good.
    private static func wake(_ wakeEnd: Int32?) {
        guard let wakeEnd else { return }
        var byte: UInt8 = 0
        _ = write(wakeEnd, &byte, 1)
    }
}

// MARK: The loop's side

extension PostgresMailbox {
    /// Everything that came in since the last time, and whether the loop is to end.
    @inline(never) func collect() -> (letters: [Letter], isClosed: Bool) {
        contents.withLock {
            let letters = $0.letters
            $0.letters = []
            return (letters, $0.isClosed)
        }
    }

    /// Takes nothing in any more and forgets the pipe, which may be closed after this.
    @inline(never) func forgetLoop() {
        contents.withLock {
            $0.isClosed = true
            $0.wakeEnd = nil
        }
    }

    @inline(never) func announceEnd() {
        let waiters = contents.withLock {
            $0.hasEnded = true
            let waiters = $0.awaitingEnd
            $0.awaitingEnd = []
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}

extension PostgresError {
    static let clientShutDown = Self(.shutDown, "The PostgreSQL client was shut down.")
    static let cancelledUnsent = Self(.cancelled, "The request was cancelled.")
    static let closedBefore = Self(.connectionLost, "The connection ended before the statement was sent.")
}
