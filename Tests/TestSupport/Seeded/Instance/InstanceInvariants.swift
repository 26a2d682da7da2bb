import Engine
import Maintenance
import Simulation

/// What must hold of RDS instances after every event: R1, nothing is deleted that clients reach under a name of theirs; R2, no
/// instance is deleted before its read replicas; R3, the record of a deployment stays as long as what was production before it,
/// but where a person allowed that it goes; R4, no switchover is asked for while a member of green loads, is optimised, lags
/// or is smaller than asked; R5, a failover that AWS dropped is asked for again only under another approval.
struct InstanceInvariants: Sendable {
    private var checkedEffects = 0

    mutating func check(_ shell: inout SeededShell) {
        guard let scene = shell.instanceScene else { return }
        let effects = shell.aws.rds.effects
        guard effects.count > checkedEffects else { return }
        let new = effects[checkedEffects...].filter { $0.actor == .caller }
        checkedEffects = effects.count
        for effect in new {
            switch effect.what {
            case .deleted: checkDeletion(of: effect.instance ?? effect.cluster, scene, in: &shell)
            case .deploymentDeleted(withTarget: false): checkRecord(effect, scene, in: &shell)
            case .standbyTookOver: checkFailovers(like: effect, in: &shell)
            default: break
            }
        }
    }

    /// R1 and R2: names move with a switchover, so it is the very instance that is looked at, in the instant of the call.
    private func checkDeletion(of name: String, _ scene: SeededInstanceScene, in shell: inout SeededShell) {
        let all = shell.plainInstances()
        let production = all.filter { scene.names.contains($0.identifier) }.map(\.resourceIdentifier)
        guard let deleted = all.first(where: { $0.identifier == name }) else { return }
        if production.contains(deleted.resourceIdentifier) {
            shell.note("R1: \(name) (\(deleted.resourceIdentifier)) is deleted, and is in use")
        }
        let left = all.filter { $0.replicaSource == name && $0.status != "deleting" }
        if !left.isEmpty {
            shell.note("R2: \(name) is deleted before its replicas \(left.map(\.identifier))")
        }
    }

    /// R3.
    private func checkRecord(_ effect: Simulation.Effect, _ scene: SeededInstanceScene, in shell: inout SeededShell) {
        let old = shell.plainInstances().filter { instance in
            scene.formers(in: shell.aws.rds).contains(instance.identifier) && instance.status != "deleting"
        }
        guard !old.isEmpty else { return }
        let isAllowed = shell.hasIntent { $0.approval != nil && $0.mutation.asks(for: effect) }
        if !isAllowed {
            shell.note("R3: the record of a deployment is deleted, and \(old.map(\.identifier)) are there")
        }
    }

    /// R5: each call has an approval of its own, also where nothing came of the one before.
    private func checkFailovers(like effect: Simulation.Effect, in shell: inout SeededShell) {
        let made = shell.aws.rds.effects.filter { $0.actor == .caller && $0.isSame(as: effect) }
        let approvals = Set(
            shell.store.operations.values.compactMap(\.progress).flatMap { progress in
                (progress.outstanding + progress.finished.map(\.intent))
                    .filter { $0.mutation.asks(for: effect) }.compactMap(\.approval)
            })
        if made.count > approvals.count {
            shell.note("R5: \(effect.words) was made \(made.count) times under \(approvals.count) approvals")
        }
    }

    /// R4, before the call is made: by what the simulated AWS itself has.
    func performs(_ mutation: AnyMutation, by shell: inout SeededShell) {
        guard let scene = shell.instanceScene, let switchover = (mutation.base as? SwitchOverInstance)?.switchover
        else { return }
        var world = shell.aws.rds
        (world.faults, world.policy) = (.none, nil)
        guard let deployment = try? world.describeDeployment(switchover.deployment, at: world.now),
            deployment.status == .available
        else { return }
        let all = shell.plainInstances()
        for pair in deployment.details {
            guard let green = all.first(where: { $0.arn == pair.target }),
                let blue = all.first(where: { $0.arn == pair.source })
            else {
                shell.note("R4: a switchover is asked for without green for \(pair.source)")
                continue
            }
            if green.status != "available" {
                shell.note("R4: a switchover is asked for while \(green.identifier) is \(green.status)")
            }
            let lag = (try? world.metric("ReplicaLag", of: green.identifier, at: world.now)) ?? nil
            if let lag, lag > Double(switchover.timeout) {
                shell.note("R4: a switchover is asked for while \(green.identifier) lags by \(lag) s")
            }
            guard let wanted = scene.expected[blue.identifier] else { continue }
            let isSmaller = (green.volume?.gibibytes ?? 0) < (wanted.gibibytes ?? 0)
            if isSmaller || green.instanceClass != wanted.instanceClass || green.engineVersion != wanted.version {
                shell.note("R4: \(green.identifier) is \(green.instanceClass) and not as asked: \(wanted)")
            }
        }
    }
}

extension SeededInvariants {
    /// I6: what was asked for in the first place has come about.
    func checkInstances(_ operation: Maintenance.Operation, in shell: inout SeededShell) {
        guard let scene = shell.instanceScene, operation.plan.runbook == shell.people.wish,
            let progress = operation.progress, !shell.hasMeddled
        else { return }
        // Who leaves a step out answers for it.
        let isWhole = !progress.steps.values.contains { if case .skipped = $0 { true } else { false } }
        guard isWhole else { return }
        if let complaint = scene.complaint(about: shell.aws.rds) { shell.note("I6: \(complaint)") }
    }
}

extension SeededShell {
    /// Whether a call was decided that is like that.
    fileprivate func hasIntent(_ isMeant: (Intent) -> Bool) -> Bool {
        store.operations.values.compactMap(\.progress).contains { progress in
            (progress.outstanding + progress.finished.map(\.intent)).contains(where: isMeant)
        }
    }
}
