/// Instants are kept by the clock of the host. Where that is set, all of them move with it, so that what is counted from them
/// takes as long as it would have taken: a settle time, the proof of a call, the time to answer.
extension Operation {
    /// Readings of one clock that come in another order than they were taken in differ by less.
    package static let clockTolerance = Span.seconds(5)

    /// By how much the clock was set back at least while nobody saw it, by what is recorded to have happened; `nil` where
    /// nothing tells so.
    package func clockSetBack(at now: Timestamp) -> Span? {
        var latest = now
        var seen = phase
        seen.changeInstants(happened: { instant in
            latest = max(latest, instant)
            return instant
        })
        return latest - now > Operation.clockTolerance ? latest - now : nil
    }
}

extension Operation.Phase {
    /// - Parameter span: negative where the clock was set back.
    mutating func moveInstants(by span: Span, to now: Timestamp) {
        changeInstants(happened: { min($0 + span, now) }, due: { $0 + span })
    }

    /// Goes through every instant at which something happened, and every one at which something is due.
    fileprivate mutating func changeInstants(
        happened: (Timestamp) -> Timestamp, due: (Timestamp) -> Timestamp = { $0 }
    ) {
        switch self {
        case .planned(var planned):
            planned.changeInstants(happened: happened, due: due)
            self = .planned(planned)
        case .running(var progress):
            progress.changeInstants(happened: happened, due: due)
            self = .running(progress)
        case .paused(var paused):
            paused.since = happened(paused.since)
            paused.progress.changeInstants(happened: happened, due: due)
            self = .paused(paused)
        case .ended: break
        }
    }
}

extension Operation.Planned {
    fileprivate mutating func changeInstants(
        happened: (Timestamp) -> Timestamp, due: (Timestamp) -> Timestamp
    ) {
        expiresAt = due(expiresAt)
        remindedAt = remindedAt.map(happened)
    }
}

extension Progress {
    fileprivate mutating func changeInstants(
        happened: (Timestamp) -> Timestamp, due: (Timestamp) -> Timestamp
    ) {
        startedAt = happened(startedAt)
        if let resumption { self.resumption?.at = happened(resumption.at) }
        steps = steps.mapValues { $0.changed(happened) }
        for index in outstanding.indices { outstanding[index].changeInstants(happened) }
        for index in finished.indices {
            finished[index].intent.changeInstants(happened)
            finished[index].at = happened(finished[index].at)
        }
        for index in gates.indices { gates[index].changeInstants(happened: happened, due: due) }
        for (step, deferral) in deferrals { deferrals[step]?.until = due(deferral.until) }
        for (step, trouble) in troubles { troubles[step]?.since = happened(trouble.since) }
    }
}

extension Progress.StepState {
    fileprivate func changed(_ happened: (Timestamp) -> Timestamp) -> Self {
        switch self {
        case .waiting: self
        case .active(let since): .active(since: happened(since))
        case .done(let since, let at): .done(since: happened(since), at: happened(at))
        case .skipped(let person, let reason, let at): .skipped(by: person, reason: reason, at: happened(at))
        }
    }
}

extension Intent {
    fileprivate mutating func changeInstants(_ happened: (Timestamp) -> Timestamp) {
        decidedAt = happened(decidedAt)
        switch sighting {
        case .unseen: break
        case .working(let since): sighting = .working(since: happened(since))
        case .underWay(let since): sighting = .underWay(since: happened(since))
        case .vanished(let since, let wasUnderWay):
            sighting = .vanished(since: happened(since), wasUnderWay: wasUnderWay)
        }
    }
}

extension Gate {
    fileprivate mutating func changeInstants(
        happened: (Timestamp) -> Timestamp, due: (Timestamp) -> Timestamp
    ) {
        openedAt = happened(openedAt)
        // The opening of a window is a time of the clock itself.
        if opensAt == nil { expiresAt = due(expiresAt) }
        remindedAt = remindedAt.map(happened)
        escalatedAt = escalatedAt.map(happened)
        switch state {
        case .opening, .open: break
        case .approved(var approval):
            approval.at = happened(approval.at)
            state = .approved(approval)
        case .vetoed(let person, let at): state = .vetoed(by: person, at: happened(at))
        case .expired(let at): state = .expired(at: happened(at))
        case .voided(let reason, let at): state = .voided(reason: reason, at: happened(at))
        }
    }
}
