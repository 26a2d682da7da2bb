import Maintenance

/// Can the class be had here, and what does it bring?
extension Preflight {
    func classOrderable() -> [Finding] {
        guard let wanted = scope.wantedClass else { return [] }
        let check = "class-orderable"
        let engine = "\(cluster.engine) \(cluster.engineVersion)"
        switch basis.offers {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "whether \(wanted) can be had for \(engine)", because: reason)]
        case .known(let offers) where offers.isEmpty:
            return [
                Preflight.notChecked(
                    check, "whether \(wanted) can be had for \(engine)", because: "AWS's catalogue came back empty")
            ]
        case .known(let offers):
            guard let offer = basis.offer(of: wanted) else {
                let near = Set(offers.map(\.instanceClass.text)).sorted().nearest(to: wanted.text)
                let hint = near.isEmpty ? "" : " It offers \(near.listed)."
                return [Finding(.block, check, "AWS does not offer \(wanted) for \(engine).\(hint)")]
            }
            return zones(of: offer)
        }
    }

    /// A class change happens in the zone where the instance is.
    private func zones(of offer: ClassOffer) -> [Finding] {
        let check = "class-orderable"
        let wanted = offer.instanceClass
        guard !offer.zones.isEmpty else {
            return [
                Preflight.notChecked(
                    check, "in which zones \(wanted) can be had", because: "AWS's catalogue names none")
            ]
        }
        var lacking: [String] = []
        var unknown: [InstanceID] = []
        let changed = scope.instanceClass == nil ? [] : scope.changes
        for instance in changed.compactMap({ membership[$0]?.instance }) {
            guard let zone = instance.availabilityZone else {
                unknown.append(instance.identifier)
                continue
            }
            if !offer.zones.contains(zone) { lacking.append("\(zone) (\(instance.identifier))") }
        }
        var findings: [Finding] = []
        if !lacking.isEmpty {
            findings.append(
                Finding(
                    .block, check,
                    "\(wanted) is not offered in \(lacking.listed), only in \(offer.zones.listed). "
                        + "`--exclude` leaves a member as it is."))
        }
        let subnetZones = membership.writer.instance?.subnetZones ?? []
        if let standIn = scope.standIn, standIn.availabilityZone == nil, !subnetZones.isEmpty {
            findings.append(
                Finding(
                    .block, check,
                    "\(wanted) is offered in \(offer.zones.listed) only, none of which is in the subnet group "
                        + "(\(subnetZones.listed)): there is no zone for a stand-in."))
        }
        if !unknown.isEmpty {
            findings.append(
                Preflight.notChecked(
                    check, "whether \(wanted) is offered where \(unknown.listed) is", because: "AWS names no zone"))
        }
        return findings
    }

    func smallerClass() -> [Finding] {
        guard let wanted = scope.instanceClass else { return [] }
        let classes = Set(scope.changes.compactMap { membership[$0]?.instance?.instanceClass })
        return smaller(wanted, than: classes.sorted(), check: "smaller-class")
    }

    func smallerWriter() -> [Finding] {
        guard let next = scope.nextWriter, let seen = membership[next]?.instance, !seen.isServerless else { return [] }
        let check = "smaller-writer"
        // Where nobody is listed as the writer, it is one of the others.
        let possible =
            membership.writer.identifier.map { [membership[$0]] } ?? membership.entries.filter { $0.identifier != next }
        let classes = possible.compactMap { $0?.instance?.instanceClass }
        let found = smaller(seen.instanceClass, than: Set(classes).sorted(), check: check)
        guard classes.count < possible.count else { return found }
        return found + [
            Preflight.notChecked(
                check, "whether \(next) (\(seen.instanceClass)) is smaller than the writer",
                because: "AWS does not show the writer's class.")
        ]
    }

    private func smaller(_ wanted: InstanceClass, than classes: [InstanceClass], check: String) -> [Finding] {
        let others = classes.filter { $0 != wanted && $0 != "db.serverless" }
        let unknown = others.filter { $0.memory == nil || wanted.memory == nil }
        let larger = others.filter { other in
            guard let memory = other.memory, let mine = wanted.memory else { return false }
            return mine < memory
        }
        var findings: [Finding] = []
        if !larger.isEmpty, let memory = wanted.memory {
            let sizes = larger.map { "\($0) (\(gibibytes($0.memory ?? 0)))" }
            findings.append(
                Finding(
                    .acknowledge, check,
                    "\(wanted) has less memory (\(gibibytes(memory))) than \(sizes.listed), the class there now."))
        }
        if !unknown.isEmpty {
            findings.append(
                Preflight.notChecked(
                    check, "whether \(wanted) is smaller than \(unknown.listed)",
                    because: "the sizes are not known here"))
        }
        return findings
    }

    private func gibibytes(_ mebibytes: Int) -> String { "\(mebibytes / 1024) GiB" }

    /// A serverless v2 reader in tier 0 or 1 scales with the writer; in a later tier it may be far smaller (Aurora user
    /// guide, "How Aurora Serverless v2 works").
    func coldWriter() -> [Finding] {
        guard let next = scope.nextWriter, let entry = membership[next], entry.isServerless, entry.promotionTier >= 2
        else { return [] }
        return [
            Finding(
                .acknowledge, "cold-writer",
                "\(next) is db.serverless with promotion tier \(entry.promotionTier): it does not scale with the writer "
                    + "and may be far smaller when it takes over.")
        ]
    }

    /// Local NVMe storage comes and goes with the class.
    func localStorage() -> [Finding] {
        guard let wanted = scope.instanceClass else { return [] }
        let others = Set(scope.changes.compactMap { membership[$0]?.instance?.instanceClass })
            .filter { $0.hasLocalStorage != wanted.hasLocalStorage }
        guard !others.isEmpty else { return [] }
        let text =
            wanted.hasLocalStorage
            ? "\(wanted) brings local NVMe storage for Optimized Reads, which \(others.sorted().listed) has not."
            : "\(wanted) has no local NVMe storage: Optimized Reads of \(others.sorted().listed) ends."
        return [Finding(.info, "local-storage", text)]
    }

    func insightsSupport() -> [Finding] {
        guard let wanted = scope.instanceClass, let offer = basis.offer(of: wanted) else { return [] }
        let changed = scope.changes.compactMap { membership[$0]?.instance }
        var findings: [Finding] = []
        func note(_ what: String, _ instances: [Instance]) {
            guard !instances.isEmpty else { return }
            findings.append(
                Finding(
                    .acknowledge, "insights-support",
                    "\(wanted) does not support \(what), which is on for \(instances.map(\.identifier).listed): "
                        + "AWS may refuse the change. The stand-in does without."))
        }
        if offer.supportsPerformanceInsights == false {
            note("Performance Insights", changed.filter(\.performanceInsights.isEnabled))
        }
        if offer.supportsEnhancedMonitoring == false {
            note("Enhanced Monitoring", changed.filter { $0.monitoring.intervalSeconds > 0 })
        }
        return findings
    }
}

extension PlanBasis {
    /// What the catalogue says of a class, its entries merged; `nil` where it is not in the catalogue or that is not known.
    func offer(of instanceClass: InstanceClass) -> ClassOffer? {
        let found = (offers.value ?? []).filter { $0.instanceClass == instanceClass }
        guard !found.isEmpty else { return nil }
        func merged(_ answers: [Bool?]) -> Bool? {
            let known = answers.compactMap { $0 }
            return known.isEmpty ? nil : known.contains(true)
        }
        return ClassOffer(
            instanceClass: instanceClass, zones: Set(found.flatMap(\.zones)).sorted(),
            supportsPerformanceInsights: merged(found.map(\.supportsPerformanceInsights)),
            supportsEnhancedMonitoring: merged(found.map(\.supportsEnhancedMonitoring)))
    }
}
