import Maintenance

/// What an approval allows is called only once its prompt says in the chat that it is being done, with our mark on it: a
/// prompt without the mark was never acted on, whatever journal is asked, and one with it is never acted on again.
extension EngineState {
    /// How long the chat may take to show it. What was read for the approval is not older than that by much then.
    static let announcementLimit = Span.seconds(20)

    struct Announcement: Sendable {
        let clearance: Clearance
        let gate: GateID
        /// In steady time.
        let until: Timestamp
    }

    /// Makes the calls that nobody had to be asked about, and has the others announced first.
    mutating func announceOrPerform(_ clearances: [Clearance], at now: Timestamp) -> [Effect] {
        var effects: [Effect] = []
        for clearance in clearances {
            guard let gate = clearance.intent.approval else {
                effects.append(.perform(clearance))
                continue
            }
            let until = time.instant(at: now) + Self.announcementLimit
            announcements[clearance.intent.id] = Announcement(clearance: clearance, gate: gate, until: until)
            effects += [.post, .wake(at: time.shown(at: until))]
        }
        return effects
    }

    /// A prompt shows the marks of these calls: those that wait for that are made, each if nothing objects to it then.
    mutating func announced(_ shown: ShownMessage?, as message: String, by post: Post, at now: Timestamp) -> [Effect] {
        guard case .notice(.gate(let gate)) = post.content, let operation = post.operation.flatMap({ operations[$0] }),
            operation.progress?.gates.first(where: { $0.id == gate })?.prompt?.message == message
        else { return [] }
        var effects: [Effect] = []
        for mark in shown?.marks ?? [] {
            guard let waiting = announcements[mark], waiting.gate == gate else { continue }
            if time.instant(at: now) < waiting.until {
                announcements[mark] = nil
                effects.append(.perform(waiting.clearance))
            } else {
                effects += withdraw(waiting, because: Self.unshown, at: now)
            }
        }
        return effects
    }

    /// The message of a prompt cannot be edited any more: what it was to say cannot be said on it.
    mutating func announcementFailed(_ post: Post, at now: Timestamp) -> [Effect] {
        guard case .notice(.gate(let gate)) = post.content else { return [] }
        let reason = "the chat does not let the bot mark the question as answered"
        return announcements.values.filter { $0.gate == gate }.sorted {
            $0.clearance.intent.id < $1.clearance.intent.id
        }
        .flatMap { withdraw($0, because: reason, at: now) }
    }

    /// Gives up the calls whose prompts the chat has not shown as answered in time: they were certainly not made.
    mutating func withdrawAnnouncements(at now: Timestamp) -> [Effect] {
        let instant = time.instant(at: now)
        return announcements.values.filter { $0.until <= instant }.sorted {
            $0.clearance.intent.id < $1.clearance.intent.id
        }
        .flatMap { withdraw($0, because: Self.unshown, at: now) }
    }

    private static let unshown = "the chat did not show “Executing, approved by …” on the question in time"

    private mutating func withdraw(_ waiting: Announcement, because reason: String, at now: Timestamp) -> [Effect] {
        announcements[waiting.clearance.intent.id] = nil
        return consider(
            .outcome(waiting.clearance, .withheld(reason), tries: 0), of: .operation(waiting.clearance.operation),
            at: now)
    }
}
