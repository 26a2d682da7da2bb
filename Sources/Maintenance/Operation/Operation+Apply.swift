extension Operation {
    /// Folds one event in and returns what has to be done because of it.
    ///
    /// Effects are performed only by the turn that recorded the event; while a journal is folded they are history.
    /// - Throws: `Refusal` when the event cannot happen in this phase; nothing is changed then.
    package mutating func apply(_ event: Event, at now: Timestamp) throws(Refusal) -> [Effect] {
        var next = self
        let effects: [Effect]
        switch phase {
        case .planned: effects = try next.applyPlanned(event, at: now)
        case .running(let progress): effects = try next.applyStarted(event, progress, paused: nil, at: now)
        case .paused(let paused): effects = try next.applyStarted(event, paused.progress, paused: paused, at: now)
        case .ended: throw next.misfit(event)
        }
        next.version += 1
        self = next
        return effects
    }

    private func misfit(_ event: Event) -> Refusal {
        Refusal("\(event.name) cannot happen to operation \(id), which is \(phase.name).")
    }

    private mutating func applyPlanned(_ event: Event, at now: Timestamp) throws(Refusal) -> [Effect] {
        switch event {
        case .replanned(let plan):
            guard plan.operation == id, plan.subject.isNamed(as: self.plan.subject) else { throw misfit(event) }
            self.plan = plan
            phase = .planned(Planned(plan, at: now))
            return [.tell(.plan(plan.digest))]
        case .discarded(let person):
            phase = .ended(Ended(outcome: .discarded(by: person), at: now, progress: nil))
            return [.tell(.plan(plan.digest))]
        case .planExpired:
            phase = .ended(Ended(outcome: .planExpired, at: now, progress: nil))
            return [.tell(.plan(plan.digest))]
        case .planReminded:
            guard case .planned(var planned) = phase else { throw misfit(event) }
            planned.remindedAt = now
            phase = .planned(planned)
            return [.tell(.planReminder(plan.digest))]
        case .started(let person, let acknowledged):
            guard plan.blocks.isEmpty, !plan.isEmpty else { throw misfit(event) }
            phase = .running(Progress(plan: plan, startedBy: person, acknowledged: acknowledged, at: now))
            return [.tell(.plan(plan.digest)), .tell(.status), .tell(.stakeholders(.started))]
        case .held(let step, let person):
            return try fitting(hold(before: step, by: person), event)
        case .unheld(let step, _):
            return try fitting(unhold(before: step), event)
        case .patienceChanged(let patience, _):
            return changePatience(to: patience)
        case .clockSet(let span):
            phase.moveInstants(by: span, to: now)
            return []
        case .planned, .stepStarted, .stepCompleted, .stepTroubled, .stepRecovered, .mutationIntended,
            .mutationAccepted, .mutationUnknown, .mutationDeferred, .mutationRefused, .mutationLacking,
            .mutationWithheld, .mutationSeen,
            .mutationUnderWay,
            .mutationVanished, .mutationProved, .mutationFailed, .mutationUnproved, .gateOpened, .gatePrompted,
            .gateCounted,
            .gateReactionIgnored, .gateApproved, .gateVetoed, .gateExpired, .gateVoided, .gateReminded,
            .gateEscalated, .stepSkipped, .reset, .paused, .resumed, .aborted, .completed:
            throw misfit(event)
        }
    }

    private func fitting(_ effects: [Effect]?, _ event: Event) throws(Refusal) -> [Effect] {
        guard let effects else { throw misfit(event) }
        return effects
    }

    private mutating func hold(before step: StepID, by person: PersonID) -> [Effect]? {
        guard plan[step] != nil else { return nil }
        controls.holds[step] = person
        return [.tell(.plan(plan.digest))]
    }

    private mutating func unhold(before step: StepID) -> [Effect]? {
        controls.holds.removeValue(forKey: step) == nil ? nil : [.tell(.plan(plan.digest))]
    }

    private mutating func changePatience(to patience: Span) -> [Effect] {
        controls.patience = patience
        return [.tell(.plan(plan.digest))]
    }

    /// Events of a started operation; while it is paused (`paused` given), nothing new is begun.
    private mutating func applyStarted(
        _ event: Event, _ before: Progress, paused: Paused?, at now: Timestamp
    ) throws(Refusal) -> [Effect] {
        var progress = before
        var effects: [Effect] = []
        let isRunning = paused == nil
        switch event {
        case .stepStarted, .stepCompleted, .stepTroubled, .stepRecovered, .mutationAccepted, .mutationUnknown,
            .mutationDeferred, .mutationRefused, .mutationLacking, .mutationWithheld, .mutationSeen, .mutationUnderWay,
            .mutationVanished,
            .mutationProved, .mutationFailed,
            .mutationUnproved, .gateOpened, .gateApproved, .gatePrompted, .gateCounted, .gateReactionIgnored,
            .gateVetoed, .gateExpired, .gateVoided, .gateReminded, .gateEscalated:
            effects = try fitting(progress.fold(event, isRunning: isRunning, at: now), event)
        case .mutationIntended(let intent):
            guard isRunning, let clearance = progress.clear(intent, of: self) else { throw misfit(event) }
            effects = [.perform(clearance)]
        case .stepSkipped(let step, let person, let reason):
            guard !isRunning, plan[step]?.work.maySkip == true,
                let told = progress.skip(step, by: person, reason: reason, at: now)
            else { throw misfit(event) }
            effects = told
        case .reset(let step, let person):
            guard !isRunning, progress.reset(plan.from(step)) else { throw misfit(event) }
            effects = [.tell(.detail(.reset(to: step, by: person)))]
        case .held(let step, let person):
            _ = try fitting(hold(before: step, by: person), event)
        case .unheld(let step, _):
            _ = try fitting(unhold(before: step), event)
        case .patienceChanged(let patience, _):
            _ = changePatience(to: patience)
        case .clockSet(let span):
            phase.moveInstants(by: span, to: now)
            return [.tell(.detail(.clockSet(by: span))), .tell(.status)]
        case .paused(let reason):
            guard isRunning, progress.waitingGate == nil else { throw misfit(event) }
            phase = .paused(Paused(progress, reason: reason, at: now))
            return [.tell(.status), .tell(.paused(reason)), .tell(.stakeholders(.paused))]
        case .resumed(let person):
            guard !isRunning else { throw misfit(event) }
            progress.resume(at: now)
            if case .hold(let step, _)? = paused?.reason { controls.holds[step] = nil }
            phase = .running(progress)
            return [.tell(.status), .tell(.detail(.resumed(by: person))), .tell(.stakeholders(.resumed))]
        case .aborted(let person, let reason, let leftBehind):
            guard progress.waitingGate == nil else { throw misfit(event) }
            let outcome = Ended.Outcome.aborted(by: person, reason: reason, leftBehind: leftBehind)
            phase = .ended(Ended(outcome: outcome, at: now, progress: progress))
            return [.tell(.status), .tell(.ended), .tell(.stakeholders(.aborted))]
        case .completed:
            guard isRunning, progress.outstanding.isEmpty, plan.steps.allSatisfy({ progress.isDone($0.id) }) else {
                throw misfit(event)
            }
            phase = .ended(Ended(outcome: .completed, at: now, progress: progress))
            return [.tell(.status), .tell(.ended), .tell(.stakeholders(.completed))]
        case .planned, .replanned, .discarded, .planExpired, .planReminded, .started:
            throw misfit(event)
        }
        if let paused {
            phase = .paused(Paused(progress, reason: paused.reason, at: paused.since))
        } else {
            phase = .running(progress)
        }
        return effects + [.tell(.status)]
    }
}

extension Operation.Phase {
    /// The phase in a word, for people and for the golden file.
    package var name: String {
        switch self {
        case .planned: "planned"
        case .running: "running"
        case .paused: "paused"
        case .ended(let ended):
            switch ended.outcome {
            case .completed: "completed"
            case .aborted: "aborted"
            case .discarded: "discarded"
            case .planExpired: "expired"
            }
        }
    }
}
