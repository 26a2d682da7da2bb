import Maintenance

/// What follows when the clock of the host is set: every operation's instants move with it, before anything else is decided.
extension EngineState {
    mutating func clockSet(by span: Span) -> [Effect] {
        time.clockSet(by: span)
        for id in operations.keys { clockSteps[id] = (clockSteps[id] ?? .zero) + span }
        blindness = blindness.mapValues { $0.moved(by: span) }
        waits = waits.mapValues { $0.mapValues { $0.moved(by: span) } }
        unreadAnswers = unreadAnswers.mapValues { $0.moved(by: span) }
        return []
    }

    /// By how much an operation's instants are to be moved; `nil` where they are right.
    func clockStep(of operation: Operation, at now: Timestamp) -> Span? {
        if let step = clockSteps[operation.id], step != .zero { return step }
        guard uncheckedInstants.contains(operation.id) else { return nil }
        return operation.clockSetBack(at: now).map { .zero - $0 }
    }

    /// What is decided comes after, on what is read anew: nothing that was read before the clock was set tells of after.
    mutating func recordClock(setBy span: Span, of operation: Operation, at now: Timestamp) -> [Effect] {
        do {
            let wants: Set<Decision.Want> = operation.isActive ? [.observation] : []
            return try record([.clockSet(by: span)], onto: operation, for: .turn(wants: wants), at: now)
        } catch {
            return pause(operation, because: error, at: now)
        }
    }

    /// What is recorded after the clock was set comes after that in the log.
    func clockEvents(before events: [Event], of stored: Operation?, at now: Timestamp) -> [Event] {
        guard let stored, let span = clockStep(of: stored, at: now), !events.contains(.clockSet(by: span)) else {
            return []
        }
        return [.clockSet(by: span)]
    }

    mutating func noteClockEvents(_ recording: Recording) {
        for case .clockSet(let span) in recording.events {
            guard let step = clockSteps[recording.operation.id] else { continue }
            clockSteps[recording.operation.id] = step == span ? nil : step - span
        }
    }
}

extension Standing.Wait {
    fileprivate func moved(by span: Span) -> Self { Self(reason: reason, since: since + span) }
}

extension EngineState.UnreadAnswers {
    fileprivate func moved(by span: Span) -> Self { Self(since: since + span, reason: reason, isTold: isTold) }
}
