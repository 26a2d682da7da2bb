/// The cluster of that name with its instances (DescribeDBClusters, DescribeDBInstances).
package struct ClusterQuestion: Question {
    package typealias Answer = ClusterState
    package static let kind: KindName = "cluster"
    package let target: Target

    package init(_ target: Target) { self.target = target }

    package var place: Place { target.place }
    package var isRequired: Bool { true }
}
