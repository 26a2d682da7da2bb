package import Maintenance

extension RebootRunbook {
    /// The restart of an RDS instance.
    package func plan(
        for seen: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy,
        at now: Timestamp
    ) throws(Refusal) -> Plan {
        try autoscaling.refuse(on: seen)
        let name = seen.identifier
        guard instance == name else {
            throw Refusal("\(name) has no member \(instance). Its members are \(name).")
        }
        let expectation = InstanceExpectation(instance: name, instanceClass: seen.instance.instanceClass)
        return Plan(
            operation: operation, runbook: self, instance: seen, in: basis.observation.target.place,
            title: "Restart \(name)", steps: Step.inSequence([.restartInstance(name), .verify(expectation)]),
            findings: InstancePreflight(
                seen: seen, basis: basis, policy: policy, now: now, isInterrupting: true
            ).forReboot(),
            interruption: "writes refused while \(name) restarts, \(RebootInstance.duration)", madeAt: now)
    }
}
