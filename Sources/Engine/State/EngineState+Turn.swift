import Maintenance

extension EngineState {
    // MARK: Seeing

    mutating func take(_ answer: Answer, to ask: AskID, inTurnOf id: OperationID, at now: Timestamp) -> [Effect] {
        guard var turn = turns[id] else { return [] }
        turn.asks.remove(ask)
        switch answer {
        case .clusters(let sights):
            if let target = operations[id]?.target {
                turn.look.sighting = sighting(sights[target], of: target, at: now)
            }
            if turn.hasLookedAgain { agenda.looked(at: id, now) }
        case .safety(let readings): turn.look.safety = readings
        case .lag(let lag): turn.look.safety?.replicationLag = lag
        case .reactions(let reading):
            turn.look.gate = reading
            turn.isPromptUnread = reading == nil
        // No turn asks for these.
        case .survey, .newID, .operation, .operations, .examination, .walk: break
        }
        turns[id] = turn
        guard turn.asks.isEmpty else { return [] }
        if let effect = askForLag(inTurnOf: id) { return [effect] }
        return consider(.turn, of: .operation(id), at: now)
    }

    /// How far green is behind is read where the observation of the same turn says that it shows.
    private mutating func askForLag(inTurnOf id: OperationID) -> Effect? {
        guard let turn = turns[id], let switchover = turn.lagBefore, let target = operations[id]?.target else {
            return nil
        }
        turns[id]?.lagBefore = nil
        switch turn.look.observation?.lagGauge(before: switchover) {
        case .known(let gauge):
            return ask(.lag(gauge, target.place), for: .turns([id]))
        case .unavailable(let reason):
            turns[id]?.look.safety?.replicationLag = .unavailable(reason)
        case nil:
            turns[id]?.look.safety?.replicationLag = .unavailable("Blue and green could not be seen.")
        }
        return nil
    }

    /// Keeps since when a cluster cannot be read.
    mutating func sighting(_ sight: Sight?, of target: Target, at now: Timestamp) -> Look.Sighting {
        switch sight {
        case .seen(let observation):
            blindness[target] = nil
            return .seen(observation)
        case .unseen(let reason, let passes):
            let since = blindness[target]?.since ?? now
            blindness[target] = Standing.Wait(reason: reason, since: since)
            return .unseen(reason: reason, passes: passes, since: since)
        case nil:
            return .notLooked
        }
    }

    // MARK: Deciding

    mutating func decideTurn(of id: OperationID, at now: Timestamp) -> [Effect] {
        guard var turn = turns[id] else { return [] }
        guard let operation = operations[id], turn.looks < TurnUnderWay.looksPerTurn,
            // Nothing was read that could be decided on; looks that have their own times see to the expiry.
            !turn.isPromptUnread || turn.isDueByItself || turn.hasLookedAgain
        else { return endTurn(of: id, at: now) }
        turn.looks += 1
        turn.look.now = now
        turn.look.restraint = restraint(on: operation.target)
        turns[id] = turn
        let decision = operation.decide(on: turn.look, policies: policies)
        if let fault = decision.fault { return pause(operation, because: fault, at: now) }
        let told = keepWaits(decision.waits, of: operation, sawAWS: turn.look.observation != nil, at: now)
        guard !decision.events.isEmpty else { return told + lookAgain(in: id, for: decision.wants, at: now) }
        do {
            return told + (try record(decision.events, onto: operation, for: .turn(wants: decision.wants), at: now))
        } catch {
            return told + pause(operation, because: error, at: now)
        }
    }

    private mutating func keepWaits(
        _ seen: [StepID: String], of operation: Operation, sawAWS: Bool, at now: Timestamp
    ) -> [Effect] {
        guard sawAWS else { return [] }
        let before = waits[operation.id] ?? [:]
        let after = Dictionary(
            seen.map { step, reason in
                let since = before[step].flatMap { $0.reason == reason ? $0.since : nil }
                return (step, Standing.Wait(reason: reason, since: since ?? now))
            }
        ) { first, _ in first }
        guard after != before else { return [] }
        waits[operation.id] = after
        return [.post]
    }

