/// Judges one reading of an open gate's prompt.
struct GateJudge {
    let gate: Gate
    let prompt: Gate.Prompt
    let reading: GateReading
    /// Everybody's; who aborts is not narrowed by a rule.
    let policy: ApprovalPolicy
    /// The policy as the gate's rule leaves it.
    private let narrowed: ApprovalPolicy
    private let leftOut: Set<GateCheck>

    init(gate: Gate, prompt: Gate.Prompt, reading: GateReading, policy: ApprovalPolicy, leftOut: Set<GateCheck>) {
        self.gate = gate
        self.prompt = prompt
        self.reading = reading
        self.policy = policy
        self.leftOut = leftOut
        narrowed = leftOut.contains(.rule) ? policy : policy.narrowed(by: gate.rule)
    }

    private func fails(_ check: GateCheck, _ isBroken: Bool) -> Bool { isBroken && !leftOut.contains(check) }

    /// Why the prompt is not the very message that we posted where we posted it, asking those who are asked now.
    var distrust: String? {
        let isElsewhere = reading.channel.id != prompt.channel || !reading.channel.isForOperations
        if fails(.operationsChannel, isElsewhere) { return "its channel is not one for operations" }
        if fails(.archivedChannel, reading.channel.isArchived) { return "its channel was archived" }
        if fails(.sharedChannel, reading.channel.isShared) { return "its channel is shared with another organisation" }
        let message = reading.message
        if fails(.deletedPrompt, message?.id != prompt.message) { return "its prompt was deleted" }
        if fails(.foreignPrompt, message?.isOurs == false) { return "its prompt is not ours" }
        if fails(.markedPrompt, message?.isMarked == true) { return "it was answered before" }
        if fails(.olderJournal, !reading.unrecorded.isEmpty) {
            return "the bot's database is older than its own messages in the chat (\(reading.unrecorded[0]))"
        }
        if fails(.unconfirmedPrompt, prompt.contentDigest == nil) {
            return "the chat did not tell what its prompt shows"
        }
        let isChanged =
            prompt.contentDigest.map { shown in message.map { $0.contentDigest != shown } ?? false } ?? false
        if fails(.changedPrompt, isChanged) { return "its prompt was edited" }
        if let details = reading.details, fails(.changedDetails, !isShown(details)) {
            return "the message that it links to was edited or deleted"
        }
        if fails(.rule, gate.scope.map { policy.rule(for: $0) != gate.rule } ?? !policy.rules.isEmpty) {
            return "the rule of who approves it changed since it was asked"
        }
        return nil
    }

    /// Whether the message that the prompt links to is as it was when the prompt was posted.
    private func isShown(_ details: GateReading.Details) -> Bool {
        guard let shown = prompt.details, let message = details.message else { return false }
        return message.id == shown.message && message.isOurs && message.contentDigest == shown.contentDigest
    }

    // A reading from after now is from before a clock was set back.
    func isFresh(at now: Timestamp) -> Bool {
        !fails(.freshness, reading.takenAt > now || now - reading.takenAt > Gate.readingLimit)
    }

    var isWhole: Bool {
        let names = policy.approve + policy.abort
        if fails(.changedDetails, prompt.details != nil && reading.details == nil) { return false }
        return !fails(.completeness, reading.reactions.contains { names.contains($0.name) && !$0.isComplete })
    }

    func suffices(_ counted: [PersonID]) -> Bool {
        !counted.isEmpty && !fails(.quorum, counted.count < max(1, narrowed.quorum))
    }

    // MARK: Vetoes

    var veto: PersonID? {
        leftOut.contains(.veto) ? nil : vetoers.first { unfit($0) == nil }
    }

    /// Whether somebody who may has reacted with a veto, and the profile that would tell could not be read. Whom the chat does
    /// not show at all does not count.
    var mayBeVetoed: Bool { fails(.unreadVeto, vetoers.contains(where: isUnread)) }

    private var vetoers: [PersonID] {
        reading.reactions.filter { policy.abort.contains($0.name) }.flatMap(\.people).sorted().filter(listed.contains)
    }

