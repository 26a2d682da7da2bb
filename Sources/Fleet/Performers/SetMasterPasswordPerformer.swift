internal import AWS
internal import Maintenance

struct SetMasterPasswordPerformer: MutationPerformer {
    func actions(for change: SetMasterPassword) -> [IAMAction] {
        let modification =
            switch change.rotation.kind {
            case .aurora: IAMAction(RDS.ModifyDBCluster.self)
            case .instance: IAMAction(RDS.ModifyDBInstance.self)
            }
        return [IAMAction(SecretsManager.GetSecretValue.self), modification]
    }

    func work(
        for change: SetMasterPassword, with access: PerformerAccess
    ) async throws(PerformerObstacle) -> PerformerWork {
        let rotation = change.rotation
        // By its id, not by its label, which somebody may have moved.
        let pending = try await access.secret(rotation.secret, version: rotation.version)
        return switch rotation.kind {
        case .aurora:
            .request(
                RDS.ModifyDBCluster(dbClusterIdentifier: rotation.database, applyImmediately: true).with {
                    $0.masterUserPassword = pending.password
                })
        case .instance:
            .request(
                RDS.ModifyDBInstance(dbInstanceIdentifier: rotation.database, applyImmediately: true).with {
                    $0.masterUserPassword = pending.password
                })
        }
    }
}