    /// The rules of the core refused what it had decided itself: that is dropped, and the operation pauses. Where not even
    /// that can be recorded it is left alone, and everything else goes on.
    mutating func pause(_ operation: Operation, because fault: Refusal, at now: Timestamp) -> [Effect] {
        let reported = report(.fault, "the core decided on what it refuses", of: operation.id, fault)
        var events: [Event] = []
        if let gate = operation.progress?.waitingGate {
            events.append(.gateVoided(gate.id, "the operation was paused"))
        }
        events.append(.paused(.fault(fault.sentence)))
        do {
            return [reported] + (try record(events, onto: operation, for: .turn(wants: []), at: now))
        } catch {
            return [reported] + park(operation, because: fault, at: now)
        }
    }

    /// Leaves an operation alone until the next start, and says so in its channel.
    private mutating func park(_ operation: Operation, because fault: Refusal, at now: Timestamp) -> [Effect] {
        parked[operation.id] = fault.sentence
        let text = """
            A fault of the bot: \(fault.sentence) \(operation.id) could not even be paused, so nothing more is done for it \
            until the bot is started again. What AWS is at already goes on.
            """
        let post = Post(
            id: PostID("\(operation.id)/parked/\(operation.version)"), operation: operation.id,
            channel: operation.origin.channel, thread: operation.origin.thread,
            content: .sentence(text, to: operation.origin.requester))
        return commit(
            Entry(posts: [post], at: now),
            Commit(purpose: .aside("a parked operation is not told of", operation.id)))
            + endTurn(of: operation.id, at: now)
    }

    // MARK: Acting, and looking again

    /// A turn's decision is recorded: its calls are made, each once, and it goes on when all have come back.
    mutating func continueTurn(
        of id: OperationID?, _ wants: Set<Decision.Want>, after clearances: [Clearance], at now: Timestamp
    ) -> [Effect] {
        guard let id else { return [] }
        guard !clearances.isEmpty else { return lookAgain(in: id, for: wants, at: now) }
        turns[id]?.calls = Set(clearances.map(\.intent.id))
        turns[id]?.wants = wants
        return clearances.map { .perform($0) }
    }

    /// Records what became of a call.
    mutating func record(
        _ outcome: CallOutcome, of clearance: Clearance, tries: Int, at now: Timestamp
    ) -> [Effect] {
        let operation = operations[clearance.operation]
        let events = operation?.decide(on: outcome, of: clearance.intent.id, at: now) ?? []
        guard !events.isEmpty else { return callEnded(clearance, at: now) }
        do {
            return try record(events, onto: operation, for: .outcome(clearance, outcome, tries: tries), at: now)
        } catch {
            return [report(.fault, "the outcome of a call does not fit", of: clearance.operation, error)]
                + callEnded(clearance, at: now)
        }
    }

    mutating func callEnded(_ clearance: Clearance, at now: Timestamp) -> [Effect] {
        let id = clearance.operation
        guard turns[id]?.calls.remove(clearance.intent.id) != nil, let turn = turns[id], turn.calls.isEmpty else {
            return []
        }
        return lookAgain(in: id, for: turn.wants, at: now)
    }

    /// Asks for what the core wants to see; the turn is over when it wants nothing that belongs to it. A gate's prompt
    /// alone is read at its own pace.
    mutating func lookAgain(in id: OperationID, for wants: Set<Decision.Want>, at now: Timestamp) -> [Effect] {
        guard let operation = operations[id], turns[id] != nil else { return endTurn(of: id, at: now) }
        var effects: [Effect] = []
        // In an order of their own: that of a set is another one in every process.
        if wants.contains(.observation) {
            effects.append(ask(.clusters([operation.interest]), for: .turns([id])))
        }
        for case .safetyReadings(let candidate, let switchover) in wants {
            effects.append(ask(.safety(operation.target, candidate: candidate), for: .turns([id])))
            turns[id]?.lagBefore = switchover
        }
        guard !effects.isEmpty else { return endTurn(of: id, at: now) }
        for case .gateReading(let gate) in wants {
            guard let prompt = operation.progress?.waitingGate.flatMap({ $0.id == gate ? $0.prompt : nil }) else {
                continue
            }
            effects.append(ask(.reactions(channel: prompt.channel, message: prompt.message), for: .turns([id])))
        }
        turns[id]?.isPromptUnread = false
        turns[id]?.hasLookedAgain = true
        return effects
    }

    mutating func endTurn(of id: OperationID, at now: Timestamp) -> [Effect] {
        guard turns.removeValue(forKey: id) != nil else { return [] }
        return [.wake(at: now)]
    }
}
