/// Reads the document of a ChangeResourceRecordSets request.
///
/// Source: API Reference, ChangeResourceRecordSets: elements must appear in the order listed in the syntax.
enum RecordSetForm {
    private static let elements = [
        "Name", "Type", "SetIdentifier", "Weight", "Region", "GeoLocation", "Failover", "MultiValueAnswer", "TTL",
        "ResourceRecords", "AliasTarget", "HealthCheckId",
    ]

    static func call(_ request: Route53Request) throws(RDSFault) -> ChangeRecordsCall {
        guard let document = RequestElement(request.body), document.name == "ChangeResourceRecordSetsRequest",
            let batch = document["ChangeBatch"]
        else { throw malformed("The body is no ChangeResourceRecordSetsRequest.") }
        var changes: [SimulatedRecordChange] = []
        for element in batch["Changes"]?.children ?? [] {
            guard element.name == "Change", let action = element["Action"]?.text,
                let record = element["ResourceRecordSet"]
            else { throw malformed("A change needs an Action and a ResourceRecordSet.") }
            guard let action = SimulatedRecordChange.Action(rawValue: action) else {
                throw .invalidInput("Invalid XML ; '\(action)' is no action of a change")
            }
            changes.append(SimulatedRecordChange(action, try Self.record(record)))
        }
        return ChangeRecordsCall(zone: request.identifier, changes, comment: batch["Comment"]?.text)
    }

    private static func record(_ element: RequestElement) throws(RDSFault) -> SimulatedRecordSet {
        var rest = elements[...]
        for child in element.children {
            guard let position = rest.firstIndex(of: child.name) else {
                throw malformed("The element \(child.name) is not known, or not in its place.")
            }
            rest = rest[(position + 1)...]
        }
        guard let name = element["Name"]?.text, let type = element["Type"]?.text else {
            throw malformed("A record set needs a Name and a Type.")
        }
        var record = SimulatedRecordSet(
            SimulatedDomainName(name), type: type, timeToLive: try integer(element["TTL"]),
            values: element["ResourceRecords"]?.children.compactMap { $0["Value"]?.text } ?? [],
            routing: try routing(element))
        record.alias = try element["AliasTarget"].map(alias)
        record.healthCheck = element["HealthCheckId"]?.text
        return record
    }

    private static func routing(_ element: RequestElement) throws(RDSFault) -> SimulatedRecordSet.Routing {
        let policies = ["Weight", "Region", "GeoLocation", "Failover", "MultiValueAnswer"].filter { element[$0] != nil }
        guard let identifier = element["SetIdentifier"]?.text, !identifier.isEmpty else {
            guard policies.isEmpty else { throw .invalidInput("A routing policy needs a SetIdentifier.") }
            return .simple
        }
        guard policies.count == 1 else { throw .invalidInput("A SetIdentifier needs one routing policy.") }
        if let weight = try integer(element["Weight"]) { return .weighted(identifier: identifier, weight: weight) }
        if let region = element["Region"]?.text { return .latency(identifier: identifier, region: region) }
        if let role = element["Failover"]?.text { return .failover(identifier: identifier, role: role) }
        if let place = element["GeoLocation"] {
            return .geolocation(identifier: identifier, country: place["CountryCode"]?.text ?? "*")
        }
        return .multivalue(identifier: identifier)
    }

    private static func alias(_ element: RequestElement) throws(RDSFault) -> SimulatedRecordSet.Alias {
        guard let zone = element["HostedZoneId"]?.text, let name = element["DNSName"]?.text,
            let health = element["EvaluateTargetHealth"]?.text
        else { throw malformed("An alias needs HostedZoneId, DNSName and EvaluateTargetHealth.") }
        return SimulatedRecordSet.Alias(
            zone: zone, name: SimulatedDomainName(name), evaluatesHealth: health == "true")
    }

    private static func integer(_ element: RequestElement?) throws(RDSFault) -> Int? {
        guard let text = element?.text else { return nil }
        guard let number = Int(text) else { throw malformed("\(text) is no number.") }
        return number
    }

    private static func malformed(_ message: String) -> RDSFault {
        RDSFault(code: "MalformedInput", message: message)
    }
}
