import Maintenance

/// An RDS instance brought to what is wanted by a copy of it and of its read replicas: one deployment, one switchover.
struct InstanceBlueGreen: Sendable {
    /// What is wanted; what is not said stays as it is.
    struct Wish: Sendable {
        var version: String?
        var instanceClass: InstanceClass?
        /// Read replicas get the class too.
        var includesReplicas = false
        /// With its size.
        var storage: Storage?
        /// What green gets instead of groups made from those in use.
        var parameterGroup: String?
        var optionGroup: String?
        var timeout = 300
        var soak: Span?
        var keepsOld = false
    }

    let wish: Wish
    let topology: InstanceTopology
    let answers: UpgradeAnswers
    let groups: InstanceTargetGroups
    let basis: PlanBasis
    let policy: PlanPolicy
    let operation: OperationID
    let now: Timestamp
    let deployment: InstanceDeploymentPlan

    /// - Throws: `Refusal` where it cannot even be said what would be made.
    init(
        _ wish: Wish, of seen: RDSInstance, basis: PlanBasis, policy: PlanPolicy, as operation: OperationID,
        at now: Timestamp
    ) throws(Refusal) {
        let name = seen.identifier
        switch basis.observation.topology(of: seen) {
        case .known(let known): topology = known
        case .unavailable(let reason):
            throw Refusal("The read replicas of \(name) could not be read: \(reason.asSentence)")
        }
        self.wish = wish
        self.basis = basis
        self.policy = policy
        self.operation = operation
        self.now = now
        let version = wish.version ?? seen.instance.engineVersion
        answers = UpgradeAnswers(to: version, of: seen, in: basis.observation)
        groups = InstanceTargetGroups(
            topology, to: version, named: wish.parameterGroup, seen: answers, operation: operation)
        let change = VersionChange(of: seen, to: version, seen: answers)
        guard let replication = GreenReplication(engine: seen.instance.engine, changesMajor: change.isMajor) else {
            throw Self.refusal(ofEngine: seen)
        }
        let first = change.isMadeOnGreen ? seen.instance.parameterGroups.first?.name : groups.group
        guard let group = first else {
            throw Refusal(
                "Which parameter groups \(version) takes could not be read, and green always gets one by name. Name it: "
                    + "`--instance-parameter-group G`.")
        }
        deployment = InstanceDeploymentPlan(
            name: InstanceID.made(for: operation, on: ClusterID(name.text), limit: 60), instance: name,
            source: seen.instance.arn, resource: seen.resourceIdentifier, replication: replication,
            version: change.isNone || change.isMadeOnGreen ? nil : version,
            instanceClass: wish.instanceClass == seen.instance.instanceClass ? nil : wish.instanceClass,
            parameterGroup: group, storage: wish.storage.flatMap { $0.matches(seen.storage) ? nil : $0 },
            tags: [Tag(key: StandInTags.operation, value: operation.text)])
    }

    var seen: RDSInstance { topology.instance }
    var name: InstanceID { seen.identifier }
    /// The one that green runs in the end.
    var version: String { wish.version ?? seen.instance.engineVersion }
    var change: VersionChange { VersionChange(of: seen, to: version, seen: answers) }

    /// Green's storage is smaller than blue's.
    var shrinks: Bool {
        guard let wanted = deployment.storage?.allocated, let current = seen.storage.allocated else { return false }
        return wanted < current
    }

    /// What each member of green is to have.
    var members: [PrepareGreenStep.Member] {
        topology.members.map { member in
            let isPrimary = member == seen
            let changes = isPrimary || wish.includesReplicas
            return PrepareGreenStep.Member(
                blue: member.identifier, resource: member.resourceIdentifier,
                instanceClass: changes
                    ? wish.instanceClass ?? member.instance.instanceClass : member.instance.instanceClass,
                parameterGroup: isPrimary
                    ? groups.group ?? deployment.parameterGroup
                    : groups.ofReplicas[member.resourceIdentifier] ?? deployment.parameterGroup,
                roles: member.roles, version: change.isMadeOnGreen ? version : nil,
                optionGroup: change.isMadeOnGreen ? wish.optionGroup : nil)
        }
    }

    private var isThere: Bool {
        let isOfClass = zip(topology.members, members).allSatisfy { $0.instance.instanceClass == $1.instanceClass }
        return change.isNone && deployment.storage == nil && isOfClass
    }

