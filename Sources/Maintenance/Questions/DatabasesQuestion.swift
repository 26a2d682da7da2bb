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

    package init(clusters: [ClusterState], instances: [RDSInstance] = []) {
        self.clusters = clusters
        self.instances = instances
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
        return seen.sorted { $0.target < $1.target }
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
