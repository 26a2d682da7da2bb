import Maintenance

/// Plans in the chat, which an operator starts or discards by a reaction.
extension EngineState {
    /// Keeps where the plan of an operation stands, so that its reactions can be read.
    mutating func remember(_ post: Post, _ message: String) {
        guard case .notice(.plan(let digest)) = post.content, let id = post.operation,
            let operation = operations[id], self.digest(of: operation) == digest
        else { return }
        // Where it was shown anew, reactions to the message above answer nothing any more.
        if let known = planMessages[id], known.plan == digest, message.isBefore(known.message) { return }
        // What was answered above says nothing of what is answered here.
        if planMessages[id]?.message != message { declined[id] = nil }
        planMessages[id] = PlanMessage(plan: digest, message: message)
    }

    /// Reads the reactions to a plan.
    ///
    /// - Parameter isToBeChecked: our own posts since the plan are read as well, to be held against the journal.
    mutating func readPlan(of id: OperationID, isToBeChecked: Bool = false, at now: Timestamp) -> [Effect] {
        // Reactions to a plan that was replaced answer nothing: nobody has seen the new one there.
        guard let operation = operations[id], let shown = planMessages[id], shown.plan == digest(of: operation) else {
            return []
        }
        readPlans.insert(id)
        var query = ReactionQuery(
            channel: operation.origin.channel, message: shown.message, people: Set(policies.approval.operators))
        if isToBeChecked {
            query.ownPostsSince = Timestamp(ofMessage: shown.message) ?? operation.createdAt
            query.threads = Set([operation.origin.thread].compactMap(\.self))
        }
        return [ask(.reactions(query), for: .plan(id))]
    }

    /// Starts or discards a plan when the reactions say so.
    mutating func judgePlan(of id: OperationID, _ found: ReactionReading, at now: Timestamp) -> [Effect] {
        guard let reading = found.reading, let operation = operations[id] else { return endReading(of: id, at: now) }
        let policy = policies.approval
        let answer = PlanAnswer.judge(reading, operators: policy.operators, start: policy.start, abort: policy.abort)
        guard declined[id] != answer else { return endReading(of: id, at: now) }
        declined[id] = nil
        let (instruction, person): (Instruction, PersonID)
        switch answer {
        case .none: return endReading(of: id, at: now)
        case .unheard(let operatorID, let obstacle):
            return endReading(of: id, at: now)
                + decline(answer, of: operation, because: .refused(obstacle.refusal), to: operatorID, at: now)
        case .start(let operatorID):
            if uncheckedPlans.contains(id) {
                guard found.ownPostsSince != nil else {
                    let reading = readPlan(of: id, isToBeChecked: true, at: now)
                    return reading.isEmpty ? endReading(of: id, at: now) : reading
                }
                guard reading.unrecorded.isEmpty else {
                    return endReading(of: id, at: now)
                        + showAnew(operation, instead: answer, because: reading.unrecorded[0], at: now)
                }
                uncheckedPlans.remove(id)
            }
            (instruction, person) = (.start, operatorID)
        case .discard(let operatorID): (instruction, person) = (.discard, operatorID)
        }
        return begin(
            .instruct(id, instruction, by: person, answering: nil, posts: { _ in [] }), for: .reaction(answer), at: now)
    }

    /// A plan whose start stands in a chat that shows messages of ours which the journal does not know: what was begun with
    /// that start may be lost from the journal. It starts nothing; the plan is shown again below, for another.
    private mutating func showAnew(
        _ operation: Operation, instead answer: PlanAnswer, because unrecorded: String, at now: Timestamp
    ) -> [Effect] {
        let id = operation.id
        guard let shown = planMessages[id], shown.plan == digest(of: operation) else { return [] }
        declined[id] = answer
        // Known by the message that it follows: said once, also after a restart.
        let key = "\(id)/plan/\(shown.plan.short)/after/\(shown.message)"
        func post(_ key: String, _ content: Post.Content) -> Post {
            Post(
                id: PostID(key), operation: id, channel: operation.origin.channel, thread: operation.origin.thread,
                content: content)
        }
        let sentence = """
            The bot's database is older than its own messages in the chat: \(id) may have been started before, by the \
            reaction to its plan above. Nothing was started now. Look at \(operation.target.cluster) first; if it is still \
            to be done, react to the plan below.
            """
        let posts = [post("\(key)/why", .sentence(sentence)), post(key, .notice(.plan(shown.plan)))]
        let cause = Refusal("Slack shows messages of the bot that are not recorded, such as \(unrecorded).")
        return [report(.error, "the database is older than the chat", of: id, cause)]
            + commit(Entry(posts: posts, at: now), Commit(purpose: .aside("plan not shown anew", id)))
    }

    /// What a reaction asked for is done, or was declined: then the person is told why, once.
    mutating func reacted(to job: Job, _ answer: PlanAnswer, _ reply: Reply, at now: Timestamp) -> [Effect] {
        guard case .instruct(let id, _, let person, _, _) = job.call else { return [] }
        let end = endReading(of: id, at: now)
        guard case .failed(let error) = reply, let operation = operations[id] ?? job.stored else { return end }
        let why: Post.Declined
        switch error {
        case .refused(let refusal): why = .refused(refusal)
        case .fleet(let cause) where !cause.passes: why = .unreadable(cause.message)
        case .fleet(let cause): return end + [report(.warning, "plan not started yet", of: id, cause)]
        case .journal(let cause): return end + [report(.warning, "plan not started yet", of: id, cause)]
        }
        return end + decline(answer, of: operation, because: why, to: person, at: now)
    }

    /// Tells a person, once, why an answer leads to nothing.
    private mutating func decline(
        _ answer: PlanAnswer, of operation: Operation, because why: Post.Declined, to person: PersonID,
        at now: Timestamp
    ) -> [Effect] {
        let id = operation.id
        declined[id] = answer
        // Known by what it says: told once, also after a restart, and another reason is told as well.
        let reason = Digest.text(of: why).prefix(8)
        let post = Post(
            id: PostID("\(id)/declined/\(digest(of: operation).short)/\(person)/\(reason)"), operation: id,
            channel: operation.origin.channel, thread: operation.origin.thread,
            content: .declined(why, to: person))
        return commit(Entry(posts: [post], at: now), Commit(purpose: .aside("refusal not posted", id)))
    }

    private mutating func endReading(of id: OperationID, at now: Timestamp) -> [Effect] {
        readPlans.remove(id)
        return [.wake(at: now)]
    }
}

extension Timestamp {
    /// When a message was posted, which is its id in the chat: seconds, with a fraction.
    init?(ofMessage id: String) {
        guard let seconds = Double(id), seconds.isFinite, seconds > 0, seconds < 1e11 else { return nil }
        self.init(milliseconds: Int64(seconds * 1000))
    }
}

extension GateReading.Channel.Obstacle {
    fileprivate var refusal: Refusal {
        Refusal(
            "This channel \(words): plans are not started and questions not answered here. Give the command in a channel "
                + "for operations that only people of this workspace are in.")
    }
}
