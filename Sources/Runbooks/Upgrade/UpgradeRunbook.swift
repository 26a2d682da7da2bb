package import Maintenance

/// Brings a cluster or an RDS instance to another version of its engine: by a blue/green deployment, or where it is.
package struct UpgradeRunbook: DatabaseRunbook {
    package static let kind: KindName = "upgrade"
    package var version: String
    /// Parameter groups to use instead of ones made from the values in use.
    package var clusterParameterGroup: String?
    package var instanceParameterGroup: String?
    /// How long AWS may take to switch over before it takes everything back; seconds, 30 to 3600.
    package var switchoverTimeout: Int
    /// How long green stands beside blue before anybody is asked to switch over.
    package var soak: Span?
    /// Upgrade the cluster itself rather than a copy of it.
    package var inPlace: Bool
    /// Do not propose the deletion of the old environment.
    package var keepsOld: Bool
    package var autoscaling: AutoscalingWish?
    /// What green of an RDS instance gets besides.
    package var instanceClass: InstanceClass?
    package var storage: StorageWish?
    /// The option group that an RDS instance gets with the version.
    package var optionGroup: String?

    package init(
        version: String, clusterParameterGroup: String? = nil, instanceParameterGroup: String? = nil,
        switchoverTimeout: Int = 300, soak: Span? = nil, inPlace: Bool = false, keepsOld: Bool = false,
        autoscaling: AutoscalingWish? = nil, instanceClass: InstanceClass? = nil, storage: StorageWish? = nil,
        optionGroup: String? = nil
    ) {
        self.instanceClass = instanceClass
        self.storage = storage
        self.optionGroup = optionGroup
        self.autoscaling = autoscaling
        self.version = version
        self.clusterParameterGroup = clusterParameterGroup
        self.instanceParameterGroup = instanceParameterGroup
        self.switchoverTimeout = switchoverTimeout
        self.soak = soak
        self.inPlace = inPlace
        self.keepsOld = keepsOld
    }

    private enum CodingKeys: String, CodingKey {
        case version
        case soak, autoscaling, storage
        case instanceClass = "class"
        case optionGroup = "option-group"
        case clusterParameterGroup = "cluster-parameter-group"
        case instanceParameterGroup = "instance-parameter-group"
        case switchoverTimeout = "switchover-timeout"
        case inPlace = "in-place"
        case keepsOld = "keep-old"
    }

    package var subject: MarkedText { "upgrade to \(version)" }

    /// The old environment stays until somebody decides about it, whether or not what came after the switchover was done.
    package func followUp(of operation: Operation) -> (any FollowingRunbook.Type)? {
        inPlace || keepsOld || !operation.hasSwitchedOver ? nil : CleanupRunbook.self
    }

    package func plan(
        forClusterIn basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let (membership, writer) = try Membership.withWriter(basis)
        try refuseInstanceOptions(on: membership.cluster.identifier)
        let seen = UpgradeAnswers(to: version, of: membership.cluster, in: basis.observation)
        let cluster = membership.cluster.identifier
        let way = self.inPlace ? "in place" : "blue/green"
        let title = "Upgrade \(cluster) to \(self.version), \(way)"
        guard membership.cluster.engineVersion != self.version else {
            return Plan(
                operation: operation, runbook: self, basis: basis, membership: membership, title: title, steps: [],
                findings: [
                    Finding(.info, "nothing-to-do", "\(cluster) runs \(self.version) already: nothing to do.")
                ],
                interruption: nil, madeAt: now)
        }
        let groups = TargetGroups(self, membership: membership, writer: writer, seen: seen, operation: operation)
        let scheme = UpgradeScheme(self, membership: membership, seen: seen, groups: groups, operation: operation)
        let preflight = Preflight(
            membership: membership, basis: basis, policy: policy, scope: Preflight.Scope(self), now: now)
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership, title: title,
            steps: Step.inSequence(scheme.steps.whileAutoscaling(is: autoscaling, seeing: basis)),
            findings: Preflight.inOrder([
                UpgradeChecks(self, membership: membership, seen: seen).findings(at: now), groups.findings,
                preflight.forUpgrade(),
            ]),
            interruption: scheme.interruption, madeAt: now)
    }
}

extension Preflight.Scope {
    /// Of an upgrade: the writer restarts, or its green one takes its place.
    fileprivate init(_ request: UpgradeRunbook) {
        self.init()
        restartsWriter = true
        isCopied = !request.inPlace
        setting = "the version to \(request.version)"
        autoscaling = .init(request.autoscaling)
    }
}
