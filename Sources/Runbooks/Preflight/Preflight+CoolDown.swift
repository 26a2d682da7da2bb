import Maintenance

/// Have clients just lost their connections? Soon after that the next interruption is asked for knowingly, whoever caused the
/// last one.
extension DatabaseChecks {
    func coolDown() -> [Finding] {
        guard isInterrupting else { return [] }
        let check = "cool-down"
        let rule = "the cool-down is \(policy.coolDown.words). Starting overrides it."
        if let last = lastFailover, now - last.at < policy.coolDown {
            return [
                Finding(
                    .acknowledge, check,
                    "\(name) \(last.what) \((now - last.at).words) ago in operation \(last.operation); \(rule)",
                    accepted: "\(last.operation)")
            ]
        }
        switch interruptions {
        case .unavailable(let reason):
            return [
                Preflight.notChecked(
                    check, "whether \(name) failed over, was switched over or restarted in the last hours",
                    because: reason)
            ]
        case .known(let all):
            guard let last = all.without(basis.ownFailovers).last else { return earlierFailover(other: nil) }
            let who = "not by an operation here (AWS: \(last.text.withoutStop))"
            guard now - last.at < policy.coolDown else {
                return earlierFailover(
                    other: Finding(.info, check, "\(name) \(last.what) at \(last.at.words), \(who)."), at: last.at)
            }
            return [
                Finding(
                    .acknowledge, check,
                    "\(name) \(last.what) \(max(.zero, now - last.at).words) ago, \(who); \(rule)",
                    accepted: last.at.words)
            ]
        }
    }

    /// What was told last, where that is longer ago than the cool-down: of an operation here, or of somebody else.
    private func earlierFailover(other: Finding?, at: Timestamp? = nil) -> [Finding] {
        guard let own = lastFailover, at.map({ own.at > $0 }) ?? true, now - own.at < FailoversQuestion.history else {
            return [other].compactMap { $0 }
        }
        return [Finding(.info, "cool-down", "\(name) \(own.what) at \(own.at.words) in operation \(own.operation).")]
    }
}

extension [Interruption] {
    /// How long after a call AWS may date what follows from it.
    private static var eventDelay: Span { .minutes(10) }
    /// Within how long AWS may tell of one failover by several events.
    private static var repetition: Span { .minutes(1) }

    /// Those that follow from none of our own calls. A failover has one event of its own, and the restart of the writer: the
    /// next failover is somebody else's. A switchover and what restarts a writer have several.
    fileprivate func without(_ own: [PastFailover]) -> [Interruption] {
        own.reduce(self) { left, call in
            func follows(_ seen: Interruption) -> Bool {
                seen.at >= call.askedAt - Observation.clockTolerance && seen.at <= call.at + Self.eventDelay
            }
            guard call.what == Interruption.failedOver else { return left.filter { !follows($0) } }
            let others = left.filter {
                $0.what != Interruption.restarted || !follows($0) || $0.at - call.at > PlanBasis.restartDelay
            }
            guard let first = others.first(where: { $0.what == call.what && follows($0) }) else { return others }
            return others.filter { seen in
                seen.what != call.what || seen.at < first.at || seen.at - first.at > Self.repetition
            }
        }
    }
}

/// Writes were refused for a while, as an event of AWS tells.
struct Interruption: Sendable, Equatable {
    var at: Timestamp
    /// What the database did: "failed over".
    var what: String
    /// AWS's words.
    var text: String

    static let failedOver = "failed over"
    static let failedOverToStandby = "failed over to its standby"
    static let restarted = "restarted its writer"
}

extension EventsQuestion {
    /// The restarts of the last day.
    static func restarts(in place: Place) -> EventsQuestion {
        EventsQuestion(of: .instance, in: place, since: nil, category: "availability")
    }

    /// The switchovers of the last day.
    static func switchovers(in place: Place) -> EventsQuestion {
        EventsQuestion(of: .deployment, in: place, since: nil)
    }
}

extension PlanBasis {
    /// A failover and a switchover restart members too, within this time.
    fileprivate static let restartDelay = Span.minutes(5)

    /// Failovers, switchovers and restarts of the writer in the last hours, whoever caused them, oldest first.
    func interruptions(of cluster: Cluster) -> Reading<[Interruption]> {
        let place = observation.target.place
        let failedOver: [SeenFailover]
        switch failovers {
        case .known(let seen): failedOver = seen
        case .unavailable(let reason): return .unavailable(reason)
        }
        let switchovers: [SeenEvent]
        switch observation[EventsQuestion.switchovers(in: place)] {
        case .known(let seen): switchovers = seen.filter { tellsOfSwitchover($0, of: cluster) }
        case .unavailable(let reason): return .unavailable(reason)
        }
        let moves =
            failedOver.map { Interruption(at: $0.at, what: Interruption.failedOver, text: $0.text) }
            + switchovers.map { Interruption(at: $0.at, what: "was switched over", text: $0.text) }
        return observation[EventsQuestion.restarts(in: place)].map { events in
            let restarts = events.filter { event in
                event.says("restarted") && event.resource != nil && event.resource == observation.writer?.text
                    && !moves.contains {
                        $0.at - Observation.clockTolerance <= event.at && event.at - $0.at <= Self.restartDelay
                    }
            }.map { Interruption(at: $0.at, what: Interruption.restarted, text: $0.text) }
            return (moves + restarts).sorted { $0.at < $1.at }
        }
    }

    /// Failovers to the standby and restarts of an RDS instance in the last hours, whoever caused them, oldest first.
    func interruptions(of instance: InstanceID) -> Reading<[Interruption]> {
        let place = observation.target.place
        func seen(
            _ question: EventsQuestion, as what: String, _ isMeant: @escaping (SeenEvent) -> Bool
        ) -> Reading<[Interruption]> {
            observation[question].map { events in
                events.filter { $0.resource == instance.text && isMeant($0) }
                    .map { Interruption(at: $0.at, what: what, text: $0.text) }
            }
        }
        let failovers = seen(.instanceFailovers(in: place), as: Interruption.failedOverToStandby) {
            $0.tellsOfStandbyTakingOver
        }
        let restarts = seen(.restarts(in: place), as: "restarted") { $0.says("restarted") }
        switch (failovers, restarts) {
        case (.known(let failovers), .known(let restarts)):
            return .known((failovers + restarts).sorted { $0.at < $1.at })
        case (.unavailable(let reason), _), (_, .unavailable(let reason)):
            return .unavailable(reason)
        }
    }

    /// RDS-EVENT-0260: "Switchover from DB cluster orders to orders-green-x1 completed. …"; RDS-EVENT-0248: "Switchover completed
    /// on blue/green deployment", of one whose target has the name since.
    private func tellsOfSwitchover(_ event: SeenEvent, of cluster: Cluster) -> Bool {
        guard event.says("switchover"), event.says("completed"), !event.says("sync") else { return false }
        return event.says("db cluster \(cluster.identifier) to ")
            || event.resource.flatMap { observation.deployment($0)?.target } == cluster.arn
    }
}
