extension Notice: StoredEnum {
    package enum Name: String, Sendable {
        case plan, planReminder, status, gate, reminder, escalation, ignored, detail, paused, ended, stakeholders
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .plan(let digest): (.plan, ["digest": digest])
        case .planReminder(let digest): (.planReminder, ["digest": digest])
        case .status: (.status, [:])
        case .gate(let gate): (.gate, ["gate": gate])
        case .reminder(let gate): (.reminder, ["gate": gate])
        case .escalation(let gate): (.escalation, ["gate": gate])
        case .ignored(let gate, let person, let reason): (.ignored, ["gate": gate, "person": person, "reason": reason])
        case .detail(let detail): (.detail, ["detail": detail])
        case .paused(let reason): (.paused, ["reason": reason])
        case .ended: (.ended, [:])
        case .stakeholders(let milestone): (.stakeholders, ["milestone": milestone])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .plan: self = .plan(try fields["digest"])
        case .planReminder: self = .planReminder(try fields["digest"])
        case .status: self = .status
        case .gate: self = .gate(try fields["gate"])
        case .reminder: self = .reminder(try fields["gate"])
        case .escalation: self = .escalation(try fields["gate"])
        case .ignored: self = .ignored(try fields["gate"], try fields["person"], try fields["reason"])
        case .detail: self = .detail(try fields["detail"])
        case .paused: self = .paused(try fields["reason"])
        case .ended: self = .ended
        case .stakeholders: self = .stakeholders(try fields["milestone"])
        }
    }
}

extension Notice.Detail: StoredEnum {
    package enum Name: String, Sendable {
        case stepCompleted, stepSkipped, reset, callUnknown, callDeferred, callLacking, callWithheld, callUnproved,
            counted, resumed, clockSet
        case answersUnread, answersRead
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .stepCompleted(let step): (.stepCompleted, ["step": step])
        case .stepSkipped(let step): (.stepSkipped, ["step": step])
        case .reset(let step, let by): (.reset, ["step": step, "by": by])
        case .callUnknown(let intent, let reason): (.callUnknown, ["intent": intent, "reason": reason])
        case .callDeferred(let step, let reason, let until):
            (.callDeferred, ["step": step, "reason": reason, "until": until])
        case .callLacking(let intent, let reason): (.callLacking, ["intent": intent, "reason": reason])
        case .callWithheld(let intent, let reason): (.callWithheld, ["intent": intent, "reason": reason])
        case .callUnproved(let intent): (.callUnproved, ["intent": intent])
        case .counted(let gate, let people): (.counted, ["gate": gate, "people": people])
        case .resumed(let by): (.resumed, ["by": by])
        case .clockSet(let span): (.clockSet, ["by": span])
        case .answersUnread(let since, let reason): (.answersUnread, ["since": since, "reason": reason])
        case .answersRead: (.answersRead, [:])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .stepCompleted: self = .stepCompleted(try fields["step"])
        case .stepSkipped: self = .stepSkipped(try fields["step"])
        case .reset: self = .reset(to: try fields["step"], by: try fields["by"])
        case .callUnknown: self = .callUnknown(try fields["intent"], try fields["reason"])
        case .callDeferred: self = .callDeferred(try fields["step"], try fields["reason"], until: try fields["until"])
        case .callLacking: self = .callLacking(try fields["intent"], try fields["reason"])
        case .callWithheld: self = .callWithheld(try fields["intent"], try fields["reason"])
        case .callUnproved: self = .callUnproved(try fields["intent"])
        case .counted: self = .counted(try fields["gate"], try fields["people"])
        case .resumed: self = .resumed(by: try fields["by"])
        case .clockSet: self = .clockSet(by: try fields["by"])
        case .answersUnread: self = .answersUnread(since: try fields["since"], try fields["reason"])
        case .answersRead: self = .answersRead
        }
    }
}
