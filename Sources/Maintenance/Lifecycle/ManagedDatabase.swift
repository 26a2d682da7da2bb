/// A database of a lifecycle as AWS shows it: a cluster with its members, or an RDS instance.
package struct ManagedDatabase: Sendable, Equatable {
    /// Something of it that carries tags.
    package struct Tagged: Sendable, Equatable {
        package var arn: String
        package var resource: Resource
        package var tags: [Tag]

        package init(arn: String, resource: Resource, tags: [Tag]) {
            self.arn = arn
            self.resource = resource
            self.tags = tags
        }
    }

    package var name: String
    package var kind: Lifecycle.Kind
    package var arn: String
    /// `cluster-…` or `db-…`: survives renames.
    package var identity: String
    package var told: LifecycleTags.Told
    package var status: Status
    package var engine: String
    package var engineVersion: String
    /// Where clients reach it: the cluster's endpoint, or the instance's; `nil` while AWS shows none.
    package var endpoint: String?
    package var port: Int?
    package var createdAt: Timestamp?
    package var isProtected: Bool?
    /// The members, or the instance itself.
    package var instances: [Instance]
    /// The cluster or instance first, then the members.
    package var tagged: [Tagged]
    /// The operation that made it.
    package var madeBy: String?

    package init(
        name: String, kind: Lifecycle.Kind, arn: String, identity: String, told: LifecycleTags.Told, status: Status,
        engine: String, engineVersion: String, instances: [Instance], tagged: [Tagged]
    ) {
        self.name = name
        self.kind = kind
        self.arn = arn
        self.identity = identity
        self.told = told
        self.status = status
        self.engine = engine
        self.engineVersion = engineVersion
        self.instances = instances
        self.tagged = tagged
    }

    package var stage: LifecycleStage? {
        guard case .stage(let stage, _) = told else { return nil }
        return stage
    }

    package var resource: Resource {
        switch kind {
        case .aurora: .cluster(ClusterID(name))
        case .instance: .instance(InstanceID(name))
        }
    }

    /// It and all its members take calls.
    package var isAtRest: Bool {
        status.isAvailable && !instances.isEmpty && instances.allSatisfy(\.status.isAvailable)
    }

    /// Whether clients that ask for that name are led to it: by its endpoint, a cluster's reader endpoint, or the endpoint of a
    /// member, which records of aurora-echo point at.
    package func isAt(_ value: String) -> Bool {
        guard let endpoint else { return false }
        if DNSName.isSame(endpoint, value) { return true }
        // `NAME.HASH.REGION.rds.amazonaws.com`, the hash of a cluster with `cluster-` or `cluster-ro-` before it (Aurora user
        // guide, "Amazon Aurora endpoint connections").
        let (own, other) = (DNSName.plain(endpoint).labels, DNSName.plain(value).labels)
        guard kind == .aurora, own.count > 2, own.count == other.count, own.dropFirst(2) == other.dropFirst(2) else {
            return false
        }
        return other[0] == own[0] && other[1].hasPrefix("cluster-ro-")
            || !other[1].hasPrefix("cluster-") && instances.contains { $0.identifier.text == other[0] }
    }
}

extension String {
    /// What stands between the dots of a name in DNS.
    fileprivate var labels: [String] { split(separator: ".").map(String.init) }
}

/// Names in DNS: the same in small and capital letters, with and without the dot at their end (RFC 1035, §2.3.3, §5.1).
package enum DNSName {
    package static func plain(_ name: String) -> String {
        let small = name.lowercased()
        return small.hasSuffix(".") ? String(small.dropLast()) : small
    }

    package static func isSame(_ left: String, _ right: String) -> Bool { plain(left) == plain(right) }

    /// Whether a name lies in a zone.
    package static func isIn(zone: String, _ name: String) -> Bool {
        let (zone, name) = (plain(zone), plain(name))
        return name == zone || name.hasSuffix(".\(zone)")
    }
    /// Whether RDS made it for a database (RDS user guide, "Finding the endpoint for an Amazon RDS DB instance"; those of the
    /// regions in China end in `.cn`, "Regions, Availability Zones, and Local Zones").
    package static func isOfRDS(_ name: String) -> Bool {
        let name = plain(name)
        return name.hasSuffix(".rds.amazonaws.com") || name.hasSuffix(".rds.amazonaws.com.cn")
    }
}
