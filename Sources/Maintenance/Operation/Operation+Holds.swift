extension Plan {
    /// What an operation of this plan is to hold, each with its place: its subject, and what it makes under a name of its
    /// own.
    package var holds: Set<Resource> {
        let held = subject.base.holds.union(steps.flatMap(\.work.artifacts).map(\.resource))
        return Set(held.map { $0.located(in: subject.place) })
    }
}

extension Operation {
    /// What no other operation may hold as long as this one is active: what its plan names, and whatever its calls were
    /// about. Nothing before the start and after the end.
    package var holds: Set<Resource> {
        guard isActive, let progress else { return [] }
        let intents = progress.outstanding + progress.finished.map(\.intent)
        let called = intents.flatMap { [$0.mutation.resource] + $0.mutation.touches }
        return plan.holds.union(called.map { $0.located(in: plan.subject.place) })
    }
}

extension Collection<Resource> {
    /// In the order in which people are told of them: what has a name first.
    package var inOrder: [Resource] {
        sorted { left, right in
            left.isIdentity == right.isIdentity ? left < right : right.isIdentity
        }
    }
}

extension Artifact {
    fileprivate var resource: Resource {
        switch self {
        case .standIn(let instance): .instance(instance)
        case .deployment(let plan): .deployment(plan.name)
        case .instanceDeployment(let plan): .deployment(plan.name)
        }
    }
}

extension Event {
    /// Whether an operation may hold something else after it than before.
    package var changesHolds: Bool {
        switch self {
        case .started, .mutationIntended, .aborted, .completed: true
        case .planned, .replanned, .discarded, .planExpired, .planReminded, .stepStarted, .stepCompleted, .stepTroubled,
            .stepRecovered, .stepSkipped, .mutationAccepted, .mutationUnknown, .mutationDeferred, .mutationRefused,
            .mutationLacking, .mutationWithheld, .mutationSeen, .mutationUnderWay, .mutationVanished, .mutationProved,
            .mutationFailed,
            .mutationUnproved,
            .gateOpened, .gatePrompted,
            .gateCounted, .gateReactionIgnored, .gateApproved, .gateVetoed, .gateExpired, .gateVoided, .gateReminded,
            .gateEscalated, .paused, .resumed, .reset, .held, .unheld, .patienceChanged,
            .clockSet:
            false
        }
    }
}
