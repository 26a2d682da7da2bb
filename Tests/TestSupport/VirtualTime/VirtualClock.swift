/// The clock of a `VirtualTime`; a sleeper sees its deadline as the present when it goes on.
package struct VirtualClock: Clock {
    package struct Instant: InstantProtocol {
        var milliseconds: Int64

        package func advanced(by duration: Duration) -> Instant {
            // Rounded up: what sleeps has to find its deadline past.
            Instant(milliseconds: milliseconds + Int64((duration / .milliseconds(1)).rounded(.up)))
        }

        package func duration(to other: Instant) -> Duration { .milliseconds(other.milliseconds - milliseconds) }
        package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
    }

    let time: VirtualTime

    package var now: Instant { Instant(milliseconds: time.now) }
    package var minimumResolution: Duration { .milliseconds(1) }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await time.sleep(until: deadline.milliseconds)
    }
}
