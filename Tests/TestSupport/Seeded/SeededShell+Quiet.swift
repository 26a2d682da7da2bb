import Engine
import Maintenance
import Simulation

/// Looks that can show nothing new are left out: a run of days takes milliseconds.
extension SeededShell {
    private mutating func wakeNoLater(than time: SimulatedTime) {
        if let wakeAt, wakeAt >= now, wakeAt <= time { return }
        wakeAt = time
        schedule(.wake, at: time)
    }

    mutating func wake(at time: SimulatedTime) {
        guard time > now else { return wakeNoLater(than: now) }
        wantsWakeAt = time
        guard skipsQuietLooks, let quiet = quietUntil(), quiet > time else { return wakeNoLater(than: time) }
        wakeNoLater(than: quiet)
    }

    /// Until when nothing that a look would show can change unless people do something; looks in between are left out,
    /// for 20 s at most while something may go wrong, and for five minutes when nothing does any more.
    private mutating func quietUntil() -> SimulatedTime? {
        let longest = now + (now < crashesUntil ? .seconds(20) : .seconds(300))
        return min(aws.nextChange(after: now) ?? longest, longest)
    }

    /// Looks as soon as it would have without leaving any look out: people did something.
    mutating func endQuiet() {
        guard !isDown, let wantsWakeAt else { return }
        wakeNoLater(than: max(wantsWakeAt, now + .milliseconds(1)))
    }
}
