/// Has the names of an RDS instance, its read replicas and their green ones change places (SwitchoverBlueGreenDeployment).
package struct SwitchOverInstance: RDSMutation {
    package static let kind: KindName = "switch-over-instance"
    package var switchover: InstanceSwitchover

    package init(_ switchover: InstanceSwitchover) { self.switchover = switchover }

    private enum CodingKeys: String, CodingKey {
        case switchover
    }

    package var resource: Resource { .instance(switchover.instance) }
    package var isRepeatable: Bool { false }
    /// Green, whose name goes.
    package var touches: Set<Resource> {
        guard let green = switchover.green, let name = green.split(separator: ":").last else { return [] }
        return [.database(String(name), arn: green)]
    }
    package var disturbance: Disturbance { .writes }
    package var showsInterruption: Bool { true }
    package var settleTime: Span { .minutes(4) }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.deployment(switchover.deployment) else { return .none }
        if seen.isSwitched { return .done }
        return seen.isSwitching ? .working : .none
    }

    /// RDS-EVENT-0249 and 0252, of a read replica 0261: a switchover was cancelled, with the reason.
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        guard observation.deployment(switchover.deployment)?.isSwitched != true else { return nil }
        return observation.failure(.deployment, after: call) { event in
            event.says("switchover") && event.says("cancel")
                && observation.isEvent(
                    event, of: switchover.deployment, named: observation.deployment(switchover.deployment)?.name,
                    blue: switchover.instance)
        }
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the switchover of \(switchover.instance)", order: "switch \(switchover.instance) over",
            unproved: "A call for \(resource) may have been made and not show yet")
    }

    /// AWS stops writes on both, drops the connections and refuses new ones until the names are changed; it undoes what is not
    /// done within the limit (RDS user guide, "Switching a blue/green deployment", "Switchover actions" and "Switchover
    /// timeout").
    package var gate: GateTerms? {
        GateTerms(
            .switchover,
            questions: { context, seen in
                switchover.lagQuestions(in: context, seeing: seen).union(GateTerms.instanceSnapshots(context, seen))
            },
            facts: { context in
                context.ofInstance { switchover.facts(in: $0) } + [
                    context.replicationFact(
                        context.observation.replicationLag(before: switchover), timeout: switchover.timeout
                    ).foremost,
                    context.snapshotFact,
                ]
            },
            words: { context in
                let limit = Span.seconds(Int64(switchover.timeout))
                return GateWords(
                    subject: "switchover of \(context.cluster)", heading: "Switchover of \(context.cluster)",
                    interruption: """
                        No reads, no writes, typically under a minute. Connections drop. Not done in \(limit): undone. Once \
                        done: no way back.
                        """,
                    action: """
                        Green becomes \(strong: switchover.instance) \(context.location); the old one gets -old1 \
                        or the next free number.
                        """)
            })
    }
}
