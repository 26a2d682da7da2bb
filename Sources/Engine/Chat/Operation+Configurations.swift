import Maintenance

extension Operation {
    /// How what it works on is set before the work and after it, a file each in the thread of the operation; nothing where
    /// its subject keeps none, or there is no thread.
    func configurations(after events: [Event], seeing observation: Observation?) -> [Post] {
        guard let thread = origin.thread, let observation,
            let text = plan.subject.base.configuration(in: observation)
        else { return [] }
        return events.compactMap { event in
            event.isEndOfWork.map { isEnd in
                let word = isEnd ? "after" : "before"
                return Post(
                    id: PostID("\(id)/configuration/\(word)"), operation: id, channel: origin.channel, thread: thread,
                    content: .document(
                        name: "\(id)-\(plan.subject.name)-\(word).json",
                        comment: "How \(plan.subject.name) is set \(word) the work of \(id), by AWS's own names.",
                        text: text))
            }
        }
    }
}

extension Event {
    /// Whether work ended with it, or began; `nil` for what lies between and around.
    fileprivate var isEndOfWork: Bool? {
        if case .started = self { return false }
        if case .completed = self { return true }
        if case .aborted = self { return true }
        return nil
    }
}
