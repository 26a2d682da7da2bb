/// The calls of Route 53 that are answered, by their names on the wire.
package enum Route53Action: String, Sendable, Hashable, CaseIterable, Codable {
    case changeResourceRecordSets = "ChangeResourceRecordSets"
    case getChange = "GetChange"
    case getHostedZone = "GetHostedZone"
    case listHostedZones = "ListHostedZones"
    case listHostedZonesByName = "ListHostedZonesByName"
    case listResourceRecordSets = "ListResourceRecordSets"

    package var isMutating: Bool { self == .changeResourceRecordSets }

    /// The name of the action in an IAM policy.
    package var permission: String { "route53:\(rawValue)" }
}

// Codes and statuses are those of the botocore service model route53 2013-04-01, the words those that people report.
extension RDSFault {
    static func noZone(_ identifier: String) -> RDSFault {
        RDSFault(
            code: "NoSuchHostedZone", message: "No hosted zone found with ID: \(identifier)", httpStatus: 404)
    }

    static func noChange(_ identifier: String) -> RDSFault {
        RDSFault(code: "NoSuchChange", message: "Could not find resource with ID: \(identifier)", httpStatus: 404)
    }

    static func invalidBatch(_ complaints: [String]) -> RDSFault {
        RDSFault(code: "InvalidChangeBatch", message: "[\(complaints.joined(separator: ", "))]")
    }

    static func invalidInput(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidInput", message: message)
    }

    static func invalidDomainName(_ name: String) -> RDSFault {
        RDSFault(code: "InvalidDomainName", message: "The domain name \(name) is not valid.")
    }

    static let priorRequest = RDSFault(
        code: "PriorRequestNotComplete",
        message: "The request was rejected because Route 53 was still processing a prior request.")
}
