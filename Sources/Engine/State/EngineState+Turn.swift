import Maintenance

extension EngineState {
    // MARK: Seeing

    mutating func take(_ answer: Answer, to ask: AskID, inTurnOf id: OperationID, at now: Timestamp) -> [Effect] {
        guard var turn = turns[id] else { return [] }
        var effects: [Effect] = []
        switch answer {
        case .answers(let answers):
            if let operation = operations[id] {
                turn.look.sighting = sighting(answers, of: operation.target, operation.questions, at: now)
            }
            if turn.hasLookedAgain { agenda.looked(at: id, time.instant(at: now)) }
        case .reactions(let reading):
            turn.look.gate = reading.reading
            turn.isPromptUnread = reading.reading == nil
            effects =
                note(reading.failure, readingAnswersTo: id, at: now) + notePromptRead(reading, of: id)
        // No turn asks for these.
        case .place, .newID, .operation, .recordedAnswer, .operations, .pastOperations, .examination, .walk: break
        }
        turns[id] = turn
        return effects + answered(ask, inTurnOf: id, at: now)
    }

    /// Decides when all that was asked is answered.
    mutating func answered(_ ask: AskID, inTurnOf id: OperationID, at now: Timestamp) -> [Effect] {
        guard turns[id]?.asks.remove(ask) != nil, turns[id]?.asks.isEmpty == true else { return [] }
        return consider(.turn, of: .operation(id), at: now)
    }

    mutating func addFacts(_ answers: [any AnyAnswer], inTurnOf id: OperationID, at now: Timestamp) {
        guard let operation = operations[id], let turn = turns[id] else { return }
        let seen = Observation(of: operation.target, takenAt: answers.map(\.takenAt).min() ?? now, answers)
        turns[id]?.look.facts = turn.look.facts?.merged(with: seen) ?? seen
    }

    mutating func add(_ answers: [any AnyAnswer], inTurnOf id: OperationID) {
        guard let turn = turns[id], case .seen(var observation) = turn.look.sighting else { return }
        observation.add(answers)
        turns[id]?.look.sighting = .seen(observation)
    }

    /// Keeps since when a target cannot be read.
    mutating func sighting(
        _ answers: Answers, of target: Target, _ questions: Set<AnyQuestion>, at now: Timestamp
    ) -> Look.Sighting {
        switch Observation.make(of: target, from: answers.answers(to: questions), at: now) {
        case .success(let observation):
            blindness[target] = nil
            return .seen(observation)
        case .failure(let blind):
            // Where the clock was set back meanwhile, it counts from now.
            let since = min(blindness[target]?.since ?? now, now)
            blindness[target] = Standing.Wait(reason: blind.reason, since: since)
            return .unseen(reason: blind.reason, passes: blind.passes, since: since)
        }
    }

    // MARK: Deciding

