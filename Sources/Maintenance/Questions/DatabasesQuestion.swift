/// Every cluster and every RDS instance of a place (DescribeDBClusters, DescribeDBInstances).
package struct DatabasesQuestion: Question {
    package typealias Answer = Databases
    package static let kind: KindName = "databases"
    package let place: Place

    package init(in place: Place) { self.place = place }
}

/// The databases of a place, each sort by name.
package struct Databases: Sendable, Equatable {
    package var clusters: [ClusterState]
    package var instances: [RDSInstance]
    /// What is there besides, and cannot be read.
    package var unreadable: [UnreadableDatabase]

    package init(
        clusters: [ClusterState], instances: [RDSInstance] = [], unreadable: [UnreadableDatabase] = []
    ) {
        self.clusters = clusters
        self.instances = instances
        self.unreadable = unreadable
    }

    /// What is seen of each, by name.
    package func observations(in place: Place, takenAt: Timestamp) -> [Observation] {
        let seen =
            clusters.compactMap { state in
                state.cluster.map { cluster in
                    Observation.of(cluster.identifier.text, in: place, takenAt) {
                        Answered(ClusterQuestion($0), .known(state), takenAt: takenAt)
                    }
                }
            }
            + instances.map { instance in
                Observation.of(instance.identifier.text, in: place, takenAt) {
                    Answered(InstanceQuestion($0), .known(instance), takenAt: takenAt)
                }
            }
        let unread = unreadable.compactMap { database -> Observation? in
            guard let name = database.name else { return nil }
            return Observation.of(name, in: place, takenAt) { target -> any AnyAnswer in
                guard database.isCluster else {
                    return Answered(InstanceQuestion(target), .unavailable(database.reason), takenAt: takenAt)
                }
                return Answered(ClusterQuestion(target), .unavailable(database.reason), takenAt: takenAt)
            }
        }
        return (seen + unread).sorted { $0.target < $1.target }
    }

    /// Why it is not known how the cluster with that resource id is, or whether there is one.
    package func complaint(aboutResource resource: String) -> String? {
        unreadable.first { $0.isCluster && ($0.resource ?? resource) == resource }?.reason
    }

    /// Why it is not known how the RDS instance with that resource id is, or whether there is one.
    package func complaint(aboutInstance resource: String) -> String? {
        unreadable.first { !$0.isCluster && ($0.resource ?? resource) == resource }?.reason
    }
}

/// A database that AWS lists and whose description cannot be read, or not whole: what tells which one it is, and why.
package struct UnreadableDatabase: Sendable, Equatable {
    package var name: String?
    /// `cluster-…` or `db-…`.
    package var resource: String?
    package var arn: String?
    /// Rather than an RDS instance.
    package var isCluster: Bool
    package var reason: String

    package init(name: String?, resource: String?, arn: String?, isCluster: Bool, reason: String) {
        self.name = name
        self.resource = resource
        self.arn = arn
        self.isCluster = isCluster
        self.reason = reason
    }
}

extension Observation {
    fileprivate static func of(
        _ name: String, in place: Place, _ takenAt: Timestamp, _ answer: (Target) -> any AnyAnswer
    ) -> Observation {
        let target = Target(place: place, cluster: ClusterID(name))
        return Observation(of: target, takenAt: takenAt, [answer(target)])
    }
}
