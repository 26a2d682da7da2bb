import Foundation
import HTTPTypes
import Transport

/// A request of the REST API of Route 53, with what its path and its query say.
struct Route53Request: Sendable {
    let action: Route53Action
    /// The zone or the change that the path names.
    let identifier: String
    private let query: QueryForm
    let body: Data

    /// Nil for a path or method that the API does not have.
    init?(_ request: TransportRequest) {
        let target = (request.head.path ?? "").split(separator: "?", maxSplits: 1)
        let path = (target.first ?? "").split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        guard path.first == "2013-04-01", let action = Self.action(request.head.method.rawValue, path.dropFirst()),
            let query = QueryForm((target.dropFirst().first ?? "").utf8)
        else { return nil }
        self.action = action
        identifier = path.count > 2 ? path[2] : ""
        self.query = query
        body = request.body
    }

    // Source: botocore model route53 2013-04-01, `requestUri`.
    private static func action(_ method: String, _ path: ArraySlice<String>) -> Route53Action? {
        switch (method, path.first, path.dropFirst(2).first, path.count) {
        case ("GET", "hostedzone", nil, 1): .listHostedZones
        case ("GET", "hostedzonesbyname", nil, 1): .listHostedZonesByName
        case ("GET", "change", nil, 2): .getChange
        case ("GET", "hostedzone", nil, 2): .getHostedZone
        case ("GET", "hostedzone", "rrset", 3): .listResourceRecordSets
        case ("POST", "hostedzone", "rrset", 3): .changeResourceRecordSets
        default: nil
        }
    }

    subscript(name: String) -> String? { query[name] }

    /// How many items are asked for; more than the most come in as many pages.
    func limit(atMost most: Int) throws(RDSFault) -> Int {
        guard let text = query["maxitems"] else { return most }
        guard let limit = Int(text), limit > 0 else { throw .invalidInput("Invalid value for maxitems: \(text)") }
        return min(limit, most)
    }

    var name: SimulatedDomainName? {
        (query["name"] ?? query["dnsname"]).flatMap { $0.isEmpty ? nil : SimulatedDomainName($0) }
    }
}
