import Logging
import Maintenance
import Runbooks
import Synchronization
import TestSupport
import Testing

@testable import Engine

/// An engine with everything around it made up, and time that passes only when a test says so.
struct EngineSetup: Sendable {
    let clock = ManualClock()
    let wall: WallClock
    let journal = WatchedJournal()
    let log = LogRecorder()
    let fleet: FakeFleet
    let chat: FakeChat
    private(set) var engine: Engine
    private var ports: Engine.Ports

    static let routing = Routing(channels: [
        .init(id: "C0DBAOPS", role: .operations), .init(id: "C0STATUS", role: .status, clusters: ["orders"]),
    ])

    init() {
        let clock = clock
        let wall = WallClock(clock, from: Observation.sampleInstant)
        self.wall = wall
        let now: @Sendable () -> Timestamp = { wall.now }
        let ids = Names(["k3f9", "m7q2", "p1aa", "x9z9"])
        fleet = FakeFleet(journal: journal, now: now)
        chat = FakeChat(now: now)
        ports = Engine.Ports(
            journal: journal, fleet: fleet, chat: chat, clock: clock, now: now, makeID: { ids.next() },
            policies: { Policies(approval: ApprovalPolicy(approvers: ["U0BOB"], operators: ["U0ALICE", "U0OTTO"])) },
            logger: log.logger)
        engine = Self.engine(ports)
    }

    private static func engine(_ ports: Engine.Ports) -> Engine {
        Engine(ports: ports, routing: routing)
    }

    /// The same setup after a crash: a new engine that knows nothing but the journal.
    func restarted() -> EngineSetup {
        var setup = self
        setup.engine = Self.engine(ports)
        return setup
    }

    /// The same setup with an engine that gives out these ids.
    static func withIDs(_ ids: [OperationID], like other: EngineSetup) -> EngineSetup {
        var setup = other
        let names = Names(ids)
        setup.ports.makeID = { names.next() }
        return setup.restarted()
    }

    var now: Timestamp { ports.now() }

    /// Runs the engine for as long as the work lasts, and then lets it come to its end.
    func running(_ work: @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.run() }
            do {
                try await work()
            } catch {
                engine.stop()
                throw error
            }
            engine.stop()
            try await group.waitForAll()
        }
    }

    /// Lets time pass, second by second, the turns of each ended before the next, until something is so.
    func wait(
        atMost seconds: Int = 3_600, delivering: Bool = true, location: SourceLocation = #_sourceLocation,
        until isSo: @Sendable () async -> Bool
    ) async throws {
        for _ in 0..<seconds {
            if await isSo() { return }
            try await pass(.seconds(1), delivering: delivering)
        }
        try #require(await isSo(), "not within \(seconds) s", sourceLocation: location)
    }

    /// Lets time pass in steps of a second.
    func pass(_ span: Span, delivering: Bool = true) async throws {
        for _ in 0..<(span.milliseconds / 1000) {
            await clock.sleepers(1)
            while await !engine.busy.isEmpty {
                if delivering { try await mark() }
                await Task.yield()
            }
            if delivering { try await deliver() }
            clock.advance(by: .seconds(1))
            await Task.yield()
        }
    }

    /// Shows every post that is not shown yet.
    func deliver() async throws {
        for record in await journal.openPosts() where record.delivery == .waiting {
            let message = Self.message(of: record.post.id)
            try await engine.delivered(
                record.post, .shown(message: message, digest: "d", at: now),
                shown: ShownMessage(digest: FakeChat.digest(of: message)))
        }
    }

    /// Shows the prompts as answered whose calls wait for that.
    func mark() async throws {
        for record in await journal.openPosts() {
            guard case .notice(.gate(let gate)) = record.post.content, let id = record.post.operation,
                let operation = await journal.operation(id), case .shown(let message, _, _) = record.delivery
            else { continue }
            let marks = operation.progress?.intents(under: gate).map(\.id) ?? []
            let known = await engine.state.announcements.keys
            guard marks.contains(where: known.contains) else { continue }
            try await engine.delivered(
                record.post, record.delivery, shown: ShownMessage(digest: "marked \(message)", marks: marks))
        }
    }

    /// Lets time pass, marking nothing, until a call waits for its prompt's mark.
    func waitForAnnouncement() async throws {
        for _ in 0..<600 {
            if await !engine.state.announcements.isEmpty { return }
            while await !engine.busy.isEmpty {
                if await !engine.state.announcements.isEmpty { return }
                await Task.yield()
            }
            await clock.sleepers(1)
            try await deliver()
            clock.advance(by: .seconds(1))
            await Task.yield()
        }
        Issue.record("nothing was announced")
    }

    /// Waits for an event to be recorded, while no time passes.
    func waitForRecord(of isWanted: @Sendable (Event) -> Bool) async throws {
        for _ in 0..<100_000 {
            if await journal.events.contains(where: isWanted) { return }
            await Task.yield()
        }
        Issue.record("not recorded")
    }

    static func message(of post: PostID) -> String { "message of \(post)" }

    func operation(_ id: OperationID = "k3f9") async throws -> Maintenance.Operation {
        try #require(await journal.operation(id))
    }

    func phase(_ id: OperationID = "k3f9") async -> String? { await journal.operation(id)?.phase.name }

    /// The gate that waits, if it can be answered.
    func openGate(_ id: OperationID = "k3f9") async -> Gate? {
        guard let gate = await journal.operation(id)?.progress?.waitingGate, gate.prompt != nil else { return nil }
        return gate
    }

    /// Waits for a gate and has somebody react to it.
    func answerGate(_ emoji: String = "white_check_mark", by person: PersonID = "U0BOB") async throws {
        try await wait { await openGate() != nil }
        let prompt = try #require(await openGate()?.prompt)
        await chat.react(emoji, by: person, to: prompt.message)
    }

    /// Proposes a failover of a cluster to its second member, started at once.
    @discardableResult
    func failOver(
        _ cluster: ClusterID = "orders", start: Bool = true, answering: InboxMessage.ID? = nil
    ) async throws -> Maintenance.Operation {
        try await engine.plan(
            .failover(FailoverRunbook(to: InstanceID("\(cluster)-2"))), on: cluster, start: start, answering: answering)
    }

    @discardableResult
    func resize(start: Bool = true) async throws -> Maintenance.Operation {
        try await engine.plan(.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), start: start)
    }
}

/// Names, one after the other.
private final class Names: Sendable {
    private let rest: Mutex<[OperationID]>

    init(_ names: [OperationID]) { rest = Mutex(names) }

    func next() -> OperationID {
        rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }
}

extension Observation {
    /// Another cluster of three in the same place.
    static func users() -> Observation {
        var users = Observation.orders((1...3).map { .sample(InstanceID("users-\($0)")) }, writer: "users-1")
        users.target.cluster = "users"
        return users.withCluster {
            $0.identifier = "users"
            $0.resourceIdentifier = "cluster-USERS1"
        }
    }
}

extension Event {
    /// Their names, in order.
    static func names(_ events: [Event]) -> [String] { events.map(\.name) }
}
