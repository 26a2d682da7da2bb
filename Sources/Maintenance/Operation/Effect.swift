/// What has to be done because an event was recorded.
package enum Effect: Sendable, Equatable {
    case perform(Clearance)
    case tell(Notice)
}

/// The permission to make one mutating call: comes only out of recording the intent, which for a gated mutation consumes
/// its approval. Whoever calls AWS takes this and nothing else.
package struct Clearance: Sendable, Equatable {
    package let operation: OperationID
    package let intent: Intent
    package let target: Target

    init(operation: OperationID, intent: Intent, target: Target) {
        self.operation = operation
        self.intent = intent
        self.target = target
    }
}

/// Something that people are to be told; `ChatOps` says how, from the operation as it is then.
package enum Notice: Sendable, Equatable {
    /// The plan, in the thread of the command; edited when it is started, replaced or discarded.
    case plan(PlanDigest)
    /// To those who may start the plan: it still waits.
    case planReminder(PlanDigest)
    /// The live status, one message, edited in place.
    case status
    /// A gate's prompt, broadcast from the thread; edited when the gate closes.
    case gate(GateID)
    /// Half of the time to answer is over.
    case reminder(GateID)
    /// The time to answer is almost over: others are called.
    case escalation(GateID)
    /// To one person, once: your reaction is not counted.
    case ignored(GateID, PersonID, String)
    /// A line in the thread.
    case detail(Detail)
    /// The operation stopped and needs a person: a new message.
    case paused(PauseReason)
    /// It is over: a new message.
    case ended
    /// One line for stakeholders.
    case stakeholders(Milestone)

    /// What a line in the thread tells.
    package enum Detail: Sendable, Equatable {
        case stepCompleted(StepID)
        case stepSkipped(StepID)
        case reset(to: StepID, by: PersonID)
        case callUnknown(IntentID, String)
        case callDeferred(StepID, String, until: Timestamp)
        case callLacking(IntentID, String)
        case callWithheld(IntentID, String)
        case callUnproved(IntentID)
        case counted(GateID, [PersonID])
        case resumed(by: PersonID)
        /// The clock of the bot's host was set: forward, or back where it is negative.
        case clockSet(by: Span)
        /// The reactions to the plan or to the question cannot be read.
        case answersUnread(since: Timestamp, String)
        /// They are read again.
        case answersRead
    }

    package enum Milestone: String, Sendable, Codable {
        case started
        case paused
        case resumed
        case completed
        case aborted
    }
}
