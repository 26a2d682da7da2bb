import Maintenance

/// Whether a member of the old environment restarted since the switchover: a restart lifts the protection from writes as the
/// deletion of the record does (Aurora user guide, "Switching a blue/green deployment").
extension OldEnvironment {
    /// What AWS tells of deployments, and from the switchover on of members; as long ago as AWS keeps events where it does
    /// not tell when that was.
    func restartQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        let told = Self.told(in: context.place)
        guard let seen, seen.hasAsked(AnyQuestion(told)), seen.deployments != nil else { return [AnyQuestion(told)] }
        return [AnyQuestion(told), AnyQuestion(members(in: context.place, seeing: seen))]
    }

    private static let everKept = Timestamp(milliseconds: 0)

    private static func told(in place: Place) -> EventsQuestion {
        EventsQuestion(of: .deployment, in: place, since: everKept)
    }

    private func members(in place: Place, seeing observation: Observation) -> EventsQuestion {
        EventsQuestion(
            of: .instance, in: place, since: switchedAt(in: observation) ?? Self.everKept, category: "availability")
    }

    /// RDS-EVENT-0248, "Switchover completed on blue/green deployment", and RDS-EVENT-0260, "Switchover from DB cluster orders
    /// to orders-green-x1 completed". `nil` where AWS's events do not tell.
    private func switchedAt(in observation: Observation) -> Timestamp? {
        let identifier = observation.deployment(named: deployment)?.identifier
        return observation.events(of: .deployment).last { event in
            (event.says("switchover completed") || event.says("switchover from db cluster") && event.says(" completed"))
                && observation.isEvent(event, of: identifier, named: deployment, blue: successor)
        }?.at
    }

    /// The restarts of members, as they are named since the switchover, oldest first (RDS-EVENT-0006: "DB instance restarted").
    func restarts(of environment: Environment, seeing observation: Observation) -> Reading<[SeenEvent]> {
        let since = switchedAt(in: observation) ?? Self.everKept
        let names = Set(environment.instances.map(\.identifier.text))
        return observation[members(in: observation.target.place, seeing: observation)].map { events in
            events.filter { event in
                event.at >= since && event.says("restarted") && event.resource.map(names.contains) ?? false
            }
        }
    }

    /// What a plan tells of them; nothing where the record is gone, and the protection with it.
    func restartFindings(of environment: Environment?, seeing observation: Observation) -> [Finding] {
        guard let environment, observation.deployment(named: deployment) != nil else { return [] }
        let name = environment.cluster.identifier
        let isDated = switchedAt(in: observation) != nil
        switch restarts(of: environment, seeing: observation) {
        case .unavailable(let reason):
            return [Preflight.notChecked(Self.check, "whether a member of \(name) restarted", because: reason)]
        case .known(let restarts):
            guard let last = restarts.last, let member = last.resource else {
                return [isDated ? noRestart(of: name) : noKnownRestart(of: name, seeing: observation)]
            }
            let order =
                isDated ? "after the switchover" : "and when the switchover was AWS's events do not tell any more"
            return [
                Finding(
                    .acknowledge, Self.check,
                    "\(member) restarted at \(last.at.words), \(order): AWS does not keep \(name) from writes "
                        + "any more. What a client that still reaches it wrote since is not in \(successor).",
                    accepted: "\(member) restarted \(last.at.words)")
            ]
        }
    }

    private static let check = "old-restarts"

    private func noRestart(of name: ClusterID) -> Finding {
        Finding(.info, Self.check, "No member of \(name) restarted since the switchover, as AWS's events tell.")
    }

    /// Said is from when on events were read: the switchover may have been before. Accepted is what that instant, which moves
    /// on with every reading, stands for.
    private func noKnownRestart(of name: ClusterID, seeing observation: Observation) -> Finding {
        let asked = AnyQuestion(members(in: observation.target.place, seeing: observation))
        let readAt = observation.time(of: asked) ?? observation.takenAt
        let from = max(Self.everKept, readAt - EventsQuestion.longestHistory)
        return Preflight.notChecked(
            Self.check, "whether a member of \(name) restarted before \(from.words)",
            because: "\(whyUndated(in: observation)) Since then none did",
            accepted: "whether a member of \(name) restarted before AWS's events begin")
    }

    private func whyUndated(in observation: Observation) -> String {
        switch observation[Self.told(in: observation.target.place)] {
        case .known: "AWS keeps events for 14 days, and they do not tell when the switchover was."
        case .unavailable(let reason): "When the switchover was is not read: \(reason.asSentence)"
        }
    }
}
