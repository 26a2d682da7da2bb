import Maintenance

/// How far posts are.
extension EngineState {
    private static let promptTries = 20

    /// Records how far a post is: a gate's prompt becomes answerable in the commit that records that it stands, and what
    /// follows from a post is queued in the one that records it.
    mutating func record(
        _ job: Job, _ delivery: Delivery, of post: Post, _ shown: ShownMessage?, at now: Timestamp
    ) -> [Effect] {
        guard case .shown(let message, _, _) = delivery else {
            return announcementFailed(post, at: now) + record(job, delivery, of: post)
        }
        remember(post, message)
        let calls = announced(shown, as: message, by: post, at: now)
        if let (gate, prompt) = prompt(shownBy: post, delivery, shown), let id = post.operation,
            let operation = operations[id]
        {
            guard job.tries < EngineState.promptTries else {
                return end(job, .failed(.journal(JournalError(.conflict, "\(id) changes too fast just now"))), at: now)
            }
            do {
                return try record(
                    [.gatePrompted(gate, prompt)], onto: operation, for: .job(job.id), delivery: (post.id, delivery),
                    at: now)
            } catch {
                return end(job, .failed(.journal(JournalError(.conflict, error.sentence))), at: now)
            }
        }
        let sequels = post.sequels(shownAs: message)
        guard !sequels.isEmpty else { return calls + record(job, delivery, of: post) }
        return calls
            + commit(
                Entry(posts: sequels, delivery: (post.id, delivery), at: now), Commit(purpose: .job(job.id)))
    }

    private mutating func record(_ job: Job, _ delivery: Delivery, of post: Post) -> [Effect] {
        let id = CommitID(number: nextNumber())
        commits[id] = Commit(purpose: .job(job.id))
        return [.record(id, delivery, of: post.id)]
    }

    /// The prompt that a post shows of a gate that has none yet.
    func prompt(shownBy post: Post, _ delivery: Delivery, _ shown: ShownMessage?) -> (GateID, Gate.Prompt)? {
        guard case .shown(let message, _, _) = delivery, case .notice(.gate(let gate)) = post.content,
            let asked = post.operation.flatMap({ operations[$0] })?.progress?.gates.first(where: { $0.id == gate }),
            asked.prompt == nil
        else { return nil }
        let prompt = Gate.Prompt(
            channel: post.channel, message: message, contentDigest: shown?.digest, details: shown?.details)
        return (gate, prompt)
    }
}