    mutating func decideTurn(of id: OperationID, at now: Timestamp) -> [Effect] {
        guard var turn = turns[id] else { return [] }
        guard let operation = operations[id],
            // Nothing was read that could be decided on; looks that have their own times see to the expiry.
            !turn.isPromptUnread || turn.isDueByItself || turn.hasLookedAgain
        else { return endTurn(of: id, at: now) }
        if let span = clockStep(of: operation, at: now) {
            return recordClock(setBy: span, of: operation, at: now)
        }
        uncheckedInstants.remove(id)
        turn.looks += 1
        turn.look.now = now
        turn.look.restraint = restraint(on: operation.target)
        turn.look.earlierApprovals = earlierApprovals[id] ?? []
        markApprovals(of: operation)
        turn.look.approvalsBeforeRestraint = approvalsBeforeRestraint[id] ?? []
        turns[id] = turn
        let decision = operation.decide(on: turn.look, policies: policies)
        if let fault = decision.fault { return pause(operation, because: fault, at: now) }
        let told = keepWaits(decision.waits, of: operation, sawAWS: turn.look.observation != nil, at: now)
        guard !decision.events.isEmpty else { return told + lookAgain(in: id, for: decision.wants, at: now) }
        do {
            return told
                + (try record(
                    decision.events, onto: operation, for: .turn(wants: decision.wants),
                    seeing: turn.look.observation, at: now))
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
                return (step, Standing.Wait(reason: reason, since: min(since ?? now, now)))
            }
        ) { first, _ in first }
        guard after != before else { return [] }
        waits[operation.id] = after
        return [.post]
    }

    /// The rules of the core refused what it had decided itself: that is dropped, and the operation pauses. Where not even
    /// that can be recorded it is left alone, and everything else goes on.
    mutating func pause(_ operation: Operation, because fault: Refusal, at now: Timestamp) -> [Effect] {
        [report(.fault, "the core decided on what it refuses", of: operation.id, fault)]
            + pause(operation, .fault(fault.sentence), because: fault, at: now)
    }

    /// A call was to work on something that another operation holds: it is not made, and a person has to look at both.
    mutating func pause(
        _ operation: Operation, before events: [Event], held error: JournalError, at now: Timestamp
    ) -> [Effect] {
        let steps = events.compactMap { event -> StepID? in
            if case .mutationIntended(let intent) = event { intent.step } else { nil }
        }
        guard let step = steps.first else { return endTurn(of: operation.id, at: now) }
        return pause(operation, .trouble(step, error.message), because: Refusal(error.message), at: now)
    }

    private mutating func pause(
        _ operation: Operation, _ reason: PauseReason, because fault: Refusal, at now: Timestamp
    ) -> [Effect] {
        var events: [Event] = []
        if let gate = operation.progress?.waitingGate {
            events.append(.gateVoided(gate.id, "the operation was paused"))
        }
        events.append(.paused(reason))
        do {
            return try record(events, onto: operation, for: .turn(wants: []), at: now)
        } catch {
            return park(operation, because: fault, at: now)
        }
    }

    /// Leaves an operation alone until the next start, and says so in its channel.
    private mutating func park(_ operation: Operation, because fault: Refusal, at now: Timestamp) -> [Effect] {
        parked[operation.id] = fault.sentence
        let post = Post(
            id: PostID("\(operation.id)/parked/\(operation.version)"), operation: operation.id,
            channel: operation.origin.channel, thread: operation.origin.thread,
            content: .parked(operation.id, fault: fault.sentence, to: operation.origin.requester.addressee))
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
        return announceOrPerform(clearances, at: now)
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
        guard let operation = operations[id], let turn = turns[id], wants.contains(where: \.isOfTurn) else {
            return endTurn(of: id, at: now)
        }
        guard turn.looks < TurnUnderWay.looksPerTurn else {
            return [
                report(.warning, "a turn asks more than it may: it goes on with the next", of: id, Refusal("\(wants)"))
            ]
                + endTurn(of: id, at: now)
        }
        var effects: [Effect] = []
        // In an order of their own: that of a set is another one in every process.
        if wants.contains(.observation) {
            effects.append(ask(.questions(operation.questions, for: .look), for: .turns([id])))
        }
        if let facts = wants.facts {
            if facts.isEmpty {
                addFacts([], inTurnOf: id, at: now)
            } else {
                effects.append(ask(.questions(facts, for: .gate), for: .facts(id, facts)))
            }
        }
        let further = wants.further
        if !further.isEmpty {
            effects.append(ask(.questions(further, for: .look), for: .more(id, further)))
        }
        guard !effects.isEmpty else { return endTurn(of: id, at: now) }
        for case .gateReading(let gate) in wants {
            guard let waiting = operation.progress?.waitingGate, waiting.id == gate, let prompt = waiting.prompt else {
                continue
            }
            effects.append(ask(reactions(to: waiting, at: prompt, isToBeActedOn: true, at: now), for: .turns([id])))
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

extension Decision.Want {
    /// Whether a turn goes on for it.
    fileprivate var isOfTurn: Bool {
        switch self {
        case .observation, .facts, .more: true
        case .gateReading, .freshPlan: false
        }
    }
}

extension Set<Decision.Want> {
    /// What gates' facts are made from; `nil` when nobody is about to be asked anything.
    fileprivate var facts: Set<AnyQuestion>? {
        var all: Set<AnyQuestion>?
        for case .facts(let questions) in self { all = (all ?? []).union(questions) }
        return all
    }

    fileprivate var further: Set<AnyQuestion> {
        var all: Set<AnyQuestion> = []
        for case .more(let questions) in self { all.formUnion(questions) }
        return all
    }
}
