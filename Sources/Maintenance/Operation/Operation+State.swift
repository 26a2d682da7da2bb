extension Operation {
    /// What of an operation changes as it goes on: what is stored of it at every turn. Its plan is stored once, in the event
    /// that made it.
    package struct State: Sendable, Codable, Equatable {
        package let origin: Origin
        package let createdAt: Timestamp
        package let phase: Phase
        package let controls: Controls
    }

    package var state: State {
        State(origin: origin, createdAt: createdAt, phase: phase, controls: controls)
    }
}

extension Event {
    /// The plan that it makes the operation's own.
    package var plan: Plan? {
        switch self {
        case .planned(let plan, _), .replanned(let plan): plan
        case .discarded, .planExpired, .planReminded, .started, .stepStarted, .stepCompleted, .stepTroubled,
            .stepRecovered,
            .stepSkipped, .mutationIntended, .mutationAccepted, .mutationUnknown, .mutationDeferred, .mutationRefused,
            .mutationLacking, .mutationWithheld, .mutationSeen, .mutationUnderWay, .mutationVanished, .mutationProved,
            .mutationFailed,
            .mutationUnproved,
            .gateOpened, .gatePrompted,
            .gateCounted, .gateReactionIgnored, .gateApproved, .gateVetoed, .gateExpired, .gateVoided, .gateReminded,
            .gateEscalated, .paused, .resumed, .reset, .held, .unheld, .patienceChanged, .clockSet, .aborted,
            .completed:
            nil
        }
    }
}

/// The names under which it is stored.
extension Operation.State {
    private enum CodingKeys: String, CodingKey {
        case origin, createdAt, phase, controls
    }
}
