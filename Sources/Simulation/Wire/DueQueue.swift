/// What happens by itself at known instants, in their order, and that of its scheduling where these are equal.
struct DueQueue<What: Sendable>: Sendable {
    private struct Entry: Sendable {
        var due: SimulatedTime
        var what: What
    }

    private var earliest: SimulatedTime?
    private var entries: [Entry] = []

    mutating func add(_ what: What, due: SimulatedTime) {
        let position = entries.firstIndex { $0.due > due } ?? entries.endIndex
        entries.insert(Entry(due: due, what: what), at: position)
        earliest = entries.first?.due
    }

    /// Whether there is something to take: asked far more often than there is.
    func isDue(by now: SimulatedTime) -> Bool { earliest.map { $0 <= now } ?? false }

    mutating func takeNext(notAfter now: SimulatedTime) -> (due: SimulatedTime, what: What)? {
        guard let first = entries.first, first.due <= now else { return nil }
        entries.removeFirst()
        earliest = entries.first?.due
        return (first.due, first.what)
    }

    func nextDue(after time: SimulatedTime) -> SimulatedTime? {
        entries.first { $0.due > time }?.due
    }
}
