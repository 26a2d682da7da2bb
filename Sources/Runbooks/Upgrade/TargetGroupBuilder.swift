import Maintenance

/// Works the groups out, one scope after the other.
struct TargetGroupBuilder: Sendable {
    /// What has the settings of the whole: the group of a cluster, or that of an RDS instance.
    let firstScope: ParameterGroupName.Scope
    /// What the groups are named after.
    let name: ClusterID
    let engine: String
    /// The version now, and the one that the groups are for.
    let engineVersion: String
    let version: String
    /// The database itself is upgraded, rather than a copy of it.
    let isInPlace: Bool
    let seen: UpgradeAnswers
    let operation: OperationID
    var made: [ParameterGroupPlan] = []
    var findings: [Finding] = []
    var restored: RestoreParametersStep?

    private static let check = "parameter-groups"

    init(_ request: UpgradeRunbook, of cluster: Cluster, seen: UpgradeAnswers, operation: OperationID) {
        firstScope = .cluster
        name = cluster.identifier
        engine = cluster.engine
        engineVersion = cluster.engineVersion
        version = request.version
        isInPlace = request.inPlace
        self.seen = seen
        self.operation = operation
    }

    /// Of an RDS instance, whose group is its own alone.
    init(
        _ instance: Instance, to version: String, inPlace isInPlace: Bool, seen: UpgradeAnswers, operation: OperationID
    ) {
        firstScope = .instance
        name = ClusterID(instance.identifier.text)
        engine = instance.engine
        engineVersion = instance.engineVersion
        self.version = version
        self.isInPlace = isInPlace
        self.seen = seen
        self.operation = operation
    }

    /// The group that the upgraded cluster, or its instances, get.
    ///
    /// - Parameter inUse: the groups of blue, the one that counts first.
    mutating func group(_ scope: ParameterGroupName.Scope, named: String?, inUse: [String]) -> String? {
        guard case .known(let family) = seen.family else {
            if case .unavailable(let reason) = seen.family, scope == firstScope {
                findings.append(
                    Preflight.notChecked(
                        Self.check, "the parameter group family of \(version)", because: reason))
            }
            // A default belongs to its family: without a name AWS takes that of the new one.
            return named ?? inUse.first.flatMap { ParameterGroupName(scope, $0).isDefault ? nil : $0 }
        }
        if let named { return checked(ParameterGroupName(scope, named), family: family) }
        guard let first = inUse.first else { return nil }
        for (index, name) in inUse.enumerated() {
            let group = ParameterGroupName(scope, name)
            if group.isDefault || isOf(family, group) && !schedulesEvents(group) { continue }
            make(group, number: index, family: family)
        }
        let source = ParameterGroupName(scope, first)
        if isOf(family, source), !schedulesEvents(source) { return first }
        guard ParameterGroupName(scope, first).isDefault else { return made(from: ParameterGroupName(scope, first)) }
        findings.append(Finding(.info, Self.check, "\(first) becomes the default of \(family)."))
        return nil
    }

    /// What members get that have another group than the writer.
    mutating func groups(of members: [(InstanceID, String)]) -> [InstanceID: String] {
        guard case .known(let family) = seen.family, !members.isEmpty else { return [:] }
        // A minor version takes no group in place.
        let isMajor = seen.isMajor(to: version, from: engineVersion)
        guard !isInPlace || isMajor else { return [:] }
        let names = Set(members.map(\.1)).sorted()
        findings.append(
            isInPlace
                ? Finding(
                    .acknowledge, "distinct-groups",
                    "Not all members have the writer's parameter group (\(names.listed)), and an upgrade in place takes one for "
                        + "all. A group is made for each: change members to theirs afterwards.")
                : Finding(
                    .info, "distinct-groups",
                    "Not all members have the writer's parameter group (\(names.listed)): on green each gets its own, and is "
                        + "restarted there for it, before anybody is asked to switch over."))
        guard !isInPlace else { return [:] }
        return members.reduce(into: [:]) { groups, member in
            let own = ParameterGroupName(.instance, member.1)
            groups[member.0] =
                isOf(family, own) ? own.name : own.isDefault ? "default.\(family)" : made(from: own)
        }
    }

    func isOf(_ family: String, _ group: ParameterGroupName) -> Bool {
        seen.groups.value?[group]?.family == family
    }

    func made(from source: ParameterGroupName) -> String? {
        made.last { $0.group.scope == source.scope && $0.source == source.name }?.group.name
    }

