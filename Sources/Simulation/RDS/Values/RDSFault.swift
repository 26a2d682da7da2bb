/// An error as AWS answers it: the code on the wire, a sentence, the HTTP status.
package struct RDSFault: Error, Sendable, Hashable {
    package var code: String
    package var message: String
    package var httpStatus = 400
}

// Codes and statuses are those of the botocore service model rds 2014-10-31.
extension RDSFault {
    static func noCluster(_ identifier: String) -> RDSFault {
        RDSFault(code: "DBClusterNotFoundFault", message: "DBCluster \(identifier) not found.", httpStatus: 404)
    }

    static func noInstance(_ identifier: String) -> RDSFault {
        RDSFault(code: "DBInstanceNotFound", message: "DBInstance \(identifier) not found.", httpStatus: 404)
    }

    static func instanceExists() -> RDSFault {
        RDSFault(code: "DBInstanceAlreadyExists", message: "DB instance already exists")
    }

    static func clusterState(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidDBClusterStateFault", message: message)
    }

    static func instanceState(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidDBInstanceState", message: message)
    }

    static func value(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidParameterValue", message: message)
    }

    static func combination(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidParameterCombination", message: message)
    }

    static func noCapacity(_ instanceClass: String, in zone: String) -> RDSFault {
        RDSFault(
            code: "InsufficientDBInstanceCapacity",
            message: "\(instanceClass) is not available in \(zone) at the moment. Try another Availability Zone.")
    }

    static let throttled = RDSFault(code: "Throttling", message: "Rate exceeded")
    static let expired = RDSFault(
        code: "ExpiredToken", message: "The security token included in the request is expired", httpStatus: 403)

    /// Source: "Troubleshoot access denied error messages", IAM User Guide.
    static func denied(_ request: AccessRequest, to principal: String, _ decision: AccessDecision) -> RDSFault {
        let resource = request.resource == "*" ? "" : " on resource: \(request.resource)"
        let reason =
            decision == .explicitDeny
            ? "with an explicit deny in an identity-based policy"
            : "because no identity-based policy allows the \(request.action) action"
        return RDSFault(
            code: "AccessDenied",
            message: "User: \(principal) is not authorized to perform: \(request.action)\(resource) \(reason)",
            httpStatus: 403)
    }
}
