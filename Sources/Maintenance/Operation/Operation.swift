/// One piece of maintenance on one subject: a value that folds events and decides, from what is observed, what happens
/// now. No clock, no randomness, no I/O.
package struct Operation: Sendable, Equatable {
    /// A plan waits for its start.
    package struct Planned: Sendable, Codable, Equatable {
        package internal(set) var expiresAt: Timestamp
        /// When people were reminded of it last.
        package internal(set) var remindedAt: Timestamp?

        init(_ plan: Plan, at now: Timestamp) { expiresAt = now + plan.runbook.base.planLifetime }

        /// When people are to be reminded of the plan next; `nil` for never.
        func remindsAt(of plan: Plan) -> Timestamp? {
            let runbook = plan.runbook.base
            guard let interval = runbook.reminderInterval else { return nil }
            let next = (remindedAt ?? expiresAt - runbook.planLifetime) + interval
            return next < expiresAt ? next : nil
        }
    }

    package struct Paused: Sendable, Codable, Equatable {
        package internal(set) var progress: Progress
        package let reason: PauseReason
        package internal(set) var since: Timestamp

        init(_ progress: Progress, reason: PauseReason, at now: Timestamp) {
            self.progress = progress
            self.reason = reason
            self.since = now
        }
    }

    package struct Ended: Sendable, Codable, Equatable {
        package enum Outcome: Sendable, Equatable {
            case completed
            case aborted(by: PersonID, reason: String, leftBehind: [String])
            case discarded(by: PersonID)
            case planExpired
        }

        package let outcome: Outcome
        package let at: Timestamp
        /// `nil` when it was never started.
        package let progress: Progress?
    }

    /// Kept once for all copies of the operation.
    package indirect enum Phase: Sendable, Equatable {
        case planned(Planned)
        case running(Progress)
        case paused(Paused)
        case ended(Ended)
    }

    package let id: OperationID
    package let origin: Origin
    package let createdAt: Timestamp
    @Shared package internal(set) var plan: Plan
    package internal(set) var phase: Phase
    package internal(set) var controls = Controls()
    /// Number of events folded in: what compare-and-swap compares.
    package internal(set) var version: Int

    /// Begins an operation with its first event.
    ///
    /// - Throws: `Refusal` when the event is not `planned`.
    package init(_ event: Event, at now: Timestamp) throws(Refusal) {
        guard case .planned(let plan, let origin) = event else {
            throw Refusal("An operation begins with a plan, not with \(event.name).")
        }
        self.id = plan.operation
        self.origin = origin
        self.createdAt = now
        self.plan = plan
        self.phase = .planned(Planned(plan, at: now))
        self.version = 1
    }

    /// An operation as it was stored; only what its events amount to may be made into one.
    package init(_ state: State, plan: Plan, version: Int) {
        id = plan.operation
        origin = state.origin
        createdAt = state.createdAt
        self.plan = plan
        phase = state.phase
        controls = state.controls
        self.version = version
    }

    /// How far it came; `nil` before the start.
    package var progress: Progress? {
        switch phase {
        case .planned: nil
        case .running(let progress): progress
        case .paused(let paused): paused.progress
        case .ended(let ended): ended.progress
        }
    }

    package var target: Target { plan.target }

    /// Started and not ended: what holds its subject.
    package var isActive: Bool {
        switch phase {
        case .running, .paused: true
        case .planned, .ended: false
        }
    }

    package var isEnded: Bool {
        guard case .ended = phase else { return false }
        return true
    }
}

/// The names under which it is stored.
extension Operation.Planned {
    private enum CodingKeys: String, CodingKey {
        case expiresAt, remindedAt
    }
}

/// The names under which it is stored.
extension Operation.Paused {
    private enum CodingKeys: String, CodingKey {
        case progress, reason, since
    }
}

/// The names under which it is stored.
extension Operation.Ended {
    private enum CodingKeys: String, CodingKey {
        case outcome, at, progress
    }
}
