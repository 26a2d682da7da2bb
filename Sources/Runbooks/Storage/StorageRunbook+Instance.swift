package import Maintenance

/// What AWS says of the storage of an RDS instance.
///
/// Source: RDS user guide, "Amazon RDS DB instance storage" and "Working with storage for Amazon RDS DB instances"; API
/// reference, ModifyDBInstance, `Iops`: sent together with the size, and `StorageType`: how long a change from magnetic
/// storage takes and what waits for it.
extension StorageRunbook {
    private static let types = ["gp2", "gp3", "io1", "io2"]

    package func plan(
        for instance: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy,
        at now: Timestamp
    ) throws(Refusal) -> Plan {
        try autoscaling.refuse(on: instance)
        if shrinks(instance) {
            return try shrinkingPlan(for: instance, from: basis, as: operation, policy: policy, at: now)
        }
        let storage = try storage(of: instance)
        let name = instance.identifier
        let isThere = storage.matches(instance.storage)
        let words = size == nil ? storage.words : storage.wordsWithSize
        let preflight = InstancePreflight(
            seen: instance, basis: basis, policy: policy, now: now, setting: "the storage to \(words)",
            isInterrupting: instance.storage.type == Storage.magnetic,
            growsFullStorage: storage.relieves(
                instance.storage, from: instance.storage.allocated, status: instance.status))
        let verify = Step.verify(
            InstanceExpectation(
                instance: name, instanceClass: instance.instance.instanceClass, storage: storage,
                mayAwaitRestart: preflight.parameters == .awaitingRestart))
        return Plan(
            operation: operation, runbook: self, instance: instance, in: basis.observation.target.place,
            title: "Change the storage of \(name) to \(words)",
            steps: isThere ? [] : Step.inSequence([.changeStorage(storage, of: instance), verify]),
            findings: isThere
                ? [
                    Finding(
                        .info, "nothing-to-do",
                        "The storage of \(name) is \(words) already: nothing to do.")
                ]
                : Preflight.inOrder([
                    findings(instance), preflight.forStorage(), preflight.storageOffered(storage),
                    scaling(of: instance, to: storage),
                ]),
            interruption: !isThere && instance.storage.type == Storage.magnetic
                ? "no reads, no writes for a short while when the change begins (AWS gives no figure)" : nil,
            madeAt: now)
    }

    func storage(of seen: RDSInstance) throws(Refusal) -> Storage {
        let name = seen.identifier
        let type = type ?? seen.storage.type
        guard Self.types.contains(type) else {
            let aurora = [Storage.auroraStandard, Storage.auroraOptimized].contains(type)
            let reason =
                aurora ? " (that is Aurora's)" : type == Storage.magnetic ? " (AWS retires magnetic storage)" : ""
            throw Refusal(
                "\(name) is an RDS instance (\(seen.instance.engine)): its storage can be gp2, gp3, io1 or io2, not "
                    + "“\(type)”\(reason). For example `\(command(of: name, "gp3"))`.")
        }
        guard let allocated = seen.storage.allocated else {
            throw Refusal("AWS does not say how large the storage of \(name) is. Ask again in a minute.")
        }
        guard self.throughput == nil || type == "gp3" else {
            throw Refusal(
                "Only gp3 has a throughput to set: `\(command(of: name, "gp3")) --throughput \(self.throughput ?? 500)`, or "
                    + "leave out `--throughput`.")
        }
        try checkSize(of: seen, allocated: allocated)
        return try storage(of: seen, type, allocated: size ?? allocated)
    }

    private func storage(of seen: RDSInstance, _ type: String, allocated: Int) throws(Refusal) -> Storage {
        let name = seen.identifier
        let limits = VolumeLimits(engine: seen.instance.engine)
        switch type {
        case "gp3": return try gp3(seen, allocated: allocated, limits)
        case "gp2":
            guard self.iops == nil else {
                throw Refusal(
                    "gp2 has the IOPS that its size gives it and takes none: `\(command(of: name, "gp2"))`, or "
                        + "`\(command(of: name, "gp3")) --iops N`.")
            }
            return Storage(type: type, allocated: size)
        default:
            let iops = try provisionedIOPS(of: name, type, seen.storage, allocated: allocated, limits)
            return Storage(type: type, iops: iops, allocated: allocated)
        }
    }

    /// Source: API reference, ModifyDBInstance, `AllocatedStorage`: at least 10 % more than now, which AWS otherwise rounds up
    /// to; RDS user guide, "Working with storage for Amazon RDS DB instances": storage cannot be made smaller where it is.
    private func checkSize(of seen: RDSInstance, allocated: Int) throws(Refusal) {
        guard let size, size != allocated else { return }
        let name = seen.identifier
        let least = allocated + (allocated + 9) / 10
        func with(_ size: Int) -> String {
            (["storage \(name) \(size)"] + [type].compactMap { $0 }).joined(separator: " ")
        }
        guard size > allocated else {
            throw Refusal(
                "\(name) has \(allocated) GiB, and AWS makes no storage of \(seen.instance.engine) smaller. It grows from \(least) GiB on: "
                    + "`\(with(least))`.")
        }
        guard size >= least else {
            throw Refusal(
                "\(name) has \(allocated) GiB, and AWS makes storage larger by 10 % at least: `\(with(least))`.")
        }
    }

