/// How many DB clusters the account may have in a place, and has (DescribeAccountAttributes).
package struct ClusterQuotaQuestion: Question {
    package typealias Answer = Quota
    package static let kind: KindName = "cluster-quota"
    package let place: Place

    package init(in place: Place) { self.place = place }
}
