import Maintenance

/// The database that an operation makes for a lifecycle: its name, what it is made from, and the steps that make it.
struct LifecycleCopy {
    /// What it is made from, as it was seen.
    enum Origin {
        case snapshot(SourceSnapshot)
        case cluster(ClusterID)
    }

    let survey: LifecycleSurvey
    let origin: Origin
    let name: String

    private var lifecycle: Lifecycle { survey.lifecycle }
    private var operation: OperationID { survey.operation }

    init(_ survey: LifecycleSurvey, from origin: Origin) {
        self.survey = survey
        self.origin = origin
        name = Self.name(in: survey)
    }

    var reference: ManagedReference { ManagedReference(name, lifecycle.kind, madeBy: operation) }

    /// `{name}-{date}[-suffix]`, with the operation's id where that is taken; the configuration sees to it that names of members
    /// have at most 63 characters with all of it (API reference, CreateDBInstance, `DBInstanceIdentifier`).
    private static func name(in survey: LifecycleSurvey) -> String {
        let lifecycle = survey.lifecycle
        let date = survey.now.words.prefix(10)
        let suffix = lifecycle.names.suffix.isEmpty ? "" : "-\(lifecycle.names.suffix)"
        let plain = "\(lifecycle.name)-\(date)\(suffix)"
        let observation = survey.basis.observation
        let isOurs = observation.database(plain, lifecycle.kind)?.madeBy == survey.operation.text
        let names = lifecycle.kind == .aurora ? [plain] + memberNames(of: plain, lifecycle) : [plain]
        return !isOurs && names.contains(where: observation.isTaken) ? "\(plain)-\(survey.operation)" : plain
    }

    private static func memberNames(of cluster: String, _ lifecycle: Lifecycle) -> [String] {
        (1...max(1, lifecycle.instances.count)).map { "\(cluster)-\($0)" }
    }

    /// Of the database and all that belongs to it.
    private var tags: [Tag] {
        LifecycleTags.tags(.new, of: lifecycle)
            + [Tag(key: LifecycleTags.operation, value: operation.text)]
            + lifecycle.tags.sorted { $0.key < $1.key }.map { Tag(key: $0.key, value: $0.value) }
    }

    /// What makes it.
    var steps: [Step] {
        switch (lifecycle.kind, origin) {
        case (.aurora, .snapshot(let snapshot)):
            var cluster = NewCluster(ClusterID(name), of: lifecycle, tags: tags)
            // Without a version AWS takes its default one (API reference, RestoreDBClusterFromSnapshot, `EngineVersion`).
            cluster.engineVersion = lifecycle.engine.version ?? snapshot.engineVersion
            let step = MakeClusterStep(
                cluster, .snapshot(arn: snapshot.arn), of: snapshot.database, for: operation)
            return [.makeCluster(step), members]
        case (.aurora, .cluster(let original)):
            let cluster = NewCluster(ClusterID(name), of: lifecycle, tags: tags)
            return [.makeCluster(MakeClusterStep(cluster, .clone(of: original), for: operation)), members]
        case (.instance, .snapshot(let snapshot)):
            let copying = copying(of: snapshot)
            let call = RestoreInstance(
                InstanceID(name), of: lifecycle, from: copying?.name ?? snapshot.arn, tags: tags)
            return (copying.map { [.copySnapshot(CopySnapshotStep($0))] } ?? [])
                + [.makeInstance(MakeInstanceStep(call, of: snapshot.database, for: operation))]
        // The configuration is refused that has it; there is nothing to make then.
        case (.instance, .cluster): return []
        }
    }

    private var members: Step {
        let members = Self.memberNames(of: name, lifecycle).map { member in
            CreateMember(InstanceID(member), in: ClusterID(name), of: lifecycle, tags: tags)
        }
        return .createMembers(CreateMembersStep(members, for: operation))
    }

    /// "You can't restore a DB instance from a DB snapshot that is both shared and encrypted. Instead, you can make a copy of
    /// the DB snapshot and restore the DB instance from the copy" (RDS user guide, "Restoring to a DB instance"); a cluster can
    /// be (Aurora user guide, "Restoring from a DB cluster snapshot").
    private func copying(of snapshot: SourceSnapshot) -> CopySnapshot? {
        guard lifecycle.kind == .instance, snapshot.isShared, snapshot.encryptionKey != nil else { return nil }
        return CopySnapshot(
            snapshot.arn, of: InstanceID(snapshot.database),
            as: String.made(for: operation, on: ClusterID(name), ending: "source"),
            // The key that RDS has in every account (KMS developer guide, "AWS managed keys").
            encryptionKey: lifecycle.storage.encryptionKey ?? "alias/aws/rds", tags: tags)
    }

