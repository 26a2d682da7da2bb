import CLibcurl
import Synchronization

/// Names one exchange of a transport; never used twice.
struct CurlExchangeID: Hashable, Sendable {
    let number: UInt64
}

/// A request on its way to the loop, with the one who waits for its outcome.
struct CurlSubmission: Sendable {
    typealias Answer = CheckedContinuation<Result<TransportReply, TransportError>, Never>

    let id: CurlExchangeID
    let request: CurlRequest
    /// When the time allowed for the whole exchange is over.
    let deadline: ContinuousClock.Instant
    /// Resumed exactly once, by whoever takes the submission out of the loop's table (or of a closed mailbox).
    let answer: Answer
}

/// Where tasks leave word for the loop's thread, and wake it.
final class CurlMailbox: Sendable {
    enum Letter: Sendable {
        case submit(CurlSubmission)
        case cancel(CurlExchangeID)
    }

    private struct Contents {
        var letters: [Letter] = []
        var lastID: UInt64 = 0
        var isClosed = false
        var hasEnded = false
        var awaitingEnd: [CheckedContinuation<Void, Never>] = []
        /// The multi handle, as long as it lives: only ever used to wake the loop, the one call that libcurl allows from
        /// any thread, and only under the lock, which the loop takes to clear this before it frees the handle.
        var multi: UInt
    }

    private let contents: Mutex<Contents>

    init(multi: UInt) {
        contents = Mutex(Contents(multi: multi))
    }

    @inline(never) func newID() -> CurlExchangeID {
        contents.withLock {
            $0.lastID += 1
            return CurlExchangeID(number: $0.lastID)
        }
    }

    @inline(never) func submit(_ submission: CurlSubmission) {
        let isClosed = contents.withLock {
            guard !$0.isClosed else { return true }
            $0.letters.append(.submit(submission))
            Self.wake($0.multi)
            return false
        }
        guard isClosed else { return }
        submission.answer.resume(returning: .failure(Self.shutDown(.notSent)))
    }

    /// Asks for an exchange to be ended; of no effect when it has come to its end already.
    @inline(never) func cancel(_ id: CurlExchangeID) {
        contents.withLock {
            guard !$0.isClosed else { return }
            $0.letters.append(.cancel(id))
            Self.wake($0.multi)
        }
    }

    /// Asks the loop to end; nothing is taken in from now on.
    @inline(never) func close() {
        contents.withLock {
            $0.isClosed = true
            Self.wake($0.multi)
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

    static func shutDown(_ delivery: TransportError.Delivery) -> TransportError {
        TransportError(.shutDown, "The transport was shut down.", delivery: delivery)
    }

    private static func wake(_ multi: UInt) {
        guard let pointer = UnsafeMutableRawPointer(bitPattern: multi) else { return }
        curl_multi_wakeup(pointer)
    }
}

// MARK: The loop's side

extension CurlMailbox {
    /// Everything that came in since the last time, and whether the loop is to end.
    @inline(never) func collect() -> (letters: [Letter], isClosed: Bool) {
        contents.withLock {
            let letters = $0.letters
            $0.letters = []
            return (letters, $0.isClosed)
        }
    }

    /// Takes nothing in any more and forgets the multi handle, which may be freed after this.
    @inline(never) func forgetLoop() {
        contents.withLock {
            $0.isClosed = true
            $0.multi = 0
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
