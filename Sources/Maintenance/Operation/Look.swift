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
    package var safety: SafetyReadings?
    /// A lock or freeze that covers the operation's cluster: no call is decided on.
    package var restraint: Restraint?
    /// The plan that a preflight gives now.
    package var freshPlan: Plan?

    package init(
        now: Timestamp, sighting: Sighting, gate: GateReading? = nil, safety: SafetyReadings? = nil,
        restraint: Restraint? = nil, freshPlan: Plan? = nil
    ) {
        self.restraint = restraint
        self.freshPlan = freshPlan
        self.now = now
        self.sighting = sighting
        self.gate = gate
        self.safety = safety
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
        /// The slower safety facts, for this instance as the next writer, if there is to be one, and of green where names
        /// are about to be switched.
        case safetyReadings(InstanceID?, before: Switchover? = nil)
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
