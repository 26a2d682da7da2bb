/// The snapshots of an RDS instance, by identifier, with their status (DescribeDBSnapshots).
package struct InstanceSnapshotsQuestion: Question {
    package typealias Answer = [String: String]
    package static let kind: KindName = "instance-snapshots"
    package let place: Place
    package let instance: InstanceID

    package init(of instance: InstanceID, in place: Place) {
        self.place = place
        self.instance = instance
    }
}
