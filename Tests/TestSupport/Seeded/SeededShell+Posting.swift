import Engine
import Maintenance
import Simulation

extension SeededShell {
    mutating func wakePosting() {
        guard !isDown else { return }
        for channel in mailroom.channels where !posting.contains(channel) {
            posting.insert(channel)
            schedule(.post(channel: channel), at: now)
        }
    }

    mutating func post(in channel: String) {
        posting.remove(channel)
        let instant = Timestamp(now)
        for (post, message) in mailroom.settled(wanted: wanted) {
            call(.delivered(post, .settled(message: message), text: nil))
        }
        guard let errand = mailroom.next(in: channel, at: instant, wanted: wanted) else {
            guard let next = mailroom.nextTime(in: channel, at: instant) else { return }
            posting.insert(channel)
            return schedule(.post(channel: channel), at: max(next.simulated, now + .milliseconds(500)))
        }
        guard let shown = text(of: errand.post) else { return }
        if let (post, delivery) = mailroom.begin(errand, at: instant) {
            if mayDie() { return }
            do {
                try store.record(delivery, of: post.id)
            } catch {
                return note("that \(post.id) is sent was not recorded: \(error)")
            }
            if mayDie() { return }
        }
        let (outcome, stored) = chat.run(errand, text: shown.text, at: now)
        if mayDie() { return }
        posting.insert(channel)
        schedule(.sent(errand, outcome, text: stored), at: now + .milliseconds(draws.number(in: 60...400)))
    }

    mutating func finish(_ errand: Mailroom.Errand, _ outcome: Mailroom.Outcome, text: String?) {
        if let (post, delivery) = mailroom.finish(errand, outcome, at: Timestamp(now)) {
            call(.delivered(post, delivery, text: text))
        }
        guard !isDown else { return }
        posting.remove(errand.post.channel)
        wakePosting()
    }

    private func wanted(_ post: Post) -> Mailroom.Wanted? {
        text(of: post).map { Mailroom.Wanted(digest: $0.text, isFinal: $0.isFinal) }
    }
}
