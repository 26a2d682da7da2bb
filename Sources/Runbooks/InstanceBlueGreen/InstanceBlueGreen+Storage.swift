import Maintenance

/// What there is to know of the storage of blue and of green.
///
/// Source: RDS user guide, "Shrinking storage volumes for RDS DB instances with blue/green deployments", and "Amazon RDS DB
/// instance storage"; 25 % rather than 20 % is what users report to suffice.
extension InstanceBlueGreen {
    /// Percent of what is used that AWS asks for at the least, and below which a person has to accept it.
    static let leastRoom = 120
    static let plannedRoom = 125

    func storageFindings() -> [Finding] {
        room() + (shrinks ? shrinking() : []) + both() + loading()
    }

    /// Blue keeps what green has not taken yet.
    private func room() -> [Finding] {
        let check = "free-storage"
        switch basis.observation.storageUse(of: seen) {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "how much of its storage \(name) uses", because: reason)]
        case .known(let use):
            let text =
                "\(name) used \(use.usedGibibytes) of \(seen.storage.allocated ?? 0) GiB (\(use.percent) %) \(use.time)"
            guard use.percent >= 80 else { return [Finding(.info, check, "\(text).")] }
            return [
                Finding(
                    .acknowledge, check, "\(text), and keeps the log of what green has not taken yet: it may fill up.",
                    accepted: "\(name) is nearly full")
            ]
        }
    }

    private func shrinking() -> [Finding] {
        let check = "storage-size"
        guard let wanted = deployment.storage?.allocated else { return [] }
        if seen.storage.type == Storage.magnetic {
            return [Finding(.block, check, "\(name) has magnetic storage, which AWS does not make smaller.")]
        }
        let cost = Finding(
            .acknowledge, "storage-shrinking",
            "AWS makes green's storage smaller by copying all of it: hours of much I/O, green not available and its replication "
                + "paused meanwhile, while the log of what is written fills \(name). Past \(BlueStorageStep.limit) % I ask whether to "
                + "go on. Green may become up to a tenth larger than asked.", accepted: "green is made smaller")
        guard case .known(let use) = basis.observation.storageUse(of: seen) else {
            return [
                Preflight.notChecked(
                    check, "whether \(wanted) GiB are enough", because: "how much \(name) uses is not read"), cost,
            ]
        }
        func enough(_ percent: Int) -> Int { (use.usedGibibytes * percent + 99) / 100 }
        let used = "\(name) used \(use.usedGibibytes) GiB \(use.time)"
        if wanted < enough(Self.leastRoom) {
            return [
                Finding(
                    .block, check,
                    "\(used): AWS makes its storage no smaller than a fifth more, \(enough(Self.leastRoom)) GiB. "
                        + "\(enough(Self.plannedRoom)) GiB would do.")
            ]
        }
        if wanted < enough(Self.plannedRoom) {
            return [
                Finding(
                    .acknowledge, check,
                    "\(used): \(wanted) GiB is hardly more than AWS's least, \(enough(Self.leastRoom)) GiB. "
                        + "\(enough(Self.plannedRoom)) GiB would do for sure.", accepted: "\(wanted) GiB are little"),
                cost,
            ]
        }
        return [Finding(.info, check, "\(used); \(wanted) GiB are enough."), cost]
    }

    /// Users report conflicts where AWS was asked for both.
    private func both() -> [Finding] {
        var findings: [Finding] = []
        if deployment.storage != nil, deployment.version != nil {
            findings.append(
                Finding(
                    .acknowledge, "version-and-storage",
                    "Version and storage change in one deployment: AWS's API allows it, and users report conflicts. If AWS refuses, "
                        + "ask for one after the other."))
        }
        if deployment.storage != nil, let maximum = seen.maximumStorage {
            findings.append(
                Finding(
                    .info, "storage-autoscaling",
                    "Storage autoscaling of \(name) goes up to \(maximum) GiB: it may grow what is made smaller."))
        }
        return findings
    }

    private func loading() -> [Finding] {
        let classes = Set(members.map(\.instanceClass)).filter { !$0.showsLoading }.sorted()
        let check = "loading"
        guard classes.isEmpty else {
            return [
                Finding(
                    .acknowledge, check,
                    "Green is restored from a snapshot and reads its data from S3 as it is used. Of \(classes.listed) AWS does not "
                        + "show how far that is: reads may be slow after the switchover. `--soak` leaves time to read all of it."
                )
            ]
        }
        return [
            Finding(
                .info, check,
                "Green is restored from a snapshot; AWS loads its data first (storage-initialization), which is waited for."
            )
        ]
    }
}
