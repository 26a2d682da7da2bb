import Engine
import Maintenance
import Runbooks
import Simulation

/// What must hold when an operation is over.
extension SeededInvariants {
    /// I6: a completed operation left the cluster as it promised, and a stopped one says what is left of it.
    func checkEnd(_ operation: Operation, in shell: inout SeededShell) {
        guard case .ended(let ended) = operation.phase else { return }
        switch ended.outcome {
        case .completed:
            checkPromise(operation, in: &shell)
            checkPurpose(operation, in: &shell)
        case .aborted(_, _, let leftBehind):
            guard let standIn = operation.plan.standIn,
                let (_, instances) = shell.truth(of: operation.target.cluster.text),
                instances.contains(where: { $0.identifier == standIn.text })
            else { return }
            // A rollback that is at work is named, and tells itself what is left if it stops early.
            let rollbacks = shell.store.operations.values.filter { $0.plan.runbook.rollsBack == operation.id }
            let names = [standIn.text] + rollbacks.map(\.id.text)
            if !leftBehind.contains(where: { sentence in names.contains { sentence.contains($0) } }) {
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
            if shell.instanceScene != nil { return checkInstances(operation, in: &shell) }
            // Of an RDS instance the purpose of the scene says all.
            if operation.plan.steps.last?.work.base is VerifyInstanceStep { return }
            if shell.lifecycle != nil { return checkLifecycle(operation, in: &shell) }
            // The removal of a record is over when the record is gone.
            if operation.plan.runbook.base is RecordRemovalRunbook { return checkRecordIsGone(in: &shell) }
            return shell.note("I6: the plan verifies nothing")
        }
        guard let (cluster, instances) = shell.truth(of: operation.target.cluster.text) else {
            return shell.note("I6: the cluster is gone")
        }
        guard !shell.hasMeddled else { return }
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

    private func checkRecordIsGone(in shell: inout SeededShell) {
        var world = shell.aws.rds
        world.faults = .none
        let left = (try? world.describeDeployments(at: shell.now)) ?? []
        if !left.isEmpty { shell.note("I6: the record of \(left.map(\.name)) is there") }
    }

    /// What was asked for in the first place has come about.
    private func checkPurpose(_ operation: Operation, in shell: inout SeededShell) {
        guard let purpose = shell.purpose, operation.plan.runbook == shell.people.wish,
            let progress = operation.progress, let startedAt = startedAt[operation.id],
            !shell.hasMeddled
        else { return }
        // Who leaves a step out answers for it.
        let isWhole = !progress.steps.values.contains { if case .skipped = $0 { true } else { false } }
        guard isWhole else { return }
        guard
            let outcome = SceneOutcome(
                of: purpose.database, in: shell.aws.rds, since: startedAt)
        else { return shell.note("I6: \(purpose.database) is gone") }
        // What nothing showed is made again when somebody says so.
        let mayRepeat = shell.store.operations.keys.contains { id in
            ((try? shell.store.events(of: id)) ?? []).contains {
                ["reset", "mutationUnproved"].contains($0.event.name)
            }
        }
        let complaints = purpose.complaints(
            about: outcome, beganWith: operation.plan.cluster?.beginning?.writer.text, toleratesRepetition: mayRepeat)
        for complaint in complaints { shell.note("I6: \(complaint)") }
    }
}

extension SeededShell {
    /// Whether somebody else acted: between the last look and now, perhaps, and what we promised is about our own doing.
    var hasMeddled: Bool { aws.rds.effects.contains { $0.actor != .caller && $0.actor != .aurora } }
}
