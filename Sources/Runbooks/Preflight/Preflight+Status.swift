import Maintenance

/// Is everything at rest, and is nobody else at work?
extension DatabaseChecks {
    /// `backing-up` is left to the check of snapshots.
    func databaseStatus() -> [Finding] {
        guard status != .backingUp else { return [] }
        switch status.meaning {
        case .available:
            return []
        case .stopped:
            return [Finding(.block, "cluster-status", "\(name) is stopped. Start it, then ask again.")]
        case .broken:
            return [
                Finding(
                    .block, "cluster-status",
                    "\(name) is \(status). It has to be repaired in AWS until it is available.")
            ]
        case .transitional:
            return [
                Finding(.block, "cluster-status", "\(name) is \(status). Ask again when it is available.")
            ]
        }
    }

    /// The database is usable meanwhile, its storage is not to be changed (RDS user guide, "Viewing DB instance status").
    func storageOptimization() -> [Finding] {
        guard ([status] + statuses).contains(.storageOptimization) else { return [] }
        return [
            Finding(
                .block, "storage-optimization",
                "AWS still optimises the storage of \(name) after its last change and takes no other until it is done.")
        ]
    }
}

extension Preflight {
    /// What is known of the writer in an incident. Aurora gives the role to a reader by itself when the writer fails (Aurora
    /// user guide, "High availability for Amazon Aurora").
    func writerShown() -> [Finding] {
        let check = "writer"
        switch membership.writer {
        case .described:
            return []
        case .undescribed(let writer):
            return [
                Finding(
                    .acknowledge, check,
                    "AWS lists \(writer) as the writer of \(name) but does not describe it: its state and its class are not "
                        + "known.")
            ]
        case .unlisted:
            return [
                Finding(
                    .acknowledge, check,
                    "AWS lists no writer for \(name) just now: who wrote last, and whether that restarted in the last hours, is "
                        + "not known. Aurora may be giving the role to a reader by itself.")
            ]
        }
    }

    /// Readers of autoscaling come and go: one that is on its way is told, and blocks nothing.
    func memberStatus() -> [Finding] {
        var blocks: [String] = []
        var coming: [String] = []
        var others: [String] = []
        var unwell: [String] = []
        for entry in membership.entries where !scope.disregarded.contains(entry.identifier) {
            let decides = scope.deciding?.contains(entry.identifier) != false
            guard let instance = entry.instance else {
                let words = "\(entry.identifier) is listed by the cluster and not described by AWS"
                if decides || entry.identifier == scope.restarted {
                    blocks.append(words)
                } else if !entry.isWriter {
                    // The writer is told of by itself.
                    others.append(words)
                }
                continue
            }
            guard !instance.status.isAvailable else { continue }
            let words = "\(entry.identifier) is \(instance.status)"
            if instance.isAutoscaled, !entry.isWriter, instance.status.meaning == .transitional {
                coming.append(words)
            } else if entry.identifier == scope.restarted {
                instance.status.isBroken ? unwell.append(words) : blocks.append(words)
            } else {
                decides ? blocks.append(words) : others.append(words)
            }
        }
        for instance in membership.observation.instances
        where membership[instance.identifier] == nil && !scope.disregarded.contains(instance.identifier) {
            let text = "\(instance.identifier) is \(instance.status) and not yet listed by the cluster"
            if instance.isAutoscaled {
                coming.append(text)
            } else {
                scope.deciding?.contains(instance.identifier) == false ? others.append(text) : blocks.append(text)
            }
        }
        return [
            blocks.isEmpty
                ? nil
                : Finding(
                    .block, "member-status",
                    "\(blocks.listed.withoutStop). "
                        + (scope.deciding == nil
                            ? "Every member has to be available." : "Ask again when it is available.")),
            // RebootDBInstance, errors: InvalidDBInstanceState.
            unwell.isEmpty
                ? nil
                : Finding(
                    .acknowledge, "member-status",
                    "\(unwell.listed): AWS may refuse to restart an instance in that state."),
            others.isEmpty
                ? nil
                : Finding(
                    .acknowledge, "member-status",
                    "\(others.listed.withoutStop). This goes on all the same, and does not mend it."),
            coming.isEmpty
                ? nil
                : Finding(.info, "member-status", "\(coming.listed): autoscaling is at work, which is left to it."),
        ].compactMap { $0 }
    }
}

extension DatabaseChecks {
    func otherOperation() -> [Finding] { basis.otherOperationFindings(on: name) }

    /// A call with ApplyImmediately applies everything that is pending on what it modifies, what others left there included
    /// (API reference, ModifyDBInstance and ModifyDBCluster); other calls leave it pending.
    ///
    /// - Parameter modified: what is modified at once.
    func pendingChanges(before modified: some Sequence<some CustomStringConvertible>) -> [Finding] {
        let modified = Set(modified.map(\.description))
        func words(_ isModified: Bool) -> [String] {
            pendingWords { owner, _ in modified.contains(owner) == isModified }
        }
        let (blocking, staying) = (words(true), words(false))
        return [
            blocking.isEmpty
                ? nil
                : Finding(
                    .block, "pending-changes",
                    "Changes are pending on \(blocking.listed); an immediate change would apply them too. "
                        + "Apply or withdraw them first."),
            staying.isEmpty
                ? nil
                : Finding(
                    .info, "pending-changes", "Changes are pending on \(staying.listed); they are no part of this."),
        ].compactMap { $0 }
    }

