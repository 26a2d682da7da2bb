import Engine
import Maintenance
import Simulation

extension SeededShell {
    mutating func wakePosting() {
        guard !isDown else { return }
        for channel in outbox.channels where !posting.contains(channel) {
            posting.insert(channel)
            schedule(.post(channel: channel), at: now)
        }
    }

    mutating func post(in channel: String) {
        posting.remove(channel)
        let instant = shownTime
        var views: [PostID: Outbox.View] = [:]
        // A closure would copy the whole shell.
        for post in outbox.posts(in: channel) { views[post.id] = view(of: post) }
        switch outbox.step(in: channel, at: instant, views) {
        case .lookAgain: wakePosting()
        case .close(let closed):
            for (post, delivery) in closed { call(.delivered(post, delivery, shown: nil)) }
            wakePosting()
        case .wait(let until):
            guard let until else { return }
            posting.insert(channel)
            schedule(.post(channel: channel), at: max(time(shownAs: until), now + .milliseconds(500)))
        case .run(let action): run(action, in: channel)
        }
    }

    private mutating func run(_ action: Outbox.Action, in channel: String) {
        guard let shown = text(of: action.post) else { return }
        if let (post, delivery) = outbox.begin(action, at: shownTime) {
            if mayDie() { return }
            do {
                try store.record(delivery, of: post.id)
            } catch {
                return note("that \(post.id) is sent was not recorded: \(error)")
            }
            if mayDie() { return }
        }
        let marks = marks(of: action.post)
        var (outcome, stored) = chat.run(action, text: shown.text, marks: marks, at: now)
        stored?.marks = marks
        if mayDie() { return }
        posting.insert(channel)
        schedule(.sent(action, outcome, stored), at: now + .milliseconds(draws.number(in: 60...400)))
    }

    mutating func finish(_ action: Outbox.Action, _ outcome: Outbox.Outcome, _ shown: ShownMessage?) {
        if let (post, delivery) = outbox.finish(action, outcome, at: shownTime) {
            call(.delivered(post, delivery, shown: shown))
        }
        guard !isDown else { return }
        posting.remove(action.post.channel)
        wakePosting()
    }

    private func view(of post: Post) -> Outbox.View {
        text(of: post).map {
            .shows(Outbox.Wanted(digest: $0.text, isFinal: $0.isFinal, isUrgent: !marks(of: post).isEmpty))
        } ?? .gone
    }

    /// The calls that a prompt says are being made.
    private func marks(of post: Post) -> [IntentID] {
        guard case .notice(.gate(let gate)) = post.content, let id = post.operation else { return [] }
        return store[id]?.progress?.intents(under: gate).map(\.id) ?? []
    }
}