    func plan(_ runbook: some Runbook, title: String, with further: [Finding] = []) -> Plan {
        let place = basis.observation.target.place
        guard !isThere else {
            return Plan(
                operation: operation, runbook: runbook, instance: seen, in: place, title: title, steps: [],
                findings: [Finding(.info, "nothing-to-do", "\(name) is as wanted already: nothing to do.")],
                interruption: nil, madeAt: now)
        }
        let preflight = InstancePreflight(
            seen: seen, basis: basis, policy: policy, now: now, setting: setting, isInterrupting: true)
        return Plan(
            operation: operation, runbook: runbook, instance: seen, in: place, title: title,
            steps: steps.withWatch(shrinks ? .watchStorage(of: deployment) : nil),
            findings: Preflight.inOrder([
                findings, groups.findings, further, newClass(by: preflight), preflight.forBlueGreen(),
            ]),
            interruption: interruption, madeAt: now)
    }

    /// What the class of each member that gets another one brings, on the version that green runs.
    private func newClass(by preflight: InstancePreflight) -> [Finding] {
        topology.members.flatMap { member -> [Finding] in
            guard let wanted = members.first(where: { $0.resource == member.resourceIdentifier })?.instanceClass,
                wanted != member.instance.instanceClass
            else { return [] }
            var green = member
            green.instance.engineVersion = version
            green.storage.type = deployment.storage?.type ?? green.storage.type
            return preflight.ofClass(wanted, for: green)
        }
    }

    /// What code that describes the database says otherwise.
    private var setting: String {
        let parts = [
            change.isNone ? nil : "the version to \(version)", deployment.instanceClass.map { "the class to \($0)" },
            deployment.storage.map { "the storage to \($0.wordsWithSize)" },
        ]
        return parts.compactMap { $0 }.listed
    }

    /// In their order, not yet tied to each other.
    private var steps: [Step] {
        var steps = groups.made.isEmpty ? [] : [Step.makeParameterGroups(groups.made)]
        steps.append(.deploy(deployment, isLarge: shrinks))
        steps.append(.prepareGreen(PrepareGreenStep(deployment: deployment, members: members)))
        if let soak = wish.soak { steps.append(.soak(soak)) }
        steps.append(.switchOver(deployment, timeout: wish.timeout))
        if let restored = groups.restored { steps.append(.restoreParameters(restored)) }
        return steps + [.verify(expectation)]
    }

    private var expectation: InstanceExpectation {
        var storage = deployment.storage
        // AWS may have made it a little larger than asked.
        storage?.allocated = nil
        var expected = InstanceExpectation(
            instance: name, instanceClass: wish.instanceClass ?? seen.instance.instanceClass, storage: storage)
        expected.successor = InstanceExpectation.Successor(
            insteadOf: deployment.resource, version: version, parameterGroup: groups.group,
            leastStorage: deployment.storage?.allocated ?? seen.storage.allocated,
            replicas: members.filter { $0.blue != name }.map {
                .init(instance: $0.blue, instanceClass: $0.instanceClass, parameterGroup: $0.parameterGroup)
            })
        return expected
    }

    /// Source: RDS user guide, "Switching a blue/green deployment", "Switchover actions" and "Switchover timeout".
    private var interruption: String {
        let limit = Span.seconds(Int64(wish.timeout)).words
        return
            "one switchover, no reads or writes for typically under a minute (AWS undoes it where it is not done within "
            + "\(limit)); all connections drop, to read replicas too"
    }
}

/// How the version of an RDS instance changes.
struct VersionChange: Sendable, Equatable {
    let isNone: Bool
    let isMajor: Bool
    /// AWS refuses the version at the creation of green, where it is upgraded once it is there.
    ///
    /// Source: RDS user guide, "Limitations for blue/green deployments", "RDS for MySQL limitations": a source with a custom
    /// option group cannot be given a major version upgrade when the deployment is created.
    let isMadeOnGreen: Bool

    init(of seen: RDSInstance, to version: String, seen answers: UpgradeAnswers) {
        let current = seen.instance.engineVersion
        isNone = version == current
        let isMySQL = seen.instance.engine != "postgres"
        func major(_ text: String) -> [Substring] { Array(text.split(separator: ".").prefix(isMySQL ? 2 : 1)) }
        let known = answers.targets.value?.first { $0.version == version }?.isMajor
        isMajor = version != current && (known ?? (major(version) != major(current)))
        isMadeOnGreen = isMySQL && isMajor && seen.hasOwnOptions
    }
}

extension RDSInstance {
    /// Its option group is one that somebody made; AWS's own begin with `default:`.
    var hasOwnOptions: Bool { optionGroup.map { !$0.hasPrefix("default:") } ?? false }
}

extension [Step] {
    /// One after the other, with what is watched while green is made.
    fileprivate func withWatch(_ watch: Step?) -> [Step] {
        var steps = Step.inSequence(self)
        guard var watch, let index = steps.firstIndex(where: { $0.work.base is DeployInstanceStep }),
            index + 1 < steps.count
        else { return steps }
        watch.after = steps[index].after
        steps[index + 1].after.append(watch.id)
        steps.insert(watch, at: index + 1)
        return steps
    }
}
