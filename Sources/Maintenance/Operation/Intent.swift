/// A mutation that was decided on and recorded before it was made, and what is known of its outcome.
package struct Intent: Sendable, Codable, Equatable {
    /// What the call came back with.
    package enum Outcome: Sendable, Equatable {
        /// Not recorded: the call is under way, or the process ended during it. Counts as unknown.
        case pending
        case accepted
        /// Sent, answer lost or unreadable: it may have taken effect.
        case unknown(String)
    }

    /// What observations have shown since.
    package enum Sighting: Sendable, Equatable {
        case unseen
        case working(since: Timestamp)
        /// AWS showed that it was at this very call.
        case underWay(since: Timestamp)
        /// It was seen at work and now an observation shows the state before: stale, or undone.
        case vanished(since: Timestamp, wasUnderWay: Bool)

        /// Whether AWS showed at some time that it was at this very call.
        var wasUnderWay: Bool {
            switch self {
            case .underWay: true
            case .vanished(_, let wasUnderWay): wasUnderWay
            case .unseen, .working: false
            }
        }
    }

    package var id: IntentID
    package var step: StepID
    package var mutation: AnyMutation
    /// The gate whose approval allowed it, for gated mutations.
    package var approval: GateID?
    package var decidedAt: Timestamp
    package var outcome: Outcome = .pending
    /// How AWS named what it began with, where it did.
    package var acceptedAs: String?
    package var sighting: Sighting = .unseen

    package init(id: IntentID, step: StepID, mutation: AnyMutation, approval: GateID?, decidedAt: Timestamp) {
        self.id = id
        self.step = step
        self.mutation = mutation
        self.approval = approval
        self.decidedAt = decidedAt
    }

    /// Longest time that a mutating call may be on its way (the clients' total timeout, with room).
    package static let callLimit = Span.seconds(45)

    /// What is known of it when its proof is looked for.
    package var record: CallRecord {
        CallRecord(
            decidedAt: decidedAt, wasUnderWay: sighting.wasUnderWay, wasAccepted: outcome == .accepted,
            acceptedAs: acceptedAs)
    }

    /// Whether AWS is still at it, or does not show it and has time left in which it may.
    package func isUnsettled(in observation: Observation, at now: Timestamp) -> Bool {
        switch mutation.proof(in: observation, of: record) {
        case .done, .lacking: false
        case .working, .underWay: true
        case .none: now < settlesAt ?? decidedAt + Intent.callLimit + mutation.settleTime
        }
    }

    /// When an intent that no observation shows counts as not having taken effect; `nil` while it is seen at work.
    package var settlesAt: Timestamp? {
        switch sighting {
        case .unseen: decidedAt + Intent.callLimit + mutation.settleTime
        case .working, .underWay: nil
        case .vanished(let since, _): since + mutation.settleTime
        }
    }
}

/// The names under which it is stored.
extension Intent {
    private enum CodingKeys: String, CodingKey {
        case id, step, mutation, approval, decidedAt, outcome, acceptedAs, sighting
    }
}
