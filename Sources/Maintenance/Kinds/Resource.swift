/// What a call works on. Two calls for one resource never overlap.
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

    package static func deployment(_ identifier: String) -> Resource { rds("deployment", identifier) }
    package static func proxy(_ proxy: String) -> Resource { rds("db-proxy", proxy) }
    package static func parameterGroup(_ group: ParameterGroupName) -> Resource {
        switch group.scope {
        case .cluster: rds("cluster-pg", group.name)
        case .instance: rds("pg", group.name)
        }
    }

    private static func rds(_ type: String, _ name: String) -> Resource {
        Resource(service: "rds", type: type, name: name)
    }
}
