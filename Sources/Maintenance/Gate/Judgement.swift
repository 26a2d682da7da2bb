/// What the answers to a gate amount to at one moment.
package enum Judgement: Sendable, Equatable {
    /// A reaction that is not counted, and why, in words for the person.
    package struct Ignored: Sendable, Equatable {
        package var person: PersonID
        package var reason: String
    }

    case approved(Approval)
    case vetoed(by: PersonID)
    case expired
    /// The prompt cannot be trusted any more; it has to be asked anew.
    case void(String)
    case pending(counted: [PersonID], ignored: [Ignored])
}

extension Gate {
    /// How old a reading may be to be acted on.
    package static let readingLimit = Span.seconds(30)

    /// Judges the answers: the one place where an approval comes into being. Anything missing, unclear or out of date is
    /// not an approval.
    ///
    /// - Parameters:
    ///   - plan: the digest of the operation's plan as it is now; worked out for an approval alone.
    ///   - reading: what the chat says, `nil` when it could not be read.
    package func judge(
        plan: @autoclosure () -> PlanDigest, reading: GateReading?, policy: ApprovalPolicy, at now: Timestamp
    ) -> Judgement {
        judge(plan: plan(), reading: reading, policy: policy, at: now, leavingOut: [])
    }

    /// The same without some of its checks, to show what each is there for; out of reach of other modules.
    func judge(
        plan: @autoclosure () -> PlanDigest, reading: GateReading?, policy: ApprovalPolicy, at now: Timestamp,
        leavingOut leftOut: Set<GateCheck>
    ) -> Judgement {
        guard now < expiresAt || leftOut.contains(.expiry) else { return .expired }
        guard case .open(let prompt) = state, let reading else { return .pending(counted: [], ignored: []) }
        let judge = GateJudge(gate: self, prompt: prompt, reading: reading, policy: policy, leftOut: leftOut)
        if let reason = judge.distrust { return .void(reason) }
        if let person = judge.veto { return .vetoed(by: person) }
        let (counted, ignored) = judge.answers
        guard judge.isFresh(at: now), judge.isWhole, !judge.mayBeVetoed, judge.suffices(counted) else {
            return .pending(counted: counted, ignored: ignored)
        }
        let plan = plan()
        guard planDigest == plan || leftOut.contains(.plan) else {
            return .void("the plan changed since this was asked")
        }
        return .approved(
            Approval(
                gate: id, by: counted, planDigest: plan, factsDigest: facts.digest, at: now,
                evidence: Digest.text(of: reading)))
    }
}

/// The checks of the judgement, each of which keeps one attack from succeeding.
enum GateCheck: String, CaseIterable {
    case expiry, plan, rule
    case operationsChannel, archivedChannel, sharedChannel
    case deletedPrompt, foreignPrompt, markedPrompt, olderJournal, unconfirmedPrompt, changedPrompt, changedDetails
    case freshness, completeness, veto, unreadVeto
    case approver, ourselves, profile, bot, deactivated, guest, external, workspace, requester, quorum
}
