/// What a turn sees of the world.
package struct Look: Sendable, Equatable {
    package enum Sighting: Sendable, Equatable {
        case seen(Observation)
        /// AWS could not be read; `since` is when that began.
        case unseen(reason: String, passes: Bool, since: Timestamp)
        /// Nobody looked in this turn.
        case notLooked
    }

    package var now: Timestamp
    package var sighting: Sighting
    /// What the chat says of the waiting gate's prompt.
    package var gate: GateReading?
    /// What was read for a gate's facts, when somebody was about to be asked or had answered.
    package var facts: Observation?
    /// A lock or freeze that covers the operation's cluster: no call is decided on.
    package var restraint: Restraint?
    /// The plan that a preflight gives now.
    package var freshPlan: Plan?
    /// Gates that were approved before this process took the operation up: they serve no further call, as a journal that was
    /// restored or copied may not know that they did.
    package var earlierApprovals: Set<GateID> = []
    /// Gates that were approved before a lock or freeze that came since: nobody knows how long that held, so a permission to
    /// finish outside the window is not one any more.
    package var approvalsBeforeRestraint: Set<GateID> = []

    package init(
        now: Timestamp, sighting: Sighting, gate: GateReading? = nil, facts: Observation? = nil,
        restraint: Restraint? = nil, freshPlan: Plan? = nil
    ) {
        self.restraint = restraint
        self.freshPlan = freshPlan
        self.now = now
        self.sighting = sighting
        self.gate = gate
        self.facts = facts
    }

    package var observation: Observation? {
        guard case .seen(let observation) = sighting else { return nil }
        return observation
    }
}

/// What a turn decided, and what it would have to see to decide more.
package struct Decision: Sendable, Equatable {
    package enum Want: Sendable, Hashable {
        /// A fresh observation.
        case observation
        /// What a gate's facts are made from beyond that.
        case facts(Set<AnyQuestion>)
        /// What a step has to see after what it saw.
        case more(Set<AnyQuestion>)
        /// What the chat says of this gate's prompt.
        case gateReading(GateID)
        /// The plan that a preflight gives now.
        case freshPlan
    }

    package var events: [Event] = []
    package var wants: Set<Want> = []
    /// What each active step waits for, in words for the status message; not recorded.
    package var waits: [StepID: String] = [:]
    /// Why the machine refused an event that was decided on here: a fault of the program. Nothing of this decision is
    /// recorded then.
    package var fault: Refusal?
}

/// The parts of the configuration that decisions depend on.
package struct Policies: Sendable, Codable, Equatable {
    package var approval: ApprovalPolicy
    package var plan: PlanPolicy

    package init(approval: ApprovalPolicy, plan: PlanPolicy = PlanPolicy()) {
        self.approval = approval
        self.plan = plan
    }
}
