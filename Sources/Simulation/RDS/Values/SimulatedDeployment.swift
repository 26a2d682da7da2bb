/// A blue/green deployment as DescribeBlueGreenDeployments shows it at one instant.
package struct SimulatedDeployment: Sendable, Hashable {
    /// The statuses of a deployment, and of each of its members at the switchover.
    package enum Status: String, Sendable, Hashable {
        case provisioning = "PROVISIONING"
        case available = "AVAILABLE"
        case switchoverInProgress = "SWITCHOVER_IN_PROGRESS"
        case switchoverCompleted = "SWITCHOVER_COMPLETED"
        case invalidConfiguration = "INVALID_CONFIGURATION"
        case switchoverFailed = "SWITCHOVER_FAILED"
        case deleting = "DELETING"
        /// Of a member only: its source, or its target, has been deleted.
        case missingSource = "MISSING_SOURCE"
        case missingTarget = "MISSING_TARGET"
    }

    package struct Task: Sendable, Hashable {
        package enum Name: String, Sendable, Hashable {
            case creatingReplica = "CREATING_READ_REPLICA_OF_SOURCE"
            case upgrading = "DB_ENGINE_VERSION_UPGRADE"
            case configuringBackups = "CONFIGURE_BACKUPS"
            case creatingTopology = "CREATING_TOPOLOGY_OF_SOURCE"
        }

        package enum Status: String, Sendable, Hashable {
            case pending = "PENDING"
            case inProgress = "IN_PROGRESS"
            case completed = "COMPLETED"
            case failed = "FAILED"
        }

        package var name: Name
        package var status: Status
    }

    /// A cluster or member and what takes its place, each by its ARN.
    package struct Pair: Sendable, Hashable {
        package var source: String
        package var target: String?
        package var status: Status
    }

    package var identifier: String
    package var name: String
    /// The ARN of the blue cluster; after the switchover that of the old one under its new name.
    package var source: String
    /// The ARN of the green cluster once it is there; after the switchover that of the production cluster.
    package var target: String?
    package var details: [Pair] = []
    package var tasks: [Task]
    package var status: Status
    package var statusDetails: String?
    package var createdAt: SimulatedTime
    package var deletedAt: SimulatedTime?
    package var tags: [SimulatedTag] = []
}

/// The parameters of CreateBlueGreenDeployment for a cluster; nil where the caller leaves the choice to AWS.
package struct CreateDeploymentCall: Sendable, Hashable {
    package var name: String
    /// The identifier of the blue cluster.
    package var source: String
    package var engineVersion: String?
    package var clusterParameterGroup: String?
    package var instanceParameterGroup: String?
    package var tags: [SimulatedTag] = []

    package init(name: String, source: String, engineVersion: String? = nil) {
        self.name = name
        self.source = source
        self.engineVersion = engineVersion
    }
}

/// What keeps Aurora from switching over: it then rolls back, and the status details say why.
package enum SwitchoverObstacle: String, Sendable, Hashable, CaseIterable, Codable {
    case replicaLag
    case longTransaction
    case schemaChange
    case externalReplication
    case integration
    case timeout
    /// Of logical replication, after what it does not carry.
    case degradedReplication

    var sentence: String {
        switch self {
        case .replicaLag: "The replica lag between the blue and the green environment is above the limit."
        case .longTransaction: "A long-running transaction is active in the blue environment."
        case .schemaChange: "A data definition statement is active in the blue environment."
        case .externalReplication: "The blue environment replicates from or to a database outside of the deployment."
        case .integration: "A zero-ETL integration reads the blue or the green environment."
        case .degradedReplication: "Replication degraded."
        case .timeout: "The switchover did not end within the switchover timeout."
        }
    }
}
