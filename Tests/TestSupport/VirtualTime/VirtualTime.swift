package import Foundation
internal import Synchronization

/// Runs a task tree of production code in virtual time: every job on one thread, first in first out, and a clock that
/// moves to the next sleeper when no job is left.
///
/// A task prefers it as its executor, and its child tasks and default actors with it. An actor with an executor of its
/// own, such as the journal, is given a `VirtualSerialExecutor`.
package final class VirtualTime: TaskExecutor, Sendable {
    private struct Sleeper {
        let deadline: Int64
        let number: Int
        let wake: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var jobs = JobQueue()
        var sleepers: [Sleeper] = []
        /// Milliseconds since the Unix epoch.
        var now: Int64
        var lastNumber = 0
        /// Sleeps that were cancelled before they began.
        var cancelled: Set<Int> = []
        /// How many pieces of work are under way elsewhere.
        var outside = 0
        var isOver = false
    }

    private enum Next {
        case run(Job)
        case wake(CheckedContinuation<Void, any Error>)
        /// Only something outside of the task tree can go on.
        case wait
        case end
    }

    private let state: Mutex<State>
    private let signal = DispatchSemaphore(value: 0)

    private init(start: Int64) {
        state = Mutex(State(now: start))
    }

    /// Runs the body, on a thread of its own, until it returns.
    ///
    /// - Parameter start: the first instant, in milliseconds since the Unix epoch.
    package static func run<Value: Sendable>(
        from start: Int64 = 1_795_000_000_000,
        _ body: @escaping @Sendable (VirtualTime) async throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                let time = VirtualTime(start: start)
                // Never freed: tasks do not hold their executor, and whoever hands over the last job from another thread
                // still uses it while that job ends the run.
                _ = Unmanaged.passRetained(time)
                Task(executorPreference: time) {
                    let result: Result<Value, any Error>
                    do { result = .success(try await body(time)) } catch { result = .failure(error) }
                    time.finish()
                    continuation.resume(with: result)
                }
                time.work()
            }
            thread.stackSize = 16 << 20
            thread.start()
        }
    }

    /// Milliseconds since the Unix epoch.
    package var now: Int64 { @inline(never) get { state.withLock { $0.now } } }
    package var date: Date { Date(timeIntervalSince1970: Double(now) / 1000) }
    package var clock: VirtualClock { VirtualClock(time: self) }

    @inline(never) package func enqueue(_ job: consuming ExecutorJob) {
        add(Job(job: UnownedJob(job), actor: nil))
    }

    @inline(never) func add(_ job: Job) {
        state.withLock { $0.jobs.append(job) }
        signal.signal()
    }

    func sleep(until deadline: Int64) async throws {
        let number = nextNumber()
        defer { forget(number) }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wake in
                let isAdded = add(Sleeper(deadline: deadline, number: number, wake: wake))
                if !isAdded { wake.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            cancel(number)?.resume(throwing: CancellationError())
        }
    }

    @inline(never) private func nextNumber() -> Int {
        state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
    }

    @inline(never) private func forget(_ number: Int) {
        _ = state.withLock { $0.cancelled.remove(number) }
    }

    /// False when it was cancelled before it slept.
    @inline(never) private func add(_ sleeper: Sleeper) -> Bool {
        state.withLock { state in
            guard !state.cancelled.contains(sleeper.number) else { return false }
            state.sleepers.append(sleeper)
            return true
        }
    }

    @inline(never) private func cancel(_ number: Int) -> CheckedContinuation<Void, any Error>? {
        state.withLock { state in
            guard let index = state.sleepers.firstIndex(where: { $0.number == number }) else {
                state.cancelled.insert(number)
                return nil
            }
            return state.sleepers.remove(at: index).wake
        }
    }

    /// Work that does not all run here: until it is over the clock stands still.
    nonisolated(nonsending) package func outside<Value>(
        _ work: nonisolated(nonsending) () async throws -> Value
    ) async rethrows -> Value {
        countOutside(1)
        defer { countOutside(-1) }
        return try await work()
    }

    @inline(never) private func countOutside(_ change: Int) {
        state.withLock { $0.outside += change }
        signal.signal()
    }

    @inline(never) private func finish() {
        state.withLock { $0.isOver = true }
        signal.signal()
    }

    private func work() {
        while true {
            switch next() {
            case .run(let job): job.run(on: self)
            case .wake(let sleeper): sleeper.resume()
            case .wait: signal.wait()
            case .end: return
            }
        }
    }

    @inline(never) private func next() -> Next {
        state.withLock { state in
            if let job = state.jobs.takeFirst() { return .run(job) }
            if state.isOver { return .end }
            if state.outside > 0 { return .wait }
            let first = state.sleepers.indices.min {
                let (left, right) = (state.sleepers[$0], state.sleepers[$1])
                return (left.deadline, left.number) < (right.deadline, right.number)
            }
            guard let first else { return .wait }
            let sleeper = state.sleepers.remove(at: first)
            state.now = max(state.now, sleeper.deadline)
            return .wake(sleeper.wake)
        }
    }
}
