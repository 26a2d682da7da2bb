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
        guard let window = operation.plan.window, mutation.base.disturbance != .none else { return nil }
        let (opens, closes) = window.next(at: now)
        guard opens <= now else { return WindowHold(words: "the maintenance window is not open yet", until: opens) }
        guard let closes, let needed = operation.plan.timeToEnd(of: step), now + needed > closes else { return nil }
        return WindowHold(
            words: "the maintenance window closes before this and the way back, about \(needed.words), are over",
            until: window.next(at: closes).opens)
    }

    /// Takes back a question of a step that ends what was begun in a window, when that has closed: it is asked anew, with that
    /// said.
    mutating func askAnewAfterClosing() {
        guard let gate = running?.waitingGate, gate.isOutsideWindow != true, isEnding(gate.step),
            hold(on: gate.mutation, of: gate.step) != nil
        else { return }
        emit(.gateVoided(gate.id, "the maintenance window has closed"))
    }

    /// Whether a step ends what another one began.
    func isEnding(_ step: StepID) -> Bool { operation.plan[step]?.work.base.endsDisturbance ?? false }

    /// Whether the question of a step was asked already since the window closed, and nobody answered it.
    func wasAskedSinceClosing(_ step: StepID, until opens: Timestamp) -> Bool {
        guard let window = operation.plan.window, let last = running?.gates.last, last.step == step,
            last.isOutsideWindow == true, case .expired = last.state
        else { return false }
        return window.next(at: last.openedAt).opens == opens
    }
}