    private func gp3(
        _ seen: RDSInstance, allocated: Int, _ limits: VolumeLimits
    ) throws(Refusal) -> Storage {
        let name = seen.identifier
        guard allocated >= limits.adjustableFrom else {
            guard self.iops == nil, self.throughput == nil else {
                throw Refusal(
                    size == nil
                        ? "\(name) has \(allocated) GiB: below \(limits.adjustableFrom) GiB gp3 of \(seen.instance.engine) has "
                            + "3000 IOPS and 125 MiB/s and takes no others. `storage \(name) gp3` changes the type alone."
                        : "Below \(limits.adjustableFrom) GiB gp3 of \(seen.instance.engine) has 3000 IOPS and 125 MiB/s and takes "
                            + "no others. `\(command(of: name, "gp3"))` changes the size.")
            }
            return Storage(type: "gp3", allocated: size)
        }
        // What gp3 has stays unless it is asked for anew, or is too little for a larger volume; from another type AWS gives
        // the least that there is.
        let current = seen.storage.type == "gp3" ? seen.storage : nil
        let iops = self.iops ?? current?.iops?.held(in: limits.iops) ?? limits.iops.lowerBound
        let throughput =
            self.throughput ?? current?.throughput?.held(in: limits.throughput) ?? limits.throughput.lowerBound
        try limits.check(iops, of: name, allocated: allocated)
        guard limits.throughput.contains(throughput) else {
            throw Refusal(
                "gp3 of \(allocated) GiB takes \(limits.throughput.words) MiB/s, not \(throughput). For example "
                    + "`storage \(name) gp3 --throughput \(throughput.held(in: limits.throughput))`.")
        }
        guard throughput * 4 <= iops else {
            throw Refusal(
                "gp3 gives a MiB/s for every 4 IOPS at most: \(throughput) MiB/s need "
                    + "`storage \(name) gp3 --iops \(throughput * 4) --throughput \(throughput)`.")
        }
        return Storage(type: "gp3", iops: iops, allocated: allocated, throughput: throughput)
    }

    /// What AWS grows by itself, beside what is asked for (API reference, ModifyDBInstance, `MaxAllocatedStorage`; RDS user
    /// guide, "Managing capacity automatically with Amazon RDS storage autoscaling": the limit lies above the size).
    private func scaling(of seen: RDSInstance, to storage: Storage) -> [Finding] {
        guard let most = seen.maximumStorage else { return [] }
        let (check, name) = ("storage-autoscaling", seen.identifier)
        guard let size = storage.allocated, size >= most else {
            return [Finding(.info, check, "AWS grows the storage of \(name) by itself, up to \(most) GiB.")]
        }
        return [
            Finding(
                .acknowledge, check,
                "AWS grows the storage of \(name) by itself up to \(most) GiB, which is not more than the \(size) GiB: AWS may "
                    + "refuse the size until that limit (`MaxAllocatedStorage`) is raised or taken away.")
        ]
    }

    private func findings(_ seen: RDSInstance) -> [Finding] {
        let name = seen.identifier
        var findings = [
            Finding(
                .acknowledge, "storage-optimization",
                "AWS optimises the storage of \(name) afterwards, for hours and perhaps days: it stays usable, a little slower, "
                    + "and takes no other change of storage until that is done, and for at least 6 hours.")
        ]
        if seen.storage.type == Storage.magnetic {
            findings.append(
                Finding(
                    .acknowledge, "storage-magnetic",
                    "\(name) has magnetic storage: AWS copies all of it, with a short outage when it begins; no other change, "
                        + "restart or snapshot and no nightly backup is possible until it is through, mostly within 24 h, "
                        + "at times some days."
                ))
        }
        return findings
    }
}

extension InstancePreflight {
    /// The catalogue has an entry for each type of storage that a class can have.
    func storageOffered(_ storage: Storage) -> [Finding] {
        let check = "storage-offered"
        let instanceClass = instance.instanceClass
        let what = "whether \(instanceClass) can have \(storage.type)"
        let offers: [ClassOffer]
        switch basis.offers {
        case .unavailable(let reason): return [Preflight.notChecked(check, what, because: reason)]
        case .known(let known): offers = known
        }
        let types = Set(offers.filter { $0.instanceClass == instanceClass }.compactMap(\.storageType)).sorted()
        guard !types.isEmpty else {
            return [Preflight.notChecked(check, what, because: "AWS's catalogue names no storage for it")]
        }
        guard !types.contains(storage.type) else { return [] }
        return [
            Finding(
                .block, check,
                "AWS does not offer \(storage.type) for \(instanceClass) with \(instance.engine) \(instance.engineVersion), "
                    + "only \(types.listed).")
        ]
    }
}
