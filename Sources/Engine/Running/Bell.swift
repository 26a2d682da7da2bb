import Synchronization

/// Wakes one waiting loop: rung before or during the wait, it ends it.
package final class Bell: Sendable {
    private struct State {
        var isRung = false
        var isClosed = false
        var waiting: AsyncStream<Void>.Continuation?
    }

    private let state = Mutex(State())

    package init() {}

    @inline(never) package func ring() {
        state.withLock { state in
            state.isRung = true
            state.waiting?.yield()
        }
    }

    /// Rings for good: every wait ends at once.
    @inline(never) package func close() {
        state.withLock { $0.isClosed = true }
        ring()
    }

    package var isClosed: Bool { @inline(never) get { state.withLock { $0.isClosed } } }

    /// Waits until rung, for `limit` at most, or until the task is cancelled.
    package func wait(atMost limit: Duration, clock: any Clock<Duration>) async {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        if !isRung(orWakes: continuation) {
            await withTaskGroup(of: Void.self) { group in
                // A cancelled sleep ends the wait, which is all that cancellation means here.
                group.addTask { try? await clock.sleep(for: limit) }
                group.addTask { for await _ in stream { return } }
                await group.next()
                group.cancelAll()
            }
        }
        endWait()
    }

    // Locks are taken in methods that are not inlined: in an optimised async function the lock can be left with the
    // thread's id of before a suspension, which ends the process (Swift 6.3 on Linux).

    @inline(never) private func isRung(orWakes continuation: AsyncStream<Void>.Continuation) -> Bool {
        state.withLock { state in
            if !state.isRung { state.waiting = continuation }
            return state.isRung
        }
    }

    @inline(never) private func endWait() {
        state.withLock { state in
            state.waiting = nil
            state.isRung = state.isClosed
        }
    }
}
