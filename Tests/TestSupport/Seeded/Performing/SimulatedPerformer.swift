import Maintenance
import Simulation

/// What a kind of mutation is to a simulated service: how its call is made there, and which effect is its own.
protocol SimulatedPerformer<Change>: Sendable {
    associatedtype Change: Mutation
    associatedtype Service: SimulatedService
    associatedtype Reply: Sendable

    func action(of change: Change) -> Service.Action
    func call(_ change: Change, _ world: inout Service, at now: SimulatedTime) throws(RDSFault) -> Reply
    /// How AWS named what it began with.
    func name(in reply: Reply) -> String?
    /// Whether an effect of the same action is what this mutation asks for.
    func fits(_ effect: Service.Work, _ change: Change) -> Bool
}

extension SimulatedPerformer {
    func name(in reply: Reply) -> String? { nil }

    /// For actions whose effects name the thing itself.
    func fits(_ effect: Service.Work, _ change: Change) -> Bool { true }

    /// Makes a call over the wire of its service.
    fileprivate func perform(
        _ change: Change, _ aws: inout SeededAWS, at now: SimulatedTime
    ) -> SeededAWS.Answer<Maintenance.CallOutcome> {
        let exchange = aws[keyPath: Service.path].answer(to: action(of: change), at: now) { world throws(RDSFault) in
            try call(change, &world, at: now)
        }
        switch exchange.outcome {
        case .reply(let reply): return (.accepted(as: name(in: reply)), exchange.latency)
        case .lost: return (.unknown("no answer"), exchange.latency)
        case .fault(let fault) where fault.code == "Throttling" || fault.code == "ExpiredToken":
            return (.deferred(fault.code, retryAfter: nil), exchange.latency)
        case .fault(let fault):
            return (
                .refusal(code: fault.code, message: fault.message, of: AnyMutation(change)), exchange.latency
            )
        }
    }

    fileprivate func asks(for work: some SimulatedWork, _ change: Change) -> Bool {
        guard let effect = work as? Service.Work else { return false }
        return effect.action == action(of: change) && fits(effect, change)
    }
}

/// Who makes which mutation in the simulated AWS.
struct SimulatedPerformers: Sendable {
    private let byKind: [KindName: any SimulatedPerformer]

    static let all = SimulatedPerformers([
        SimulatedCreateInstance(), SimulatedModifyClass(), SimulatedFailOver(), SimulatedDeleteInstance(),
        SimulatedRebootInstance(), SimulatedApplyMaintenance(), SimulatedModifyStorage(),
        SimulatedModifyInstanceStorage(), SimulatedFailOverInstance(), SimulatedModifyInstanceClass(),
        SimulatedCreateParameterGroup(), SimulatedSetParameters(), SimulatedCreateDeployment(),
        SimulatedAssignParameterGroup(), SimulatedSwitchOver(), SimulatedRegisterProxyTarget(),
        SimulatedDeregisterProxyTarget(), SimulatedDeleteParameterGroup(),
        SimulatedDeleteDeployment(), SimulatedRemoveProtection(), SimulatedDeleteCluster(),
        SimulatedCreateSnapshot(), SimulatedUpgradeCluster(), SimulatedSetScalingSuspension(),
        SimulatedSetPromotionTier(),
        SimulatedRestoreCluster(), SimulatedCloneCluster(), SimulatedCreateMember(), SimulatedCopySnapshot(),
        SimulatedRestoreInstance(),
        SimulatedConfigureDatabase(), SimulatedAddRole(), SimulatedTagDatabase(), SimulatedRebootCopy(),
        SimulatedPointRecord(), SimulatedRestoreRecord(), SimulatedUnprotectRetired(),
        SimulatedDeleteRetiredInstance(), SimulatedDeleteRetiredCluster(),
        SimulatedUnprotectInstance(), SimulatedDeleteOldInstance(),
        SimulatedCreateInstanceSnapshot(), SimulatedUpgradeInstance(),
        SimulatedPutPendingPassword(), SimulatedSetMasterPassword(), SimulatedMakePasswordCurrent(),
        SimulatedStartMasking(),
        SimulatedCreateInstanceDeployment(), SimulatedModifyGreen(), SimulatedAttachInstanceRole(),
        SimulatedSwitchOverInstance(),
    ])

    init(_ performers: [any SimulatedPerformer]) {
        byKind = Dictionary(uniqueKeysWithValues: performers.map { (Self.kind(of: $0), $0) })
    }

    var kinds: Set<KindName> { Set(byKind.keys) }

    private static func kind<Found: SimulatedPerformer>(of performer: Found) -> KindName { Found.Change.kind }

    private func performer<Change: Mutation>(of change: Change) -> any SimulatedPerformer<Change> {
        guard let found = byKind[Change.kind] as? any SimulatedPerformer<Change> else {
            preconditionFailure("nobody makes \(Change.kind) in the simulated AWS")
        }
        return found
    }

    func call(
        _ mutation: AnyMutation, _ aws: inout SeededAWS, at now: SimulatedTime
    ) -> SeededAWS.Answer<Maintenance.CallOutcome> {
        func opened<Change: Mutation>(
            _ change: Change, _ aws: inout SeededAWS
        ) -> SeededAWS.Answer<Maintenance.CallOutcome> {
            performer(of: change).perform(change, &aws, at: now)
        }
        return opened(mutation.base, &aws)
    }

    func asks(_ mutation: AnyMutation, for work: some SimulatedWork) -> Bool {
        func opened<Change: Mutation>(_ change: Change) -> Bool { performer(of: change).asks(for: work, change) }
        return opened(mutation.base)
    }
}

extension AnyMutation {
    /// Whether something that took effect is what this mutation asks for.
    func asks(for work: some SimulatedWork) -> Bool { SimulatedPerformers.all.asks(self, for: work) }
}
