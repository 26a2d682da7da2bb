/// The deployment of an RDS instance that is to be made: everything that is sent for it.
package struct InstanceDeploymentPlan: Sendable, Codable, Equatable {
    package var name: String
    package var instance: InstanceID
    /// ARN of blue.
    package var source: String
    /// `db-…` of blue: its name changes with the switchover, this does not.
    package var resource: String
    package var replication: GreenReplication
    /// `nil` where green is made on blue's version.
    package var version: String?
    package var instanceClass: InstanceClass?
    /// Always sent: where it is left out, green was seen with the default one (reference of field reports), and all of green
    /// gets it.
    package var parameterGroup: String
    package var storage: Storage?
    /// Brings the layout of green's storage up to date; at the creation only.
    package var upgradesStorageLayout: Bool?
    package var tags: [Tag]

    package init(
        name: String, instance: InstanceID, source: String, resource: String, replication: GreenReplication,
        version: String? = nil, instanceClass: InstanceClass? = nil, parameterGroup: String,
        storage: Storage? = nil, upgradesStorageLayout: Bool? = nil, tags: [Tag]
    ) {
        self.name = name
        self.instance = instance
        self.source = source
        self.resource = resource
        self.replication = replication
        self.version = version
        self.instanceClass = instanceClass
        self.parameterGroup = parameterGroup
        self.storage = storage
        self.upgradesStorageLayout = upgradesStorageLayout
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case name, instance, source, resource, replication, version
        case instanceClass = "class"
        case parameterGroup = "parameter-group"
        case storage
        case upgradesStorageLayout = "upgrade-storage-layout"
        case tags
    }
}

/// A switchover of an RDS instance and its read replicas: the names of blue and green change places.
package struct InstanceSwitchover: Sendable, Codable, Hashable {
    package var deployment: String
    package var instance: InstanceID
    /// `db-…` of blue.
    package var resource: String
    package var replication: GreenReplication
    /// How long AWS may take before it takes everything back; seconds.
    package var timeout: Int
    /// ARN of green, as AWS names it.
    package var green: String?

    package init(
        deployment: String, instance: InstanceID, resource: String, replication: GreenReplication, timeout: Int,
        green: String?
    ) {
        self.deployment = deployment
        self.instance = instance
        self.resource = resource
        self.replication = replication
        self.timeout = timeout
        self.green = green
    }

    private enum CodingKeys: String, CodingKey {
        case deployment, instance, resource, replication, timeout, green
    }
}

/// A member of blue, with the green one that is to take its place.
package struct GreenPair: Sendable, Equatable {
    package var blue: RDSInstance
    /// `nil` as long as AWS does not describe it.
    package var green: RDSInstance?
}

extension Observation {
    /// What is to take the place of an RDS instance and of each of its read replicas: as AWS names it, or by the name that AWS
    /// gives it (RDS user guide, "Overview of Amazon RDS Blue/Green Deployments": `-green-` and random characters are
    /// appended).
    package func pairs(of deployment: Deployment, from blue: RDSInstance) -> Reading<[GreenPair]> {
        guard case .known = first(DatabasesQuestion.self)?.reading else {
            return .unavailable(first(DatabasesQuestion.self)?.complaint ?? Self.notAsked)
        }
        return topology(of: blue).map { topology in
            topology.members.map { member in
                GreenPair(blue: member, green: green(of: member, isPrimary: member == blue, in: deployment))
            }
        }
    }

    private func green(of member: RDSInstance, isPrimary: Bool, in deployment: Deployment) -> RDSInstance? {
        if let arn = deployment.counterparts[member.instance.arn] ?? (isPrimary ? deployment.target : nil) {
            return rdsInstance(arn: arn)
        }
        return rdsInstances?.first { $0.identifier.text.hasPrefix("\(member.identifier)-green-") }
    }
}
