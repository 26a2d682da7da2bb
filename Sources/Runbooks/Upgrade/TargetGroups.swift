import Maintenance

/// Which parameter groups the upgraded cluster gets: those that were named, those in use, or new ones with the values of
/// those in use.
struct TargetGroups: Sendable {
    /// `nil` takes the default group of the family.
    let cluster: String?
    let instance: String?
    let made: [ParameterGroupPlan]
    let findings: [Finding]

    init(_ request: UpgradeRequest, roster: Roster, seen: UpgradeSurvey, operation: OperationID) {
        var builder = Builder(request: request, roster: roster, seen: seen, operation: operation)
        cluster = builder.group(
            .cluster, named: request.clusterParameterGroup, inUse: roster.cluster.parameterGroup.map { [$0] } ?? [])
        let writerGroup = roster.writer.parameterGroups.first?.name
        let others = Set(
            roster.entries.filter { !$0.isAutoscaled }.compactMap { $0.instance?.parameterGroups.first?.name })
        instance = builder.group(
            .instance, named: request.instanceParameterGroup,
            inUse: (writerGroup.map { [$0] } ?? []) + others.filter { $0 != writerGroup }.sorted())
        made = builder.made
        findings = builder.findings
    }
}

/// Works the groups out, one scope after the other.
private struct Builder {
    let request: UpgradeRequest
    let roster: Roster
    let seen: UpgradeSurvey
    let operation: OperationID
    var made: [ParameterGroupPlan] = []
    var findings: [Finding] = []

    private static let check = "parameter-groups"

    /// The group that the upgraded cluster, or its instances, get.
    ///
    /// - Parameter inUse: the groups of blue, the one that counts first.
    mutating func group(_ scope: ParameterGroupName.Scope, named: String?, inUse: [String]) -> String? {
        guard case .known(let family) = seen.family else {
            if case .unavailable(let reason) = seen.family, scope == .cluster {
                findings.append(
                    Preflight.notChecked(
                        Self.check, "the parameter group family of \(request.version)", because: reason))
            }
            // A default belongs to its family: without a name AWS takes that of the new one.
            return named ?? inUse.first.flatMap { ParameterGroupName(scope, $0).isDefault ? nil : $0 }
        }
        if let named { return checked(ParameterGroupName(scope, named), family: family) }
        guard let first = inUse.first else { return nil }
        let current = seen.groups.value?[ParameterGroupName(scope, first)]
        if current?.family == family { return first }
        if ParameterGroupName(scope, first).isDefault {
            findings.append(Finding(.info, Self.check, "\(first) becomes the default of \(family)."))
            return nil
        }
        for (index, name) in inUse.enumerated() where !ParameterGroupName(scope, name).isDefault {
            make(ParameterGroupName(scope, name), number: index, family: family)
        }
        if inUse.count > 1, scope == .instance {
            findings.append(
                Finding(
                    .acknowledge, "distinct-groups",
                    "Members have different parameter groups (\(inUse.listed)). A deployment takes one: all green members get "
                        + "that of the writer. A group is made for each; change members to theirs after the upgrade."))
        }
        return made.last { $0.group.scope == scope && $0.source == first }?.group.name
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
                        "The parameter group \(group.name) is of family \(state.family); \(request.version) needs \(family)."
                    ))
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
        let ending = source.scope.rawValue + (number == 0 ? "" : "-\(number + 1)")
        let name = String.made(for: operation, on: roster.cluster.identifier, ending: ending)
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

extension UpgradeSurvey.Rule {
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
