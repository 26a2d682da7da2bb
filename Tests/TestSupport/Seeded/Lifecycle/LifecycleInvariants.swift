import Engine
import Maintenance
import Runbooks
import Simulation

/// What must hold of lifecycles after every event: L1, what clients are told that we put there is a database that is there;
/// L2, at most one is promoted; L3, nothing is deleted that a record points at, whoever moved it; L4, nothing is deleted but
/// our own that are retired; L5, nothing is changed, restarted or masked while a record leads to it, whoever moved it.
struct LifecycleInvariants: Sendable {
    private var checkedEffects = 0
    private var checkedRuns = 0

    mutating func check(_ shell: inout SeededShell) {
        guard let lifecycle = shell.lifecycle else { return }
        let databases = shell.managedDatabases()
        checkAnswers(of: lifecycle, databases, in: &shell)
        let promoted = databases.filter { $0[LifecycleTags.stage] == LifecycleStage.promoted.rawValue }
        if promoted.count > 1 { shell.note("L2: \(promoted.map(\.name).sorted()) are promoted") }
        let effects = shell.aws.rds.effects
        for effect in effects.dropFirst(checkedEffects) where effect.actor == .caller {
            if effect.isDeletion { checkDeletion(effect, of: lifecycle, databases, in: &shell) }
            if effect.isChange { checkUse(of: effect.cluster, databases, in: &shell) }
        }
        checkedEffects = effects.count
        let runs = shell.aws.statements.effects
        for run in runs.dropFirst(checkedRuns) { checkUse(of: run.call.database, databases, in: &shell) }
        checkedRuns = runs.count
    }

    private func checkAnswers(
        of lifecycle: Lifecycle, _ databases: [SimulatedCopy], in shell: inout SeededShell
    ) {
        guard let dns = lifecycle.dns else { return }
        let name = SimulatedDomainName(dns.record)
        for zone in dns.zones {
            for answer in shell.aws.route53.visibleAnswers(to: name, in: zone, at: shell.now) {
                guard let value = answer.values.first else { continue }
                let found = databases.first { DNSName.isSame($0.endpoint, value) }
                if found?.isThere != true, shell.isOurs(value, of: name, in: zone) {
                    shell.note("L1: \(zone) leads to \(value), which is \(found?.status ?? "gone")")
                }
            }
        }
    }

    private func checkDeletion(
        _ effect: Simulation.Effect, of lifecycle: Lifecycle, _ databases: [SimulatedCopy], in shell: inout SeededShell
    ) {
        guard let database = databases.first(where: { $0.name == effect.cluster }) else {
            shell.note("L4: \(effect.cluster) is deleted, which is none of \(lifecycle.name)")
            return
        }
        if database[LifecycleTags.stage] != LifecycleStage.retired.rawValue {
            shell.note("L4: \(database.name) is deleted in stage \(database[LifecycleTags.stage] ?? "none")")
        }
        for zone in shell.zones(leadingTo: database) {
            shell.note("L3: \(database.name) is deleted, and \(zone) points at it")
        }
    }

    private func checkUse(of name: String, _ databases: [SimulatedCopy], in shell: inout SeededShell) {
        guard let database = databases.first(where: { $0.name == name }) else { return }
        for zone in shell.zones(leadingTo: database) {
            shell.note("L5: \(name) is changed, restarted or masked, and \(zone) points at it")
        }
    }
}

/// What must hold when an operation on a lifecycle completed.
extension SeededInvariants {
    /// I6: who was promoted is what the records lead to and says so, and what was retired is gone.
    func checkLifecycle(_ operation: Maintenance.Operation, in shell: inout SeededShell) {
        let databases = shell.managedDatabases()
        for step in operation.plan.steps {
            // Who leaves it out answers for it.
            if case .skipped? = operation.progress?.steps[step.id] { continue }
            if let promotion = step.work.base as? PromoteStep {
                let found = databases.first { $0.name == promotion.database.name }
                guard let found, found[LifecycleTags.stage] == LifecycleStage.promoted.rawValue else {
                    shell.note("I6: \(promotion.database.name) is \(found?[LifecycleTags.stage] ?? "gone")")
                    continue
                }
                for zone in promotion.zones.map(\.zone.id) where !shell.isMoved(in: zone, since: operation) {
                    let value = shell.recordValue(in: zone) ?? "nothing"
                    if !DNSName.isSame(value, found.endpoint) {
                        shell.note("I6: \(zone) leads to \(value), not \(found.name)")
                    }
                }
            }
            if let retirement = (step.work.base as? RetireDatabaseStep)?.retirement,
                databases.contains(where: { $0.name == retirement.name })
            {
                shell.note("I6: \(retirement.name) is there")
            }
        }
    }
}

extension SeededShell {
    /// Whether somebody else changed a zone since an operation began.
    fileprivate func isMoved(in zone: String, since operation: Maintenance.Operation) -> Bool {
        guard let startedAt = invariants.startedAt[operation.id] else { return true }
        return aws.route53.effects.contains {
            $0.zone == zone && $0.actor != .caller && startedAt <= $0.started
        }
    }
}

extension Simulation.Effect {
    fileprivate var isDeletion: Bool { what == .deleted || what == .clusterDeleted }

    /// Of what a database is, beyond its tags.
    fileprivate var isChange: Bool {
        switch what {
        case .modified, .rebooted, .clusterModified, .storageModified, .maintenanceApplied, .roleAdded, .roleRemoved,
            .failedOver, .standbyTookOver, .promoted, .versionModified:
            true
        case .created, .deleted, .snapshotTaken, .clusterDeleted, .targetRegistered, .targetDeregistered,
            .deploymentCreated, .switchedOver, .deploymentDeleted, .parameterGroupCreated, .parametersModified,
            .parameterGroupDeleted, .restored, .tagsAdded, .tagsRemoved, .scalingSuspended:
            false
        }
    }
}

extension SeededShell {
    /// The zones whose record has pointed at a database for a while. A change that comes between the last reading and the call is
    /// nobody's fault.
    fileprivate func zones(leadingTo database: SimulatedCopy) -> [String] {
        (lifecycle?.dns?.zones ?? []).filter { zone in
            guard let value = recordValue(in: zone), DNSName.isSame(value, database.endpoint) else { return false }
            let moved = aws.route53.effects.last { $0.zone == zone && $0.actor != .caller }?.started
            return moved.map { now - $0 >= .seconds(60) } ?? true
        }
    }
}

extension SeededShell {
    /// Whether it was us who gave the record that value last; what was put back is not ours.
    fileprivate func isOurs(_ value: String, of name: SimulatedDomainName, in zone: String) -> Bool {
        let maker = aws.route53.effects.last { effect in
            effect.zone == zone
                && effect.changes.contains { change in
                    change.action != .delete && change.record.name == name && change.record.values == [value]
                }
        }
        guard let maker, maker.actor == .caller else { return false }
        return !store.operations.values.compactMap(\.progress).contains { progress in
            (progress.outstanding + progress.finished.map(\.intent)).contains { intent in
                intent.mutation.base is RestoreRecord && intent.mutation.asks(for: maker)
            }
        }
    }
}
