package import Logging
package import Maintenance

/// Runs operations: looks, lets the core decide, records, then performs; a continuous reconciler without a resume path.
package actor Engine {
    /// Everything outside that the engine works with.
    package struct Ports: Sendable {
        package var journal: any Journal
        package var fleet: any Fleet
        package var chat: any ChatReader
        package var clock: any Clock<Duration>
        package var now: @Sendable () -> Timestamp
        /// A fresh short id; the engine sees to it that it is not taken.
        package var makeID: @Sendable () -> OperationID
        /// The configured policies with user groups resolved; fails closed.
        package var policies: @Sendable () async -> Policies
        package var logger: Logger

        package init(
            journal: any Journal, fleet: any Fleet, chat: any ChatReader, clock: any Clock<Duration>,
            now: @escaping @Sendable () -> Timestamp, makeID: @escaping @Sendable () -> OperationID,
            policies: @escaping @Sendable () async -> Policies, logger: Logger
        ) {
            self.journal = journal
            self.fleet = fleet
            self.chat = chat
            self.clock = clock
            self.now = now
            self.makeID = makeID
            self.policies = policies
            self.logger = logger
        }
    }

    /// A plan's message in the chat, and the plan that it shows.
    struct PlanMessage {
        var plan: PlanDigest
        var message: String
    }

    let ports: Ports
    let runbooks: [RunbookName: any Runbook]
    let rules: any StepRules
    let routing: Routing
    /// Rung when something was recorded that the loop has to look at.
    let bell = Bell()
    /// Rung when there may be something to post.
    nonisolated package let outboxBell: Bell

    var operations: [OperationID: Operation] = [:]
    var agenda = Agenda()
    private var isLoaded = false
    /// Operations in a turn: no second turn begins meanwhile.
    private(set) var busy: Set<OperationID> = []
    var waits: [OperationID: [StepID: Standing.Wait]] = [:]
    var blindness: [Target: Standing.Wait] = [:]
    /// Locks and the freeze in force, as recorded.
    var restrictions: [Restraint] = []
    /// Where the plan of an operation that is not started stands in the chat.
    var planMessages: [OperationID: PlanMessage] = [:]
    /// Answers to a plan that were declined, so that a reaction that stays is not answered again and again.
    var declined: [OperationID: PlanAnswer] = [:]

    package init(
        ports: Ports, runbooks: [RunbookName: any Runbook], rules: any StepRules, routing: Routing,
        outboxBell: Bell = Bell()
    ) {
        self.ports = ports
        self.runbooks = runbooks
        self.rules = rules
        self.routing = routing
        self.outboxBell = outboxBell
    }

    /// Runs until `stop()`; then begins no new turn and returns when the last one, with its calls, is over.
    ///
    /// - Throws: `JournalError` when the journal cannot be read at the start.
    package func run() async throws(JournalError) {
        if !isLoaded { try await load() }
        await withDiscardingTaskGroup { group in
            while !bell.isClosed, !Task.isCancelled {
                let due = agenda.take(operations.values.filter { !busy.contains($0.id) }, at: ports.now())
                if !due.isEmpty {
                    busy.formUnion(due.operations + due.gates + due.plans)
                    group.addTask { await self.serve(due) }
                }
                await bell.wait(atMost: pauseUntilNext(), clock: ports.clock)
            }
        }
    }

    /// Lets `run()` come to its end.
    nonisolated package func stop() {
        bell.close()
    }

    /// Takes up every operation that is not over; before `run()`, for whoever asks about operations sooner.
    package func load() async throws(JournalError) {
        restrictions = try await ports.journal.restraints()
        for operation in try await ports.journal.openOperations() {
            operations[operation.id] = operation
            agenda.hurry(operation.id)
        }
        for record in try await ports.journal.openPosts() {
            if case .shown(let message, _, _) = record.delivery { remember(record.post, message) }
        }
        await askForSummaries()
        isLoaded = true
    }

    private func pauseUntilNext() -> Duration {
        let idle = operations.values.filter { !busy.contains($0.id) }
        guard let next = agenda.next(idle, at: ports.now()) else { return .seconds(60) }
        return max(.zero, (next - ports.now()).duration)
    }

    /// Gives every due operation its turn, all from one shared reading per place; each is free again when its own turn
    /// is over.
    private func serve(_ due: Agenda.Due) async {
        let sights = due.targets.isEmpty ? [:] : await ports.fleet.observe(interests(of: due))
        await withDiscardingTaskGroup { group in
            for id in Set(due.operations + due.gates + due.plans).sorted() {
                group.addTask { await self.serve(id, of: due, sights: sights) }
            }
        }
    }

    /// What the due operations need to see, one interest a cluster.
    private func interests(of due: Agenda.Due) -> Set<Interest> {
        var merged: [Target: Interest] = [:]
        for interest in due.operations.compactMap({ operations[$0]?.interest })
        where due.targets.contains(interest.target) {
            merged[interest.target] = merged[interest.target].map { $0.merged(with: interest) } ?? interest
        }
        return Set(merged.values)
    }

    private func serve(_ id: OperationID, of due: Agenda.Due, sights: [Target: Sight]) async {
        if due.operations.contains(id) || due.gates.contains(id) {
            await beginTurn(id, of: due, sights: sights)
        }
        if due.plans.contains(id) { await readPlan(id) }
        busy.remove(id)
        bell.ring()
    }

    private func beginTurn(_ id: OperationID, of due: Agenda.Due, sights: [Target: Sight]) async {
        guard let operation = operations[id] else { return }
        var look = Look(now: ports.now(), sighting: .notLooked)
        if let sight = sights[operation.target] { look.sighting = sighting(sight, of: operation.target) }
        if due.gates.contains(id), let prompt = operation.progress?.waitingGate?.prompt {
            look.gate = await ports.chat.read(channel: prompt.channel, message: prompt.message)
            look.now = ports.now()
            // Nothing was read that could be decided on; looks that have their own times see to the expiry.
            guard look.gate != nil || due.operations.contains(id) else { return }
        }
        await turn(id, look)
    }

    /// Keeps since when a cluster cannot be read.
    func sighting(_ sight: Sight, of target: Target) -> Look.Sighting {
        switch sight {
        case .seen(let observation):
            blindness[target] = nil
            return .seen(observation)
        case .unseen(let reason, let passes):
            let since = blindness[target]?.since ?? ports.now()
            blindness[target] = Standing.Wait(reason: reason, since: since)
            return .unseen(reason: reason, passes: passes, since: since)
        }
    }
}
