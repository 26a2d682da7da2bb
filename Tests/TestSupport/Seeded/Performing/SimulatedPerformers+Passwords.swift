import Maintenance
import Simulation

struct SimulatedPutPendingPassword: SimulatedPerformer {
    func action(of change: PutPendingPassword) -> SecretsAction { .putSecretValue }

    func call(_ change: PutPendingPassword, _ world: inout SecretsWorld, at now: SimulatedTime) throws(RDSFault) {
        let rotation = change.rotation
        _ = try world.putSecret(
            PutSecretCall(
                secret: rotation.secret, token: rotation.version, text: rotation.simulatedPassword,
                stages: ["AWSPENDING"]), at: now)
    }

    func fits(_ effect: SecretEffect, _ change: PutPendingPassword) -> Bool {
        effect.secret == change.rotation.secret
            && effect.what == .put(version: change.rotation.version, stages: ["AWSPENDING"])
    }
}

struct SimulatedSetMasterPassword: SimulatedPerformer {
    func action(of change: SetMasterPassword) -> RDSAction {
        switch change.rotation.kind {
        case .aurora: .modifyDBCluster
        case .instance: .modifyDBInstance
        }
    }

    func call(_ change: SetMasterPassword, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let rotation = change.rotation
        switch rotation.kind {
        case .aurora:
            var call = ModifyClusterCall(identifier: rotation.database)
            call.masterPassword = rotation.simulatedPassword
            call.appliesImmediately = true
            _ = try world.modifyCluster(call, at: now)
        case .instance:
            var call = ModifyInstanceCall(identifier: rotation.database)
            call.masterPassword = rotation.simulatedPassword
            call.appliesImmediately = true
            _ = try world.modifyInstance(call, at: now)
        }
    }

    func fits(_ effect: Simulation.Effect, _ change: SetMasterPassword) -> Bool {
        effect.cluster == change.rotation.database
    }
}

struct SimulatedMakePasswordCurrent: SimulatedPerformer {
    func action(of change: MakePasswordCurrent) -> SecretsAction { .updateSecretVersionStage }

    func call(_ change: MakePasswordCurrent, _ world: inout SecretsWorld, at now: SimulatedTime) throws(RDSFault) {
        let rotation = change.rotation
        _ = try world.moveStage(
            MoveStageCall(secret: rotation.secret, stage: "AWSCURRENT", to: rotation.version, from: change.former),
            at: now)
    }

    func fits(_ effect: SecretEffect, _ change: MakePasswordCurrent) -> Bool {
        effect.secret == change.rotation.secret
            && effect.what == .moved(stage: "AWSCURRENT", to: change.rotation.version)
    }
}

struct SimulatedStartMasking: SimulatedPerformer {
    func action(of change: StartMasking) -> SeededStatements.Action { .start }

    func call(
        _ change: StartMasking, _ world: inout SeededStatements, at now: SimulatedTime
    ) throws(RDSFault) -> SeededStatements.Run {
        world.start(change, at: now)
    }

    func name(in reply: SeededStatements.Run) -> String? { reply.name }

    func fits(_ effect: SeededStatements.Run, _ change: StartMasking) -> Bool { effect.call == change }
}

extension PasswordRotation {
    /// What the fleet draws and reads again the version tells here, so that one service is enough for a call.
    fileprivate var simulatedPassword: String { String(version.prefix(length)) }
}
