import Maintenance

/// Reading the answers to prompts and plans.
extension EngineState {
    /// How long answers may go unread before that is said where they are given.
    static let unreadLimit = Span.seconds(10)
    /// How old a reading may be that is not made again before it is acted on.
    private static let knownLimit = Span.seconds(5)

    /// Since when, and why, the answers to an operation's question cannot be read.
    struct UnreadAnswers: Sendable {
        var since: Timestamp
        var reason: String
        var isTold = false
    }

    /// Asks for the reactions to a gate's prompt. Those who may answer it are looked up, and nobody else: how many others
    /// react makes no difference.
    ///
    /// - Parameter isToBeActedOn: an approval found in it is acted on, so that its approvers are looked up anew and its mark is
    ///   read. What the turn has read of the prompt just now serves for the rest: of many gates that are approved at once each
    ///   would be read twice.
    func reactions(to gate: Gate, at prompt: Gate.Prompt, isToBeActedOn: Bool, at now: Timestamp) -> Ask {
        let policy = policies.approval
        var query = ReactionQuery(
            channel: prompt.channel, message: prompt.message,
            people: Set(policy.approvers + policy.operators + [gate.requester.person].compactMap(\.self)),
            afresh: isToBeActedOn ? Set(policy.approvers) : [])
        query.isToBeActedOn = isToBeActedOn
        query.details = prompt.details?.message
        // A prompt of a process before this one: that process may have gone on with another copy of the journal. One reading
        // serves for all such prompts of a channel.
        if uncheckedPrompts.contains(gate.id) {
            let unchecked = uncheckedGates(in: prompt.channel)
            query.ownPostsSince = unchecked.map(\.postedAt).min() ?? gate.postedAt
            query.threads = Set(unchecked.compactMap { operations[$0.operation]?.origin.thread })
        } else if isToBeActedOn, let seen = turns[gate.operation]?.look.gate, seen.message?.id == prompt.message,
            (Span.zero...Self.knownLimit).contains(now - seen.takenAt)
        {
            query.known = seen
        }
        return .reactions(query)
    }

    private func uncheckedGates(in channel: String) -> [Gate] {
        operations.values.filter { $0.origin.channel == channel }.compactMap { $0.progress?.waitingGate }
            .filter { uncheckedPrompts.contains($0.id) }
    }

    /// A prompt was read, with our own posts where that was wanted: the journal has them all, or the prompt is void by its
    /// reading.
    mutating func notePromptRead(_ found: ReactionReading, of id: OperationID) -> [Effect] {
        guard let reading = found.reading, let since = found.ownPostsSince,
            let gate = operations[id]?.progress?.waitingGate
        else { return [] }
        guard !reading.unrecorded.isEmpty else {
            let checked = uncheckedGates(in: reading.channel.id).filter { $0.postedAt >= since }
            uncheckedPrompts.subtract(checked.map(\.id))
            return []
        }
        uncheckedPrompts.remove(gate.id)
        let sentence = "Slack shows messages of the bot that are not recorded, such as \(reading.unrecorded[0])."
        return [report(.error, "the database is older than the chat", of: id, Refusal(sentence))]
    }

    /// Keeps since when answers cannot be read: in the log at once, and in the operation's thread when it lasts.
    mutating func note(_ failure: String?, readingAnswersTo id: OperationID, at now: Timestamp) -> [Effect] {
        guard let failure else {
            guard let past = unreadAnswers.removeValue(forKey: id) else { return [] }
            return past.isTold ? tell(.answersRead, of: id, since: past.since, at: now) : []
        }
        var effects: [Effect] = []
        if unreadAnswers[id]?.reason != failure {
            effects.append(report(.warning, "the answers to a question are not read", of: id, Refusal(failure)))
        }
        var unread = unreadAnswers[id] ?? UnreadAnswers(since: now, reason: failure)
        unread.reason = failure
        if !unread.isTold, now - unread.since >= Self.unreadLimit {
            unread.isTold = true
            effects += tell(.answersUnread(since: unread.since, failure), of: id, since: unread.since, at: now)
        }
        unreadAnswers[id] = unread
        return effects
    }

    private mutating func tell(
        _ detail: Notice.Detail, of id: OperationID, since: Timestamp, at now: Timestamp
    ) -> [Effect] {
        guard let operation = operations[id] else { return [] }
        let post = Post(
            id: PostID("\(id)/\(detail.stored.name.rawValue)/\(since.milliseconds)"), operation: id,
            channel: operation.origin.channel, thread: operation.origin.thread, content: .notice(.detail(detail)))
        return commit(
            Entry(posts: [post], at: now), Commit(purpose: .aside("that answers are not read is not told", id)))
    }
}

extension Gate {
    /// When its prompt was posted, by the clock of the chat: what stands in the chat is looked for by that, and the clock of the
    /// host may be ahead of it, or was set since.
    fileprivate var postedAt: Timestamp { prompt.flatMap { Timestamp(ofMessage: $0.message) } ?? openedAt }
}
