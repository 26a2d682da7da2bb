import Maintenance

/// What differs from how a cluster was, and in which order it can be put right with a writer throughout.
struct WayBack: Sendable {
    let request: RollbackRunbook
    let before: Beginning
    let membership: Membership
    private let writer: InstanceID
    /// Members of another class than before, by name.
    let changed: [InstanceID]
    /// The operation's stand-in, where it is still there.
    let standIn: InstanceID?
    /// A stand-in of this operation's own, where nobody else could write while classes are restored.
    private(set) var newStandIn: StandIn?
    /// Who writes while classes are restored.
    private let holder: InstanceID

    init(
        _ request: RollbackRunbook, to before: Beginning, membership: Membership, writer: Instance,
        basis: PlanBasis, as operation: OperationID
    ) {
        self.request = request
        self.before = before
        self.membership = membership
        self.writer = writer.identifier
        let changed = before.classes.filter { name, wanted in
            // What AWS has yet to change is changed: it goes on with it by itself.
            membership[name]?.instance.map {
                ($0.pendingChanges["DBInstanceClass"] ?? $0.instanceClass.text) != wanted.text
            }
                ?? false
        }.keys.sorted()
        self.changed = changed
        let remains = membership.observation.instances.first { seen in
            seen.standInOperation == request.operation || seen.identifier == request.standIn
        }
        let standIn = remains?.standInOperation == request.operation ? remains?.identifier : nil
        self.standIn = standIn
        let fit =
            [writer.identifier, before.writer, standIn].compactMap { $0 }
            + membership.readers.filter(\.isServing).filter {
                !$0.isAutoscaled && !$0.isStandIn
            }.map(\.identifier)
        let holders = fit.filter { name in !changed.contains(name) && (membership[name]?.isServing ?? false) }
        if changed.isEmpty {
            holder = writer.identifier
        } else if let first = holders.first {
            holder = first
        } else {
            let wanted = before.classes[before.writer] ?? writer.instanceClass
            let made = StandIn(
                of: writer, in: membership, instanceClass: wanted, operation: operation, basis: basis)
            newStandIn = made
            holder = made.identifier
        }
    }

    /// Another cluster has taken over the name.
    private var isSwitchedOver: Bool {
        before.resource.map { $0 != membership.cluster.resourceIdentifier } ?? false
    }

    /// Who writes in the end: the writer of before or, where that is gone and a stand-in would be left with the role, the
    /// best that stays.
    private var home: InstanceID? {
        if let before = membership[before.writer] { return before.identifier }
        guard holder == standIn || holder == newStandIn?.identifier else { return nil }
        return Membership.preferred(
            of: membership.entries.filter { $0.isServing && !$0.isAutoscaled && !$0.isStandIn })?
            .identifier
    }

    private var changedStorage: Storage? {
        guard let before = before.storageType else { return nil }
        let storage = Storage(type: before)
        return storage.matches(membership.cluster.storage) ? nil : storage
    }

    /// The storage to be changed back; a change restarts members with local storage, which the writer then must not be.
    private var storage: Storage? {
        let holderClass = newStandIn?.instanceClass ?? membership[holder]?.instance?.instanceClass
        return membership.cluster.isAurora && holderClass?.hasLocalStorage == false ? changedStorage : nil
    }

    /// The steps in their order, not yet tied to each other; empty when everything is as it was.
    func steps(floor: PlanPolicy.Floor) -> [Step] {
        guard !isSwitchedOver else { return aftermathSteps }
        var steps: [Step] = []
        if let newStandIn { steps.append(.createStandIn(newStandIn)) }
        if holder != writer { steps.append(.failOver(from: writer, to: holder)) }
        let readers = membership.readers.count + (newStandIn == nil ? 0 : 1)
        for (index, group) in restorations.enumerated() {
            let rolling = Rolling(
                group.instances, readers: readers, before: max(0, before.classes.count - 1), floor: floor,
                writer: holder)
            let id: StepID = index == 0 ? "restore-class" : StepID("restore-class-\(index + 1)")
            steps.append(.changeClass(rolling, to: group.instanceClass, id: id))
        }
        if let storage { steps.append(.changeStorage(storage, of: membership.cluster)) }
        if let home, home != holder { steps.append(.failBack(from: holder, to: home)) }
        if let standIn { steps.append(.deleteStandIn(standIn, title: "Delete stand-in \(standIn)")) }
        if let newStandIn { steps.append(.deleteStandIn(newStandIn.identifier, id: "delete-new-stand-in")) }
        if let green = request.deployment { steps.append(.discardDeployment(green)) }
        return steps + aftermathSteps
    }

    /// Members to be given back a class each, those of one class together.
    private var restorations: [(instanceClass: InstanceClass, instances: [InstanceID])] {
        Dictionary(grouping: changed) { before.classes[$0] ?? "" }
            .map { (instanceClass: $0.key, instances: $0.value.sorted()) }
            .sorted { $0.instanceClass < $1.instanceClass }
    }

    var expectation: Expectation {
        var expected = Expectation(
            of: membership, writer: isSwitchedOver ? nil : home, changing: isSwitchedOver ? [] : changed,
            without: [standIn, newStandIn?.identifier].compactMap { $0 }, storage: isSwitchedOver ? nil : storage)
        guard !isSwitchedOver else { return expected }
        for name in changed { expected.members[name] = before.classes[name] }
        return expected
    }

    /// What no command brings back.
    var irrevocable: [Finding] {
        if isSwitchedOver {
            return [
                Finding(
                    aftermathSteps.isEmpty ? .block : .acknowledge, "not-undone",
                    "\(membership.cluster.identifier) was switched over: AWS has no way back. Its old environment is there until it is "
                        + "deleted; data written since is not in it.")
            ]
        }
        var sentences: [String] = []
        if let version = before.engineVersion, version != membership.cluster.engineVersion {
            sentences.append(
                "\(membership.cluster.identifier) runs \(membership.cluster.engineVersion) now and ran \(version): an upgrade is not "
                    + "undone. Its snapshot from before can be restored in AWS as another cluster.")
        }
        let missing = before.classes.keys.filter { membership[$0] == nil }.sorted()
        if !missing.isEmpty {
            sentences.append(
                "\(missing.listed) \(missing.count == 1 ? "is" : "are") not there any more and cannot be brought back by this."
            )
        }
        if let before = changedStorage, storage == nil {
            let name = membership.cluster.identifier
            let wait =
                membership.cluster.isAurora
                ? "" : ", 6 hours after the last change and when AWS has optimised the storage"
            sentences.append(
                "The storage of \(name) is \(membership.cluster.storage.type) and was \(before.type), which this does not "
                    + "change back: `storage \(name) \(before.type)` does\(wait).")
        }
        return sentences.map { Finding(.acknowledge, "not-undone", $0) }
    }

    /// Aurora changes back to I/O-Optimized once in 30 days only.
    func obstacles(at now: Timestamp) -> [Finding] {
        guard storage?.type == Storage.auroraOptimized, let allowed = membership.cluster.storage.optimizedAllowedFrom,
            allowed > now
        else { return [] }
        return [
            Finding(
                .block, "storage-interval",
                "Aurora changes to I/O-Optimized once in 30 days: \(membership.cluster.identifier) may from \(allowed.words) on."
            )
        ]
    }
}
