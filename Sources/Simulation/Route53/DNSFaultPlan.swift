/// What goes wrong with Route 53, and how often: a value, so that a failing run can be repeated from its seed.
package struct DNSFaultPlan: Sendable, Hashable {
    /// The kinds of fault beside those of the wire; each rate is the probability per occasion named here.
    package enum Kind: Int, Sendable, Hashable, CaseIterable, Codable {
        /// A change of the caller's: it takes minutes until every server knows it.
        case propagationIsSlow
        /// A change of the caller's: somebody gives a CNAME that it made another value soon after.
        case changedByHand
        /// A call that changes a zone: somebody else's change of it is still being processed.
        case zoneIsBusy
    }

    /// What any call may meet; what it says of RDS is not looked at.
    package var wire: FaultPlan
    /// Actions that the caller's policy does not allow.
    package var deniedActions: Set<Route53Action> = []
    private var rates: [Kind: Double] = [:]

    package init(wire: FaultPlan = .none, _ rates: [Kind: Double] = [:]) {
        self.wire = wire
        self.rates = rates
    }

    package static let none = DNSFaultPlan()

    package subscript(kind: Kind) -> Double {
        get { rates[kind] ?? 0 }
        set { rates[kind] = newValue }
    }

    package var activeKinds: [Kind] {
        Kind.allCases.filter { self[$0] > 0 }
    }

    /// A random subset of the kinds, each at a random rate.
    package static func swarm(seed: UInt64) -> DNSFaultPlan {
        var draws = SeededGenerator(seed: seed)
        var plan = DNSFaultPlan(wire: .swarm(seed: draws.next()))
        // Route 53 has a published limit, which always holds.
        plan.wire.callLimit = nil
        for kind in Kind.allCases {
            let isIn = draws.chance(0.4)
            let severity = draws.unit()
            if isIn { plan[kind] = 0.1 * (0.25 + 2 * severity) }
        }
        return plan
    }
}

/// Something that happens to a zone without the caller's doing.
package enum DNSIncident: Sendable, Hashable {
    /// Somebody gives a CNAME another value, or makes it.
    case points(name: SimulatedDomainName, to: String, in: String)
    /// Somebody changes records.
    case changes([SimulatedRecordChange], in: String)
    /// Somebody deletes a zone with all that is in it.
    case removesZone(String)
}