    /// Values that make a database another one than it was; others are no part of a way back.
    private static var returned: Set<String> {
        ["DBInstanceClass", "EngineVersion", "StorageType", "Iops", "StorageThroughput", "AllocatedStorage"]
    }

    /// What AWS may change yet, where everything looks as it was.
    func pendingReturn() -> [Finding] {
        let check = "pending-changes"
        let coming = pendingWords { Self.returned.contains($1) }
        let others = pendingWords { !Self.returned.contains($1) }
        return [
            coming.isEmpty
                ? nil
                : Finding(
                    .block, check,
                    "Changes are pending on \(coming.listed), which AWS makes yet. Ask again when they are made or withdrawn."
                ),
            others.isEmpty
                ? nil : Finding(.info, check, "Changes are pending on \(others.listed); they are no part of this."),
        ].compactMap { $0 }
    }

    /// "orders-2 (Port 3307)".
    private func pendingWords(where isMeant: (_ owner: String, _ key: String) -> Bool) -> [String] {
        pending.compactMap { owner, changes in
            let words = changes.filter { isMeant(owner, $0.key) }.sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return words.isEmpty ? nil : "\(owner) (\(words))"
        }
    }

    /// A backup forbids changes of a cluster (reports of ModifyDBCluster refused by an automatic backup). Of failovers and
    /// restarts AWS says nothing of the kind (API reference, FailoverDBCluster and RebootDBInstance, errors: only that the
    /// state may not allow it), and Aurora's backups do not interrupt the database (Aurora user guide, "Overview of backing up
    /// and restoring an Aurora DB cluster").
    ///
    /// - Parameter blocks: what is asked for is not possible meanwhile.
    func snapshotInProgress(blocks: Bool = true) -> [Finding] {
        let check = "snapshot-in-progress"
        func finding(_ words: String, _ end: String, _ accepted: String) -> Finding {
            blocks
                ? Finding(.block, check, "\(words). Ask again when \(end).")
                : Finding(
                    .acknowledge, check,
                    "\(words). AWS names no rule against this meanwhile, and may refuse it until \(end).",
                    accepted: accepted)
        }
        if status == .backingUp {
            return [finding("\(name) is backing-up", "the backup is done", "a backup is under way")]
        }
        switch basis.snapshotsInProgress {
        case .known(let snapshots) where snapshots.isEmpty:
            return []
        case .known(let snapshots):
            return [
                finding("A snapshot is being created: \(snapshots.listed)", "it is done", "a backup is under way")
            ]
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "whether a snapshot of \(name) is being created", because: reason)]
        }
    }

    func pendingMaintenance() -> [Finding] {
        let check = "pending-maintenance"
        switch basis.pendingMaintenance {
        case .known(let actions) where actions.isEmpty:
            return []
        case .known(let actions):
            func words(_ ending: (PendingMaintenance) -> String) -> String {
                actions.map { "\($0.resource) has a pending \($0.action)\(ending($0))" }.sorted().listed + "."
            }
            // AWS moves the date from window to window: what is accepted is the action.
            return [
                Finding(
                    .acknowledge, check,
                    words { $0.dates.map { " (\($0))" } ?? "" }, accepted: words { _ in "" }
                )
            ]
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "pending maintenance of \(name)", because: reason)]
        }
    }
}

extension Preflight {
    /// What waits for a restart is put in force by the class change or the change of role, wanted or not.
    func awaitingRestart() -> [Finding] {
        var restarted: [InstanceID] = []
        var moved: [InstanceID] = []
        var untouched: [InstanceID] = []
        var applying: [String] = []
        for entry in membership.entries {
            switch entry.parameters {
            case .inSync: continue
            case .applying(let word): applying.append("\(entry.identifier) (\(word))")
            case .awaitingRestart:
                if scope.changes.contains(entry.identifier) {
                    restarted.append(entry.identifier)
                } else if entry.identifier == scope.nextWriter
                    || scope.failsOver && (entry.isWriter || !cluster.hasReadAvailability)
                {
                    moved.append(entry.identifier)
                } else {
                    untouched.append(entry.identifier)
                }
            }
        }
        let check = "awaiting-restart"
        return [
            restarted.isEmpty
                ? nil
                : Finding(
                    .acknowledge, check,
                    "Parameters of \(restarted.listed) wait for a restart: this restarts and so applies them."),
            // AWS tells of restarts by a failover in its events, not of each version nor what they put in force.
            moved.isEmpty
                ? nil
                : Finding(
                    .acknowledge, check,
                    "Parameters of \(moved.listed) wait for a restart, which the failover may be: it may apply them."),
            applying.isEmpty
                ? nil : Finding(.acknowledge, check, "Parameters are not settled on \(applying.listed)."),
            untouched.isEmpty
                ? nil
                : Finding(.info, check, "Parameters of \(untouched.listed) wait for a restart, and still will after."),
        ].compactMap { $0 }
    }
}
