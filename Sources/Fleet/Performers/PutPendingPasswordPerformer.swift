internal import AWS
internal import Maintenance

struct PutPendingPasswordPerformer: MutationPerformer {
    func actions(for change: PutPendingPassword) -> [IAMAction] {
        [
            IAMAction(SecretsManager.GetSecretValue.self), IAMAction(SecretsManager.GetRandomPassword.self),
            IAMAction(SecretsManager.PutSecretValue.self),
        ]
    }

    func work(
        for change: PutPendingPassword, with access: PerformerAccess
    ) async throws(PerformerObstacle) -> PerformerWork {
        let rotation = change.rotation
        let current = try await access.secret(rotation.secret)
        if let master = try await access.masterUser(of: rotation), master != current.user {
            throw PerformerObstacle(
                .refused(
                    "\(rotation.secret) is for another user than \(master), whose password is to be changed: the master user "
                        + "of \(rotation.database)."))
        }
        let password = try await access.read(
            SecretsManager.GetRandomPassword().with {
                $0.passwordLength = rotation.length
                // `/`, `"`, `@` and blanks are what RDS refuses (API reference, ModifyDBInstance, `MasterUserPassword`); what
                // shells and connection strings take for more than a character is left out besides.
                $0.excludeCharacters = #"/"@ '\`"#
                $0.requireEachIncludedType = true
            }
        ).randomPassword
        return .request(
            SecretsManager.PutSecretValue(
                secretId: rotation.secret, clientRequestToken: rotation.version,
                secretString: current.with(password: password)
            ).with {
                $0.versionStages = [SecretsManager.Stage.pending]
                $0.concealed = [password]
            })
    }
}

extension PerformerAccess {
    /// As AWS names it; `nil` where it does not.
    fileprivate func masterUser(of rotation: PasswordRotation) async throws(PerformerObstacle) -> String? {
        switch rotation.kind {
        case .aurora:
            let filters = [RDS.Filter.dbClusterID([rotation.database])]
            return try await list(RDS.DescribeDBClusters().with { $0.filters = filters }).first?.masterUsername
        case .instance:
            let filters = [RDS.Filter.dbInstanceID([rotation.database])]
            return try await list(RDS.DescribeDBInstances().with { $0.filters = filters }).first?.masterUsername
        }
    }
}
