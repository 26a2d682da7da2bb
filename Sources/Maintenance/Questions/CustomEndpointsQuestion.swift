/// The custom endpoints of a cluster, sorted by identifier (DescribeDBClusterEndpoints).
package struct CustomEndpointsQuestion: Question {
    package typealias Answer = [CustomEndpoint]
    package static let kind: KindName = "custom-endpoints"
    package let target: Target

    package init(of target: Target) { self.target = target }

    package var place: Place { target.place }
}

/// A custom endpoint that a new member would join, or that a moved role would empty.
package struct CustomEndpoint: Sendable, Equatable {
    package var identifier: String
    package var staticMembers: [InstanceID]
    package var excludedMembers: [InstanceID]

    package init(identifier: String, staticMembers: [InstanceID], excludedMembers: [InstanceID]) {
        self.identifier = identifier
        self.staticMembers = staticMembers
        self.excludedMembers = excludedMembers
    }
}
