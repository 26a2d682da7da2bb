/// The part that a cluster has in a Global Database; `nil` when in none (DescribeGlobalClusters).
package struct GlobalRoleQuestion: Question {
    package typealias Answer = GlobalRole?
    package static let kind: KindName = "global-role"
    package let target: Target
    package let arn: String
    /// The Global Database that the cluster itself names.
    package let globalCluster: String?

    package init(of cluster: Cluster, in place: Place) {
        target = Target(place: place, cluster: cluster.identifier)
        arn = cluster.arn
        globalCluster = cluster.globalCluster
    }

    package var place: Place { target.place }
}

/// A cluster's part in a Global Database.
package struct GlobalRole: Sendable, Equatable {
    package var globalCluster: String
    package var isPrimary: Bool
    /// ARNs of the other members.
    package var others: [String]

    package init(globalCluster: String, isPrimary: Bool, others: [String]) {
        self.globalCluster = globalCluster
        self.isPrimary = isPrimary
        self.others = others
    }
}
