import Maintenance

extension RollbackRunbook {
    /// What is to be said about bringing an RDS instance back: AWS takes no other change of its storage for hours, so that no
    /// step does.
    func plan(
        for seen: RDSInstance, to before: InstanceSubject, from basis: PlanBasis, as operation: OperationID,
        policy: PlanPolicy, at now: Timestamp
    ) -> Plan {
        let name = seen.identifier
        let unsettled = unsettled(in: basis, at: now)
        let lasting = irrevocable(seen, before: before)
        return Plan(
            operation: operation, runbook: self, instance: seen, in: basis.observation.target.place,
            title: "Bring \(name) back to before \(self.operation)", steps: [],
            findings: Preflight.inOrder([
                unsettled, unsettled.isEmpty ? [nothing(on: name, lasting)] : [], lasting,
                InstancePreflight(seen: seen, basis: basis, policy: policy, now: now).forNothing(),
            ]),
            interruption: nil, madeAt: now)
    }

    private func irrevocable(_ seen: RDSInstance, before: InstanceSubject) -> [Finding] {
        let (name, instance) = (seen.identifier, seen.instance)
        guard seen.resourceIdentifier == before.resource else {
            return [
                Finding(.block, "not-undone", "\(name) is not the RDS instance that \(operation) worked on any more.")
            ]
        }
        var sentences: [String] = []
        if before.engineVersion != instance.engineVersion {
            sentences.append(
                "\(name) runs \(instance.engineVersion) now and ran \(before.engineVersion): an upgrade is not undone. Its "
                    + "snapshot from before can be restored in AWS as another instance.")
        }
        if before.instanceClass != instance.instanceClass {
            sentences.append(
                "\(name) is \(instance.instanceClass) now and was \(before.instanceClass), which this does not change back."
            )
        }
        if before.storageType != seen.storage.type {
            sentences.append(
                "The storage of \(name) is \(seen.storage.type) and was \(before.storageType), which this does not change "
                    + "back: `storage \(name) \(before.storageType)` does, 6 hours after the last change and when AWS has "
                    + "optimised the storage.")
        }
        return sentences.map { Finding(.acknowledge, "not-undone", $0) }
    }
}
