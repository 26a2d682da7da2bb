extension Operation.Ended.Outcome: StoredEnum {
    package enum Name: String, Sendable {
        case completed, aborted, discarded, planExpired
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .completed: (.completed, [:])
        case .aborted(let by, let reason, let leftBehind):
            (.aborted, ["by": by, "reason": reason, "leftBehind": leftBehind])
        case .discarded(let by): (.discarded, ["by": by])
        case .planExpired: (.planExpired, [:])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .completed: self = .completed
        case .aborted:
            self = .aborted(by: try fields["by"], reason: try fields["reason"], leftBehind: try fields["leftBehind"])
        case .discarded: self = .discarded(by: try fields["by"])
        case .planExpired: self = .planExpired
        }
    }
}

extension Operation.Phase: StoredEnum {
    package enum Name: String, Sendable {
        case planned, running, paused, ended
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .planned(let state): (.planned, ["state": state])
        case .running(let progress): (.running, ["progress": progress])
        case .paused(let state): (.paused, ["state": state])
        case .ended(let state): (.ended, ["state": state])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .planned: self = .planned(try fields["state"])
        case .running: self = .running(try fields["progress"])
        case .paused: self = .paused(try fields["state"])
        case .ended: self = .ended(try fields["state"])
        }
    }
}

extension Progress.StepState: StoredEnum {
    package enum Name: String, Sendable {
        case waiting, active, done, skipped
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .waiting: (.waiting, [:])
        case .active(let since): (.active, ["since": since])
        case .done(let since, let at): (.done, ["since": since, "at": at])
        case .skipped(let by, let reason, let at): (.skipped, ["by": by, "reason": reason, "at": at])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .waiting: self = .waiting
        case .active: self = .active(since: try fields["since"])
        case .done: self = .done(since: try fields["since"], at: try fields["at"])
        case .skipped: self = .skipped(by: try fields["by"], reason: try fields["reason"], at: try fields["at"])
        }
    }
}
