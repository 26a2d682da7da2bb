/// A line of the journal: what happened to an operation, in past tense. The operation is the fold of its events.
package enum Event: Sendable, Equatable {
    /// A plan was made and posted; always the first.
    case planned(Plan, Origin)
    /// Preflight at start found something else than the plan says: a new plan takes its place.
    case replanned(Plan)
    case discarded(by: PersonID)
    /// Nobody started the plan in time.
    case planExpired
    /// Nobody has started the plan yet.
    case planReminded
    /// Started by a person, who thereby accepted the named findings.
    case started(by: PersonID, acknowledged: [String])

    case stepStarted(StepID)
    case stepCompleted(StepID)
    /// The step says that a person is needed; the operation pauses unless this passes.
    case stepTroubled(StepID, String)
    case stepRecovered(StepID)
    /// A person took over what the step would have done.
    case stepSkipped(StepID, by: PersonID, reason: String)

    /// Decided and recorded; the call is made after this is committed.
    case mutationIntended(Intent)
    case mutationAccepted(IntentID, as: String? = nil)
    /// Sent, answer lost: it may have taken effect.
    case mutationUnknown(IntentID, String)
    /// Certainly not executed, and worth another try later.
    case mutationDeferred(IntentID, String, until: Timestamp)
    /// Certainly not executed, and AWS's reason will not pass by itself.
    case mutationRefused(IntentID, String)
    /// AWS did not have what it takes; the step decides how to go on.
    case mutationLacking(IntentID, String)
    /// Never sent: something that was recorded between the decision and the call forbids it.
    case mutationWithheld(IntentID, String)
    case mutationSeen(IntentID)
    /// AWS shows that it is at this very call.
    case mutationUnderWay(IntentID)
    case mutationVanished(IntentID)
    case mutationProved(IntentID)
    /// AWS took it and gave it up.
    case mutationFailed(IntentID, ReportedFailure)
    /// The settle time is over and nothing shows that it took effect.
    case mutationUnproved(IntentID)

    case gateOpened(Gate)
    case gatePrompted(GateID, Gate.Prompt)
    case gateCounted(GateID, [PersonID])
    case gateReactionIgnored(GateID, PersonID, String)
    case gateApproved(Approval)
    case gateVetoed(GateID, by: PersonID)
    case gateExpired(GateID)
    case gateVoided(GateID, String)
    /// Half of the time to answer is over.
    case gateReminded(GateID)
    /// The time to answer is almost over.
    case gateEscalated(GateID)

    case paused(PauseReason)
    case resumed(by: PersonID)
    /// A step, and all that come after it, are to be done again.
    case reset(to: StepID, by: PersonID)
    case held(before: StepID, by: PersonID)
    case unheld(before: StepID, by: PersonID)
    /// How long a step may take from now on.
    case patienceChanged(Span, by: PersonID)
    /// The clock of the host was set by this: forward, or back where it is negative.
    case clockSet(by: Span)
    case aborted(by: PersonID, reason: String, leftBehind: [String])
    case completed
}

/// Why an operation does nothing until somebody says so.
package enum PauseReason: Sendable, Equatable {
    case person(PersonID)
    /// A step needs a person: AWS refused a call, something is broken, or verification found a difference.
    case trouble(StepID, String)
    /// In progress for longer than the step's patience.
    case overdue(StepID, String)
    case gateExpired(GateID)
    /// AWS cannot be read for a reason that does not pass.
    case blind(String)
    /// A person wanted it to stop before this step.
    case hold(StepID, by: PersonID)
    /// The bot decided on what its own rules refuse: what it decided was dropped.
    case fault(String)

    /// A person wanted it so: nothing went wrong.
    package var isByChoice: Bool {
        switch self {
        case .person, .hold: true
        case .trouble, .overdue, .gateExpired, .blind, .fault: false
        }
    }
}

extension PauseReason: StoredEnum {
    package enum Name: String, Sendable {
        case person, trouble, overdue, gateExpired, blind, hold, fault
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .person(let person): (.person, ["person": person])
        case .trouble(let step, let reason): (.trouble, ["step": step, "reason": reason])
        case .overdue(let step, let reason): (.overdue, ["step": step, "reason": reason])
        case .gateExpired(let gate): (.gateExpired, ["gate": gate])
        case .blind(let reason): (.blind, ["reason": reason])
        case .hold(let step, let by): (.hold, ["step": step, "by": by])
        case .fault(let reason): (.fault, ["reason": reason])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .person: self = .person(try fields["person"])
        case .trouble: self = .trouble(try fields["step"], try fields["reason"])
        case .overdue: self = .overdue(try fields["step"], try fields["reason"])
        case .gateExpired: self = .gateExpired(try fields["gate"])
        case .blind: self = .blind(try fields["reason"])
        case .hold: self = .hold(try fields["step"], by: try fields["by"])
        case .fault: self = .fault(try fields["reason"])
        }
    }
}
