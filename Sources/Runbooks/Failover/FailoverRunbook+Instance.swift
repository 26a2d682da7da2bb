package import Maintenance

extension FailoverRunbook {
    /// Of a read replica, whose source may have what it has not.
    func topologyQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        guard let instance = seen?.rdsInstance, instance.hasStandby == false else { return [] }
        return context.topologyQuestions(of: instance)
    }

    /// The standby of an RDS instance takes over.
    package func plan(
        for seen: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy,
        at now: Timestamp
    ) throws(Refusal) -> Plan {
        try autoscaling.refuse(on: seen)
        try checkStandby(of: seen, basis)
        let name = seen.identifier
        let preflight = InstancePreflight(seen: seen, basis: basis, policy: policy, now: now, isInterrupting: true)
        let verify = Step.verify(
            InstanceExpectation(
                instance: name, instanceClass: seen.instance.instanceClass,
                mayAwaitRestart: preflight.parameters == .awaitingRestart))
        return Plan(
            operation: operation, runbook: self, instance: seen, in: basis.observation.target.place,
            title: "Fail over \(name) to its standby", steps: Step.inSequence([.failOver(seen), verify]),
            findings: preflight.forFailover(),
            interruption: "one failover: no reads, no writes, \(FailOverInstance.duration); all connections drop",
            madeAt: now)
    }

    /// - Throws: `Refusal` where nobody is there to take over, or somebody is named.
    private func checkStandby(of seen: RDSInstance, _ basis: PlanBasis) throws(Refusal) {
        let name = seen.identifier
        if let to {
            throw Refusal(
                "\(name) is an RDS instance, whose one standby takes over: there is nobody to choose, and \(to) cannot be "
                    + "named. Ask for `failover \(name)`.")
        }
        switch seen.hasStandby {
        case true?: return
        case nil:
            throw Refusal(
                "AWS does not say whether \(name) has a standby in another zone. Ask again in a minute: `show \(name)`."
            )
        case false?:
            let isReplica = seen.replicationSource.map { "a read replica of \($0) " } ?? "an RDS instance "
            throw Refusal(
                "\(name) is \(isReplica)without a standby (Single-AZ): nobody can take over. `reboot \(name)` restarts it "
                    + "where it is\(source(of: seen, basis)).")
        }
    }

    /// What can be failed over instead.
    private func source(of seen: RDSInstance, _ basis: PlanBasis) -> String {
        guard let source = basis.observation.topology(of: seen).value?.source, source.hasStandby == true else {
            return ""
        }
        return "; `failover \(source.identifier)` has the standby of its source take over"
    }
}

extension InstancePreflight {
    /// What a failover to the standby has to know.
    func forFailover() -> [Finding] { findings(with: [recentFailover(), parametersStaying(), standbyParameters()]) }

    /// RDS-EVENT-0034: AWS takes a failover soon after another one and drops it.
    private func recentFailover() -> [Finding] {
        // What is not read the check of the cool-down tells.
        guard case .known(let event?) = basis.observation.recentFailover(of: name) else { return [] }
        return [
            Finding(
                .acknowledge, "recent-failover",
                "\(name) failed over at \(event.at.words), within the last hour: AWS may accept this and drop it, which I "
                    + "then say, and do not try again by myself.", accepted: event.at.words)
        ]
    }

    /// A static parameter needs a restart without failover (API reference, ModifyDBInstance, `DBParameterGroupName`: "you must
    /// reboot the DB instance without failover").
    private func parametersStaying() -> [Finding] {
        guard parameters == .awaitingRestart else { return [] }
        return [
            Finding(
                .info, "awaiting-restart",
                "Parameters of \(name) wait for a restart, and still will after: a failover does not apply them, "
                    + "`reboot \(name)` does.")
        ]
    }

    /// RDS user guide, "Rebooting a DB instance": on SQL Server a reboot with failover restarts the primary alone.
    private func standbyParameters() -> [Finding] {
        guard instance.engine.hasPrefix("sqlserver") || instance.engine.hasPrefix("custom-sqlserver") else { return [] }
        return [
            Finding(
                .acknowledge, "standby-parameters",
                "\(name) runs \(instance.engine): parameters that were changed may not be in force on its standby.")
        ]
    }
}
