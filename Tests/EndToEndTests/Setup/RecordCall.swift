import Foundation
import HTTPTypes
import Transport

/// A call of Route 53, which its path tells (API reference, "Request Syntax" of each action).
struct RecordCall: Sendable {
    static let change = "ChangeResourceRecordSets"

    let action: String

    /// `nil` for a request to another service.
    init?(_ request: TransportRequest) {
        let path = (request.head.path ?? "").prefix { $0 != "?" }.split(separator: "/").map(String.init)
        guard path.first == "2013-04-01", path.count > 1 else { return nil }
        switch (path[1], path.count) {
        case ("change", 3): action = "GetChange"
        case ("hostedzonesbyname", 2): action = "ListHostedZonesByName"
        case ("hostedzone", 3): action = "GetHostedZone"
        case ("hostedzone", 4): action = request.head.method == .post ? Self.change : "ListResourceRecordSets"
        default: return nil
        }
    }
}
