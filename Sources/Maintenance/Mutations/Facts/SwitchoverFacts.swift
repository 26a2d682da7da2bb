/// What an approver has to know before names are switched.
extension Switchover {
    func facts(in context: ClusterContext) -> [SafetyFacts.Fact] {
        guard let deployment = context.observation.deployment(deployment) else {
            return [.init("deployment", "the deployment is not there", binding: "missing", isSafe: false)]
        }
        let green = context.observation.environments?.first { $0.cluster.arn == deployment.target }
        let open = deployment.openTasks
        return [
            .init(
                "deployment", "deployment \(deployment.name) \(deployment.status)",
                binding: "\(deployment.identifier) \(deployment.status)", isSafe: deployment.isAvailable),
            .init(
                "tasks", open.isEmpty ? "all its tasks done" : "open tasks: \(open.map(\.name).listed)",
                binding: open.isEmpty ? "done" : "open", isSafe: open.isEmpty),
            .init(
                "details", deployment.details.map { "AWS says: \($0)" } ?? "AWS reports no problem",
                binding: deployment.details ?? "none"),
            Self.greenFact(green), Self.blueFact(context),
        ]
    }

    private static func greenFact(_ green: Environment?) -> SafetyFacts.Fact {
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

    private static func blueFact(_ context: ClusterContext) -> SafetyFacts.Fact {
        let instances = context.observation.instances
        let unavailable = instances.filter { $0.status != "available" }.map(\.identifier)
        return .init(
            "blue",
            unavailable.isEmpty
                ? "blue has \(instances.count) members, all available"
                : "not available in blue: \(unavailable.listed)",
            binding: unavailable.isEmpty ? "available" : "not available", isSafe: unavailable.isEmpty)
    }
}

extension FactContext {
    package func replicationFact(before switchover: Switchover) -> SafetyFacts.Fact {
        replicationFact(observation.replicationLag(before: switchover), timeout: switchover.timeout)
    }

    /// How far green is behind. What it has to catch up with, writes wait for; beyond the timeout AWS refuses or takes
    /// everything back (guardrails of a switchover, in the Aurora user guide and the RDS user guide).
    ///
    /// - Parameter seconds: how long the switchover may take.
    func replicationFact(
        _ reading: Reading<Datapoint<ReplicationLag>>, timeout seconds: Int
    ) -> SafetyFacts.Fact {
        let name = "replication-lag"
        let timeout = Span.seconds(Int64(seconds))
        let time = reading.value.map { " \($0.time)" } ?? ""
        switch reading.map(\.value) {
        case .known(.time(let lag)) where lag > timeout:
            return .init(
                name,
                "green was \(lag.words) behind\(time), more than the \(timeout.words) that the switchover may take",
                binding: "over timeout", isSafe: false)
        case .known(.time(let lag)) where lag > policy.replicaLagLimit:
            return .init(
                name, "replication lag \(lag.words)\(time), over the limit of \(policy.replicaLagLimit.words)",
                binding: "over limit",
                warning:
                    "Green was \(lag.words) behind blue\(time): writes are refused until it has caught up, and AWS "
                    + "takes the switchover back if that is not within \(timeout.words).")
        case .known(.time(let lag)):
            return .init(
                name, "\(lag == .zero ? "no replication lag" : "replication lag \(lag.words)")\(time)",
                binding: "within limit")
        case .known(.volume(let bytes)) where bytes > ReplicationLag.volumeLimit:
            return .init(
                name,
                "replication lag \(bytes.megabytes)\(time), over the limit of \(ReplicationLag.volumeLimit.megabytes)",
                binding: "over limit",
                warning:
                    "A replication slot of blue held \(bytes.megabytes)\(time): writes are refused until green has "
                    + "caught up, and AWS takes the switchover back if that is not within \(timeout.words).")
        case .known(.volume(let bytes)):
            return .init(name, "replication lag \(bytes.megabytes)\(time)", binding: "within limit")
        case .known(.stopped):
            return .init(name, "green did not follow blue\(time)", binding: "stopped", isSafe: false)
        case .unavailable(let reason):
            return .init(
                name, "replication lag not read: \(reason.withoutStop)", binding: "unread",
                warning: "How far green is behind blue was not read. Approving accepts exactly that.", isRead: false)
        }
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
