import Logging
import Maintenance

extension Engine {
    /// How often one turn may look again for what the core wants to see.
    private static let looksPerTurn = 6

    /// Look, decide, record, act; looks again as long as the core wants to see more before it decides.
    func turn(_ id: OperationID, _ first: Look) async {
        var look = first
        for _ in 0..<Engine.looksPerTurn {
            guard let operation = operations[id], !operation.isEnded else { return }
            look.restraint = restraint(on: operation.target)
            let decision = operation.decide(on: look, rules: rules, policies: await ports.policies())
            keepWaits(decision.waits, of: operation, sawAWS: look.observation != nil)
            if !decision.events.isEmpty {
                do {
                    let recording = try await record(decision.events, onto: operation, at: look.now)
                    await perform(recording.clearances)
                } catch {
                    guard error.code == .conflict else {
                        ports.logger.error("turn not recorded", metadata: ["operation": "\(id)", "error": "\(error)"])
                        return
                    }
                    await reload(id)
                    continue
                }
            }
            guard let wider = await widen(look, for: decision.wants, of: operation) else { return }
            if decision.wants.contains(.observation) { agenda.looked(at: id, wider.now) }
            look = wider
        }
    }

    /// Reads what the core wants to see; `nil` when it wants nothing that belongs to this turn. A gate's prompt alone is
    /// read at its own pace.
    func widen(_ look: Look, for wants: Set<Decision.Want>, of operation: Operation) async -> Look? {
        let target = operation.target
        var wider = look
        var hasLooked = false
        if wants.contains(.observation) {
            let sights = await ports.fleet.observe([operation.interest])
            wider.sighting = sights[target].map { sighting($0, of: target) } ?? .notLooked
            hasLooked = true
        }
        for want in wants {
            switch want {
            case .observation:
                break
            case .safetyReadings(let candidate, let switchover):
                wider.safety = await safetyReadings(
                    of: target, candidate: candidate, before: switchover, seeing: wider.observation)
                hasLooked = true
            case .gateReading(let gate):
                guard wants.count > 1, let prompt = prompt(of: gate) else { continue }
                wider.gate = await ports.chat.read(channel: prompt.channel, message: prompt.message)
            }
        }
        wider.now = ports.now()
        return hasLooked ? wider : nil
    }

    /// The slower facts; before a switchover also how far green is behind, read where the observation says that it shows.
    private func safetyReadings(
        of target: Target, candidate: InstanceID?, before switchover: Switchover?, seeing observation: Observation?
    ) async -> SafetyReadings {
        guard let switchover else { return await ports.fleet.safetyReadings(of: target, candidate: candidate) }
        async let lag = replicationLag(before: switchover, of: target, seeing: observation)
        var readings = await ports.fleet.safetyReadings(of: target, candidate: candidate)
        readings.replicationLag = await lag
        return readings
    }

    private func replicationLag(
        before switchover: Switchover, of target: Target, seeing observation: Observation?
    ) async -> Reading<ReplicationLag> {
        switch observation?.lagGauge(before: switchover) {
        case .known(let gauge): await ports.fleet.replicationLag(at: gauge, in: target.place)
        case .unavailable(let reason): .unavailable(reason)
        case nil: .unavailable("Blue and green could not be seen.")
        }
    }

    private func prompt(of gate: GateID) -> Gate.Prompt? {
        operations.values.lazy.compactMap { $0.progress?.waitingGate }.first { $0.id == gate }?.prompt
    }

    /// Records events and takes the new state over; nothing has happened when it throws.
    @discardableResult
    func record(
        _ events: [Event], onto stored: Operation?, answering: InboxMessage.ID? = nil,
        posts: (Operation) -> [Post] = { _ in [] }, delivery: (post: PostID, Delivery)? = nil, at now: Timestamp
    ) async throws(JournalError) -> Recording {
        let recording: Recording
        do {
            recording = try Recording(events, onto: stored, routing: routing, at: now)
        } catch {
            throw JournalError(.conflict, error.sentence)
        }
        try await ports.journal.commit(
            Entry(
                operation: recording.operation, expectedVersion: recording.expectedVersion, events: events,
                posts: recording.posts + posts(recording.operation), answers: answering, delivery: delivery, at: now))
        takeOver(recording.operation)
        outboxBell.ring()
        bell.ring()
        return recording
    }

    private func takeOver(_ operation: Operation) {
        if let known = operations[operation.id], known.version > operation.version { return }
        if operation.isEnded {
            operations[operation.id] = nil
            agenda.forget(operation.id)
            waits[operation.id] = nil
            planMessages[operation.id] = nil
            declined[operation.id] = nil
        } else {
            operations[operation.id] = operation
        }
    }

    /// Reads an operation from the journal again after somebody else recorded first.
    func reload(_ id: OperationID) async {
        do {
            let stored = try await ports.journal.operations(prefix: id.text).first { $0.id == id }
            if let stored { takeOver(stored) }
        } catch {
            ports.logger.error("operation not read", metadata: ["operation": "\(id)", "error": "\(error)"])
        }
    }

    /// Makes the calls of one turn at the same time, each once, and records what became of each.
    func perform(_ clearances: [Clearance]) async {
        await withDiscardingTaskGroup { group in
            for clearance in clearances {
                group.addTask {
                    let outcome = await self.ports.fleet.perform(clearance)
                    await self.recordOutcome(outcome, of: clearance)
                }
            }
        }
    }

    private func recordOutcome(_ outcome: CallOutcome, of clearance: Clearance) async {
        let id = clearance.operation
        // The bound is a courtesy to the reader: each conflict means that somebody else got through.
        for _ in 0..<20 {
            guard let operation = operations[id] else { return }
            let now = ports.now()
            let events = operation.decide(on: outcome, of: clearance.intent.id, at: now)
            guard !events.isEmpty else { return }
            do {
                try await record(events, onto: operation, at: now)
                return
            } catch {
                ports.logger.warning("outcome not recorded", metadata: ["operation": "\(id)", "error": "\(error)"])
                // An outcome that cannot be recorded counts as unknown: the next looks tell.
                guard error.code == .conflict else { return }
                await reload(id)
            }
        }
    }

    private func keepWaits(_ seen: [StepID: String], of operation: Operation, sawAWS: Bool) {
        guard sawAWS else { return }
        let before = waits[operation.id] ?? [:]
        let after = Dictionary(
            seen.map { step, reason in
                let since = before[step].flatMap { $0.reason == reason ? $0.since : nil }
                return (step, Standing.Wait(reason: reason, since: since ?? ports.now()))
            }
        ) { first, _ in first }
        guard after != before else { return }
        waits[operation.id] = after
        outboxBell.ring()
    }
}
