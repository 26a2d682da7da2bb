import Engine
package import Maintenance
import Simulation

/// The clock of the host, which somebody sets now and then. AWS and Slack have clocks of their own; what they date is told by
/// that of the host, as it is when it is read.
///
/// While the process is down nothing shows that the clock was set forward: that counts as time that has passed.
extension SeededShell {
    /// What the clock of the host shows.
    package var shownTime: Timestamp { Timestamp(now) + clockLead }

    /// When it shows that, unless it is set meanwhile.
    func time(shownAs instant: Timestamp) -> SimulatedTime { (instant - clockLead).simulated }

    /// Has the clock set by this much after a while.
    package mutating func setClock(by span: Span, after wait: Duration) {
        chat.findsFrom = .minutes(15)
        schedule(.setClock(by: span), at: now + wait)
    }

    /// Has the clock set up to four times in two hours, of one seed in five. What else is drawn of a seed stays the same.
    mutating func setClockNowAndThen(seed: UInt64) {
        var draws = SeededGenerator(seed: ~seed)
        guard draws.chance(0.2) else { return }
        for _ in 0..<draws.number(in: 1...4) {
            setClock(by: draws.clockStep(), after: .milliseconds(draws.number(in: 0...7_200_000)))
        }
    }

    mutating func setClock(by span: Span) {
        clockLead = clockLead + span
        aws.clockLead = clockLead
        chat.clockLead = clockLead
        // The loop that keeps the time comes by once a minute at least.
        schedule(.tell(.due), at: now + .milliseconds(draws.number(in: 0...60_000)))
    }

    /// The clock was set since the state was told something last: that comes first.
    mutating func tellClock() {
        let elapsed = Span(milliseconds: now.milliseconds)
        guard let span = setClockWatch.step(at: shownTime, after: elapsed) else { return }
        carryOut(state.handle(.clockSet(by: span), at: shownTime))
    }
}

extension SeededGenerator {
    /// From a second to some hours, forward or back; a small one as often as a large one.
    mutating func clockStep() -> Span {
        let most = Int64(1000) << number(in: 0...14)
        let size = Span(milliseconds: number(in: most / 2 + 500...most))
        return chance(0.5) ? size : .zero - size
    }
}