    // MARK: Findings

    var findings: [Finding] { source + version + encryption + quota }

    private var source: [Finding] {
        switch origin {
        case .cluster(let original):
            return [Finding(.info, "source", "Made as a copy-on-write clone of \(original), as that is then.")]
        case .snapshot(let snapshot):
            let age = snapshot.createdAt.map { ", \((survey.now - $0).age) old" } ?? ""
            let size = snapshot.allocated.flatMap { $0 > 1 ? ", \($0) GiB" : nil } ?? ""
            let shared = snapshot.isShared ? ", shared by another account" : ""
            return [
                Finding(
                    .info, "source",
                    "Made from \(snapshot.identifier) of \(snapshot.database)\(age)\(size)\(shared), \(snapshot.engine) "
                        + "\(snapshot.engineVersion).")
            ]
        }
    }

    private var version: [Finding] {
        guard case .snapshot(let snapshot) = origin else { return cloneVersion }
        if snapshot.engine != lifecycle.engine.name {
            return [
                Finding(
                    .block, "engine",
                    "The snapshot is of \(snapshot.engine), and the configuration says \(lifecycle.engine.name): set "
                        + "engine.name of \(lifecycle.name).")
            ]
        }
        guard let pinned = lifecycle.engine.version, pinned != snapshot.engineVersion else { return [] }
        // RestoreDBInstanceFromDBSnapshot has no `EngineVersion` (API reference).
        guard lifecycle.kind == .aurora else {
            return [
                versionBlock(
                    snapshot, pinned,
                    "AWS restores an RDS instance in the version of its snapshot. Leave the version out")
            ]
        }
        // "… at the same or a later engine version" (Aurora user guide, "Restoring from a DB cluster snapshot").
        let isLower = pinned.compare(versionAtLeast: snapshot.engineVersion) == false
        return isLower
            ? [versionBlock(snapshot, pinned, "AWS does not restore to a lower one. Raise it, or leave it out")]
            : [Finding(.info, "engine-version", "Restored to \(pinned) from \(snapshot.engineVersion).")]
    }

    /// A clone has the engine and the version of what it is a clone of: RestoreDBClusterToPointInTime takes neither (API
    /// reference).
    private var cloneVersion: [Finding] {
        guard case .cluster(let original) = origin,
            let seen = survey.basis.observation.database(original.text, .aurora)
        else { return [] }
        let isOther = seen.engine != lifecycle.engine.name
        guard isOther || lifecycle.engine.version.map({ $0 != seen.engineVersion }) ?? false else { return [] }
        return [
            Finding(
                .block, "engine-version",
                "A clone of \(original) has its engine and version, \(seen.engine) \(seen.engineVersion), and the configuration "
                    + "says \(lifecycle.engine.name) \(lifecycle.engine.version ?? ""). `new \(lifecycle.name)` restores a "
                    + "snapshot instead.")
        ]
    }

    private func versionBlock(_ snapshot: SourceSnapshot, _ pinned: String, _ reason: String) -> Finding {
        Finding(
            .block, "engine-version",
            "The snapshot is of version \(snapshot.engineVersion), and the configuration pins \(pinned): \(reason).")
    }

    private var encryption: [Finding] {
        guard case .snapshot(let snapshot) = origin, let copying = copying(of: snapshot) else { return [] }
        return [
            Finding(
                .info, "shared-encrypted",
                "\(snapshot.identifier) is shared and encrypted: AWS restores an RDS instance only from a copy of one's own, "
                    + "which is made first as \(copying.name), encrypted with \(ARNTail.of(copying.encryptionKey)). Nothing "
                    + "here deletes the copy.")
        ]
    }

    private var quota: [Finding] {
        switch survey.basis.quota {
        case .unavailable(let reason):
            return [
                Finding(.info, "quota", "Not checked: whether the quota of instances allows it. \(reason.asSentence)")
            ]
        case .known(let quota):
            let needed = lifecycle.kind == .aurora ? lifecycle.instances.count : 1
            guard quota.used + needed > quota.maximum else { return [] }
            return [
                Finding(
                    .block, "quota",
                    "The quota of instances is \(quota.maximum), of which \(quota.used) are used: \(needed) more do not fit."
                )
            ]
        }
    }
}

extension String {
    /// Whether a version is that one or a higher one, number by number; `nil` where one has no numbers to compare.
    fileprivate func compare(versionAtLeast other: String) -> Bool? {
        let (left, right) = (numbers, other.numbers)
        guard !left.isEmpty, !right.isEmpty else { return nil }
        return !left.lexicographicallyPrecedes(right)
    }

    private var numbers: [Int] { split { !$0.isNumber }.compactMap { Int($0) } }
}
