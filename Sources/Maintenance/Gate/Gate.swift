/// The human decision in front of a step: one asking, with what was shown and how it ended.
package struct Gate: Sendable, Codable, Equatable {
    /// Where the prompt stands in the chat, recorded when the chat confirmed it.
    package struct Prompt: Sendable, Codable, Equatable {
        package var channel: String
        package var message: String
        /// SHA-256 of all that the prompt shows, as the chat returned it for our post; `nil` when it returned nothing, so that
        /// nobody knows what was shown.
        package var contentDigest: String?
        /// The message that it links to for what it has no room for; `nil` where it says all itself.
        package var details: Details?

        package init(channel: String, message: String, contentDigest: String?, details: Details? = nil) {
            self.channel = channel
            self.message = message
            self.contentDigest = contentDigest
            self.details = details
        }
    }

    /// A message of ours that belongs to a prompt: whoever answers has read both.
    package struct Details: Sendable, Codable, Equatable {
        package var message: String
        /// SHA-256 of all that it shows, as the chat returned it for our post.
        package var contentDigest: String

        package init(message: String, contentDigest: String) {
            self.message = message
            self.contentDigest = contentDigest
        }
    }

    package enum State: Sendable, Equatable {
        /// Asked for, prompt not yet confirmed by the chat.
        case opening
        case open(Prompt)
        case approved(Approval)
        case vetoed(by: PersonID, at: Timestamp)
        case expired(at: Timestamp)
        case voided(reason: String, at: Timestamp)
    }

    package var id: GateID
    package var operation: OperationID
    package var step: StepID
    package var mutation: AnyMutation
    package var planDigest: PlanDigest
    package var facts: SafetyFacts
    package var requester: Requester
    package var openedAt: Timestamp
    package var expiresAt: Timestamp
    package var state: State = .opening
    /// Where the prompt stood or stands; kept when the gate closes so that it can be edited in place.
    package var prompt: Prompt?
    /// People whose reaction was explained as not counted, each with the reason told.
    package var ignored: [PersonID: String] = [:]
    /// People whose approval was seen while the quorum was not complete; for display only, never counted from here.
    package var counted: [PersonID] = []
    /// All calls that the approval allows, each once; `nil`: the one that was asked about.
    package var covers: [AnyMutation]?
    /// It ends what was begun in a maintenance window that has closed, or is on the way there: an approval is the permission to
    /// do it all the same.
    package var isOutsideWindow: Bool?
    /// When the maintenance window opens that its call waits for: its time to answer counts from there.
    package var opensAt: Timestamp?
    /// Its time to answer ends where its call can be begun in the maintenance window for the last time. Unanswered by then, it
    /// is asked again when the window opens next.
    package var endsWithWindow: Bool?
    /// What rules tell it by, and the rule that held when it was asked, which its prompt names.
    package var scope: ApprovalScope?
    package var rule: ApprovalRule?
    package var remindedAt: Timestamp?
    package var escalatedAt: Timestamp?

    package init(
        id: GateID, operation: OperationID, step: StepID, mutation: AnyMutation, planDigest: PlanDigest,
        facts: SafetyFacts, requester: Requester, openedAt: Timestamp, expiresAt: Timestamp
    ) {
        self.id = id
        self.operation = operation
        self.step = step
        self.mutation = mutation
        self.planDigest = planDigest
        self.facts = facts
        self.requester = requester
        self.openedAt = openedAt
        self.expiresAt = expiresAt
    }

    /// When its call may be made at the earliest.
    package var actsFrom: Timestamp { max(openedAt, opensAt ?? openedAt) }

    package var closedAt: Timestamp? {
        switch state {
        case .opening, .open: nil
        case .approved(let approval): approval.at
        case .vetoed(_, let instant), .expired(let instant), .voided(_, let instant): instant
        }
    }

    package func allows(_ mutation: AnyMutation) -> Bool {
        self.mutation == mutation || covers?.contains(mutation) == true
    }

    /// When people are reminded: half of the time to answer is over.
    package func remindsAt(from begin: Timestamp) -> Timestamp {
        begin + Span(milliseconds: (expiresAt - begin).milliseconds / 2)
    }

    /// When others are called: a sixth of the time to answer is left.
    package func escalatesAt(from begin: Timestamp) -> Timestamp {
        begin + Span(milliseconds: (expiresAt - begin).milliseconds * 5 / 6)
    }

    /// Neither answered, expired nor void.
    package var isWaiting: Bool {
        switch state {
        case .opening, .open: true
        case .approved, .vetoed, .expired, .voided: false
        }
    }
}

/// An approval of one gate: made by `Gate.judge` alone, used once, in the commit that records the intent it allows.
package struct Approval: Sendable, Codable, Equatable {
    package let gate: GateID
    /// Those who counted, sorted.
    package let by: [PersonID]
    package let planDigest: PlanDigest
    /// Digest of the safety facts that were shown.
    package let factsDigest: String
    package internal(set) var at: Timestamp
    /// SHA-256 of the reading that it was judged from.
    package let evidence: String

    init(gate: GateID, by: [PersonID], planDigest: PlanDigest, factsDigest: String, at: Timestamp, evidence: String) {
        self.gate = gate
        self.by = by
        self.planDigest = planDigest
        self.factsDigest = factsDigest
        self.at = at
        self.evidence = evidence
    }
}

/// The names under which it is stored.
extension Gate {
    private enum CodingKeys: String, CodingKey {
        case id, operation, step, mutation, planDigest, facts, requester, openedAt, expiresAt, state, prompt, ignored,
            counted, covers, scope, rule, isOutsideWindow, opensAt, endsWithWindow, remindedAt, escalatedAt
    }
}

/// The names under which it is stored.
extension Gate.Prompt {
    private enum CodingKeys: String, CodingKey {
        case channel, message, details
        case contentDigest = "textDigest"
    }
}

/// The names under which it is stored.
extension Gate.Details {
    private enum CodingKeys: String, CodingKey {
        case message, contentDigest
    }
}

/// The names under which it is stored.
extension Approval {
    private enum CodingKeys: String, CodingKey {
        case gate, by, planDigest, factsDigest, at, evidence
    }
}
