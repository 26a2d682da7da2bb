/// Folds what happens to steps; each is `nil` when it does not fit.
extension Progress {
    mutating func begin(_ step: StepID, at now: Timestamp) -> [Effect]? {
        guard steps[step] == .waiting else { return nil }
        steps[step] = .active(since: now)
        return []
    }

    mutating func complete(_ step: StepID, at now: Timestamp) -> [Effect]? {
        guard case .active(let since) = steps[step], !outstanding.contains(where: { $0.step == step }) else {
            return nil
        }
        steps[step] = .done(since: since, at: now)
        deferrals[step] = nil
        troubles[step] = nil
        return [.tell(.detail(.stepCompleted(step)))]
    }

    mutating func trouble(_ step: StepID, _ reason: String, at now: Timestamp) -> [Effect]? {
        guard case .active = steps[step] else { return nil }
        troubles[step] = Trouble(reason: reason, since: now)
        return []
    }

    mutating func recover(_ step: StepID) -> [Effect]? {
        troubles.removeValue(forKey: step) == nil ? nil : []
    }

    /// Leaves a step to a person; `nil` when it is done, or AWS was asked for something that nothing has proved.
    mutating func skip(_ step: StepID, by person: PersonID, reason: String, at now: Timestamp) -> [Effect]? {
        guard !isDone(step), !outstanding.contains(where: { $0.step == step }) else { return nil }
        steps[step] = .skipped(by: person, reason: reason, at: now)
        deferrals[step] = nil
        troubles[step] = nil
        return [.tell(.detail(.stepSkipped(step)))]
    }

    /// Lets steps be done again, those that were not begun included; false when not even the first was.
    mutating func reset(_ again: [StepID]) -> Bool {
        guard let first = again.first, steps[first] != .waiting else { return false }
        for step in again {
            steps[step] = .waiting
            deferrals[step] = nil
            troubles[step] = nil
        }
        return true
    }

    /// Forgets what an operation waited for when it stopped, and gives every active step its patience anew.
    mutating func resume(at now: Timestamp) {
        deferrals = [:]
        troubles = [:]
        resumption = Resumption(
            at: now, finishedCount: finished.count, gateCount: gates.count, outstanding: outstanding.map(\.id))
    }
}
