import Maintenance

/// Whether a member of the old environment restarted since the switchover: a restart lifts the protection from writes as the
/// deletion of the record does (Aurora user guide, "Switching a blue/green deployment").
extension OldEnvironment {
    /// What AWS tells of deployments, and from the switchover on of members; as long ago as AWS keeps events where it does
    /// not tell when that was.
    func restartQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        let told = EventsQuestion(of: .deployment, in: context.place, since: Self.everKept)
        guard let seen, seen.hasAsked(AnyQuestion(told)), seen.deployments != nil else { return [AnyQuestion(told)] }
        return [AnyQuestion(told), AnyQuestion(members(in: context.place, seeing: seen))]
    }

    private static let everKept = Timestamp(milliseconds: 0)

    private func members(in place: Place, seeing observation: Observation) -> EventsQuestion {
        EventsQuestion(
            of: .instance, in: place, since: switchedAt(in: observation) ?? Self.everKept, category: "availability")
    }

    /// RDS-EVENT-0248: "Switchover completed on blue/green deployment".
    private func switchedAt(in observation: Observation) -> Timestamp? {
        guard let identifier = observation.deployment(named: deployment)?.identifier else { return nil }
        return observation.events(of: .deployment).last { event in
            event.resource == identifier && event.says("switchover completed")
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
        let check = "old-restarts"
        switch restarts(of: environment, seeing: observation) {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "whether a member of \(name) restarted", because: reason)]
        case .known(let restarts):
            guard let last = restarts.last, let member = last.resource else {
                return [
                    Finding(.info, check, "No member of \(name) restarted since the switchover, as AWS's events tell.")
                ]
            }
            return [
                Finding(
                    .acknowledge, check,
                    "\(member) restarted at \(last.at.words), after the switchover: AWS does not keep \(name) from writes "
                        + "any more. What a client that still reaches it wrote since is not in \(successor).",
                    accepted: "\(member) restarted \(last.at.words)")
            ]
        }
    }
}
