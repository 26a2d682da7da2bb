package import Simulation

/// All services of the simulated AWS are told of the same time.
extension SeededAWS {
    static let services: [any SimulatedService.Type] = [
        RDSWorld.self, Route53World.self, SecretsWorld.self, SeededStatements.self,
    ]

    /// Has some of what can go wrong beside RDS do so until an instant.
    mutating func beginFaultsBesides(seed: UInt64, until end: SimulatedTime) {
        var draws = SeededGenerator(seed: seed ^ 5300)
        route53.faults = .swarm(seed: draws.next())
        route53.faults.wire.quietFrom = end
        secrets.faults = .swarm(seed: draws.next())
        secrets.faults.quietFrom = end
        statements.failureRate = draws.chance(0.3) ? 0.3 : 0
    }

    /// Lets everything happen that is due by the given time.
    package mutating func advance(to time: SimulatedTime) {
        for service in Self.services { advance(service, to: time) }
    }

    /// The earliest instant after the given one at which something may change by itself; `nil` when nothing is under way.
    package mutating func nextChange(after time: SimulatedTime) -> SimulatedTime? {
        var next: SimulatedTime?
        for service in Self.services {
            guard let change = nextChange(in: service, after: time) else { continue }
            next = min(next ?? change, change)
        }
        return next
    }

    /// From now on nothing goes wrong anywhere.
    package mutating func endFaults() {
        for service in Self.services { endFaults(in: service) }
    }

    private mutating func advance<Service: SimulatedService>(_ service: Service.Type, to time: SimulatedTime) {
        self[keyPath: Service.path].advance(to: time)
    }

    private mutating func nextChange<Service: SimulatedService>(
        in service: Service.Type, after time: SimulatedTime
    ) -> SimulatedTime? {
        self[keyPath: Service.path].nextChange(after: time)
    }

    private mutating func endFaults<Service: SimulatedService>(in service: Service.Type) {
        self[keyPath: Service.path].endFaults()
    }
}
