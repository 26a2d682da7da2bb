import Maintenance

/// Less storage for an RDS instance, which AWS makes in a copy alone.
///
/// Source: RDS user guide, "Shrinking storage volumes for RDS DB instances with blue/green deployments".
extension StorageRunbook {
    /// Whether less is asked for, of an instance that a copy can be made of.
    func shrinks(_ seen: RDSInstance) -> Bool {
        guard let size, let allocated = seen.storage.allocated else { return false }
        return size < allocated && GreenReplication(engine: seen.instance.engine, changesMajor: false) != nil
    }

    func shrinkingQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        guard let seen, let instance = seen.rdsInstance, shrinks(instance) else { return [] }
        return context.greenQuestions(
            of: instance, to: instance.instance.engineVersion, instanceClass: nil, group: nil, seeing: seen)
    }

    func shrinkingPlan(
        for seen: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let wanted = StorageWish(size: size, type: type, iops: iops, throughput: throughput)
        let storage = try wanted?.storage(of: seen)
        let blueGreen = try InstanceBlueGreen(
            InstanceBlueGreen.Wish(storage: storage), of: seen, basis: basis, policy: policy, as: operation, at: now)
        return blueGreen.plan(
            self, title: "Change the storage of \(seen.identifier) to \(storage?.wordsWithSize ?? ""), blue/green")
    }
}
