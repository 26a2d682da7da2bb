import Maintenance

/// What an approver has to know before names are switched or an environment is deleted.
extension StandardStepRules {
    func switchoverFacts(_ switchover: Switchover, in scene: Scene) -> [SafetyFacts.Fact] {
        guard let deployment = scene.observation.deployment(switchover.deployment) else {
            return [.init("deployment", "the deployment is not there", binding: "missing", isSafe: false)]
        }
        let green = scene.observation.environments?.first { $0.cluster.arn == deployment.target }
        let open = deployment.openTasks
        return [
            .init(
                "deployment", "deployment \(deployment.name) \(deployment.status)",
                binding: "\(deployment.identifier) \(deployment.status)", isSafe: deployment.isAvailable),
            .init(
                "tasks", open.isEmpty ? "all its tasks done" : "open tasks: \(open.map(\.name).listed)",
                binding: open.isEmpty ? "done" : "open", isSafe: open.isEmpty),
            .init(
                "details", deployment.details.map { "AWS says: \($0)" } ?? "AWS has no complaint",
                binding: deployment.details ?? "none"),
            greenFact(green),
            blueFact(scene),
        ]
    }

    private func greenFact(_ green: Environment?) -> SafetyFacts.Fact {
        guard let green else {
            return .init("green", "green is not described", binding: "missing", isSafe: false)
        }
        let waiting = green.instances.filter { !$0.areParametersInSync }.map(\.identifier)
        let restless = green.instances.filter { $0.status != "available" }.map(\.identifier)
        let isWell = green.cluster.status.isAvailable && restless.isEmpty
        let parameters = waiting.isEmpty ? "" : ", parameters of \(waiting.listed) wait for a restart"
        return .init(
            "green",
            "green \(green.cluster.identifier) runs \(green.cluster.engineVersion) on \(green.instances.count) members"
                + (isWell ? ", all available" : ", not at rest") + parameters,
            binding: "\(green.cluster.resourceIdentifier) \(green.cluster.engineVersion) \(isWell) \(waiting.isEmpty)",
            isSafe: isWell)
    }

    private func blueFact(_ scene: Scene) -> SafetyFacts.Fact {
        let restless = scene.observation.instances.filter { $0.status != "available" }.map(\.identifier)
        return .init(
            "blue",
            restless.isEmpty
                ? "blue has \(scene.observation.instances.count) members, all available"
                : "not available in blue: \(restless.listed)",
            binding: restless.isEmpty ? "available" : "not available", isSafe: restless.isEmpty)
    }

    /// How far green is behind. What it has to catch up with, writes wait for; beyond the timeout AWS refuses or takes
    /// everything back (guardrails of a switchover, in the Aurora user guide).
    func replicationFact(
        _ lag: Reading<ReplicationLag>, before switchover: Switchover, policy: PlanPolicy
    ) -> SafetyFacts.Fact {
        let name = "replication-lag"
        let timeout = Span.seconds(Int64(switchover.timeout))
        switch lag {
        case .known(.time(let lag)) where lag > timeout:
            return .init(
                name, "green is \(lag.words) behind, more than the \(timeout.words) that the switchover may take",
                binding: "over timeout", isSafe: false)
        case .known(.time(let lag)) where lag > policy.replicaLagLimit:
            return .init(
                name, "replication lag \(lag.words), over the limit of \(policy.replicaLagLimit.words)",
                binding: "over limit",
                warning: "Green is \(lag.words) behind blue: writes are refused until it has caught up, and AWS takes "
                    + "the switchover back if that is not within \(timeout.words).")
        case .known(.time(let lag)):
            return .init(
                name, lag == .zero ? "no replication lag" : "replication lag \(lag.words)", binding: "within limit")
        case .known(.volume(let bytes)) where bytes > ReplicationLag.volumeLimit:
            return .init(
                name, "replication lag \(bytes.megabytes), over the limit of \(ReplicationLag.volumeLimit.megabytes)",
                binding: "over limit",
                warning:
                    "A replication slot of blue still holds \(bytes.megabytes): writes are refused until green has "
                    + "caught up, and AWS takes the switchover back if that is not within \(timeout.words).")
        case .known(.volume(let bytes)):
            return .init(name, "replication lag \(bytes.megabytes)", binding: "within limit")
        case .known(.stopped):
            return .init(name, "green does not follow blue now", binding: "stopped", isSafe: false)
        case .unavailable(let reason):
            return .init(
                name, "replication lag not read: \(reason.withoutStop)", binding: "unread", isRead: false)
        }
    }

    /// What is deleted, and that nothing in use is.
    func removalFacts(_ mutation: Mutation, in scene: Scene) -> [SafetyFacts.Fact] {
        if case .deleteGreen(let identifier) = mutation {
            let deployment = scene.observation.deployment(identifier)
            let isUnused = deployment.map { !$0.isSwitched && !$0.isSwitching } ?? false
            return [
                .init(
                    "green",
                    deployment.map { "deployment \($0.name) \($0.status), not switched over" } ?? "no deployment",
                    binding: isUnused ? "unused" : "in use", isSafe: isUnused)
            ]
        }
        let resource: String? =
            switch mutation {
            case .deleteOldInstance(_, let resource), .deleteOldCluster(_, let resource, _): resource
            default: nil
            }
        let old = scene.observation.environments?.first { environment in
            environment.cluster.resourceIdentifier == resource
                || ResourceName(environment.cluster.identifier) == mutation.resource
        }
        guard let old else {
            return [.init("old", "the old environment is not there", binding: "missing", isSafe: false)]
        }
        let isInUse = old.cluster.resourceIdentifier == scene.cluster.resourceIdentifier
        let isGreen = scene.observation.deployments?.value?.contains {
            !$0.isSwitched && $0.target == old.cluster.arn
        }
        let role = isInUse ? "in use" : isGreen == true ? "green, not in use" : "not \(scene.name) any more"
        return [
            .init(
                "old",
                "\(old.cluster.identifier) runs \(old.cluster.engineVersion) and is \(role)",
                binding: "\(old.cluster.resourceIdentifier) \(isInUse)", isSafe: !isInUse),
            .init(
                "protection",
                old.cluster.isProtected == true
                    ? "deletion protection is on and is taken off first" : "no deletion protection",
                binding: "any"),
        ]
    }
}

extension ReplicationLag {
    /// Above this an approver is warned. AWS publishes no figure; a healthy slot holds a few segments of 16 MB.
    static let volumeLimit: Int64 = 100_000_000
}

extension Int64 {
    /// As people say a number of bytes: "12 MB", "1.4 GB".
    fileprivate var megabytes: String {
        switch self {
        case ..<1_000_000: "under 1 MB"
        case ..<1_000_000_000: "\(self / 1_000_000) MB"
        default: "\(self / 1_000_000_000).\(self % 1_000_000_000 / 100_000_000) GB"
        }
    }
}
