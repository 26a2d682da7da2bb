import Engine
import Maintenance

extension SeededShell {
    /// Holds our own posts that were read against what is stored, which is never older than the chat here.
    mutating func checked(_ found: ReactionReading) -> ReactionReading {
        let posts = store.unrecordedPosts(among: found.ownPosts)
        for post in posts.unknown { note("\(post.post) stands in \(post.message), which is not recorded") }
        return found.checked(posts)
    }

    /// What a post shows in these runs: who it is about and the version it was rendered from.
    func text(of post: Post) -> (text: String, isFinal: Bool)? {
        switch post.content {
        case .summary:
            let open = store.openOperations.filter(\.isActive).sorted { $0.id < $1.id }
            return ("running: \(open.map { "\($0.id) \($0.phase.name)" }.joined(separator: ", "))", false)
        case .pin(let message): return (message, true)
        case .notice, .reply, .sentence, .declined, .parked, .file, .document: break
        }
        guard let id = post.operation, let operation = store[id] else { return nil }
        guard case .notice(let notice) = post.content else { return ("\(post.id)", true) }
        switch notice {
        case .status:
            return ("status of \(id) v\(operation.version) \(operation.phase.name)", operation.isEnded)
        case .gate(let gate):
            guard let asked = operation.progress?.gates.first(where: { $0.id == gate }) else { return nil }
            let calls = operation.progress?.intents(under: gate).map(\.id.text).joined(separator: " ") ?? ""
            let isOver = operation.progress?.isDone(asked.step) ?? false || operation.isEnded
            return (
                "gate \(gate) \(asked.isWaiting ? "waits" : "is closed") \(calls)",
                isOver || !asked.isWaiting && calls.isEmpty
            )
        case .plan:
            if case .planned = operation.phase { return ("plan of \(id)", false) }
            return ("plan of \(id), answered", true)
        case .planReminder, .reminder, .escalation, .ignored, .detail, .paused, .ended, .stakeholders:
            return ("\(post.id)", true)
        }
    }

    /// Whether the chat shows all that it will: the summary, which is edited for good, has nothing new to show.
    var isTold: Bool {
        store.openPosts.allSatisfy { record in
            guard case .shown(_, let digest, _) = record.delivery, record.post.content == .summary else { return false }
            return digest == text(of: record.post)?.text
        }
    }
}
