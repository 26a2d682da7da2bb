import Engine
import Foundation
import Maintenance
import Runbooks

/// A lifecycle that is refreshed by itself.
struct ScheduledRefresh: Sendable, Equatable {
    var lifecycle: Lifecycle
    var schedule: LifecycleSchedule

    var name: String { lifecycle.name }

    var request: OperationRequest { OperationRequest(AnyRunbook(RefreshRunbook(lifecycle)), on: lifecycle) }

    func caller(at due: DueTime) -> Caller {
        Caller(.schedule(name), by: .schedule(name, time: due.at.iso8601))
    }

    func origin(in channel: String) -> Origin {
        Origin(
            requester: Requester(.schedule(name)), channel: channel, thread: nil, command: command, way: .schedule(name)
        )
    }

    private var command: String { LifecycleWord.refresh.command(for: name) }

    /// "By its schedule, Sun 03:00 Europe/Berlin, `refresh development` was due 2026-11-29 03:00.", and how late it is.
    ///
    /// - Parameter startedAt: when the bot was started.
    func words(at due: DueTime, startedAt: Timestamp) -> String {
        let told = "By its schedule, \(schedule.words), `\(command)` was due \(time(due.at))"
        guard due.at < startedAt else { return told + "." }
        let earlier =
            due.missed == 0
            ? ""
            : " It was due \(due.missed == 1 ? "once" : "\(due.missed) times") before that as well: what was missed is run once."
        return told + ", and is run now: the bot was not running." + earlier
    }

    /// "2026-11-29 03:00", as the clocks of its zone show it.
    private func time(_ instant: Timestamp) -> String {
        guard let zone = ZoneName.zone(named: schedule.zone) else { return instant.words }
        let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: zone)
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        return String(
            date.formatted(style.year().month().day().time(includingFractionalSeconds: false)).prefix(16))
    }
}
