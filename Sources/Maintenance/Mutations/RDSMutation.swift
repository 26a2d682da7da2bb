/// A call to RDS: what most of them have in common.
package protocol RDSMutation: Mutation {}

extension RDSMutation {
    package var gate: GateTerms? { nil }
    package var disturbance: Disturbance { .none }
    /// Field reports say seconds to a minute; this leaves room.
    package var settleTime: Span { .minutes(3) }
    package var isLong: Bool { false }
    package var codesOfDone: Set<String> { [] }
    /// Source: API reference, errors of each action: the resource is at work and takes calls again when it is through.
    package var codesOfPassing: Set<String> {
        [
            "InvalidDBInstanceState", "InvalidDBClusterState", "InvalidBlueGreenDeploymentState", "InvalidDBProxyState",
        ]
    }
}
