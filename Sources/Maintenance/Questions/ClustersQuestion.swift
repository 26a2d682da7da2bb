/// Every cluster and every RDS instance of a place, sorted by name (DescribeDBClusters, DescribeDBInstances).
package struct ClustersQuestion: Question {
    package typealias Answer = [ClusterState]
    package static let kind: KindName = "clusters"
    package let place: Place

    package init(in place: Place) { self.place = place }
}
