import Maintenance

/// Can the class be had here, and what does it bring?
extension InstancePreflight {
    /// What a change of class has to know.
    ///
    /// - Parameter changed: the instance itself, replicas of it, or both.
    func forResize(
        of changed: [RDSInstance], to wanted: InstanceClass, with own: [[Finding]] = []
    ) -> [Finding] {
        findings(
            modifying: changed.map(\.identifier),
            with: own + changed.map { ofClass(wanted, for: $0) } + [awaitingRestart()])
    }

    /// What a change of the class of an instance, or of a replica of it, has to know.
    func ofClass(_ wanted: InstanceClass, for changed: RDSInstance) -> [Finding] {
        replicaAtRest(changed) + classOrderable(wanted, for: changed) + smallerClass(wanted, than: changed)
            + insightsSupport(wanted, of: changed) + localStorage(wanted, changed)
    }

    /// A replica that is not at rest, or has changes pending, which the call would apply; of the instance itself other checks tell.
    private func replicaAtRest(_ replica: RDSInstance) -> [Finding] {
        guard replica.resourceIdentifier != seen.resourceIdentifier else { return [] }
        let name = replica.identifier
        guard replica.status.isAvailable else {
            return [Finding(.block, "cluster-status", "\(name) is \(replica.status). Ask again when it is available.")]
        }
        guard !replica.instance.pendingChanges.isEmpty else { return [] }
        return [
            Finding(
                .block, "pending-changes",
                "Changes are pending on \(name) (\(replica.instance.pendingChanges.keys.sorted().listed)); an immediate change "
                    + "would apply them too. Apply or withdraw them first.")
        ]
    }

    /// The catalogue has an entry for each class, licence and type of storage, with the zones where that can be had and whether
    /// it can be with a standby (API reference, OrderableDBInstanceOption).
    private func classOrderable(_ wanted: InstanceClass, for changed: RDSInstance) -> [Finding] {
        let check = "class-orderable"
        let engine = "\(changed.instance.engine) \(changed.instance.engineVersion)"
        let what = "whether \(wanted) can be had for \(engine)"
        let offers: [ClassOffer]
        switch basis.offers(of: wanted, for: changed.instance) {
        case .unavailable(let reason): return [Preflight.notChecked(check, what, because: reason)]
        case .known(let found) where found.isEmpty:
            return [Preflight.notChecked(check, what, because: "AWS's catalogue came back empty")]
        case .known(let found): offers = found
        }
        func block(_ text: String) -> [Finding] { [Finding(.block, check, text)] }
        let ofClass = offers.filter { $0.instanceClass == wanted }
        guard !ofClass.isEmpty else {
            let near = Set(offers.map(\.instanceClass.text)).sorted().nearest(to: wanted.text)
            let hint = near.isEmpty ? "" : " It offers \(near.listed)."
            return block("AWS does not offer \(wanted) for \(engine).\(hint)")
        }
        let licensed = ofClass.filter { $0.licence == nil || changed.licence == nil || $0.licence == changed.licence }
        guard !licensed.isEmpty else {
            return block(
                "AWS offers \(wanted) for \(engine) with the licence \(Set(ofClass.compactMap(\.licence)).sorted().listed) only, not "
                    + "with \(changed.licence ?? "that") of \(changed.identifier).")
        }
        let fitting = licensed.filter { $0.storageType == nil || $0.storageType == changed.storage.type }
        guard !fitting.isEmpty else {
            return block(
                "AWS offers \(wanted) for \(engine) with \(Set(licensed.compactMap(\.storageType)).sorted().listed) only, not with "
                    + "\(changed.storage.type), the storage of \(changed.identifier).")
        }
        return standby(wanted, of: changed, fitting) + zones(wanted, of: changed, fitting)
    }

    private func standby(_ wanted: InstanceClass, of changed: RDSInstance, _ offers: [ClassOffer]) -> [Finding] {
        guard changed.hasStandby == true else { return [] }
        let check = "class-orderable"
        let known = offers.compactMap(\.isMultiAZCapable)
        if known.contains(true) { return [] }
        guard known.isEmpty else {
            return [
                Finding(
                    .block, check,
                    "\(wanted) cannot be had with a standby, which \(changed.identifier) has (AWS's catalogue: not Multi-AZ capable)."
                )
            ]
        }
        return [
            Preflight.notChecked(
                check, "whether \(wanted) can be had with a standby", because: "AWS's catalogue does not say")
        ]
    }

    /// A class changes in the zone where the instance is, that of its standby in the standby's.
    private func zones(_ wanted: InstanceClass, of changed: RDSInstance, _ offers: [ClassOffer]) -> [Finding] {
        let check = "class-orderable"
        let name = changed.identifier
        let offered = Set(offers.flatMap(\.zones)).sorted()
        guard !offered.isEmpty, let zone = changed.instance.availabilityZone else {
            return [
                Preflight.notChecked(
                    check, "whether \(wanted) is offered where \(name) is",
                    because: offered.isEmpty ? "AWS's catalogue names no zones" : "AWS names no zone of \(name)")
            ]
        }
        let lacking = [zone, changed.secondaryZone].compactMap { $0 }.filter { !offered.contains($0) }
        guard !lacking.isEmpty else { return [] }
        return [
            Finding(
                .block, check,
                "\(wanted) is not offered in \(lacking.listed), where \(name) \(lacking == [zone] ? "is" : "or its standby is"), only "
                    + "in \(offered.listed).")
        ]
    }

    private func localStorage(_ wanted: InstanceClass, _ changed: RDSInstance) -> [Finding] {
        let now = changed.instance.instanceClass
        guard now.hasLocalStorage != wanted.hasLocalStorage else { return [] }
        return [
            Finding(
                .info, "local-storage",
                wanted.hasLocalStorage
                    ? "\(wanted) brings local NVMe storage for Optimized Reads, which \(now) has not."
                    : "\(wanted) has no local NVMe storage: Optimized Reads of \(now) ends.")
        ]
    }

    private func insightsSupport(_ wanted: InstanceClass, of changed: RDSInstance) -> [Finding] {
        let offers = (basis.offers(of: wanted, for: changed.instance).value ?? []).filter { $0.instanceClass == wanted }
        func lacks(_ support: (ClassOffer) -> Bool?) -> Bool {
            let known = offers.compactMap(support)
            return !known.isEmpty && !known.contains(true)
        }
        let insights = changed.instance.performanceInsights.isEnabled && lacks(\.supportsPerformanceInsights)
        let monitoring = changed.instance.monitoring.intervalSeconds > 0 && lacks(\.supportsEnhancedMonitoring)
        let lost = [insights ? "Performance Insights" : nil, monitoring ? "Enhanced Monitoring" : nil].compactMap { $0 }
        guard !lost.isEmpty else { return [] }
        return [
            Finding(
                .acknowledge, "insights-support",
                "\(wanted) does not support \(lost.listed), which is on for \(changed.identifier): AWS may refuse the change."
            )
        ]
    }
}

extension PlanBasis {
    /// Offers of a class for the engine and version of an RDS instance.
    func offers(of instanceClass: InstanceClass, for instance: Instance) -> Reading<[ClassOffer]> {
        observation[ClassOffersQuestion(instanceClass, for: instance, in: observation.target.place)]
    }
}
