import Maintenance

/// The steps of an upgrade.
struct UpgradeScheme: Sendable {
    let request: UpgradeRunbook
    let membership: Membership
    let seen: UpgradeAnswers
    let groups: TargetGroups
    let operation: OperationID

    init(
        _ request: UpgradeRunbook, membership: Membership, seen: UpgradeAnswers, groups: TargetGroups,
        operation: OperationID
    ) {
        self.request = request
        self.membership = membership
        self.seen = seen
        self.groups = groups
        self.operation = operation
    }

    private var cluster: ClusterID { membership.cluster.identifier }

    /// In their order, not yet tied to each other.
    var steps: [Step] {
        let make = groups.made.isEmpty ? [] : [Step.makeParameterGroups(groups.made)]
        return make + (request.inPlace ? inPlace : blueGreen)
    }

    private var blueGreen: [Step] {
        let plan = DeploymentPlan(
            name: InstanceID.made(for: operation, on: cluster, limit: 60), cluster: cluster,
            source: membership.cluster.arn, version: request.version, clusterGroup: groups.cluster,
            instanceGroup: groups.instance, tags: [Tag(key: StandInTags.operation, value: operation.text)])
        var steps: [Step] = [.deploy(plan)]
        if !groups.ofMembers.isEmpty {
            steps.append(.assignParameterGroups(AssignParameterGroupsStep(deployment: plan, groups: groups.ofMembers)))
        }
        if let soak = request.soak { steps.append(.soak(soak)) }
        steps.append(
            .switchOver(plan, timeout: request.switchoverTimeout, proxies: seen.proxies.value?.map(\.target).sorted()))
        if let restored = groups.restored { steps.append(.restoreParameters(restored)) }
        let proxies = (seen.proxies.value ?? []).map(\.target)
        if !proxies.isEmpty { steps.append(.checkProxies(proxies, of: cluster)) }
        return steps + [.verifyUpgrade(expectation)]
    }

    private var inPlace: [Step] {
        [
            .takeSnapshot(.made(for: operation, on: cluster, ending: "before")),
            .upgradeInPlace(
                InPlaceUpgrade(
                    cluster: cluster, version: request.version, isMajor: isMajor,
                    clusterGroup: groups.cluster, instanceGroup: isMajor ? groups.instance : nil)),
            .verifyUpgrade(expectation),
        ]
    }

    /// As AWS says; by the numbers where it could not be asked.
    private var isMajor: Bool {
        seen.isMajor(to: request.version, from: membership.cluster.engineVersion)
    }

    /// The same members with the same classes, all of the new version.
    private var expectation: Expectation {
        var expected = Expectation(of: membership, writer: nil)
        expected.engineVersion = request.version
        expected.awaitingRestart = []
        expected.parameterGroups = expectedGroups
        return expected
    }

    /// What is known of the groups that members have in the end.
    private var expectedGroups: [InstanceID: String]? {
        guard !request.inPlace, let ofWriter = groups.instance else { return groups.ofMembers }
        return membership.entries.filter { !$0.isAutoscaled }.reduce(into: [:]) { expected, entry in
            expected[entry.identifier] = groups.ofMembers[entry.identifier] ?? ofWriter
        }
    }

    /// Sources: Aurora user guide, "Switchover actions" of blue/green deployments; "Upgrading minor versions", zero-downtime
    /// patching.
    var interruption: String {
        if request.inPlace {
            return isMajor
                ? "the database is down, readers too, while the major version changes: AWS gives no time, our estimate is 10 to "
                    + "60 min"
                : "all members restart: where AWS can keep sessions, slow for up to about a minute; else all connections and open "
                    + "transactions are lost"
        }
        return
            "one switchover, no reads or writes for typically under a minute (AWS undoes it where it is not done within "
            + "\(Span.seconds(Int64(request.switchoverTimeout)).words)); all connections drop"
    }
}

extension UpgradeAnswers {
    func isMajor(to version: String, from current: String) -> Bool {
        if let known = targets.value?.first(where: { $0.version == version }) { return known.isMajor }
        // MySQL's 8.0 and 8.4 differ as 15 and 16 do.
        func major(_ text: String) -> [Substring] {
            Array(text.split(separator: ".").prefix(text.contains("mysql") ? 2 : 1))
        }
        return major(version) != major(current)
    }
}
