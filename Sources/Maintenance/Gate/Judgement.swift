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
        guard now < expiresAt else { return .expired }
        guard case .open(let prompt) = state, let reading else { return .pending(counted: [], ignored: []) }
        if let reason = distrust(prompt, in: reading) { return .void(reason) }
        if let person = veto(in: reading, policy: policy) { return .vetoed(by: person) }

        let (counted, ignored) = count(reading, policy: policy)
        // A reading from after now is from before a clock was set back.
        let isFresh = reading.takenAt <= now && now - reading.takenAt <= Gate.readingLimit
        let isWhole = (policy.approve + policy.abort).allSatisfy { name in
            reading.reactions.allSatisfy { $0.name != name || $0.isComplete }
        }
        guard isFresh, isWhole, !mayBeVetoed(in: reading, policy: policy), counted.count >= max(1, policy.quorum) else {
            return .pending(counted: counted, ignored: ignored)
        }
        let plan = plan()
        guard planDigest == plan else { return .void("the plan changed since this was asked") }
        return .approved(
            Approval(
                gate: id, by: counted, planDigest: plan, factsDigest: facts.digest, at: now,
                evidence: Digest.text(of: reading)))
    }

    /// Why the prompt is not the very message that we posted where we posted it.
    private func distrust(_ prompt: Prompt, in reading: GateReading) -> String? {
        guard reading.channel.id == prompt.channel, reading.channel.isForOperations else {
            return "its channel is not one for operations"
        }
        guard !reading.channel.isArchived else { return "its channel was archived" }
        guard !reading.channel.isShared else { return "its channel is shared with another organisation" }
        guard let message = reading.message, message.id == prompt.message else { return "its prompt was deleted" }
        guard message.isOurs else { return "its prompt is not ours" }
        guard !message.isMarked else { return "it was answered before" }
        guard reading.unrecorded.isEmpty else {
            return "the bot's database is older than its own messages in the chat (\(reading.unrecorded[0]))"
        }
        guard let shown = prompt.contentDigest else { return "the chat did not tell what its prompt shows" }
        guard message.contentDigest == shown else { return "its prompt was edited" }
        return nil
    }

    private func veto(in reading: GateReading, policy: ApprovalPolicy) -> PersonID? {
        vetoers(in: reading, policy: policy).first { unfit($0, in: reading) == nil }
    }

    /// Whether somebody who may has reacted with a veto, and the profile that would tell could not be read. Whom the chat does
    /// not show at all does not count.
    private func mayBeVetoed(in reading: GateReading, policy: ApprovalPolicy) -> Bool {
        vetoers(in: reading, policy: policy).contains { reading.people[$0] == nil && !reading.unknown.contains($0) }
    }

    private func vetoers(in reading: GateReading, policy: ApprovalPolicy) -> [PersonID] {
        let allowed = Set(policy.approvers + policy.operators + [requester])
        return reading.reactions.filter { policy.abort.contains($0.name) }.flatMap(\.people).sorted()
            .filter(allowed.contains)
    }

    /// How many of those who may not answer at all are told so at one gate: a crowd must not hold up what counts.
    static let strangersTold = 5

    private func count(
        _ reading: GateReading, policy: ApprovalPolicy
    ) -> (counted: [PersonID], ignored: [Judgement.Ignored]) {
        var counted: Set<PersonID> = []
        var ignored: [PersonID: String] = [:]
        let listed = Set(policy.approvers + policy.operators + [requester])
        for reaction in reading.reactions {
            for person in reaction.people where person != reading.ourselves {
                let isUnread = reading.people[person] == nil && !reading.unknown.contains(person)
                if policy.approve.contains(reaction.name) {
                    switch whyNot(person, in: reading, policy: policy) {
                    case nil: counted.insert(person)
                    // What could not be read now is read next time.
                    case _? where policy.approvers.contains(person) && isUnread: break
                    case let reason?: ignored[person] = reason
                    }
                } else if policy.abort.contains(reaction.name) {
                    guard !listed.contains(person) || !isUnread else { continue }
                    ignored[person] =
                        listed.contains(person)
                        ? unfit(person, in: reading) : "only approvers, operators and whoever asked can abort here"
                } else if policy.approvers.contains(person), ignored[person] == nil {
                    let emoji = policy.approve.map { "`:\($0):`" }.joined(separator: " or ")
                    ignored[person] = "`:\(reaction.name):` is not an answer here; \(emoji) approves"
                }
            }
        }
        for person in counted { ignored[person] = nil }
        return (counted.sorted(), told(ignored, besides: listed))
    }

    /// What is told to whom: all of it to those who may answer, and to a few others.
    private func told(_ reasons: [PersonID: String], besides listed: Set<PersonID>) -> [Judgement.Ignored] {
        let before = ignored.keys.count { !listed.contains($0) }
        let strangers = reasons.keys.filter { !listed.contains($0) && ignored[$0] == nil }.sorted()
            .dropFirst(max(0, Self.strangersTold - before))
        return reasons.filter { !strangers.contains($0.key) }.sorted { $0.key < $1.key }.map {
            Judgement.Ignored(person: $0.key, reason: $0.value)
        }
    }

    /// Why somebody's approval is not counted; `nil` when it is.
    private func whyNot(_ person: PersonID, in reading: GateReading, policy: ApprovalPolicy) -> String? {
        guard policy.approvers.contains(person) else { return "you are not among the approvers" }
        if let reason = unfit(person, in: reading) { return reason }
        guard person != requester || policy.requesterMayApprove else { return "you asked for this" }
        return nil
    }

    /// Why an account cannot answer any gate, whatever the lists say.
    private func unfit(_ person: PersonID, in reading: GateReading) -> String? {
        guard person != reading.ourselves else { return "the bot does not answer its own questions" }
        guard let profile = reading.people[person] else {
            return reading.unknown.contains(person)
                ? "the chat does not show your account to the bot" : "your profile could not be read"
        }
        guard !profile.isBot else { return "bots and apps cannot answer" }
        guard !profile.isDeactivated else { return "this account is deactivated" }
        guard !profile.isGuest else { return "guests cannot answer" }
        guard !profile.isExternal else { return "people of another organisation cannot answer" }
        guard profile.team == reading.homeTeam else { return "this account is of another workspace" }
        return nil
    }
}
