/// The records of one name and type; with a routing policy, those of one identifier.
package struct SimulatedRecordSet: Sendable, Hashable {
    /// How Route 53 chooses among sets of the same name and type.
    package enum Routing: Sendable, Hashable {
        case simple
        case weighted(identifier: String, weight: Int)
        case latency(identifier: String, region: String)
        case failover(identifier: String, role: String)
        case geolocation(identifier: String, country: String)
        case multivalue(identifier: String)
    }

    /// What an alias stands for: a name in a zone, which need not be the caller's own.
    package struct Alias: Sendable, Hashable {
        package var zone: String
        package var name: SimulatedDomainName
        package var evaluatesHealth: Bool

        package init(zone: String, name: SimulatedDomainName, evaluatesHealth: Bool = false) {
            self.zone = zone
            self.name = name
            self.evaluatesHealth = evaluatesHealth
        }
    }

    package var name: SimulatedDomainName
    package var type: String
    package var routing = Routing.simple
    /// Nil for an alias.
    package var timeToLive: Int?
    package var values: [String]
    package var alias: Alias?
    package var healthCheck: String?

    package init(
        _ name: SimulatedDomainName, type: String = "CNAME", timeToLive: Int? = 60, values: [String],
        routing: Routing = .simple
    ) {
        self.name = name
        self.type = type
        self.timeToLive = timeToLive
        self.values = values
        self.routing = routing
    }

    package static func alias(
        _ name: SimulatedDomainName, type: String = "A", to alias: Alias, routing: Routing = .simple
    ) -> SimulatedRecordSet {
        var record = SimulatedRecordSet(name, type: type, timeToLive: nil, values: [], routing: routing)
        record.alias = alias
        return record
    }
}

extension SimulatedRecordSet {
    package var identifier: String? {
        switch routing {
        case .simple: nil
        case .weighted(let identifier, _), .latency(let identifier, _), .failover(let identifier, _),
            .geolocation(let identifier, _), .multivalue(let identifier):
            identifier
        }
    }

    /// The element that says how is chosen, as on the wire.
    var policy: String? {
        switch routing {
        case .simple: nil
        case .weighted: "Weight"
        case .latency: "Region"
        case .failover: "Failover"
        case .geolocation: "GeoLocation"
        case .multivalue: "MultiValueAnswer"
        }
    }

    /// Whether both are of one name, type and identifier.
    func isSame(as other: SimulatedRecordSet) -> Bool {
        isBeside(other) && identifier == other.identifier
    }

    /// Whether both are of one name and type.
    func isBeside(_ other: SimulatedRecordSet) -> Bool {
        name == other.name && type == other.type
    }

    /// Whether all that was given is equal; the order of the values says nothing.
    func matches(_ other: SimulatedRecordSet) -> Bool {
        var (left, right) = (self, other)
        left.values.sort()
        right.values.sort()
        return left == right
    }

    /// As lists are in order: by name, then type, then identifier.
    static func precedes(_ left: SimulatedRecordSet, _ right: SimulatedRecordSet) -> Bool {
        (left.name.order, left.type, left.identifier ?? "")
            < (right.name.order, right.type, right.identifier ?? "")
    }
}
