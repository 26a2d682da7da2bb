import Maintenance
import Simulation

/// What a kind of mutation is to the simulated region: how its call is made there, and which effect is its own.
protocol SimulatedPerformer<Change>: Sendable {
    associatedtype Change: Mutation

    func action(of change: Change) -> RDSAction
    func call(_ change: Change, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault)
    /// Whether an effect of the same action is what this mutation asks for.
    func fits(_ effect: Simulation.Effect, _ change: Change) -> Bool
}

extension SimulatedPerformer {
    /// For actions whose effects name the thing itself.
    func fits(_ effect: Simulation.Effect, _ change: Change) -> Bool { true }
}

/// Who makes which mutation in the simulated region.
struct SimulatedPerformers: Sendable {
    private let byKind: [KindName: any SimulatedPerformer]

    static let rds = SimulatedPerformers([
        SimulatedCreateInstance(), SimulatedModifyClass(), SimulatedFailOver(), SimulatedDeleteInstance(),
        SimulatedRebootInstance(), SimulatedApplyMaintenance(), SimulatedModifyStorage(),
        SimulatedModifyInstanceStorage(),
        SimulatedCreateParameterGroup(), SimulatedSetParameters(), SimulatedCreateDeployment(),
        SimulatedAssignParameterGroup(), SimulatedSwitchOver(), SimulatedRegisterProxyTarget(),
        SimulatedDeregisterProxyTarget(), SimulatedDeleteParameterGroup(),
        SimulatedDeleteDeployment(), SimulatedRemoveProtection(), SimulatedDeleteCluster(),
        SimulatedCreateSnapshot(), SimulatedUpgradeCluster(), SimulatedSetScalingSuspension(),
        SimulatedSetPromotionTier(),
    ])

    init(_ performers: [any SimulatedPerformer]) {
        byKind = Dictionary(uniqueKeysWithValues: performers.map { (Self.kind(of: $0), $0) })
    }

    var kinds: Set<KindName> { Set(byKind.keys) }

    private static func kind<Found: SimulatedPerformer>(of performer: Found) -> KindName { Found.Change.kind }

    private func performer<Change: Mutation>(of change: Change) -> any SimulatedPerformer<Change> {
        guard let found = byKind[Change.kind] as? any SimulatedPerformer<Change> else {
            preconditionFailure("nobody makes \(Change.kind) in the simulated region")
        }
        return found
    }

    func action(of mutation: AnyMutation) -> RDSAction {
        func opened<Change: Mutation>(_ change: Change) -> RDSAction { performer(of: change).action(of: change) }
        return opened(mutation.base)
    }

    func call(_ mutation: AnyMutation, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        func opened<Change: Mutation>(_ change: Change, _ world: inout RDSWorld) throws(RDSFault) {
            try performer(of: change).call(change, &world, at: now)
        }
        try opened(mutation.base, &world)
    }

    func fits(_ effect: Simulation.Effect, _ mutation: AnyMutation) -> Bool {
        func opened<Change: Mutation>(_ change: Change) -> Bool { performer(of: change).fits(effect, change) }
        return opened(mutation.base)
    }
}

extension AnyMutation {
    /// The action that its call amounts to.
    var action: RDSAction { SimulatedPerformers.rds.action(of: self) }

    /// Makes its call to the simulated region.
    func call(_ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        try SimulatedPerformers.rds.call(self, &world, at: now)
    }

    /// Whether an effect is what this mutation asks for.
    func fits(_ effect: Simulation.Effect) -> Bool { SimulatedPerformers.rds.fits(effect, self) }
}
