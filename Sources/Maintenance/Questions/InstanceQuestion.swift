/// The RDS instance of that name; `nil` where there is none that belongs to no cluster (DescribeDBInstances).
package struct InstanceQuestion: Question {
    package typealias Answer = RDSInstance?
    package static let kind: KindName = "instance"
    package let target: Target

    package init(_ target: Target) { self.target = target }

    package var place: Place { target.place }
    package var isRequired: Bool { true }
}
