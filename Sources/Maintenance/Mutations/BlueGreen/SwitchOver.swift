/// Has the names of blue and green change places (SwitchoverBlueGreenDeployment).
package struct SwitchOver: RDSMutation {
    package static let kind: KindName = "switch-over"
    package var switchover: Switchover

    package init(_ switchover: Switchover) { self.switchover = switchover }

    private enum CodingKeys: String, CodingKey {
        case switchover
    }

    package var resource: Resource { .cluster(switchover.cluster) }
    package var isRepeatable: Bool { false }
    /// Green, whose name goes and whose members take over blue's.
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

    /// RDS-EVENT-0249 and RDS-EVENT-0261: "Switchover canceled on blue/green deployment", "Switchover from DB cluster orders to
    /// orders-green-x1 was canceled due to …" (and RDS-EVENT-0314, of sequences that failed to sync).
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        guard observation.deployment(switchover.deployment)?.isSwitched != true else { return nil }
        return observation.failure(.deployment, after: call) { event in
            event.says("switchover") && event.says("cancel")
                && observation.isEvent(
                    event, of: switchover.deployment, named: observation.deployment(switchover.deployment)?.name,
                    blue: switchover.cluster)
        }
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the switchover of \(switchover.cluster)", order: "switch \(switchover.cluster) over",
            unproved: "A call for \(resource) may have been made and not show yet")
    }

    /// AWS stops writes, drops the connections of both environments and refuses new ones until the names are changed; it
    /// undoes what is not done within the limit (Aurora user guide, "Switching a blue/green deployment", "Switchover
    /// actions" and "Switchover timeout").
    package var gate: GateTerms? {
        GateTerms(
            .switchover,
            questions: { context, seen in
                switchover.lagQuestions(in: context, seeing: seen).union(GateTerms.snapshots(context, seen))
                    .union([AnyQuestion(ProxiesQuestion(in: context.place))])
            },
            facts: { context in
                context.ofCluster { switchover.facts(in: $0) } + [
                    context.replicationFact(before: switchover).foremost,
                    context.proxiesFact(before: switchover).foremost,
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
                        Green becomes \(strong: switchover.cluster) \(context.location); the old one gets -old1 \
                        or the next free number.
                        """)
            })
    }
}
