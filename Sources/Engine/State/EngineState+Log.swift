import Maintenance

/// Holds what is stored against the log, beside the work: every operation that was open at the start, then the whole log.
extension EngineState {
    /// How many lines are walked at once: what is to be recorded waits for no more.
    private static let stretch = 500

    struct LogExamination: Sendable {
        /// Operations that are still to be examined, the next last.
        var operations: [OperationID]
        var walk = LogWalk()
    }

    /// Begins with the first thing that is due, and not sooner: nobody waits for it.
    mutating func beginLogExamination() -> [Effect] {
        guard examination == nil else { return [] }
        examination = LogExamination(operations: operations.keys.sorted(by: >))
        return examineNext()
    }

    private mutating func examineNext() -> [Effect] {
        if let next = examination?.operations.popLast() { return [ask(.examination(next), for: .log)] }
        guard let walk = examination?.walk else { return [] }
        guard !walk.isOver else { return beginFollowUps() }
        return [ask(.walk(walk, lines: Self.stretch), for: .log)]
    }

    mutating func takeExamination(_ answer: Answer, at now: Timestamp) -> [Effect] {
        switch answer {
        case .examination(.success(let flaw)):
            return (flaw.map { tell($0, at: now) } ?? []) + examineNext()
        case .walk(.success(let walk)):
            let known = examination?.walk.flaws.count ?? 0
            examination?.walk = walk
            return walk.flaws.dropFirst(known).flatMap { tell($0, at: now) } + examineNext()
        case .examination(.failure(let error)), .walk(.failure(let error)):
            return [report(.error, "log not examined", error)]
        // Nothing else is asked for it.
        case .answers, .place, .reactions, .newID, .operation, .recordedAnswer, .operations, .pastOperations:
            return []
        }
    }

    /// What was to be recorded follows on a state that the log does not bear out.
    mutating func setAside(_ operation: OperationID, because error: JournalError, at now: Timestamp) -> [Effect] {
        tell(LogFlaw(stream: .operation(operation), sentence: error.message), at: now)
    }

    /// Lets go of the operation that a flaw touches, for which nothing is done from now on, and says so where operations are
    /// talked about; the same flaw once.
    mutating func tell(_ flaw: LogFlaw, at now: Timestamp) -> [Effect] {
        let operation = flaw.stream?.operation.flatMap { operations[$0] }
        if let operation { forget(operation.id) }
        let key = Digest.text(of: flaw.sentence).prefix(16)
        let channels = routing.channels.filter { channel in
            channel.role == .operations && operation.map { channel.covers($0.target.cluster) } ?? true
        }
        let posts = channels.map { channel in
            Post(
                id: PostID("flaw/\(key)/\(channel.id)"), operation: nil, channel: channel.id, thread: nil,
                content: .sentence(flaw.notice(about: operation)))
        }
        let reported = report(.error, "not as it was recorded", of: operation?.id, Refusal(flaw.sentence))
        guard !posts.isEmpty else { return [reported] }
        return [reported]
            + commit(Entry(posts: posts, at: now), Commit(purpose: .aside("a flaw is not told of", operation?.id)))
    }
}

extension LogFlaw {
    /// What people are told.
    fileprivate func notice(about operation: Operation?) -> String {
        let advice =
            "`changeover audit --verify` says what is not as it was recorded; then a backup has to be put in place."
        guard let operation else { return "The record was changed by somebody else. \(sentence) \(advice)" }
        let hold = operation.isActive ? ", and it still holds \(operation.target.cluster)" : ""
        return
            "Set aside: `\(operation.id)` on \(operation.target.cluster). \(sentence) Nothing is done for it\(hold); "
            + "what was called in AWS goes on by itself. \(advice)"
    }
}
