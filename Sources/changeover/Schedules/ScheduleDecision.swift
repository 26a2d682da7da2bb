import Engine
import Maintenance

/// A time of a schedule at which something is asked for.
struct DueTime: Sendable, Equatable {
    var at: Timestamp
    /// Earlier times of which nothing was asked for either.
    var missed = 0
}

/// What is to be done for a schedule now.
enum ScheduleDecision: Sendable, Equatable {
    /// It begins, and with it nothing that was due before: seen for the first time, changed, or the clock was set back far.
    case begins(ScheduleMark)
    case waits(until: Timestamp)
    case isDue(DueTime)

    /// How far the mark may be ahead of the clock: farther, the clock that it was made by was wrong, and what is due from now
    /// on would be left out.
    private static let tolerance = Span.minutes(24 * 60)
    /// More missed times than this are not counted.
    private static let countLimit = 1_000

    init(_ schedule: LifecycleSchedule, after mark: ScheduleMark?, at now: Timestamp) {
        guard let mark, mark.schedule == schedule.words, mark.consideredUntil - now <= Self.tolerance else {
            self = .begins(ScheduleMark(schedule: schedule.words, consideredUntil: now))
            return
        }
        var due = DueTime(at: schedule.next(after: mark.consideredUntil))
        guard due.at <= now else {
            self = .waits(until: due.at)
            return
        }
        var next = schedule.next(after: due.at)
        while next <= now, due.missed < Self.countLimit {
            due = DueTime(at: next, missed: due.missed + 1)
            next = schedule.next(after: due.at)
        }
        self = .isDue(due)
    }
}