    private mutating func checked(_ group: ParameterGroupName, family: String) -> String {
        switch seen.groups {
        case .unavailable(let reason):
            findings.append(Preflight.notChecked(Self.check, "the parameter group \(group.name)", because: reason))
        case .known(let groups):
            if let state = groups[group], state.family != family {
                findings.append(
                    Finding(
                        .block, Self.check,
                        "The parameter group \(group.name) is of family \(state.family); \(version) needs \(family)."
                    ))
            } else if schedulesEvents(group) {
                findings.append(
                    Finding(
                        .block, "event-scheduler",
                        "\(group.name) does not have event_scheduler OFF, as AWS wants it on green. Set it so, and ON after the "
                            + "switchover; or leave the group out, and that is done here."))
            } else if groups[group] == nil {
                findings.append(
                    Finding(.block, Self.check, "There is no \(group.scope.rawValue) parameter group \(group.name)."))
            }
        }
        return group.name
    }

    /// A new group with the values of one in use, as far as the new family allows them.
    private mutating func make(_ source: ParameterGroupName, number: Int, family: String) {
        guard case .known(let groups) = seen.groups, let state = groups[source] else {
            let reason = if case .unavailable(let reason) = seen.groups { reason } else { "AWS does not show it." }
            findings.append(
                Finding(.block, Self.check, "The values of \(source.name) could not be read. \(reason.asSentence)"))
            return
        }
        let rules = seen.rules.value?[source.scope]
        var settings: [ParameterGroupPlan.Setting] = []
        var dropped: [String] = []
        for (name, value) in state.values.sorted(by: { $0.key < $1.key }) {
            let rule = rules?[name]
            if rules == nil || rule?.takes(value) == true {
                settings.append(.init(name: name, value: value, isDynamic: rule?.isDynamic ?? false))
            } else {
                let why =
                    rule.map { $0.isModifiable ? "allowed: \($0.allowed ?? "anything")" : "cannot be set" } ?? "unknown"
                dropped.append("\(name) = \(value) (\(why))")
            }
        }
        let schedules = schedulesEvents(source)
        if schedules {
            settings.removeAll { $0.name == Self.scheduler }
            settings.append(.init(name: Self.scheduler, value: "OFF", isDynamic: true))
            settings.sort { $0.name < $1.name }
        }
        let ending = source.scope.rawValue + (number == 0 ? "" : "-\(number + 1)")
        let name = String.made(for: operation, on: name, ending: ending)
        made.append(
            ParameterGroupPlan(
                group: ParameterGroupName(source.scope, name), family: family, source: source.name, settings: settings,
                tags: [Tag(key: StandInTags.operation, value: operation.text)]))
        let values = settings.map { "\($0.name) = \($0.value)" }
        findings.append(
            Finding(
                .info, Self.check,
                "\(name) (\(family)) is made from \(source.name) with "
                    + (values.isEmpty ? "no values of its own." : "\(values.listed).")))
        if schedules {
            let wasOn = isOn(state.values[Self.scheduler], of: engineVersion)
            if wasOn {
                restored = RestoreParametersStep(
                    ParameterGroupName(source.scope, name), [.init(name: Self.scheduler, value: "ON", isDynamic: true)])
            }
            findings.append(
                Finding(
                    .info, "event-scheduler",
                    "\(name) has event_scheduler OFF until the switchover, as AWS wants it on green"
                        + (wasOn ? ", and ON after it." : ", as \(source.name) has it.")))
        }
        if !dropped.isEmpty {
            findings.append(
                Finding(
                    .acknowledge, "illegal-parameters",
                    "\(family) does not take over from \(source.name): \(dropped.listed)."))
        }
        if case .unavailable(let reason) = seen.rules {
            findings.append(
                Preflight.notChecked(
                    "illegal-parameters", "whether \(family) allows the values of \(source.name)", because: reason))
        }
    }
}

extension ParameterRule {
    /// Whether a value is one of those allowed; formulas are left to AWS.
    func takes(_ value: String) -> Bool {
        guard isModifiable else { return false }
        guard let allowed, !allowed.isEmpty, !value.contains("{"), !value.contains("(") else { return true }
        let parts = value.split(separator: ",").map { $0.filter { $0 != " " } }
        return parts.allSatisfy { part in
            allowed.split(separator: ",").map { $0.filter { $0 != " " } }.contains { matches(String(part), String($0)) }
        }
    }

    private func matches(_ value: String, _ pattern: String) -> Bool {
        if value == pattern { return true }
        guard let match = pattern.wholeMatch(of: /(-?[0-9.]+)-(-?[0-9.]+)/), let low = Double(match.1),
            let high = Double(match.2)
        else { return pattern.contains("{") || pattern.contains("*") }
        guard let number = Double(value) else { return false }
        return (low...max(low, high)).contains(number)
    }
}
