/// What a maintenance window holds: every call that disturbs connections or writes, whether anybody is asked about it or not, and
/// nothing else.
extension Turn {
    /// That a call has to wait for a window.
    struct WindowHold {
        /// For people: what it waits for.
        var words: String
        /// When the next window opens that it may be made in.
        var until: Timestamp
    }

    /// Why a call has to wait now. What a second call has to end is begun only where both are expected to fit.
    func hold(on mutation: AnyMutation, of step: StepID) -> WindowHold? {
        if let closed = closedWindow(for: mutation) { return isFinishing(step) ? nil : closed }
        guard mutation.base.disturbance != .none, let closes = window?.closes,
            let needed = operation.plan.timeToEnd(of: step), now + needed > closes,
            let next = operation.plan.window?.next(at: closes)
        else { return nil }
        return WindowHold(
            words: "the maintenance window closes before this and the way back, about \(needed.words), are over",
            until: next.opens)
    }

    /// The window that a call belongs into where that is closed now, whether or not somebody allowed to finish outside.
    private func closedWindow(for mutation: AnyMutation) -> WindowHold? {
        guard mutation.base.disturbance != .none, let opens = window?.opens else { return nil }
        return opens > now ? WindowHold(words: "the maintenance window is not open yet", until: opens) : nil
    }

    /// What a question says of the window that its call is made outside of at once when approved; `nil` where it is made
    /// inside, or waits for that.
    func outsideWindow(_ mutation: AnyMutation, of step: StepID) -> WindowHold? {
        guard window?.closes != nil else { return nil }
        guard let hold = hold(on: mutation, of: step) else { return closedWindow(for: mutation) }
        return operation.isUnended(at: step) || !mutation.isGated ? hold : nil
    }

    /// Ends a question whose call has no place in its maintenance window any more, since what it says of the window is not true
    /// from then on. In the middle of what was begun in the window, and before its end, it is asked anew at once, with that said;
    /// otherwise when the window opens next. A time that was named only once has no closing: a clock that was set back behind it
    /// closes nothing.
    mutating func endWithWindow() {
        guard let gate = running?.waitingGate, gate.isOutsideWindow != true,
            window?.closes != nil
        else { return }
        if outsideWindow(gate.mutation, of: gate.step) != nil {
            emit(.gateVoided(gate.id, "the maintenance window has closed"))
        } else if let hold = hold(on: gate.mutation, of: gate.step), hold.until > gate.actsFrom {
            emit(.gateExpired(gate.id))
        }
    }

    /// When a call that may be made from an instant on can be begun in that maintenance window for the last time, together with
    /// what has to end it; `nil` where nothing ends that.
    func lastBeginning(of mutation: AnyMutation, for step: StepID, from instant: Timestamp) -> Timestamp? {
        guard let window = operation.plan.window, mutation.base.disturbance != .none,
            let closes = window.next(at: instant).closes
        else { return nil }
        let last = closes - (operation.plan.timeToEnd(of: step) ?? .zero)
        return last > instant ? last : nil
    }

    /// Until when nobody is asked again about a call whose question ended unanswered with its maintenance window; `nil` where
    /// none did, or the window has time left.
    func silence(about mutation: AnyMutation, of step: StepID) -> WindowHold? {
        guard let window = operation.plan.window, let last = running?.gatesSince.last, last.step == step,
            last.isOutsideWindow != true, case .expired(let ended) = last.state,
            let opens = window.opening(after: ended), now < opens
        else { return nil }
        let hold = hold(on: mutation, of: step)
        guard hold != nil || now >= lastBeginning(of: mutation, for: step, from: last.actsFrom) ?? ended else {
            return nil
        }
        return WindowHold(words: hold?.words ?? "the maintenance window has no time left for this", until: opens)
    }

    /// What is asked about a call that waits for its window while what was begun in the last one is not ended: whether that is
    /// finished now or waits; `nil` where it simply waits.
    func terms(toFinish mutation: AnyMutation, of step: StepID) -> GateTerms? {
        guard let end = operation.unended(around: step), let risk = end.work.base.risks.first,
            window?.closes != nil
        else { return nil }
        return .finishing(mutation, risk)
    }

    /// Whether a person allowed since the window closed that what was begun in it is finished outside: until it opens again, for
    /// as long as that may take, and where since then nobody paused, locked or froze and the bot was not started anew.
    private func isFinishing(_ step: StepID) -> Bool {
        guard let progress = running, let window = operation.plan.window, let span = operation.plan.span(around: step)
        else { return false }
        return progress.gatesSince.contains { gate in
            guard gate.isFinishing, case .approved(let given) = gate.state else { return false }
            return operation.plan.span(around: gate.step)?.end.id == span.end.id
                && window.next(at: given.at).opens == window.next(at: now).opens
                && now - given.at <= timeToFinish(from: gate.step, to: span.end.id)
                && !look.earlierApprovals.contains(gate.id) && !look.approvalsBeforeRestraint.contains(gate.id)
        }
    }

    /// How long a permission to finish lasts: what the steps from the one it was asked for to the way back may take before
    /// somebody has to look.
    private func timeToFinish(from step: StepID, to end: StepID) -> Span {
        let steps = operation.plan.steps.drop { $0.id != step }.prefix { $0.id != end }
        let patience = steps.reduce(Span.zero) { $0 + (operation.controls.patience ?? $1.patience) }
        return min(patience, Progress.scopeTime)
    }

    /// The approval to finish that a call was made under before, when AWS put it off.
    func approvalToFinish(_ mutation: AnyMutation, of step: StepID) -> GateID? {
        guard let progress = running, let gate = progress.gates.last, gate.step == step, gate.isFinishing,
            gate.mutation == mutation, case .approved = gate.state, progress.isUnspent(gate, at: now),
            !look.approvalsBeforeRestraint.contains(gate.id)
        else { return nil }
        return gate.id
    }

    /// Takes back the question whether to finish outside the window when that has opened again.
    mutating func takeBackFinishing(_ mutation: AnyMutation, of step: StepID) {
        guard let gate = running?.waitingGate, gate.step == step, gate.isFinishing, gate.mutation == mutation else {
            return
        }
        emit(.gateVoided(gate.id, "the maintenance window is open"))
    }

    /// Whether the question of a step was asked already since the window closed, and nobody answered it.
    func wasAskedSinceClosing(_ step: StepID, until opens: Timestamp) -> Bool {
        guard let window = operation.plan.window, let last = running?.gates.last, last.step == step,
            last.isOutsideWindow == true, case .expired = last.state
        else { return false }
        return window.next(at: last.openedAt).opens == opens
    }
}

extension Operation {
    /// Whether a step lies in the middle of what was begun in a maintenance window, or ends it: its question is asked outside as
    /// well.
    package func isUnended(at step: StepID) -> Bool {
        plan[step]?.work.base.endsDisturbance == true || unended(around: step) != nil
    }

    /// The step that ends what was begun before this one and is not ended yet; `nil` where nothing is.
    func unended(around step: StepID) -> Step? {
        guard let progress, let span = plan.span(around: step), progress.isDone(span.begin.id),
            !progress.isDone(span.end.id)
        else { return nil }
        return span.end
    }
}
