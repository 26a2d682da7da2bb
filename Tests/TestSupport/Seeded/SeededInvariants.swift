import Engine
import Journal
import Maintenance
import Simulation

/// What must hold after every event, checked from outside the core: from the worlds and the store alone.
struct SeededInvariants: Sendable {
    /// Calls made under a gate's approval.
    private var consumed: [GateID: [AnyMutation]] = [:]
    /// By the type of the service.
    private var checkedEffects: [ObjectIdentifier: Int] = [:]
    private var checkedProtections = 0
    private var ended: Set<OperationID> = []
    /// When things were recorded, by no clock that anybody sets.
    private(set) var startedAt: [OperationID: SimulatedTime] = [:]
    /// Calls that nothing showed, and that no person had made again since.
    private var unproved: [OperationID: [AnyMutation]] = [:]
    private var intendedAt: [IntentID: SimulatedTime] = [:]
    private var opened: [GateID: (at: SimulatedTime, life: Span, crashes: Int)] = [:]
    private var versions: [OperationID: Int] = [:]
    private var lifecycle = LifecycleInvariants()
    private var instances = InstanceInvariants()

    init() {}

    /// I1, before a gated call is made: this very gate was approved, and allows it once.
    ///
    /// No call at all while a lock or the freeze is in force, and none that disturbs anybody outside the maintenance window but
    /// what a person allowed there.
    mutating func performs(_ clearance: Clearance, by shell: inout SeededShell) {
        if let restraint = shell.store.restraints.inForce.first(where: { $0.covers(clearance.target) }) {
            shell.note("\(clearance.intent.mutation) is called while \(restraint.words)")
        }
        let gate = clearance.intent.approval.flatMap { id in
            shell.store[clearance.operation]?.progress?.gates.first { $0.id == id }
        }
        // A call may be on its way while the window closes.
        if clearance.intent.mutation.base.disturbance != .none, gate?.isOutsideWindow != true,
            let operation = shell.store[clearance.operation], let window = operation.plan.window,
            !window.isOpen(at: clearance.intent.decidedAt),
            !Self.isFinishing(operation, in: window, at: clearance.intent.decidedAt)
        {
            shell.note("\(clearance.intent.mutation) is called outside the window \(window)")
        }
        instances.performs(clearance.intent.mutation, by: &shell)
        guard clearance.intent.mutation.isGated else { return }
        guard let gateID = clearance.intent.approval,
            let operation = shell.store[clearance.operation],
            let gate = operation.progress?.gates.first(where: { $0.id == gateID })
        else { return shell.note("I1: \(clearance.intent.mutation) has no gate") }
        let mutation = clearance.intent.mutation
        let wasPutOff = operation.progress?.finished.contains { past in
            past.ending == .deferred && past.intent.approval == gateID && past.intent.mutation == mutation
        }
        if consumed[gateID, default: []].contains(mutation), wasPutOff != true {
            shell.note("I1: \(gateID) was used twice for \(mutation)")
        }
        consumed[gateID, default: []].append(mutation)
        if !([gate.mutation] + (gate.covers ?? [])).contains(mutation) {
            shell.note("I1: \(gateID) does not allow \(mutation)")
        }
        guard case .approved = gate.state else { return shell.note("I1: \(gateID) is not approved") }
    }

    /// A person allowed it since the window closed, and the role is not where it belongs yet.
    private static func isFinishing(_ operation: Maintenance.Operation, in window: Window, at now: Timestamp) -> Bool {
        (operation.progress?.gates ?? []).contains { gate in
            guard gate.isFinishing, case .approved(let given) = gate.state,
                let end = operation.plan.span(around: gate.step)?.end
            else { return false }
            return given.at <= now && now - given.at <= .minutes(6 * 60)
                && window.next(at: given.at).opens == window.next(at: now).opens
                && operation.progress?.isDone(end.id) == false
        }
    }

    /// I1, when an approval is consumed, which is before the first call under it: what becomes of its message after that,
    /// with a crash in between or several calls to come, is no matter.
    private func checkAnswer(_ approval: Approval, of operation: Operation, in shell: inout SeededShell) {
        guard let gate = operation.progress?.gates.first(where: { $0.id == approval.gate }),
            let prompt = gate.prompt, let message = shell.chat.lately(prompt.message, in: prompt.channel, at: shell.now)
        else { return shell.note("I1: the prompt of \(approval.gate) is not there") }
        let policy = shell.policies.approval
        let approvers = message.reactions.filter { $0.name.hasPrefix("white_check_mark") }.flatMap(\.users)
            .filter { policy.approvers.contains(PersonID($0)) && PersonID($0) != operation.origin.requester.person }
        if Set(approvers).count < policy.quorum { shell.note("I1: \(approval.gate) is not approved in the chat") }
        let vetoes = message.reactions.filter { policy.abort.contains($0.name) }.flatMap(\.users)
            .filter { policy.approvers.contains(PersonID($0)) }
        if !vetoes.isEmpty { shell.note("I1: \(approval.gate) is vetoed in the chat") }
    }

    /// I9: an approval counts only while its question is open, however the clock of the host is set meanwhile. A process that
    /// was down does not know all of that; and ahead of a window it is the window that ends the question.
    private func checkTime(of approval: Approval, in shell: inout SeededShell) {
        guard let opened = opened[approval.gate], opened.crashes == shell.crashes else { return }
        if Span(shell.now - opened.at) > opened.life + .minutes(2) {
            shell.note("I9: \(approval.gate) is approved although its time is over")
        }
    }

