/// A blue/green deployment as AWS shows it (DescribeBlueGreenDeployments).
package struct Deployment: Sendable, Equatable {
    package struct Task: Sendable, Equatable {
        package var name: String
        package var status: String

        package init(name: String, status: String) {
            self.name = name
            self.status = status
        }
    }

    /// `bgd-…`.
    package var identifier: String
    package var name: String
    /// ARN of blue, which the switchover renames.
    package var source: String
    /// ARN of green, once it is there.
    package var target: String?
    package var status: String
    /// AWS's own words, shown as they are.
    package var details: String?
    package var tasks: [Task]
    package var tags: [Tag]
    /// What is to take the place of each member of blue, by ARN, as far as AWS names it.
    package var counterparts: [String: String]

    package init(
        identifier: String, name: String, source: String, target: String?, status: String, details: String? = nil,
        tasks: [Task] = [], tags: [Tag] = [], counterparts: [String: String] = [:]
    ) {
        self.counterparts = counterparts
        self.identifier = identifier
        self.name = name
        self.source = source
        self.target = target
        self.status = status
        self.details = details
        self.tasks = tasks
        self.tags = tags
    }

    /// The status of one that AWS lists and whose description cannot be read; its details say why.
    package static let unreadable = "UNREADABLE"
    package var isUnreadable: Bool { status == Self.unreadable }
    package var isAvailable: Bool { status == "AVAILABLE" }
    package var isSwitching: Bool { status == "SWITCHOVER_IN_PROGRESS" }
    package var isSwitched: Bool { status == "SWITCHOVER_COMPLETED" }
    /// At rest and of no use any more.
    package var isBroken: Bool { ["INVALID_CONFIGURATION", "PROVISIONING_FAILED"].contains(status) }
    package var openTasks: [Task] { tasks.filter { $0.status != "COMPLETED" } }

    /// The green instance that stands beside a member of blue: as AWS names it, or by the name that AWS gives it (RDS user
    /// guide, "Overview of Amazon RDS Blue/Green Deployments": `-green-` and random characters are appended).
    package func green(of blue: Instance, in green: Environment) -> Instance? {
        if let arn = counterparts[blue.arn] { return green.instances.first { $0.arn == arn } }
        return green.instances.first { $0.identifier.text.hasPrefix("\(blue.identifier)-green-") }
    }
}

/// The deployment that is to be made: everything that is sent for it.
package struct DeploymentPlan: Sendable, Codable, Equatable {
    package var name: String
    package var cluster: ClusterID
    package var source: String
    package var version: String
    /// `nil` takes the default group of the version's family.
    package var clusterGroup: String?
    package var instanceGroup: String?
    package var tags: [Tag]

    package init(
        name: String, cluster: ClusterID, source: String, version: String, clusterGroup: String?,
        instanceGroup: String?, tags: [Tag]
    ) {
        self.name = name
        self.cluster = cluster
        self.source = source
        self.version = version
        self.clusterGroup = clusterGroup
        self.instanceGroup = instanceGroup
        self.tags = tags
    }
}

/// A switchover: the names of blue and green change places.
package struct Switchover: Sendable, Codable, Hashable {
    package var deployment: String
    package var cluster: ClusterID
    /// How long AWS may take before it takes everything back; seconds.
    package var timeout: Int
    /// ARN of green, as AWS names it.
    package var green: String?
    /// Proxies that led to blue when the plan was made; `nil` where they were not read.
    package var proxies: [ProxyTarget]?

    package init(
        deployment: String, cluster: ClusterID, timeout: Int, green: String? = nil, proxies: [ProxyTarget]? = nil
    ) {
        self.proxies = proxies
        self.green = green
        self.deployment = deployment
        self.cluster = cluster
        self.timeout = timeout
    }
}

/// A cluster beside the one that an operation works on: green before the switchover, the old blue after it.
package struct Environment: Sendable, Equatable {
    package var cluster: Cluster
    package var instances: [Instance]

    package init(cluster: Cluster, instances: [Instance]) {
        self.init(cluster, sorted: instances.sorted { $0.identifier < $1.identifier })
    }

    init(_ cluster: Cluster, sorted instances: [Instance]) {
        self.cluster = cluster
        self.instances = instances
    }
}

/// An upgrade of a cluster where it is.
package struct InPlaceUpgrade: Sendable, Codable, Equatable {
    package var cluster: ClusterID
    package var version: String
    package var isMajor: Bool
    package var clusterGroup: String?
    package var instanceGroup: String?

    package init(cluster: ClusterID, version: String, isMajor: Bool, clusterGroup: String?, instanceGroup: String?) {
        self.cluster = cluster
        self.version = version
        self.isMajor = isMajor
        self.clusterGroup = clusterGroup
        self.instanceGroup = instanceGroup
    }
}
