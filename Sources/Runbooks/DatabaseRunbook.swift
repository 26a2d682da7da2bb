package import Maintenance

/// A kind of operation that is asked for alike of a cluster and of an RDS instance, and planned apart.
package protocol DatabaseRunbook: Runbook {
    /// Makes the plan for the cluster of the name.
    ///
    /// - Throws: `Refusal` as any plan, also where there is no cluster.
    func plan(
        forClusterIn basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan

    /// Makes the plan for the RDS instance of the name.
    ///
    /// - Throws: `Refusal` as any plan, also where something is asked for that only a cluster has.
    func plan(
        for instance: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy,
        at now: Timestamp
    ) throws(Refusal) -> Plan
}

extension DatabaseRunbook {
    /// What a switchover leaves stays until somebody decides about it, whether or not what came after it was done.
    package func followUp(of operation: Operation) -> (any FollowingRunbook.Type)? {
        operation.hasSwitchedOver ? CleanupRunbook.self : nil
    }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        guard let instance = basis.observation.rdsInstance else {
            return try plan(forClusterIn: basis, as: operation, policy: policy, at: now)
        }
        return try plan(for: instance, from: basis, as: operation, policy: policy, at: now)
    }
}
