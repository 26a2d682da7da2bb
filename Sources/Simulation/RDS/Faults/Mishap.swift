/// What goes wrong with the long works on clusters and instances; each rate is the probability per occasion named here.
///
/// They stand apart from `FaultPlan.Kind` so that plans for the short works, and what their seeds give, stay as they are.
package enum Mishap: Int, Sendable, Hashable, CaseIterable, Codable {
    /// An upgrade in place ends with the old version, and only an event tells.
    case upgradeFails
    /// The making of a green environment ends with an invalid configuration.
    case deploymentFails
    /// A switchover is rolled back because green lags behind.
    case switchoverMeetsLag
    /// A switchover is rolled back because of a long transaction.
    case switchoverMeetsTransaction
    /// A switchover takes longer than the default timeout.
    case switchoverIsSlow
    /// That an instance restarted is told minutes later, or never.
    case restartIsToldLate
    /// A snapshot is gone when it is to be restored or copied.
    case snapshotVanishes
    /// A restore of a snapshot takes hours, up to a day.
    case restoreIsSlow
    /// A restored instance ends in the status `restore-error`.
    case restoreFails
    /// A failover to a standby ends with a primary in the zone where it was.
    case failoverStaysInZone

    /// A rate at which runs meet the mishap and most still end well.
    var usualRate: Double {
        switch self {
        case .upgradeFails, .deploymentFails, .switchoverMeetsLag, .switchoverMeetsTransaction, .switchoverIsSlow: 0.1
        case .restartIsToldLate: 0.2
        case .snapshotVanishes, .restoreIsSlow, .restoreFails, .failoverStaysInZone: 0.1
        }
    }
}

extension FaultPlan {
    package subscript(mishap: Mishap) -> Double {
        get { mishapRates[mishap.rawValue] }
        set { mishapRates[mishap.rawValue] = newValue }
    }

    package var activeMishaps: [Mishap] {
        Mishap.allCases.filter { self[$0] > 0 }
    }
}

extension RDSWorld {
    mutating func isStruck(by mishap: Mishap) -> Bool {
        let rate = faults[mishap]
        guard rate > 0 else { return false }
        return mishaps.chance(rate) && !isQuiet
    }
}
