import Maintenance

/// The checks of an RDS instance before a plan is shown, and again at its start.
struct InstancePreflight: DatabaseChecks {
    let seen: RDSInstance
    let basis: PlanBasis
    let policy: PlanPolicy
    let now: Timestamp
    /// What is set to another value than code that describes it says.
    var setting: String?
    /// Writes are refused for a while, and clients connect anew.
    var isInterrupting = false
    /// Its storage is full, and is to grow.
    var growsFullStorage = false

    var instance: Instance { seen.instance }
    var name: InstanceID { seen.identifier }
    var status: Status { seen.status }
    var statuses: [Status] { [] }
    var source: String? { seen.replicationSource }
    var stream: String? { seen.activityStream }
    var lastFailover: PastFailover? { basis.ownFailovers.last }
    var interruptions: Reading<[Interruption]> { basis.interruptions(of: name) }
    var certificateEnds: [(owner: String, end: Timestamp)] {
        instance.certificateValidTill.map { [(name.text, $0)] } ?? []
    }
    var watched: Set<String> { [name.text] }
    var tags: [Tag] { instance.tags }
    var pending: [(owner: String, changes: [String: String])] {
        [(name.text, seen.pendingStorage), (name.text, seen.pendingBesides)]
    }
    var parameters: ParameterState { basis.observation.parameterState(of: name) }

    /// What every operation has to know: of clients only one that interrupts them.
    ///
    /// - Parameters:
    ///   - modified: what is modified at once.
    ///   - own: what a runbook asks besides.
    func findings(modifying modified: [InstanceID] = [], with own: [[Finding]] = []) -> [Finding] {
        let ofClients =
            isInterrupting ? [coolDown(), replication(), activityStream(), certificates()] : []
        return Preflight.inOrder(
            [
                restraint(), growsFullStorage ? relief() : databaseStatus(), otherOperation(),
                pendingChanges(before: modified), snapshotInProgress(),
            ]
                + own + ofClients + [infrastructureCode(setting), alarms()])
    }

    /// What a change of storage has to know.
    func forStorage() -> [Finding] { findings(modifying: [name], with: [storageOptimization()]) }

    /// More storage is what helps an instance that is full (RDS user guide, "Viewing Amazon RDS DB instance status",
    /// `storage-full`).
    private func relief() -> [Finding] {
        [
            Finding(
                .info, "storage-full",
                "\(name) is storage-full: AWS takes no other change of it, and more storage is what helps it.")
        ]
    }

    /// What a restart has to know.
    func forReboot() -> [Finding] { findings(with: [restart(), pendingParameters()]) }

    /// What the application of pending maintenance has to know.
    func forMaintenance() -> [Finding] { findings(with: [awaitingRestart(), redundancy()]) }

    /// What may still come of what was begun.
    func forNothing() -> [Finding] {
        Preflight.inOrder([databaseStatus(), otherOperation(), pendingReturn()])
    }

    private func restart() -> [Finding] {
        let other =
            seen.hasStandby == true
            ? " `failover \(name)` has its standby take over instead, and applies no parameters." : ""
        return [
            Finding(
                .acknowledge, "writer-restart",
                "\(name) is the writer: writes are refused until it is back, \(RebootInstance.duration).\(other)")
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

    func awaitingRestart() -> [Finding] {
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
        let words =
            switch seen.hasStandby {
            case true?: "\(name) has a standby in another zone."
            case false?: "\(name) has no standby in another zone."
            case nil: "AWS does not say whether \(name) has a standby in another zone."
            }
        return [Finding(.info, "redundancy", words)]
    }
}
