package import AWS

/// The name of a permission, as policies write it: `rds:DescribeDBClusters`.
package struct IAMAction: Sendable, Hashable, CustomStringConvertible {
    package let service: String
    package let name: String

    package init(_ service: String, _ name: String) {
        self.service = service
        self.name = name
    }

    /// What a call needs.
    package init(_ call: AWSCall) {
        self.init(call.service.policyPrefix, call.action)
    }

    package init<Request: AWSRequest>(_ request: Request.Type) {
        self.init(request.service.policyPrefix, request.action)
    }

    package var description: String { "\(service):\(name)" }
}
