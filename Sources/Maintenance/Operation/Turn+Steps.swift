extension Turn {
    /// Works every step whose predecessors are done, until nothing more can be decided from this look.
    mutating func workSteps(_ approval: Approval?) {
        guard let observation = usableObservation(approval) else { return }
        var hasMoved = true
        while hasMoved {
            hasMoved = false
            for step in operation.plan.steps {
                guard let progress = running, decision.fault == nil else { return }
                guard !progress.isDone(step.id), operation.plan.mayBegin(step, when: progress.isDone) else { continue }
                if progress.steps[step.id] == .waiting {
                    if let person = operation.controls.holds[step.id] {
                        pause(.hold(step.id, by: person))
                        return
                    }
                    emit(.stepStarted(step.id))
                }
                if work(step, seeing: observation, approval: approval) { hasMoved = true }
            }
        }
        if let progress = running, decision.fault == nil, operation.plan.steps.allSatisfy({ progress.isDone($0.id) }) {
            emit(.completed)
        }
    }

    /// The observation to decide from, if there is one and it is of the very cluster the plan was made for.
    private mutating func usableObservation(_ approval: Approval?) -> Observation? {
        guard running != nil else { return nil }
        switch look.sighting {
        case .seen(let observation):
            return observation
        case .unseen(let reason, let passes, let since):
            if !passes, now - since >= Operation.blindTime { pause(.blind(reason)) }
            return nil
        case .notLooked:
            if let gate = running?.waitingGate, approval != nil {
                let asked = gate.terms?.questions(operation.questionContext, nil) ?? []
                decision.wants.formUnion([.observation, .facts(asked), .gateReading(gate.id)])
            } else if look.gate == nil {
                decision.wants.insert(.observation)
            }
            return nil
        }
    }

    /// Asks one step what is missing and decides on it; true when the step was completed.
    private mutating func work(_ step: Step, seeing observation: Observation, approval: Approval?) -> Bool {
        guard let progress = running else { return false }
        let work = work(of: step, progress).base
        let further = work.questions(in: operation.questionContext, seeing: observation)
            .subtracting(work.questions(in: operation.questionContext, seeing: nil))
            .filter { !observation.hasAsked($0) }
        guard further.isEmpty else {
            decision.wants.insert(.more(further))
            return false
        }
        var assessment = work.assess(
            in: StepContext(
                observation: observation, outstanding: progress.outstanding,
                since: progress.begin(of: step.id) ?? now, lacking: progress.lacking(for: step.id),
                proved: progress.proved(for: step.id), approvers: progress.lastApprovers,
                isTroubleLasting: isTroubleLasting(of: step)))
        if case .replaced(let reason) = operation.plan.subject.presence(in: observation),
            !operation.plan.switchesOver
        {
            assessment = .blocked(reason)
        }
        if case .blocked(let reason) = assessment {
            doubt(step, reason)
            return false
        }
        if progress.troubles[step.id] != nil { emit(.stepRecovered(step.id)) }
        switch assessment {
        case .satisfied:
            guard !progress.outstanding.contains(where: { $0.step == step.id }) else { return false }
            if let gate = running?.waitingGate, gate.step == step.id {
                emit(.gateVoided(gate.id, "it was done meanwhile by somebody else"))
            }
            emit(.stepCompleted(step.id))
            return true
        case .ready(let mutations):
            make(mutations, for: step, seeing: observation, approval: approval)
        case .inProgress(let reason):
            decision.waits[step.id] = reason
        case .blocked:
            break
        }
        watchPatience(step)
        return false
    }

    /// What a step is about, less what a person took over: nothing that was skipped is verified.
    private func work(of step: Step, _ progress: Progress) -> AnyStep {
        let skipped = operation.plan.steps.filter { other in
            if case .skipped = progress.steps[other.id] { true } else { false }
        }
        return skipped.reduce(step.work) { $0.adjusted(forSkipped: $1.work) }
    }

    /// Believes that a person is needed only when the step goes on saying so.
    private mutating func doubt(_ step: Step, _ reason: String) {
        decision.waits[step.id] = reason
        guard running?.troubles[step.id] != nil else {
            emit(.stepTroubled(step.id, reason))
            return
        }
        if isTroubleLasting(of: step) { pause(.trouble(step.id, reason)) }
    }

    private func isTroubleLasting(of step: Step) -> Bool {
        running?.troubles[step.id].map { now - $0.since >= Operation.doubtTime } ?? false
    }

    private mutating func watchPatience(_ step: Step) {
        // Nothing is overdue that waits for a reading of this very turn: it may have stood still under a freeze.
        guard let progress = running, progress.waitingGate == nil, look.restraint == nil, !held.contains(step.id),
            decision.wants.isEmpty,
            let since = progress.patienceBegins(step.id), now - since >= operation.controls.patience ?? step.patience
        else { return }
        pause(.overdue(step.id, "not done after \((now - since).milliseconds / 60_000) min, the limit of this step"))
    }

    mutating func pause(_ reason: PauseReason) {
        if let gate = running?.waitingGate { emit(.gateVoided(gate.id, "the operation was paused")) }
        emit(.paused(reason))
    }

    /// Decides on the calls that are missing, none of them twice, gated ones only with their approval.
    private mutating func make(
        _ mutations: [AnyMutation], for step: Step, seeing observation: Observation, approval: Approval?
    ) {
        if let restraint = look.restraint {
            // An answer that waits for its lifting is told with it.
            decision.waits[step.id] = decision.waits[step.id] ?? restraint.words
            return
        }
        for mutation in mutations {
            guard let progress = running else { return }
            if let deferral = progress.deferrals[step.id], now < deferral.until {
                decision.waits[step.id] = "another try after: \(deferral.reason)"
                return
            }
            guard !progress.outstanding.contains(where: { $0.mutation.resource == mutation.resource }) else { continue }
            if let echoEnds = progress.echoEnds(of: mutation), now < echoEnds {
                decision.waits[step.id] = "making sure that what AWS says of \(mutation.resource) is not an old answer"
                continue
            }
            guard progress.tries(of: mutation, for: step.id) < Operation.tryLimit else {
                let asked = "\(mutation.words.addressee) was asked \(Operation.tryLimit) times"
                pause(.trouble(step.id, "\(asked), and it did not last"))
                return
            }
            guard mutation.isRepeatable || mutation.isGated || !progress.isUnproved(mutation, for: step.id) else {
                let doer = mutation.words.addressee
                pause(.trouble(step.id, "nothing shows that \(doer) did what was asked: \(mutation.phrase.text)"))
                return
            }
            if let gate = mutation.gate {
                makeGated(mutation, gate, for: step, seeing: observation, approval: approval)
            } else if let hold = hold(on: mutation, of: step.id) {
                guard let terms = terms(toFinish: mutation, of: step.id) else {
                    decision.waits[step.id] = hold.words
                    held.insert(step.id)
                    continue
                }
                makeGated(mutation, terms, for: step, seeing: observation, approval: approval)
            } else {
                takeBackFinishing(mutation, of: step.id)
                takeBackQuestion(of: step.id, besides: mutations)
                intend(mutation, for: step, approval: approvalToFinish(mutation, of: step.id))
            }
        }
    }

    /// Takes back a question about a call that its step does not ask for any more, where it goes on with others that nobody is
    /// asked about.
    private mutating func takeBackQuestion(of step: StepID, besides mutations: [AnyMutation]) {
        guard let gate = running?.waitingGate, gate.step == step, !mutations.contains(where: gate.allows) else {
            return
        }
        emit(.gateVoided(gate.id, "something else has to be done now"))
    }

    private mutating func intend(_ mutation: AnyMutation, for step: Step, approval: GateID?) {
        guard let progress = running else { return }
        let id = IntentID("\(operation.id)-\(progress.intentCount + 1)")
        emit(
            .mutationIntended(
                Intent(id: id, step: step.id, mutation: mutation, approval: approval, decidedAt: now)))
    }

    /// Asks for an approval, or acts on one: with the safety facts read again, and only if they still hold.
    private mutating func makeGated(
        _ mutation: AnyMutation, _ terms: GateTerms, for step: Step, seeing observation: Observation,
        approval: Approval?
    ) {
        let waiting = running?.waitingGate
        if waiting != nil, approval == nil { return }
        if let waiting, waiting.step != step.id {
            decision.waits[step.id] = "the answer to “\(title(waiting.step))” comes first"
            return
        }
        guard let known = known(terms, seeing: observation, for: waiting) else { return }
        var facts = terms.safetyFacts(
            of: operation.plan.subject, seeing: observation, with: known, policy: policies.plan)
        if let earlier = running?.unproved(mutation, for: step.id) {
            facts.facts.append(.unprovedCall(before: now - earlier.decidedAt))
        }
        if let failure = running?.failure(of: mutation, for: step.id) { facts.facts.append(.failedCall(failure)) }
        if waiting == nil, let gate = approved(for: mutation, of: step, facts) {
            if let obstacle = obstacle(to: gate) {
                decision.waits[step.id] = "approved; \(obstacle)"
                return
            }
            guard facts.areSafe else {
                decision.waits[step.id] = "not safe now: \(facts.unsafe.map(\.text).joined(separator: ", "))"
                return
            }
            intend(mutation, for: step, approval: gate.id)
            return
        }
        if let waiting, let approval, waiting.id == approval.gate {
            guard waiting.mutation == mutation else {
                void(waiting, because: "something else has to be done now")
                return
            }
            let moved = facts.areSafe ? facts.moved(since: waiting.facts) : facts.unsafe.map(\.text)
            guard moved.isEmpty else {
                void(waiting, because: moved.joined(separator: ", "))
                return
            }
            let unreadable = facts.unreadable(since: waiting.facts)
            guard unreadable.isEmpty else {
                decision.waits[step.id] = "approved, looking again: \(unreadable.joined(separator: ", "))"
                return
            }
            guard look.gate?.message?.isMarked == false else {
                decision.waits[step.id] = "approved, looking whether it was answered before"
                decision.wants.formUnion([.observation, .gateReading(waiting.id)])
                return
            }
            emit(.gateApproved(approval))
            intend(mutation, for: step, approval: waiting.id)
        } else if waiting == nil, facts.areSafe {
            open(
                mutation, terms.risk, for: step, facts: facts,
                covering: mutation.isGated ? step.work.base.scope(of: mutation, seeing: observation) : [])
        } else if waiting == nil {
            decision.waits[step.id] = "not safe to ask yet: \(facts.unsafe.map(\.text).joined(separator: ", "))"
        }
    }

    /// The gate whose approval, given before, allows a call: the next of several that it is for, or the very one that AWS
    /// put off, where nothing moved since.
    private func approved(for mutation: AnyMutation, of step: Step, _ facts: SafetyFacts) -> Gate? {
        guard let progress = running, let gate = progress.gates.last, gate.step == step.id,
            case .approved(let given) = gate.state, gate.allows(mutation), !progress.isUsed(gate.id, for: mutation),
            !look.earlierApprovals.contains(gate.id),
            !((gate.isFinishing || gate.covers != nil) && look.approvalsBeforeRestraint.contains(gate.id))
        else { return nil }
        // In the middle of several calls some facts are gone with what they were about.
        if progress.isUnderWay(gate, given, at: now) { return facts.changed(since: gate.facts).isEmpty ? gate : nil }
        let isSame = facts.moved(since: gate.facts).isEmpty && facts.unreadable(since: gate.facts).isEmpty
        return isSame && progress.isUnspent(gate, at: now) ? gate : nil
    }

    /// What was read just now for a gate's facts; asks for what is missing, and is `nil` then.
    private mutating func known(
        _ terms: GateTerms, seeing observation: Observation, for waiting: Gate?
    ) -> Observation? {
        let missing = terms.questions(operation.questionContext, observation).filter { question in
            look.facts?.time(of: question).map(isRecent) != true
        }
        let isSeenLately = isRecent(observation.takenAt)
        if let known = look.facts, isSeenLately, missing.isEmpty { return known }
        // What follows from what was read just now is all that is asked. Otherwise, together with an approval, everything is
        // read anew, and so is the observation where it is all that a question is asked on.
        let follows = look.facts.map { facts in missing.allSatisfy { !facts.hasAsked($0) } } ?? false
        if !isSeenLately || !follows && (waiting != nil || missing.isEmpty) { decision.wants.insert(.observation) }
        decision.wants.insert(.facts(missing))
        if let waiting, !isSeenLately || !follows { decision.wants.insert(.gateReading(waiting.id)) }
        return nil
    }

    /// Neither old nor, after a clock was set back, from the future.
    private func isRecent(_ instant: Timestamp) -> Bool {
        instant <= now && now - instant <= Operation.factsLimit
    }

    private mutating func open(
        _ mutation: AnyMutation, _ risk: Risk, for step: Step, facts: SafetyFacts, covering scope: [AnyMutation]
    ) {
        guard let progress = running else { return }
        let outside = outsideWindow(mutation, of: step.id)
        let quiet: WindowHold? =
            if let outside {
                wasAskedSinceClosing(step.id, until: outside.until) ? outside : nil
            } else {
                silence(about: mutation, of: step.id)
            }
        if let quiet {
            decision.waits[step.id] = quiet.words
            held.insert(step.id)
            return
        }
        let id = GateID(operation: operation.id, step: step.id, ask: progress.asks(at: step.id) + 1)
        // Ahead of a maintenance window people may answer until well inside it.
        let opening = outside != nil ? now : hold(on: mutation, of: step.id)?.until ?? now
        var gate = Gate(
            id: id, operation: operation.id, step: step.id, mutation: mutation,
            planDigest: operation.plan.digest, facts: facts, requester: operation.origin.requester,
            openedAt: now, expiresAt: opening + policies.approval.expiresAfter)
        gate.covers = scope.isEmpty ? nil : scope
        gate.isOutsideWindow = outside != nil ? true : nil
        gate.opensAt = opening > now ? opening : nil
        if outside == nil, let last = lastBeginning(of: mutation, for: step.id, from: opening), last < gate.expiresAt {
            gate.expiresAt = last
            gate.endsWithWindow = true
        }
        let place = operation.plan.target
        let about = ApprovalScope(
            cluster: place.cluster.text, account: place.place.account, risk: risk)
        gate.scope = about
        gate.rule = policies.approval.rule(for: about)
        emit(.gateOpened(gate))
    }
}
