/// What a person tells an operation to do.
package enum Instruction: Sendable, Codable, Equatable {
    /// Start, if the plan that a preflight gives just now is the one that was posted.
    case start
    case discard
    case pause
    /// Go on, or try again: `resume` and `retry`.
    case resume
    case abort(reason: String)
    /// Stop for good, so that a rollback of it can take over.
    case makeWay(for: OperationID)
    /// Do a step, and all that come after it, again.
    case reset(to: StepID)
    /// Leave a step to a person.
    case skip(StepID, reason: String)
    /// Let a step take this long at most.
    case timeout(Span)
    case hold(before: StepID)
    case unhold(before: StepID)
}

extension Operation {
    /// Decides what an instruction of an authorised person brings about.
    ///
    /// - Throws: `Refusal` when it does not fit what the operation is doing, saying what would.
    package func decide(
        on instruction: Instruction, by person: PersonID, look: Look, policies: Policies
    ) throws(Refusal) -> Decision {
        var turn = Turn(operation: self, look: look, policies: policies)
        switch (instruction, phase) {
        case (.start, .planned):
            if let fresh = look.freshPlan {
                try turn.start(fresh, by: person)
            } else {
                turn.decision.wants.insert(.freshPlan)
            }
        case (.discard, .planned), (.abort, .planned), (.makeWay, .planned):
            turn.emit(.discarded(by: person))
        case (.pause, .running):
            turn.pause(.person(person))
        case (.resume, .paused):
            turn.emit(.resumed(by: person))
        case (.abort(let reason), .running), (.abort(let reason), .paused):
            turn.abort(by: person, reason: reason)
        case (.makeWay(let rollback), .running), (.makeWay(let rollback), .paused):
            turn.abort(by: person, reason: "rolled back by \(rollback)", rollback: rollback)
        case (.reset(let step), .paused(let paused)):
            try turn.reset(to: step, paused.progress, by: person)
        case (.skip(let step, let reason), .paused(let paused)):
            try turn.skip(step, paused.progress, by: person, reason: reason)
        case (.timeout(let patience), .planned), (.timeout(let patience), .running), (.timeout(let patience), .paused):
            turn.emit(.patienceChanged(patience, by: person))
        case (.hold(let step), .planned), (.hold(let step), .running), (.hold(let step), .paused):
            try turn.hold(before: step, by: person)
        case (.unhold(let step), .planned), (.unhold(let step), .running), (.unhold(let step), .paused):
            try turn.unhold(before: step, by: person)
        case (.reset, .planned), (.skip, .planned):
            throw Refusal("\(id) has not been started: there is nothing to do again, and nothing to leave out.")
        case (.reset, .running), (.skip, .running):
            throw Refusal(advising: "\(id) is running. \(advice: .pause(id)) first.")
        case (.start, .running), (.start, .paused):
            throw Refusal(advising: "\(id) was started already. \(advice: .status(id)) shows how far it is.")
        case (.discard, .running), (.discard, .paused):
            throw Refusal(advising: "\(id) was started, so it cannot be discarded. \(advice: .abort(id)) stops it.")
        case (.pause, .planned):
            throw Refusal(
                advising:
                    "\(id) has not been started, so there is nothing to pause. \(advice: .abort(id)) discards its plan."
            )
        case (.pause, .paused):
            throw Refusal(
                advising: "\(id) is paused already. \(advice: .resume(id)) goes on, \(advice: .abort(id)) stops it.")
        case (.resume, .planned):
            throw Refusal("\(id) has not been started. React to its plan to start it.")
        case (.resume, .running):
            throw Refusal(
                advising:
                    "\(id) is running. \(advice: .pause(id)) holds it, \(advice: .status(id)) shows how far it is.")
        case (_, .ended):
            throw Refusal(advising: "\(id) is over (\(phase.name)). \(advice: .events(id)) tells its story.")
        }
        return turn.decision
    }

    /// The events that the outcome of a call amounts to; none when the operation is over.
    package func decide(on outcome: CallOutcome, of intent: IntentID, at now: Timestamp) -> [Event] {
        guard isActive, let progress, let made = progress.outstanding.first(where: { $0.id == intent }) else {
            return []
        }
        switch outcome {
        case .accepted(let name):
            return [.mutationAccepted(intent, as: name)]
        case .unknown(let reason):
            return [.mutationUnknown(intent, reason)]
        case .deferred(let reason, let retryAfter):
            let count = progress.deferrals[made.step]?.count ?? 0
            guard count < CallOutcome.deferralLimit else { return refused(intent, of: made.step, reason) }
            let wait = max(retryAfter ?? .zero, CallOutcome.backoff(count))
            return [.mutationDeferred(intent, reason, until: now + wait)]
        case .refused(let reason):
            return refused(intent, of: made.step, reason)
        case .lacking(let reason):
            return [.mutationLacking(intent, reason)]
        case .withheld(let reason):
            return [.mutationWithheld(intent, reason)]
        }
    }

    private func refused(_ intent: IntentID, of step: StepID, _ reason: String) -> [Event] {
        var events: [Event] = [.mutationRefused(intent, reason)]
        guard case .running(let progress) = phase else { return events }
        if let gate = progress.waitingGate { events.append(.gateVoided(gate.id, "the operation was paused")) }
        events.append(.paused(.trouble(step, reason)))
        return events
    }
}

extension Turn {
    mutating func start(_ fresh: Plan, by person: PersonID) throws(Refusal) {
        if case .planned(let planned) = operation.phase, now >= planned.expiresAt {
            throw Refusal("The plan of \(operation.id) has waited too long. Ask for it again.")
        }
        if fresh.isEmpty, fresh.blocks.isEmpty {
            throw Refusal(fresh.subject.base.standstill(by: fresh))
        }
        if fresh.digest == operation.plan.digest, fresh.blocks.isEmpty {
            emit(.started(by: person, acknowledged: operation.plan.acknowledgements.map(\.check)))
        } else if fresh.digest == operation.plan.digest {
            let reasons = fresh.blocks.map(\.text).joined(separator: " ")
            throw Refusal("\(operation.id) cannot start: \(reasons)")
        } else {
            emit(.replanned(fresh))
        }
    }
}

/// What a mutating call came back with.
package enum CallOutcome: Sendable, Codable, Equatable {
    /// - Parameter as: how AWS named what it began with, where that is all by which it can be asked about.
    case accepted(as: String? = nil)
    /// Sent, and whether it was executed is not known.
    case unknown(String)
    /// Certainly not executed; worth another try.
    case deferred(String, retryAfter: Span?)
    /// Certainly not executed; another try would be refused as well.
    case refused(String)
    /// Certainly not executed: AWS does not have what it takes, and the step decides how to go on.
    case lacking(String)
    /// Not sent: it may not be made any more.
    case withheld(String)

    /// How often a step's calls are put off before a person is asked.
    package static let deferralLimit = 8

    /// How long to wait before the next try, after so many.
    package static func backoff(_ count: Int) -> Span {
        min(.seconds(5) * (1 << Int64(min(count, 10))), .minutes(5))
    }
}
