extension Route53World {
    /// Answers one request with what stands inside its response element.
    mutating func answer(_ request: Route53Request) throws(RDSFault) -> XMLText {
        switch request.action {
        case .changeResourceRecordSets: try answerChange(request)
        case .getChange: .changeInfo(try change(request.identifier, at: now))
        case .getHostedZone: try answerZone(request)
        case .listHostedZones: try answerZones(request)
        case .listHostedZonesByName: try answerZonesByName(request)
        case .listResourceRecordSets: try answerRecords(request)
        }
    }

    private mutating func answerChange(_ request: Route53Request) throws(RDSFault) -> XMLText {
        .changeInfo(try changeRecords(try RecordSetForm.call(request), at: now))
    }

    private mutating func answerZone(_ request: Route53Request) throws(RDSFault) -> XMLText {
        let zone = try hostedZone(request.identifier, at: now)
        var xml = XMLText()
        xml.add(zone)
        if !zone.nameServers.isEmpty {
            xml.nest("DelegationSet") { $0.list("NameServers", of: "NameServer", zone.nameServers) }
        }
        if zone.isPrivate {
            xml.list("VPCs", of: "VPC", zone.networks) { xml, network in
                xml.add("VPCRegion", network.region)
                xml.add("VPCId", network.identifier)
            }
        }
        return xml
    }

    private mutating func answerZones(_ request: Route53Request) throws(RDSFault) -> XMLText {
        let limit = try request.limit(atMost: 100)
        let page = try listZones(
            from: request["marker"], onlyPrivate: request["hostedzonetype"] == "PrivateHostedZone", limit: limit,
            at: now)
        var xml = XMLText()
        xml.nest("HostedZones") { xml in page.items.forEach { xml.add($0) } }
        xml.add("Marker", request["marker"] ?? "")
        xml.add("IsTruncated", page.next != nil)
        xml.add("NextMarker", page.next?.identifier)
        xml.add("MaxItems", limit)
        return xml
    }

    private mutating func answerZonesByName(_ request: Route53Request) throws(RDSFault) -> XMLText {
        let limit = try request.limit(atMost: 100)
        let page = try listZones(
            fromName: request.name, identifier: request["hostedzoneid"], limit: limit, at: now)
        var xml = XMLText()
        xml.nest("HostedZones") { xml in page.items.forEach { xml.add($0) } }
        xml.add("DNSName", request["dnsname"])
        xml.add("HostedZoneId", request["hostedzoneid"])
        xml.add("IsTruncated", page.next != nil)
        xml.add("NextDNSName", page.next?.name.text)
        xml.add("NextHostedZoneId", page.next?.identifier)
        xml.add("MaxItems", limit)
        return xml
    }

    private mutating func answerRecords(_ request: Route53Request) throws(RDSFault) -> XMLText {
        let limit = try request.limit(atMost: 300)
        guard request.name != nil || (request["type"] == nil && request["identifier"] == nil) else {
            throw .invalidInput("A type can only be given with a name.")
        }
        let start = request.name.map { RecordStart($0, type: request["type"], identifier: request["identifier"]) }
        let page = try listRecords(in: request.identifier, from: start, limit: limit, at: now)
        var xml = XMLText()
        xml.nest("ResourceRecordSets") { xml in page.items.forEach { xml.add($0) } }
        xml.add("IsTruncated", page.next != nil)
        xml.add("NextRecordName", page.next?.name.text)
        xml.add("NextRecordType", page.next?.type)
        xml.add("NextRecordIdentifier", page.next?.identifier)
        xml.add("MaxItems", limit)
        return xml
    }
}

extension XMLText {
    fileprivate static func changeInfo(_ change: SimulatedZoneChange) -> XMLText {
        var xml = XMLText()
        xml.nest("ChangeInfo") { xml in
            xml.add("Id", "/change/\(change.identifier)")
            xml.add("Status", change.status.rawValue)
            xml.add("SubmittedAt", change.submitted)
            xml.add("Comment", change.comment)
        }
        return xml
    }

    fileprivate mutating func add(_ zone: SimulatedHostedZone) {
        nest("HostedZone") { xml in
            xml.add("Id", "/hostedzone/\(zone.identifier)")
            xml.add("Name", zone.name.text)
            xml.add("CallerReference", zone.callerReference)
            xml.nest("Config") { xml in
                xml.add("Comment", zone.comment)
                xml.add("PrivateZone", zone.isPrivate)
            }
            xml.add("ResourceRecordSetCount", zone.recordCount)
        }
    }

    fileprivate mutating func add(_ record: SimulatedRecordSet) {
        nest("ResourceRecordSet") { xml in
            xml.add("Name", record.name.text)
            xml.add("Type", record.type)
            xml.add("SetIdentifier", record.identifier)
            xml.add(record.routing)
            xml.add("TTL", record.timeToLive)
            if let alias = record.alias {
                xml.nest("AliasTarget") { xml in
                    xml.add("HostedZoneId", alias.zone)
                    xml.add("DNSName", alias.name.text)
                    xml.add("EvaluateTargetHealth", alias.evaluatesHealth)
                }
            } else {
                xml.list("ResourceRecords", of: "ResourceRecord", record.values) { $0.add("Value", $1) }
            }
            xml.add("HealthCheckId", record.healthCheck)
        }
    }

    private mutating func add(_ routing: SimulatedRecordSet.Routing) {
        switch routing {
        case .simple: break
        case .weighted(_, let weight): add("Weight", weight)
        case .latency(_, let region): add("Region", region)
        case .failover(_, let role): add("Failover", role)
        case .geolocation(_, let country): nest("GeoLocation") { $0.add("CountryCode", country) }
        case .multivalue: add("MultiValueAnswer", true)
        }
    }
}
