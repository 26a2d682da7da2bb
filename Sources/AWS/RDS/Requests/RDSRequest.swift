/// The request of one RDS action; its type has the action's name.
package protocol RDSRequest: Sendable {
    static var action: String { get }
    static var kind: AWSCall.Kind { get }
    var parameters: QueryParameters { get }
}

extension RDSRequest {
    package static var action: String { String(describing: Self.self) }

    package var call: AWSCall {
        AWSCall(service: .rds, action: Self.action, parameters: parameters.pairs, kind: Self.kind)
    }
}
