/// What a call works on, and what an operation holds. Two calls for one resource never overlap, and no two operations hold
/// one at a time.
package struct Resource: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// As AWS names it in ARNs: `rds`, `route53`.
    package var service: String
    /// `db`, `cluster`, …: as AWS names it in ARNs, where it has one.
    package var type: String
    package var name: String
    /// Where it is; `nil`: where the operation's subject is.
    package var place: Place?

    package init(service: String, type: String, name: String, place: Place? = nil) {
        self.service = service
        self.type = type
        self.name = name
        self.place = place
    }

    private enum CodingKeys: String, CodingKey {
        case service, type, name, place
    }

    package var description: String { name }

    /// The same with its place, which is this one unless it has its own.
    package func located(in place: Place) -> Resource {
        var located = self
        located.place = self.place ?? place
        return located
    }

    package static func < (left: Resource, right: Resource) -> Bool {
        (left.name, left.type, left.service, left.place?.account ?? "", left.place?.region ?? "")
            < (right.name, right.type, right.service, right.place?.account ?? "", right.place?.region ?? "")
    }
}

/// RDS's types of resources (RDS user guide, "Amazon Resource Names (ARNs) in Amazon RDS").
extension Resource {
    package static func instance(_ instance: InstanceID) -> Resource { rds("db", instance.text) }
    package static func cluster(_ cluster: ClusterID) -> Resource { rds("cluster", cluster.text) }
    /// A cluster or an instance, told apart by its ARN.
    package static func database(_ name: String, arn: String) -> Resource {
        rds(arn.contains(":cluster:") ? "cluster" : "db", name)
    }

    /// A cluster or an instance by the id that AWS gave it, which it keeps under whatever name.
    package static func identity(_ resourceID: String) -> Resource { rds(identityType, resourceID) }
    var isIdentity: Bool { service == "rds" && type == Self.identityType }
    private static let identityType = "resource-id"
    package static func deployment(_ identifier: String) -> Resource { rds("deployment", identifier) }
    package static func proxy(_ proxy: String) -> Resource { rds("db-proxy", proxy) }
    package static func parameterGroup(_ group: ParameterGroupName) -> Resource {
        switch group.scope {
        case .cluster: rds("cluster-pg", group.name)
        case .instance: rds("pg", group.name)
        }
    }

    /// What Application Auto Scaling keeps the number of a cluster's readers by.
    package static func scalableTarget(ofReadersOf cluster: ClusterID) -> Resource {
        Resource(service: "application-autoscaling", type: "scalable-target", name: cluster.text)
    }

    /// What it is called at the beginning of a sentence: "Cluster orders".
    package var title: String {
        let kinds = [
            "cluster": "Cluster", "db": "Instance", "deployment": "Deployment", "db-proxy": "Proxy",
            "scalable-target": "Autoscaling of", "secret": "Secret",
        ]
        return "\(kinds[type] ?? "\(service) \(type)") \(name)"
    }

    private static func rds(_ type: String, _ name: String) -> Resource {
        Resource(service: "rds", type: type, name: name)
    }
}
