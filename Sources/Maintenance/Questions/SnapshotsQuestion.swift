/// The snapshots of a database, by identifier, with their status (DescribeDBClusterSnapshots, DescribeDBSnapshots).
package struct SnapshotsQuestion: Question {
    package typealias Answer = [String: String]
    package static let kind: KindName = "snapshots"
    package let target: Target
    package let databaseKind: Cluster.Kind

    package init(of target: Target, _ kind: Cluster.Kind = .cluster) {
        self.target = target
        databaseKind = kind
    }

    package var place: Place { target.place }
}
