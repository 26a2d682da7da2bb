package import Maintenance

extension UpgradeRunbook {
    func instanceQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        guard let seen, let instance = seen.rdsInstance else { return [] }
        return context.greenQuestions(
            of: instance, to: version, instanceClass: instanceClass, group: instanceParameterGroup, seeing: seen)
    }

    package func plan(
        for instance: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy,
        at now: Timestamp
    ) throws(Refusal) -> Plan {
        try autoscaling.refuse(on: instance)
        let name = instance.identifier
        if let clusterParameterGroup {
            throw Refusal(
                "\(name) is an RDS instance and has no cluster parameter group. Name its own by "
                    + "`--instance-parameter-group \(clusterParameterGroup)`.")
        }
        if inPlace {
            return try InPlaceInstanceUpgrade(self, of: instance, basis: basis, policy: policy, as: operation, at: now)
                .plan()
        }
        try InstanceBlueGreen.refuseEngine(of: instance)
        let wish = InstanceBlueGreen.Wish(
            version: version, instanceClass: instanceClass, storage: try storage?.storage(of: instance),
            parameterGroup: instanceParameterGroup, optionGroup: optionGroup, timeout: switchoverTimeout, soak: soak,
            keepsOld: keepsOld)
        let blueGreen = try InstanceBlueGreen(wish, of: instance, basis: basis, policy: policy, as: operation, at: now)
        return blueGreen.plan(self, title: "Upgrade \(name) to \(version), blue/green")
    }

    /// - Throws: `Refusal` where something is asked for that only RDS instances have.
    func refuseInstanceOptions(on cluster: ClusterID) throws(Refusal) {
        if let instanceClass {
            throw Refusal(
                "The class of a cluster's members is changed by itself: `resize \(cluster) \(instanceClass)`. Leave out `--class`."
            )
        }
        if storage != nil {
            throw Refusal(
                "The storage of a cluster is changed by itself: `storage \(cluster) TYPE`. Leave out `--storage`, `--iops` and "
                    + "`--throughput`.")
        }
        guard optionGroup == nil else {
            throw Refusal("\(cluster) is a cluster, which has no option group. Leave out `--option-group`.")
        }
    }
}
