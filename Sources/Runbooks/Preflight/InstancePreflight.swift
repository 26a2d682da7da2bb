import Maintenance

/// The checks of an RDS instance before a plan is shown, and again at its start.
struct InstancePreflight: DatabaseChecks {
    let seen: RDSInstance
    let basis: PlanBasis
    /// What is set to another value than code that describes it says.
    var setting: String?

    var instance: Instance { seen.instance }
    var name: InstanceID { seen.identifier }
    var status: Status { seen.status }
    var statuses: [Status] { [] }
    var source: String? { seen.replicationSource }
    var stream: String? { seen.activityStream }
    var tags: [Tag] { instance.tags }
    var pending: [(owner: String, changes: [String: String])] {
        [(name.text, seen.pendingStorage), (name.text, seen.pendingBesides)]
    }
    var parameters: ParameterState { basis.observation.parameterState(of: name) }

    /// What a change of storage has to know.
    func forStorage() -> [Finding] {
        Preflight.inOrder([
            restraint(), databaseStatus(), storageOptimization(), otherOperation(), pendingChanges(before: [name]),
            snapshotInProgress(), infrastructureCode(setting),
        ])
    }

    /// What a restart has to know.
    func forReboot() -> [Finding] {
        Preflight.inOrder([
            restraint(), databaseStatus(), otherOperation(), pendingChanges(before: [InstanceID]()),
            snapshotInProgress(), restart(),
            replication(), activityStream(), pendingParameters(),
        ])
    }

    /// What the application of pending maintenance has to know.
    func forMaintenance() -> [Finding] {
        Preflight.inOrder([
            restraint(), databaseStatus(), otherOperation(), pendingChanges(before: [InstanceID]()),
            snapshotInProgress(), replication(),
            activityStream(), awaitingRestart(), redundancy(),
        ])
    }

    /// What may still come of what was begun.
    func forNothing() -> [Finding] {
        Preflight.inOrder([databaseStatus(), otherOperation(), pendingReturn()])
    }

    private func restart() -> [Finding] {
        [
            Finding(
                .acknowledge, "writer-restart",
                "\(name) is the writer: writes are refused until it is back, \(RebootInstance.duration).")
        ]
    }

    /// What it picks up by its restart, as far as AWS tells.
    private func pendingParameters() -> [Finding] {
        let check = "pending-parameters"
        guard parameters == .awaitingRestart else {
            return [Finding(.info, check, "No parameters wait for a restart.")]
        }
        switch basis.pendingParameters {
        case .known(let parameters):
            let names = parameters[name] ?? []
            let what = names.isEmpty ? "parameters that wait for it" : names.listed
            return [Finding(.info, check, "\(name) picks up \(what) by its restart.")]
        case .unavailable(let reason):
            return [
                Finding(
                    .info, check,
                    "\(name) picks up parameters that wait for a restart; which is not known. \(reason.asSentence)")
            ]
        }
    }

    private func awaitingRestart() -> [Finding] {
        let check = "awaiting-restart"
        return switch parameters {
        case .inSync: []
        case .applying(let word): [Finding(.acknowledge, check, "Parameters are not settled on \(name) (\(word)).")]
        case .awaitingRestart:
            [
                Finding(
                    .acknowledge, check, "Parameters of \(name) wait for a restart: this restarts and so applies them.")
            ]
        }
    }

    private func redundancy() -> [Finding] {
        [Finding(.info, "redundancy", "\(name) is the only instance of \(name).")]
    }
}
