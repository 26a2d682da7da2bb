import Synchronization

/// Holds whoever comes until it is opened, and tells when somebody came.
final class Latch: Sendable {
    private struct State {
        var isOpen = false
        var held: [CheckedContinuation<Void, Never>] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    func open() {
        let held = state.withLock { state in
            state.isOpen = true
            defer { state.held = [] }
            return state.held
        }
        for continuation in held { continuation.resume() }
    }

    /// Waits until it is open.
    func pass() async {
        await withCheckedContinuation { continuation in
            let (isOpen, reached) = state.withLock { state in
                if state.isOpen { return (true, [CheckedContinuation<Void, Never>]()) }
                state.held.append(continuation)
                let reached = state.watchers.filter { $0.count <= state.held.count }.map(\.continuation)
                state.watchers.removeAll { $0.count <= state.held.count }
                return (false, reached)
            }
            if isOpen { continuation.resume() }
            for watcher in reached { watcher.resume() }
        }
    }

    /// Returns once that many are held.
    func held(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let enough = state.withLock { state in
                if state.held.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if enough { continuation.resume() }
        }
    }
}
