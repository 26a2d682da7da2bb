/// What goes wrong, and how often: a value, so that a failing run can be repeated from its seed.
package struct FaultPlan: Sendable, Hashable {
    /// The kinds of fault; each rate is the probability per occasion named here.
    package enum Kind: Int, Sendable, Hashable, CaseIterable, Codable {
        /// Any call: `Throttling`, not executed.
        case throttled
        /// Any call: a 5xx before anything was executed.
        case failedBefore
        /// Any call: a 5xx with an HTML body, executed or not.
        case htmlReply
        /// Any call: executed, and the reply lost to a timeout, a closed connection or a 5xx.
        case replyLost
        /// Any call: nothing executed, and no reply either.
        case requestLost
        /// Any call: a reply after seconds.
        case slowReply
        /// Any call: the credentials expire, and fresh ones come after a while.
        case credentialsExpire
        /// Describing clusters and instances: an older state is served.
        case staleRead
        /// CreateDBInstance: no capacity, told at once or by the status `insufficient-capacity`. Another class of an
        /// instance of no cluster: the same, told at once.
        case noCapacity
        /// A failover ends with the old writer.
        case failoverFails
        /// A failover takes minutes.
        case failoverIsSlow
        /// A failover ends with another reader than the one asked for.
        case failoverGoesElsewhere
        /// After an effect of the caller: somebody changes the class of a member.
        case classChangedByHand
        /// After an effect of the caller: somebody fails the cluster over.
        case failedOverByHand
        /// After an effect of the caller: somebody deletes a reader.
        case readerDeletedByHand
        /// After an effect of the caller: the autoscaler adds a reader.
        case autoscalerAdds
        /// After an effect of the caller: the autoscaler removes a reader of its own.
        case autoscalerRemoves
        /// After an effect of the caller: an automatic backup begins.
        case backup
    }

    /// How fast calls are let through: a token bucket that the caller is not told about.
    package struct CallLimit: Sendable, Hashable {
        var perSecond: Double
        var burst: Double

        package init(perSecond: Double, burst: Double) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    private var rates = [Double](repeating: 0, count: Kind.allCases.count)
    var mishapRates = [Double](repeating: 0, count: Mishap.allCases.count)
    package var callLimit: CallLimit?
    /// Actions that the caller's policy does not allow.
    package var deniedActions: Set<RDSAction> = []
    /// From when on nothing goes wrong any more (limit and denials excepted), for tests that everything then ends.
    package var quietFrom: SimulatedTime?

    package init(_ rates: [Kind: Double] = [:]) {
        for (kind, rate) in rates {
            self.rates[kind.rawValue] = rate
        }
    }

    package static let none = FaultPlan()

    subscript(kind: Kind) -> Double {
        get { rates[kind.rawValue] }
        set { rates[kind.rawValue] = newValue }
    }

    package var activeKinds: [Kind] {
        Kind.allCases.filter { self[$0] > 0 }
    }

    /// A random subset of the kinds, each at a random rate: many different plans find more than one with everything.
    package static func swarm(seed: UInt64, from kinds: [Kind] = Kind.allCases) -> FaultPlan {
        var draws = SeededGenerator(seed: seed)
        var plan = FaultPlan()
        for kind in kinds {
            let isIn = draws.chance(0.4)
            let severity = draws.unit()
            guard isIn else { continue }
            plan[kind] = kind.usualRate * (0.25 + 2 * severity)
        }
        if draws.chance(0.2) {
            plan.callLimit = CallLimit(perSecond: 1 + 4 * draws.unit(), burst: 5 + 20 * draws.unit())
        }
        for mishap in Mishap.allCases {
            let isIn = draws.chance(0.4)
            let severity = draws.unit()
            if isIn { plan[mishap] = mishap.usualRate * (0.25 + 2 * severity) }
        }
        return plan
    }
}

extension FaultPlan.Kind {
    /// A rate at which a run of a few hundred calls meets the fault some times and can still end.
    var usualRate: Double {
        switch self {
        case .throttled, .failedBefore, .replyLost, .slowReply, .staleRead: 0.05
        case .htmlReply, .requestLost: 0.02
        case .credentialsExpire: 0.004
        case .noCapacity, .failoverFails, .failoverIsSlow, .failoverGoesElsewhere: 0.15
        case .classChangedByHand, .failedOverByHand, .readerDeletedByHand: 0.04
        case .autoscalerAdds, .autoscalerRemoves, .backup: 0.08
        }
    }
}
