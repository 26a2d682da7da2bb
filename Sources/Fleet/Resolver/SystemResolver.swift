internal import Engine
internal import Foundation
internal import Maintenance
internal import Synchronization

/// Resolves names on threads of their own, each with a deadline: one that hangs costs its deadline and nothing else.
final class SystemResolver: Sendable {
    /// glibc gives up after 5 s for each server, twice (resolv.conf(5), `timeout` and `attempts`); nobody waits for so long.
    static let limit = Duration.seconds(5)
    /// Threads at a time; those count whose answer nobody waits for any more.
    static let maximumThreads = 32

    private let clock: any Clock<Duration>
    private let lookUp: @Sendable (String) -> NameLookup.Answer
    private let threads = Mutex(0)

    /// - Parameter clock: for waiting only.
    init(clock: any Clock<Duration>, lookUp: @escaping @Sendable (String) -> NameLookup.Answer) {
        self.clock = clock
        self.lookUp = lookUp
    }

    func resolve(_ name: String) async -> NameLookup.Answer {
        guard takeThread() else {
            return .failure(FleetError("Too many names are being resolved on this machine.", passes: true))
        }
        let (answers, answer) = AsyncStream.makeStream(of: NameLookup.Answer.self)
        let thread = Thread { [self] in
            let found = lookUp(name)
            leaveThread()
            answer.yield(found)
            answer.finish()
        }
        thread.name = "resolver"
        thread.start()
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { [clock] in
                // A cancelled wait is over, and so is that for the answer.
                try? await clock.sleep(for: Self.limit)
                answer.finish()
            }
            defer { group.cancelAll() }
            for await found in answers { return found }
            return .failure(FleetError("The resolver did not answer to \(name) within \(Self.limit).", passes: true))
        }
    }

    @inline(never) private func takeThread() -> Bool {
        threads.withLock { count in
            guard count < Self.maximumThreads else { return false }
            count += 1
            return true
        }
    }

    @inline(never) private func leaveThread() {
        threads.withLock { $0 -= 1 }
    }
}
