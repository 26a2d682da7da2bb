import Simulation

/// Shows what happens in the channels as it happens, and knows how they stand.
actor Board {
    private(set) var view = ChannelView()
    private let stage: Stage
    private let screen: Screen
    private let transcript: Transcript

    init(stage: Stage, screen: Screen) {
        self.stage = stage
        self.screen = screen
        transcript = Transcript(screen: screen, nameOf: { stage.name(of: $0) })
    }

    /// Goes on until the task is cancelled.
    func show(hints: Bool) async {
        while !Task.isCancelled {
            refresh(hints: hints)
            await stage.pause(.milliseconds(100))
        }
        refresh(hints: false)
    }

    func refresh(hints: Bool) {
        for change in stage.changes(since: view.seen) {
            var before: String?
            if case .updated(let message) = change.event { before = view.text(of: message.ts) }
            view.take(change)
            for line in transcript.lines(for: change, before: before) { screen.say(line) }
            if hints, case .posted(let message) = change.event, let hint = Hint.next(after: message) {
                screen.aside(hint)
            }
        }
    }
}
