/// The snapshots of a cluster, by identifier, with their status (DescribeDBClusterSnapshots).
package struct SnapshotsQuestion: Question {
    package typealias Answer = [String: String]
    package static let kind: KindName = "snapshots"
    package let target: Target

    package init(of target: Target) { self.target = target }

    package var place: Place { target.place }
}
