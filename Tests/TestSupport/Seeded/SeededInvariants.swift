import Engine
import Journal
import Maintenance
import Runbooks
import Simulation

/// What must hold after every event, checked from outside the core: from the worlds and the store alone.
struct SeededInvariants: Sendable {
    /// Calls made under a gate's approval.
    private var consumed: [GateID: [AnyMutation]] = [:]
    private var checkedEffects = 0
    private var ended: Set<OperationID> = []
    private var versions: [OperationID: Int] = [:]

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
            let window = shell.store[clearance.operation]?.plan.window,
            !window.isOpen(at: clearance.intent.decidedAt)
        {
            shell.note("\(clearance.intent.mutation) is called outside the window \(window)")
        }
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

    /// I1, when an approval is consumed, which is before the first call under it: what becomes of its message after that,
    /// with a crash in between or several calls to come, is no matter.
    private func checkAnswer(_ approval: Approval, of operation: Operation, in shell: inout SeededShell) {
        guard let gate = operation.progress?.gates.first(where: { $0.id == approval.gate }),
            let prompt = gate.prompt, let message = shell.chat.lately(prompt.message, in: prompt.channel, at: shell.now)
        else { return shell.note("I1: the prompt of \(approval.gate) is not there") }
        let policy = shell.policies.approval
        let approvers = message.reactions.filter { $0.name.hasPrefix("white_check_mark") }.flatMap(\.users)
            .filter { policy.approvers.contains(PersonID($0)) && PersonID($0) != operation.origin.requester }
        if Set(approvers).count < policy.quorum { shell.note("I1: \(approval.gate) is not approved in the chat") }
        let vetoes = message.reactions.filter { policy.abort.contains($0.name) }.flatMap(\.users)
            .filter { policy.approvers.contains(PersonID($0)) }
        if !vetoes.isEmpty { shell.note("I1: \(approval.gate) is vetoed in the chat") }
    }

    /// I1 at every commit of an approval, I3 and I7 at every commit.
    mutating func recorded(_ entry: Entry, by shell: inout SeededShell) {
        let active = shell.store.operations.values.filter(\.isActive)
        if Set(active.map(\.target)).count != active.count { shell.note("I3: two operations on one cluster") }
        guard let operation = entry.operation else { return }
        for case .gateApproved(let approval) in entry.events { checkAnswer(approval, of: operation, in: &shell) }
        guard operation.isEnded, ended.insert(operation.id).inserted else { return }
        do {
            let folded = try Operation(replaying: shell.store.events(of: operation.id))
            if folded != operation { shell.note("I7: the events do not fold to the stored operation") }
        } catch {
            shell.note("I7: the events do not fold: \(error)")
        }
        checkEnd(operation, in: &shell)
    }

    /// I2, I4 and I5, after every event.
    mutating func check(_ shell: inout SeededShell) {
        checkEffects(&shell)
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
        let effects = shell.aws.world.effects
        guard effects.count > checkedEffects else { return }
        defer { checkedEffects = effects.count }
        let intents = shell.store.operations.values.compactMap(\.progress).flatMap { progress in
            progress.outstanding + progress.finished.map(\.intent)
        }
        for effect in effects[checkedEffects...] where effect.actor == .caller {
            let matching = intents.filter { $0.mutation.action == effect.action && $0.mutation.fits(effect) }
            if matching.isEmpty { shell.note("I2: \(effect.what) was never intended") }
            let same = effects.filter { other in
                other.actor == .caller && other.action == effect.action && other.instance == effect.instance
                    && other.cluster == effect.cluster && other.what == effect.what
            }
            if same.count > matching.count { shell.note("I2: \(effect.what) took effect more often than intended") }
            let live = same.dropLast().contains { other in
                other.number != effect.number && !other.hasFailed && other.visiblyDone == nil && !other.isSuperseded
            }
            if live { shell.note("I2: \(effect.what) was repeated while the first was at work") }
        }
    }

    /// I6: a completed operation left the cluster as it promised, and a stopped one says what is left of it.
    private func checkEnd(_ operation: Operation, in shell: inout SeededShell) {
        guard case .ended(let ended) = operation.phase else { return }
        switch ended.outcome {
        case .completed: checkPromise(operation, in: &shell)
        case .aborted(_, _, let leftBehind):
            guard let standIn = operation.plan.standIn,
                let (_, instances) = shell.truth(of: operation.target.cluster.text),
                instances.contains(where: { $0.identifier == standIn.text })
            else { return }
            if !leftBehind.contains(where: { $0.contains(standIn.text) }) {
                shell.note("I6: \(operation.id) does not say that it leaves \(standIn)")
            }
        case .discarded, .planExpired: break
        }
    }

    private func checkPromise(_ operation: Operation, in shell: inout SeededShell) {
        let verified = operation.plan.steps.last { $0.work.base is VerifyStep }
        // Who leaves it out answers for it.
        if let step = verified?.id, case .skipped? = operation.progress?.steps[step] { return }
        guard let expected = (verified?.work.base as? VerifyStep)?.expectation else {
            return shell.note("I6: the plan verifies nothing")
        }
        guard let (cluster, instances) = shell.truth(of: operation.target.cluster.text) else {
            return shell.note("I6: the cluster is gone")
        }
        // A colleague may have acted between the last look and now; what we promised is about our own doing.
        let hasMeddled = shell.aws.world.effects.contains { $0.actor != .caller && $0.actor != .aurora }
        guard !hasMeddled else { return }
        if let wanted = expected.writer, cluster.writer != wanted.text {
            shell.note("I6: the writer is \(cluster.writer ?? "nobody")")
        }
        for (member, wanted) in expected.members {
            let found = instances.first { $0.identifier == member.text }
            if found?.instanceClass != wanted.text {
                shell.note("I6: \(member) is \(found?.instanceClass ?? "gone"), not \(wanted)")
            }
        }
        // Whoever skips a deletion keeps what it was to delete.
        let kept = operation.plan.steps.compactMap { step -> InstanceID? in
            guard let deletion = step.work.base as? DeleteStandInStep,
                case .skipped? = operation.progress?.steps[step.id]
            else { return nil }
            return deletion.standIn
        }
        for absent in expected.absent where !kept.contains(absent) {
            if instances.contains(where: { $0.identifier == absent.text }) {
                shell.note("I6: \(absent) was left behind")
            }
        }
    }
}