    private mutating func noteTimes(of events: [Event], of operation: OperationID, in shell: SeededShell) {
        for case .started in events { startedAt[operation] = shell.now }
        for case .mutationIntended(let intent) in events { intendedAt[intent.id] = shell.now }
        for case .gateOpened(let gate) in events where gate.opensAt == nil {
            opened[gate.id] = (shell.now, gate.expiresAt - gate.openedAt, shell.crashes)
        }
    }

    /// I2: what is not the same however often it is made, and what nothing showed, is made again only when a person says so.
    private mutating func watchRepetition(in events: [Event], of operation: Operation, in shell: inout SeededShell) {
        for event in events {
            if case .mutationUnproved(let id) = event,
                let call = operation.progress?.finished.last(where: { $0.intent.id == id })?.intent.mutation,
                !call.isRepeatable
            {
                unproved[operation.id, default: []].append(call)
            }
            if case .resumed = event { unproved[operation.id] = nil }
            if case .gateApproved = event { unproved[operation.id] = nil }
            if case .mutationIntended(let intent) = event,
                unproved[operation.id]?.contains(intent.mutation) == true
            {
                shell.note("I2: \(intent.mutation.phrase.text) was made again, and nobody had said so")
            }
        }
    }

    /// I1 and I9 at every commit of an approval, I3 and I7 at every commit.
    mutating func recorded(_ entry: Entry, by shell: inout SeededShell) {
        let active = shell.store.operations.values.filter(\.isActive)
        if Set(active.map(\.target)).count != active.count { shell.note("I3: two operations on one cluster") }
        guard let operation = entry.operation else { return }
        for case .gateApproved(let approval) in entry.events {
            checkAnswer(approval, of: operation, in: &shell)
            checkTime(of: approval, in: &shell)
        }
        noteTimes(of: entry.events, of: operation.id, in: shell)
        watchRepetition(in: entry.events, of: operation, in: &shell)
        guard operation.isEnded, ended.insert(operation.id).inserted else { return }
        do {
            let folded = try Operation(replaying: shell.store.events(of: operation.id))
            if folded != operation { shell.note("I7: the events do not fold to the stored operation") }
        } catch {
            shell.note("I7: the events do not fold: \(error)")
        }
        checkEnd(operation, in: &shell)
    }

    /// I2, I4, I5 and I8, after every event.
    mutating func check(_ shell: inout SeededShell) {
        checkEffects(&shell)
        checkProtections(&shell)
        lifecycle.check(&shell)
        instances.check(&shell)
        guard !shell.isDown else { return }
        for (id, operation) in shell.state.operations {
            if !shell.state.isBusy(id), shell.wakeAt == nil {
                shell.note("I4: \(id) is stuck in \(operation.phase.name)")
            }
            if versions[id] != operation.version, let stored = shell.store[id] {
                versions[id] = operation.version
                if operation.version > stored.version { shell.note("I5: \(id) is ahead of what is recorded") }
            }
        }
    }

    /// I2: every call of ours that took effect was recorded first, and takes effect once.
    private mutating func checkEffects(_ shell: inout SeededShell) {
        for service in SeededAWS.services { checkEffects(of: service, in: &shell) }
    }

    private mutating func checkEffects<Service: SimulatedService>(of service: Service.Type, in shell: inout SeededShell)
    {
        // In place: what is read at a path is copied as a whole.
        func effects(of service: inout Service) -> [Service.Work] { service.effects }
        let effects = effects(of: &shell.aws[keyPath: Service.path])
        let checked = checkedEffects[ObjectIdentifier(service), default: 0]
        guard effects.count > checked else { return }
        checkedEffects[ObjectIdentifier(service)] = effects.count
        let intents = shell.store.operations.values.compactMap(\.progress).flatMap { progress in
            progress.outstanding + progress.finished.map(\.intent)
        }
        for effect in effects[checked...] where effect.actor == .caller {
            let matching = intents.filter { $0.mutation.asks(for: effect) }
            if matching.isEmpty { shell.note("I2: \(effect.words) was never intended") }
            let same = effects.filter { $0.actor == .caller && $0.isSame(as: effect) }
            if same.count > matching.count { shell.note("I2: \(effect.words) took effect more often than intended") }
            if same.dropLast().contains(where: { $0.number != effect.number && $0.isLive }) {
                shell.note("I2: \(effect.words) was repeated while the first was at work")
            }
        }
    }

    /// I8: a former production takes no writes, but where a person allowed that its deployment's record goes, or somebody else
    /// restarted one of its members.
    private mutating func checkProtections(_ shell: inout SeededShell) {
        let lifted = shell.aws.rds.liftedProtections
        guard lifted.count > checkedProtections else { return }
        defer { checkedProtections = lifted.count }
        for protection in lifted[checkedProtections...] {
            guard let effect = protection.effect, effect.actor == .caller else { continue }
            switch protection.cause {
            case .restarted(let member):
                shell.note("I8: \(member) was restarted, and \(protection.cluster) takes writes")
            case .deploymentDeleted:
                let isAllowed = shell.store.operations.values.compactMap(\.progress).contains { progress in
                    (progress.outstanding + progress.finished.map(\.intent)).contains { intent in
                        intent.approval != nil && intent.mutation.asks(for: effect)
                            && intendedAt[intent.id].map { $0 <= effect.started } == true
                    }
                }
                if !isAllowed {
                    shell.note("I8: \(protection.cluster) takes writes, and nobody allowed that its record goes")
                }
            }
        }
    }
}
