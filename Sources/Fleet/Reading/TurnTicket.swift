internal import Synchronization

/// A turn that was waited for and not used yet: the first call of a reading takes it.
final class TurnTicket: Sendable {
    private let isTaken = Mutex(false)

    /// Whether it was there to take.
    @inline(never)
    func take() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }
}
