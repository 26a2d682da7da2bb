import Engine
import Logging
import Maintenance

/// One schedule as the running bot knows it.
struct ScheduleTurn: Sendable {
    /// What came of asking.
    private enum Outcome: Sendable {
        /// It was answered, or is not asked for again.
        case settled
        case tryAgain(String)
    }

    /// When something was to be asked for that could not be answered.
    private struct Trouble: Sendable {
        var due: DueTime
        var since: Timestamp
        var nextTry: Timestamp
    }

    /// Time between two tries, and how long one goes on trying: a refresh that begins hours late is no favour.
    private static let pause = Span.minutes(1)
    private static let patience = Span.minutes(60)

    private let refresh: ScheduledRefresh
    private let startedAt: Timestamp
    private let routing: Routing
    private let ports: ScheduleService.Ports
    private var mark: ScheduleMark?
    private var isMarkRead = false
    private var trouble: Trouble?
    private var reported: JournalError?

    init(_ refresh: ScheduledRefresh, startedAt: Timestamp, routing: Routing, ports: ScheduleService.Ports) {
        self.refresh = refresh
        self.startedAt = startedAt
        self.routing = routing
        self.ports = ports
    }

    /// Does what is due now.
    mutating func take() async {
        do throws(JournalError) {
            try await act()
            reported = nil
        } catch {
            // Tried again in the next turn; asked again, it is answered again.
            guard reported != error else { return }
            reported = error
            log(.error, "schedule not considered", ["error": "\(error)"])
        }
    }

    private mutating func act() async throws(JournalError) {
        if !isMarkRead {
            mark = try await ports.marks.mark(of: refresh.name)
            isMarkRead = true
        }
        let now = ports.now()
        switch ScheduleDecision(refresh.schedule, after: mark, at: now) {
        case .begins(let new):
            log(.notice, "schedule begins", ["next": "\(refresh.schedule.next(after: now).words)"])
            try await record(new)
        case .waits:
            break
        case .isDue(let due):
            // A clock that was set back must not put a try off.
            if let trouble, trouble.due == due, trouble.since <= now, now < trouble.nextTry { return }
            try await settle(due, at: now)
        }
    }

    private mutating func settle(_ due: DueTime, at now: Timestamp) async throws(JournalError) {
        switch try await ask(at: due) {
        case .settled: break
        case .tryAgain(let reason):
            let since = trouble.map { $0.due == due && $0.since <= now ? $0.since : now } ?? now
            trouble = Trouble(due: due, since: since, nextTry: now + Self.pause)
            guard now - since >= Self.patience else {
                if since == now { log(.warning, "refresh not planned yet", ["reason": "\(reason)"]) }
                return
            }
            try await refuse(due, reason)
        }
        trouble = nil
        try await record(ScheduleMark(schedule: refresh.schedule.words, consideredUntil: due.at))
    }

    private mutating func record(_ new: ScheduleMark) async throws(JournalError) {
        try await ports.marks.record(new, of: refresh.name)
        mark = new
    }

    private func ask(at due: DueTime) async throws(JournalError) -> Outcome {
        guard let channel = routing.channel(of: refresh.lifecycle) else {
            log(.error, "refresh not asked for: no operations channel hears of it", [:])
            return .settled
        }
        let words = refresh.words(at: due, startedAt: startedAt)
        do throws(LifecycleRequests.Failure) {
            let operation = try await ports.requests.plan(
                refresh.caller(at: due), refresh.request, refresh.origin(in: channel)
            ) { operation in
                [
                    operation.message(
                        "asked",
                        .sentence([words, operation.whyNotStarted].compactMap(\.self).joined(separator: " ")))
                ]
            }
            log(.notice, "refresh asked for", ["operation": "\(operation.id)", "phase": "\(operation.phase.name)"])
            return .settled
        } catch {
            switch error {
            case .denied(let denial):
                log(.error, "refresh not admitted", ["reason": "\(denial)"])
                return .settled
            case .engine(.journal(let error)):
                throw error
            case .engine(.fleet(let error)) where error.passes:
                return .tryAgain(error.message)
            case .engine(.fleet(let error)):
                try await refuse(due, error.message)
                return .settled
            case .engine(.refused(let refusal)) where refusal.isNothingToDo:
                log(.notice, "nothing to refresh", ["reason": "\(refusal)"])
                return .settled
            case .engine(.refused(let refusal)):
                try await refuse(due, refusal.sentence)
                return .settled
            }
        }
    }

    /// Says in the channel, once, that nothing comes of it.
    private func refuse(_ due: DueTime, _ reason: String) async throws(JournalError) {
        log(.warning, "refresh refused", ["reason": "\(reason)"])
        guard let channel = routing.channel(of: refresh.lifecycle) else { return }
        let words = refresh.words(at: due, startedAt: startedAt)
        try await ports.say(
            Post(
                id: PostID("schedule/\(refresh.name)/\(due.at.iso8601)"), operation: nil, channel: channel,
                thread: nil, content: .sentence("\(words) Nothing was planned: \(reason)")))
    }

    private func log(_ level: Logger.Level, _ message: Logger.Message, _ values: [String: String]) {
        var metadata: Logger.Metadata = ["lifecycle": "\(refresh.name)"]
        for (key, value) in values { metadata[key] = "\(value)" }
        ports.logger.log(level: level, message, metadata: metadata)
    }
}
