extension Progress {
    /// Folds what happened to a step, a call or a gate; `nil` when it does not fit. A paused operation begins no step and
    /// opens and approves nothing.
    mutating func fold(_ event: Event, isRunning: Bool, at now: Timestamp) -> [Effect]? {
        switch event {
        case .stepStarted(let step): isRunning ? begin(step, at: now) : nil
        case .stepCompleted(let step): isRunning ? complete(step, at: now) : nil
        case .stepTroubled(let step, let reason): isRunning ? trouble(step, reason, at: now) : nil
        case .stepRecovered(let step): isRunning ? recover(step) : nil
        case .mutationAccepted(let id, let name): accept(id, as: name)
        case .mutationUnknown(let id, let reason): lose(id, reason)
        case .mutationDeferred(let id, let reason, let until): self.defer(id, reason, until: until, at: now)
        case .mutationRefused(let id, _): refuse(id, at: now)
        case .mutationLacking(let id, let reason): lack(id, reason, at: now)
        case .mutationWithheld(let id, let reason): withhold(id, reason, at: now)
        case .mutationSeen(let id): see(id, as: .working(since: now))
        case .mutationUnderWay(let id): see(id, as: .underWay(since: now))
        case .mutationVanished(let id): vanish(id, at: now)
        case .mutationProved(let id): prove(id, at: now)
        case .mutationFailed(let id, let failure): fail(id, failure, at: now)
        case .mutationUnproved(let id): giveUp(id, at: now)
        case .gateOpened(let gate): isRunning ? open(gate) : nil
        case .gateApproved(let approval): isRunning ? approve(approval, at: now) : nil
        case .gatePrompted(let id, let prompt): self.prompt(id, prompt)
        case .gateCounted(let id, let people): count(id, people)
        case .gateReactionIgnored(let id, let person, let reason): ignore(id, person, reason)
        case .gateReminded(let id): remind(id, at: now)
        case .gateEscalated(let id): escalate(id, at: now)
        case .gateVetoed(let id, let person): close(id, as: .vetoed(by: person, at: now))
        case .gateExpired(let id): close(id, as: .expired(at: now))
        case .gateVoided(let id, let reason): close(id, as: .voided(reason: reason, at: now))
        case .planned, .replanned, .discarded, .planExpired, .planReminded, .started, .stepSkipped, .mutationIntended,
            .paused, .resumed, .reset, .held, .unheld, .patienceChanged, .clockSet, .aborted, .completed:
            nil
        }
    }
}
