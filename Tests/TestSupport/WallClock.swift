package import Maintenance
internal import Synchronization

/// What a clock on the wall shows while a manual clock turns, and somebody may set it.
package final class WallClock: Sendable {
    private let clock: ManualClock
    private let start: Timestamp
    private let ahead = Mutex(Span.zero)

    package init(_ clock: ManualClock, from start: Timestamp) {
        self.clock = clock
        self.start = start
    }

    package var now: Timestamp {
        @inline(never) get { start + Span(clock.now.offset) + ahead.withLock(\.self) }
    }

    @inline(never) package func setBack(by span: Span) { ahead.withLock { $0 = $0 - span } }
    @inline(never) package func setForward(by span: Span) { ahead.withLock { $0 = $0 + span } }
}
