/// A hosted zone as Route 53 shows it.
package struct SimulatedHostedZone: Sendable, Hashable {
    /// A network in which a private zone is asked.
    package struct Network: Sendable, Hashable {
        package var identifier: String
        package var region: String

        package init(_ identifier: String, region: String = "us-east-1") {
            self.identifier = identifier
            self.region = region
        }
    }

    package let identifier: String
    package let name: SimulatedDomainName
    package let callerReference: String
    package let comment: String?
    /// None for a public zone.
    package let networks: [Network]
    package let recordCount: Int
    package let nameServers: [String]

    package var isPrivate: Bool { !networks.isEmpty }
}

/// A zone when the simulation begins; its SOA and NS records come with it.
package struct ZoneScript: Sendable {
    package var name: SimulatedDomainName
    package var identifier: String
    package var records: [SimulatedRecordSet]
    package var comment: String?
    /// The networks of a private zone; none makes it public.
    package var networks: [SimulatedHostedZone.Network] = []

    package init(_ name: SimulatedDomainName, identifier: String, records: [SimulatedRecordSet] = []) {
        self.name = name
        self.identifier = identifier
        self.records = records
    }

    /// A zone that only a network of the account can ask.
    package static func ofNetwork(
        _ network: String, _ name: SimulatedDomainName, identifier: String, records: [SimulatedRecordSet] = []
    ) -> ZoneScript {
        var zone = ZoneScript(name, identifier: identifier, records: records)
        zone.networks = [SimulatedHostedZone.Network(network)]
        return zone
    }
}

/// What one account has in Route 53 when the simulation begins.
package struct Route53Script: Sendable {
    package var account: String
    package var start: SimulatedTime
    package var zones: [ZoneScript]

    /// Zones of the account that the region is of, which both begin at the same time.
    package init(zones: [ZoneScript] = [], besides region: RegionScript = RegionScript()) {
        account = region.account
        start = region.start
        self.zones = zones
    }
}