    /// Those whose reactions may mean something here.
    private var listed: Set<PersonID> {
        Set(policy.approvers + policy.operators + [gate.requester.person].compactMap(\.self))
    }

    private func isUnread(_ person: PersonID) -> Bool {
        reading.people[person] == nil && !reading.unknown.contains(person)
    }

    // MARK: Approvals

    /// Who counts, and whose reactions do not and why.
    var answers: (counted: [PersonID], ignored: [Judgement.Ignored]) {
        var counted: Set<PersonID> = []
        var ignored: [PersonID: String] = [:]
        for reaction in reading.reactions {
            for person in reaction.people where person != reading.ourselves || leftOut.contains(.ourselves) {
                if policy.approve.contains(reaction.name) {
                    switch whyNot(person) {
                    case nil: counted.insert(person)
                    // What could not be read now is read next time.
                    case _? where policy.approvers.contains(person) && isUnread(person): break
                    case let reason?: ignored[person] = reason
                    }
                } else if let reason = misunderstanding(of: reaction.name, by: person), ignored[person] == nil {
                    ignored[person] = reason
                }
            }
        }
        for person in counted { ignored[person] = nil }
        return (counted.sorted(), told(ignored))
    }

    /// Why a reaction that is no approval does not count, for whoever may take it for an answer.
    private func misunderstanding(of emoji: String, by person: PersonID) -> String? {
        if policy.abort.contains(emoji) {
            guard listed.contains(person) else { return "only approvers, operators and whoever asked can abort here" }
            return isUnread(person) ? nil : unfit(person)
        }
        guard policy.approvers.contains(person) else { return nil }
        let approving = policy.approve.map { "`:\($0):`" }.joined(separator: " or ")
        return "`:\(emoji):` is not an answer here; \(approving) approves"
    }

    /// What is told to whom: all of it to those who may answer, and to a few others.
    private func told(_ reasons: [PersonID: String]) -> [Judgement.Ignored] {
        let before = gate.ignored.keys.count { !listed.contains($0) }
        let silent = reasons.keys.filter { !listed.contains($0) && gate.ignored[$0] == nil }.sorted()
            .dropFirst(max(0, Gate.strangersTold - before))
        return reasons.filter { !silent.contains($0.key) }.sorted { $0.key < $1.key }.map {
            Judgement.Ignored(person: $0.key, reason: $0.value)
        }
    }

    /// Why somebody's approval is not counted; `nil` when it is.
    private func whyNot(_ person: PersonID) -> String? {
        if fails(.approver, !policy.approvers.contains(person)) { return "you are not among the approvers" }
        if fails(.approver, !narrowed.approvers.contains(person)) {
            return "you are not among the approvers of the rule “\(gate.rule?.name ?? "")”"
        }
        if let reason = unfit(person) { return reason }
        if fails(.requester, person == gate.requester.person && !narrowed.requesterMayApprove) {
            return "you asked for this"
        }
        return nil
    }

    /// Why an account cannot answer any gate, whatever the lists say.
    private func unfit(_ person: PersonID) -> String? {
        if fails(.ourselves, person == reading.ourselves) { return "the bot does not answer its own questions" }
        guard let profile = reading.people[person] else {
            if leftOut.contains(.profile) { return nil }
            return reading.unknown.contains(person)
                ? "the chat does not show your account to the bot" : "your profile could not be read"
        }
        if fails(.bot, profile.isBot) { return "bots and apps cannot answer" }
        if fails(.deactivated, profile.isDeactivated) { return "this account is deactivated" }
        if fails(.guest, profile.isGuest) { return "guests cannot answer" }
        if fails(.external, profile.isExternal) { return "people of another organisation cannot answer" }
        if fails(.workspace, profile.team != reading.homeTeam) { return "this account is of another workspace" }
        return nil
    }
}

extension Gate {
    /// How many of those who may not answer at all are told so at one gate: a crowd must not hold up what counts.
    static let strangersTold = 5
}
