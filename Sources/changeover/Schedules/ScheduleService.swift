import Engine
import Logging
import Maintenance
import ServiceLifecycle

/// Asks the engine's door for refreshes when they are due, each time once, also after downtime.
struct ScheduleService: Service {
    struct Ports: Sendable {
        var requests: LifecycleRequests
        var marks: any ScheduleMarks
        /// Queues something to be said; what was queued before is left as it is.
        var say: @Sendable (Post) async throws(JournalError) -> Void
        var clock: any Clock<Duration>
        var now: @Sendable () -> Timestamp
        var logger: Logger
    }

    let refreshes: [ScheduledRefresh]
    let routing: Routing
    let ports: Ports

    /// Short, as the clock may be set.
    private static let interval = Duration.seconds(30)

    func run() async {
        let bell = Bell()
        await withGracefulShutdownHandler {
            let startedAt = ports.now()
            var isSwept = false
            var turns = refreshes.map { ScheduleTurn($0, startedAt: startedAt, routing: routing, ports: ports) }
            while !bell.isClosed, !Task.isCancelled {
                if !isSwept { isSwept = await sweep() }
                for index in turns.indices { await turns[index].take() }
                guard !isSwept || !turns.isEmpty else { break }
                await bell.wait(atMost: Self.interval, clock: ports.clock)
            }
            // Without schedules there is nothing to wait for but the end.
            if turns.isEmpty { try? await gracefulShutdown() }
        } onGracefulShutdown: {
            bell.close()
        }
    }

    /// Drops what is kept of schedules that are not configured any more; false when that could not be done.
    private func sweep() async -> Bool {
        do {
            try await ports.marks.forgetMarks(except: Set(refreshes.map(\.name)))
            return true
        } catch {
            ports.logger.error("old schedules not dropped", metadata: ["error": "\(error)"])
            return false
        }
    }
}
