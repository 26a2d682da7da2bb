import Maintenance

/// An RDS instance brought to another version where it is, with its read replicas in the order that its engine wants.
///
/// Source: RDS user guide, "Upgrading the PostgreSQL DB engine for Amazon RDS", "Upgrading the RDS for MySQL DB engine" and
/// "Upgrading the MariaDB DB engine", with what each says of read replicas and of Multi-AZ.
struct InPlaceInstanceUpgrade: Sendable {
    let request: UpgradeRunbook
    let topology: InstanceTopology
    let answers: UpgradeAnswers
    let groups: InstanceTargetGroups
    let change: VersionChange
    let basis: PlanBasis
    let policy: PlanPolicy
    let operation: OperationID
    let now: Timestamp

    /// - Throws: `Refusal` where it is nothing to be done here.
    init(
        _ request: UpgradeRunbook, of seen: RDSInstance, basis: PlanBasis, policy: PlanPolicy,
        as operation: OperationID, at now: Timestamp
    ) throws(Refusal) {
        try Self.refuse(request, on: seen)
        switch basis.observation.topology(of: seen) {
        case .known(let known): topology = known
        case .unavailable(let reason):
            throw Refusal("The read replicas of \(seen.identifier) could not be read: \(reason.asSentence)")
        }
        self.request = request
        self.basis = basis
        self.policy = policy
        self.operation = operation
        self.now = now
        answers = UpgradeAnswers(to: request.version, of: seen, in: basis.observation)
        change = VersionChange(of: seen, to: request.version, seen: answers)
        groups = InstanceTargetGroups(
            topology, to: request.version, named: request.instanceParameterGroup, inPlace: true, seen: answers,
            operation: operation)
        guard !takesReplicasAlong || !topology.isReplica else {
            let source = seen.replicationSource ?? ""
            throw Refusal(
                "\(seen.identifier) is a read replica of \(source): AWS changes the major version of PostgreSQL together with that of "
                    + "its source. `upgrade \(topology.source?.identifier.text ?? "SOURCE") \(request.version) --in-place`."
            )
        }
    }

    var seen: RDSInstance { topology.instance }
    var name: InstanceID { seen.identifier }
    var version: String { request.version }

    /// A major version of PostgreSQL: AWS takes the read replicas of the Region along. Otherwise each is upgraded by itself, before
    /// what it replicates from.
    var takesReplicasAlong: Bool { seen.instance.engine == "postgres" && change.isMajor }

    /// Read replicas that do not have the version yet, in the order in which they get it.
    var behind: [RDSInstance] { topology.replicas.filter { $0.instance.engineVersion != version } }

    func plan() -> Plan {
        let place = basis.observation.target.place
        let title = "Upgrade \(name) to \(version), in place"
        guard !change.isNone else {
            return Plan(
                operation: operation, runbook: request, instance: seen, in: place, title: title, steps: [],
                findings: [Finding(.info, "nothing-to-do", "\(name) runs \(version) already: nothing to do.")],
                interruption: nil, madeAt: now)
        }
        let preflight = InstancePreflight(
            seen: seen, basis: basis, policy: policy, now: now, setting: "the version to \(version)",
            isInterrupting: true)
        return Plan(
            operation: operation, runbook: request, instance: seen, in: place, title: title,
            steps: Step.inSequence(steps),
            findings: Preflight.inOrder([
                checks, change.isMajor ? groups.findings : [],
                preflight.forUpgradeInPlace(of: takesReplicasAlong ? topology.members : behind + [seen]),
            ]),
            interruption: interruption, madeAt: now)
    }

    private var steps: [Step] {
        let make = change.isMajor && !groups.made.isEmpty ? [Step.makeParameterGroups(groups.made)] : []
        let snapshot = Step.takeSnapshot(
            .made(for: operation, on: ClusterID(name.text), ending: "before"), of: name)
        let replicas =
            takesReplicasAlong
            ? []
            : behind.enumerated().map { index, replica in
                Step.upgrade(upgrade(of: replica), id: StepID("upgrade-replica-\(index + 1)"))
            }
        return make + [snapshot] + replicas + [.upgrade(upgrade(of: seen), id: "upgrade"), .verify(verification)]
    }

    /// With a minor version AWS keeps the groups.
    private func upgrade(of member: RDSInstance) -> InstanceInPlaceUpgrade {
        let isReplica = member != seen
        let group =
            isReplica
            ? groups.ofReplicas[member.resourceIdentifier] : groups.group.flatMap { $0.isDefaultGroup ? nil : $0 }
        return InstanceInPlaceUpgrade(
            instance: member.identifier, identity: member.resourceIdentifier, version: version, isMajor: change.isMajor,
            isReplica: isReplica,
            along: isReplica || !takesReplicasAlong ? [] : topology.replicas.map(\.identifier).sorted(),
            parameterGroup: change.isMajor ? group : nil, optionGroup: change.isMajor ? request.optionGroup : nil)
    }

    private var verification: VerifyInstanceUpgradeStep {
        VerifyInstanceUpgradeStep(
            InstanceExpectation(instance: name, instanceClass: seen.instance.instanceClass), version: version,
            parameterGroup: change.isMajor ? groups.group : nil,
            replicas: Dictionary(
                topology.replicas.map { ($0.resourceIdentifier, $0.identifier) },
                uniquingKeysWith: { first, _ in first }))
    }

    private var interruption: String {
        let own = "down while its version changes, standby or not: AWS gives no time, our estimate is "
        let estimate = upgrade(of: seen).estimate
        let along =
            behind.isEmpty && !takesReplicasAlong || topology.replicas.isEmpty
            ? ""
            : takesReplicasAlong
                ? "; its read replicas as long" : "; before it the readers of each read replica are cut off for minutes"
        return "\(name) is \(own)\(estimate)\(along)"
    }
}

extension String {
    /// AWS's own groups; it takes that of the new family where none is named.
    fileprivate var isDefaultGroup: Bool { ParameterGroupName(.instance, self).isDefault }
}

extension InstancePreflight {
    /// What an upgrade where it is has to know.
    fileprivate func forUpgradeInPlace(of members: [RDSInstance]) -> [Finding] {
        findings(modifying: members.map(\.identifier))
    }
}
