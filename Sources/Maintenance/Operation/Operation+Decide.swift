extension Operation {
    /// How long a step has to say that a person is needed before the operation pauses: AWS answers with old values now
    /// and then, and what it said a minute later is what counts.
    package static let doubtTime = Span.seconds(90)
    /// How long AWS may refuse to be read before the operation pauses.
    package static let blindTime = Span.minutes(5)
    /// How old an answer may be to be acted on at a gate.
    package static let factsLimit = Span.seconds(30)
    /// How often one call may be made for a step before a person is asked.
    package static let tryLimit = 3
    /// How often a gate may be void in a row before a person is asked to look.
    package static let voidLimit = 5

    /// Decides what happens now. Asking again with the same look after applying the events decides nothing more.
    package func decide(on look: Look, policies: Policies) -> Decision {
        var turn = Turn(operation: self, look: look, policies: policies)
        turn.run()
        return turn.decision
    }
}

/// One turn of an operation: a scratch copy that each decided event is applied to, so that later decisions see it.
struct Turn {
    var operation: Operation
    let look: Look
    let policies: Policies
    var decision = Decision()
    /// Steps whose calls wait for the maintenance window.
    var held: Set<StepID> = []
    /// When the maintenance window is open now, or next; worked out once, as that takes a calendar. `nil` without a window.
    let window: (opens: Timestamp, closes: Timestamp?)?

    init(operation: Operation, look: Look, policies: Policies) {
        self.operation = operation
        self.look = look
        self.policies = policies
        window = operation.plan.window?.next(at: look.now)
    }

    var now: Timestamp { look.now }

    mutating func run() {
        switch operation.phase {
        case .planned(let planned):
            if now >= planned.expiresAt {
                emit(.planExpired)
            } else if let reminder = planned.remindsAt(of: operation.plan), now >= reminder {
                emit(.planReminded)
            }
        case .running:
            trackCalls()
            endWithWindow()
            let approval = answerGate()
            workSteps(approval)
        case .paused:
            trackCalls()
        case .ended:
            break
        }
    }

    /// Decides on an event; after one that the machine refuses, nothing more is decided.
    mutating func emit(_ event: Event) {
        guard decision.fault == nil else { return }
        do {
            _ = try operation.apply(event, at: now)
            decision.events.append(event)
        } catch {
            decision.fault = error
        }
    }

    var running: Progress? {
        guard case .running(let progress) = operation.phase else { return nil }
        return progress
    }

    /// Compares every call that was made, or may have been, with what is seen.
    private mutating func trackCalls() {
        guard let observation = look.observation, let progress = operation.progress else { return }
        // What was read before the clock was set back seems to be from the future.
        guard observation.takenAt <= now else { return }
        for intent in progress.outstanding where observation.takenAt > intent.decidedAt {
            var record = intent.record
            record.earlierFailure = progress.lastFailure?.at
            if let failure = intent.mutation.failure(in: observation, of: record) {
                emit(.mutationFailed(intent.id, failure))
                if running != nil {
                    pause(.trouble(intent.step, intent.mutation.base.sentence(of: failure)))
                }
                continue
            }
            switch (intent.mutation.proof(in: observation, of: record), intent.sighting) {
            case (.done, _): emit(.mutationProved(intent.id))
            case (.lacking, _): emit(.mutationLacking(intent.id, "AWS began with it and gave it up"))
            case (.underWay, .underWay), (.working, .working), (.working, .underWay): break
            case (.underWay, _): emit(.mutationUnderWay(intent.id))
            case (.working, _): emit(.mutationSeen(intent.id))
            case (.none, .working), (.none, .underWay): emit(.mutationVanished(intent.id))
            case (.none, _):
                if let settlesAt = intent.settlesAt, observation.takenAt >= settlesAt {
                    emit(.mutationUnproved(intent.id))
                }
            }
        }
    }

