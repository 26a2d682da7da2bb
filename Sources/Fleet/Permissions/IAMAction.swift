package import AWS

/// The name of a permission, as policies write it: `rds:DescribeDBClusters`.
package struct IAMAction: Sendable, Hashable, CustomStringConvertible {
    package let service: String
    package let name: String

    package init(_ service: String, _ name: String) {
        self.service = service
        self.name = name
    }

    /// What a call needs; CloudWatch signs as `monitoring` and is `cloudwatch` in policies.
    package init(_ call: AWSCall) {
        self.init(call.service == .cloudWatch ? "cloudwatch" : call.service.signingName, call.action)
    }

    package init<Request: RDSRequest>(_ request: Request.Type) {
        self.init("rds", request.action)
    }

    package var description: String { "\(service):\(name)" }
}
