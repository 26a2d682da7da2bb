extension RDSWorld {
    /// DescribeValidDBInstanceModifications: the types of storage, each from the size that the instance has on, since storage
    /// does not shrink in place (API reference, ModifyDBInstance, `AllocatedStorage`).
    package mutating func describeValidModifications(
        of identifier: String, at time: SimulatedTime
    ) throws(RDSFault) -> [ValidStorage] {
        arrive(.describeValidDBInstanceModifications, at: time)
        let shown = instances[try instance(identifier)].shown
        guard shown.status != "creating", shown.status != "deleting" else {
            throw .instanceState("Instance \(identifier) is not in available state but \(shown.status).")
        }
        guard let size = shown.volume?.gibibytes, shown.cluster == nil else { return [] }
        return ["gp2", "gp3", "io1", "io2", "standard"].compactMap { type in
            guard var limits = StorageLimits(of: type), size <= limits.sizes.upperBound else { return nil }
            limits.sizes = max(size, limits.sizes.lowerBound)...limits.sizes.upperBound
            return ValidStorage(type: type, limits: limits)
        }
    }
}
