package import Maintenance

/// What an operation did besides the members of its cluster, as far as its way back is concerned.
package struct Aftermath: Sendable, Codable, Equatable {
    /// Where a proxy has to lead again.
    package struct Route: Sendable, Codable, Equatable {
        package var target: ProxyTarget
        package var cluster: ClusterID
        /// Where the operation led it, and it is taken from; `nil` where it is registered only if it leads nowhere.
        package var taken: ClusterID?

        package init(target: ProxyTarget, cluster: ClusterID, taken: ClusterID? = nil) {
            self.target = target
            self.cluster = cluster
            self.taken = taken
        }

        private enum CodingKeys: String, CodingKey {
            case target, cluster, taken
        }
    }

    /// An environment from before a switchover that was to be deleted.
    package struct Retired: Sendable, Codable, Equatable {
        package var name: ClusterID
        package var resource: String
        package var finalSnapshot: String
        package var isSnapshotSeen: Bool

        package init(name: ClusterID, resource: String, finalSnapshot: String, isSnapshotSeen: Bool) {
            self.name = name
            self.resource = resource
            self.finalSnapshot = finalSnapshot
            self.isSnapshotSeen = isSnapshotSeen
        }

        private enum CodingKeys: String, CodingKey {
            case name
            case resource = "resource-id"
            case finalSnapshot = "final-snapshot"
            case isSnapshotSeen = "snapshot-seen"
        }
    }

    package var routes: [Route]
    /// Parameter groups that it made, or may have made.
    package var groups: [ParameterGroupName]
    package var retired: Retired?
    /// The deployment whose record it was to remove alone.
    package var record: String?
    /// The stand-in of an earlier operation that it was to delete.
    package var standIn: InstanceID?
    /// What was suspended of autoscaling before it suspended all of it.
    package var scaling: ReaderScaling.Suspension?

    private enum CodingKeys: String, CodingKey {
        case routes, groups, retired, record, scaling
        case standIn = "stand-in"
    }

    package init(
        routes: [Route] = [], groups: [ParameterGroupName] = [], retired: Retired? = nil, record: String? = nil,
        standIn: InstanceID? = nil, scaling: ReaderScaling.Suspension? = nil
    ) {
        self.scaling = scaling
        self.routes = routes
        self.groups = groups
        self.retired = retired
        self.record = record
        self.standIn = standIn
    }
}

extension Aftermath {
    /// `nil` where there is nothing of the kind.
    init?(of earlier: Operation) {
        guard let progress = earlier.progress else { return nil }
        let calls = progress.outstanding + progress.finished.filter(\.mayHaveTakenEffect).map(\.intent)
        self.init()
        let steps = earlier.plan.steps.map { ($0.id, $0.work.base) }
        for (id, work) in steps { note(work, isDone: progress.steps[id].isDone, calls, of: earlier) }
        groups = calls.compactMap { ($0.mutation.base as? CreateParameterGroup)?.plan.group }.sorted()
        if self == Aftermath() { return nil }
    }

    private mutating func note(_ work: any StepKind, isDone: Bool, _ calls: [Intent], of earlier: Operation) {
        if let check = work as? CheckProxiesStep {
            routes += check.targets.map { Route(target: $0, cluster: check.cluster) }
        }
        if let step = work as? RetargetProxyStep, let former = step.former.first,
            calls.contains(where: { ($0.mutation.base as? DeregisterProxyTarget)?.target == step.target })
        {
            routes.append(Route(target: step.target, cluster: former, taken: step.cluster))
        }
        if let retire = work as? RetireStep {
            retired = Retired(
                name: retire.name, resource: retire.resource, finalSnapshot: retire.finalSnapshot,
                isSnapshotSeen: isDone)
        }
        if let retire = work as? RetireInstancesStep {
            retired = Retired(
                name: ClusterID(retire.name.text), resource: retire.old.primary, finalSnapshot: retire.finalSnapshot,
                isSnapshotSeen: isDone)
        }
        if let removal = work as? RemoveDeploymentStep, removal.old == nil { record = removal.name }
        if let suspending = work as? SuspendScalingStep,
            calls.contains(where: { ($0.mutation.base as? SetScalingSuspension)?.suspension == .all })
        {
            scaling = suspending.before
        }
        if let deletion = work as? DeleteStandInStep, earlier.plan.standIn != deletion.standIn {
            standIn = deletion.standIn
        }
    }

    func questions(in context: QuestionContext) -> Set<AnyQuestion> {
        var asked = Set(routes.map { AnyQuestion(ProxyTargetQuestion($0.target, in: context.place)) })
        asked.formUnion(groups.map { AnyQuestion(ParameterGroupQuestion($0, in: context.place)) })
        if !groups.isEmpty || retired != nil || routes.contains(where: { $0.taken != nil }) {
            asked.insert(AnyQuestion(DatabasesQuestion(in: context.place)))
        }
        if record != nil { asked.insert(AnyQuestion(DeploymentsQuestion(in: context.place))) }
        if scaling != nil { asked.insert(AnyQuestion(ReaderScalingQuestion(of: context.target))) }
        return asked
    }
}

extension Progress.StepState? {
    fileprivate var isDone: Bool {
        guard case .done? = self else { return false }
        return true
    }
}
