import Engine
import Foundation
import Journal
import Logging
import Maintenance
import Synchronization
import TestSupport

@testable import changeover

/// A schedule's service in virtual time, before a door that answers as the test says. What is asked and said is kept, as are
/// the marks, from one run to the next.
final class ScheduleBench: Sendable {
    struct Asked: Sendable, Equatable {
        var caller: Caller
        var request: OperationRequest
        var origin: Origin
        var at: Timestamp
        /// What was said with the operation.
        var said: [String]
    }

    private struct State {
        var asked: [Asked] = []
        var said: [Post] = []
        var answers: [LifecycleRequests.Failure?] = []
        var lastAnswer: LifecycleRequests.Failure?
        var lead = Span.zero
    }

    static let lifecycle = Lifecycle(
        name: "development", kind: .aurora, source: .snapshotOf("production"),
        engine: Lifecycle.Engine("aurora-postgresql"), instances: Lifecycle.Instances("db.r6g.large"))
    /// Saturday, 28 November 2026, 12:00 UTC.
    static let saturday = Timestamp(seconds: 1_795_867_200)
    /// The first time after that at which `Sun 03:00 UTC` is due.
    static let sunday = saturday + .minutes(15 * 60)
    static let week = Span.minutes(7 * 24 * 60)

    let journal = MemoryJournal()
    let log = LogRecorder()
    private let state = Mutex(State())

    var asked: [Asked] { state.withLock(\.asked) }
    var said: [Post] { state.withLock(\.said) }

    /// What the next requests come to; once these are used up an operation is made of each.
    func fails(_ failures: LifecycleRequests.Failure?...) { state.withLock { $0.answers = failures } }

    func failsAlways(_ failure: LifecycleRequests.Failure) { state.withLock { $0.lastAnswer = failure } }

    /// Sets the clock, while or before the service runs.
    func setClock(by span: Span) { state.withLock { $0.lead = $0.lead + span } }

    private func lead() -> Span { state.withLock(\.lead) }

    private func answer(
        _ caller: Caller, _ request: OperationRequest, _ origin: Origin, at now: Timestamp,
        _ operation: Maintenance.Operation,
        _ posts: LifecycleRequests.Posts
    ) -> LifecycleRequests.Failure? {
        let said = posts(operation).compactMap { post -> String? in
            guard case .sentence(let text) = post.content else { return nil }
            return text
        }
        return state.withLock { state in
            let failure = state.answers.isEmpty ? state.lastAnswer : state.answers.removeFirst()
            state.asked.append(
                Asked(caller: caller, request: request, origin: origin, at: now, said: failure == nil ? said : []))
            return failure
        }
    }

    private func keep(_ post: Post) { state.withLock { $0.said.append(post) } }

    /// Runs the bot from an instant on for a while.
    ///
    /// - Parameter schedule: `nil`: none is configured.
    func run(
        from start: Timestamp, for span: Span, schedule: String? = "Sun 03:00 UTC",
        marks: (any ScheduleMarks)? = nil, channels: [String] = ["*"],
        meanwhile: @escaping @Sendable (VirtualTime) async throws -> Void = { _ in }
    ) async throws {
        let refreshes = try schedule.map {
            [ScheduledRefresh(lifecycle: Self.lifecycle, schedule: try LifecycleSchedule($0))]
        }
        let operation = try SampleStory("k3f9", started: true).operation
        try await VirtualTime.run(from: start.milliseconds) { [self] time in
            let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: time.now) + self.lead() }
            let service = ScheduleService(
                refreshes: refreshes ?? [],
                routing: Routing(channels: [
                    Routing.Channel(id: "C0STATUS", role: .status),
                    Routing.Channel(id: "C0DBAOPS", role: .operations, clusters: channels),
                ]),
                ports: ScheduleService.Ports(
                    requests: LifecycleRequests {
                        (caller, request, origin, posts) async throws(LifecycleRequests.Failure) in
                        if let failure = self.answer(caller, request, origin, at: now(), operation, posts) {
                            throw failure
                        }
                        return operation
                    },
                    marks: marks ?? journal, say: { self.keep($0) }, clock: time.clock, now: now, logger: log.logger))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await service.run() }
                group.addTask { try await meanwhile(time) }
                try await time.clock.sleep(for: span.duration)
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }
}
