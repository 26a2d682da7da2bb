package import Foundation
internal import Synchronization

/// A clock that moves only when a test turns it, or, if so made, when someone sleeps on it.
package final class ManualClock: Clock, Sendable {
    package struct Instant: InstantProtocol {
        package var offset: Duration

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (lhs: Instant, rhs: Instant) -> Bool { lhs.offset < rhs.offset }
    }

    private struct Sleeper {
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var slept: [Duration] = []
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
        var watchers: [Watcher] = []
    }

    private let state = Mutex(State())
    private let start: Date
    private let sleepingAdvances: Bool

    /// - Parameters:
    ///   - start: the date at which the clock begins, for `date`.
    ///   - sleepingAdvances: whether a sleep ends at once, with the clock moved on to its end.
    package init(start: Date = Date(timeIntervalSince1970: 1_440_938_160), sleepingAdvances: Bool = false) {
        self.start = start
        self.sleepingAdvances = sleepingAdvances
    }

    package var now: Instant { @inline(never) get { state.withLock(\.now) } }
    package var minimumResolution: Duration { .zero }

    /// The clock's instant as a date.
    package var date: Date { start.addingTimeInterval(now.offset / .seconds(1)) }

    /// How long each sleep so far was meant to last, in the order in which they began.
    package var slept: [Duration] { @inline(never) get { state.withLock(\.slept) } }

    /// Turns the clock and wakes whoever slept until then.
    @inline(never) package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Returns once at least that many tasks sleep on the clock.
    package func sleepers(_ count: Int) async {
        await withCheckedContinuation { continuation in
            if hasSleepers(count, orWakes: continuation) { continuation.resume() }
        }
    }

    @inline(never) private func hasSleepers(
        _ count: Int, orWakes continuation: CheckedContinuation<Void, Never>
    ) -> Bool {
        state.withLock { state in
            guard state.sleepers.count < count else { return true }
            state.watchers.append(Watcher(count: count, continuation: continuation))
            return false
        }
    }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let id = note(deadline)
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                register(Sleeper(deadline: deadline, continuation: continuation), as: id)
            }
        } onCancel: {
            remove(id)?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Notes that somebody is about to sleep, and gives the sleep a number.
    @inline(never) private func note(_ deadline: Instant) -> Int {
        state.withLock { state in
            state.nextID += 1
            state.slept.append(state.now.duration(to: deadline))
            if sleepingAdvances { state.now = max(state.now, deadline) }
            return state.nextID
        }
    }

    @inline(never) private func remove(_ id: Int) -> Sleeper? {
        state.withLock { $0.sleepers.removeValue(forKey: id) }
    }

    @inline(never) private func register(_ sleeper: Sleeper, as id: Int) {
        // A cancellation from before this point found no sleeper to wake, hence the question inside the lock.
        let (result, reached): (Result<Void, any Error>?, [Watcher]) = state.withLock { state in
            guard !Task.isCancelled else { return (.failure(CancellationError()), []) }
            guard sleeper.deadline > state.now else { return (.success(()), []) }
            state.sleepers[id] = sleeper
            let reached = state.watchers.filter { $0.count <= state.sleepers.count }
            state.watchers.removeAll { $0.count <= state.sleepers.count }
            return (nil, reached)
        }
        for watcher in reached { watcher.continuation.resume() }
        if let result { sleeper.continuation.resume(with: result) }
    }
}