    /// Judges the waiting gate, if there is one; returns the approval that is to be acted on.
    private mutating func answerGate() -> Approval? {
        guard let gate = running?.waitingGate else { return nil }
        switch gate.judge(plan: operation.plan.digest, reading: look.gate, policy: policies.approval, at: now) {
        case .approved(let approval):
            guard let obstacle = obstacle(to: gate) else { return approval }
            if approval.by != gate.counted { emit(.gateCounted(gate.id, approval.by)) }
            decision.waits[gate.step] = "approved; \(obstacle)"
        case .vetoed(let person):
            if case .notLooked = look.sighting {
                decision.wants.insert(.observation)
            } else {
                emit(.gateVetoed(gate.id, by: person))
                abort(by: person, reason: "vetoed at the gate of “\(title(gate.step))”")
            }
        case .expired:
            emit(.gateExpired(gate.id))
            // Nothing went wrong where the window ended it: it is asked again when that opens.
            if gate.isOutsideWindow != true, gate.endsWithWindow != true { emit(.paused(.gateExpired(gate.id))) }
        case .void(let reason):
            void(gate, because: reason)
        case .pending(let counted, let ignored):
            if case .open = gate.state, look.gate == nil { decision.wants.insert(.gateReading(gate.id)) }
            guard look.gate != nil else { break }
            if counted != gate.counted { emit(.gateCounted(gate.id, counted)) }
            for answer in ignored where gate.ignored[answer.person] != answer.reason {
                emit(.gateReactionIgnored(gate.id, answer.person, answer.reason))
            }
        }
        remind(of: gate.id)
        return nil
    }

    /// Why an approval cannot be acted on at this time.
    func obstacle(to gate: Gate) -> String? {
        if let restraint = look.restraint { return restraint.words }
        return gate.isOutsideWindow == true ? nil : hold(on: gate.mutation, of: gate.step)?.words
    }

    /// Calls people who have not answered: once at half time, once more near the end. An approval that waits for its
    /// time is an answer.
    private mutating func remind(of id: GateID) {
        guard let gate = running?.waitingGate, gate.id == id, gate.prompt != nil else { return }
        guard gate.counted.count < max(1, policies.approval.narrowed(by: gate.rule).quorum) else { return }
        // Ahead of a window the time to answer counts from its opening: nobody is called days before.
        let begin = max(gate.actsFrom, gate.expiresAt - policies.approval.expiresAfter)
        if now >= gate.remindsAt(from: begin), gate.remindedAt == nil { emit(.gateReminded(id)) }
        if now >= gate.escalatesAt(from: begin), gate.escalatedAt == nil { emit(.gateEscalated(id)) }
    }

    /// - Parameter rollback: what is at work from then on to bring back what was done.
    mutating func abort(by person: PersonID, reason: String, rollback: OperationID? = nil) {
        if case .notLooked = look.sighting {
            decision.wants.insert(.observation)
            return
        }
        if let gate = running?.waitingGate { emit(.gateVoided(gate.id, "the operation was aborted")) }
        let leftBehind: [String]
        if let observation = look.observation {
            leftBehind = operation.leftBehind(seeing: observation, to: rollback)
        } else {
            let progress = operation.progress
            let calls = (progress?.outstanding ?? []) + (progress?.finished.map(\.intent) ?? [])
            let names = Set(calls.map(\.mutation.resource.name)).sorted().joined(separator: ", ")
            leftBehind = [
                "AWS could not be read just now, so what is left there is not known"
                    + (names.isEmpty ? "; no call was made." : ". Look at \(names): calls were made for them.")
            ]
        }
        emit(.aborted(by: person, reason: reason, leftBehind: leftBehind))
    }

    /// Takes a question back; asked in vain too often in a row, a person has to look.
    mutating func void(_ gate: Gate, because reason: String) {
        emit(.gateVoided(gate.id, reason))
        let inVain = (running?.gatesSince ?? []).reversed().prefix { past in
            guard past.step == gate.step, case .voided = past.state else { return false }
            return true
        }
        if inVain.count >= Operation.voidLimit {
            pause(
                .trouble(gate.step, "the question became void \(inVain.count) times in a row, last because \(reason)"))
        }
    }

    func title(_ step: StepID) -> String { operation.plan[step]?.title ?? step.text }
}
