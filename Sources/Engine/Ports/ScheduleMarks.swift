package import Maintenance

/// Up to when a schedule's times were considered: what was due until then was asked for, or belongs to no schedule that there
/// was.
package struct ScheduleMark: Sendable, Equatable {
    /// The schedule as it was then; another one begins anew.
    package var schedule: String
    package var consideredUntil: Timestamp

    package init(schedule: String, consideredUntil: Timestamp) {
        self.schedule = schedule
        self.consideredUntil = consideredUntil
    }
}

/// The durable record of how far schedules are, each by the name of what it is for.
package protocol ScheduleMarks: Sendable {
    /// `nil` for one that was never seen.
    func mark(of name: String) async throws(JournalError) -> ScheduleMark?

    /// Takes the place of the mark before.
    func record(_ mark: ScheduleMark, of name: String) async throws(JournalError)

    /// Drops the marks of all others: a schedule that is configured again later is a new one.
    func forgetMarks(except names: Set<String>) async throws(JournalError)
}
