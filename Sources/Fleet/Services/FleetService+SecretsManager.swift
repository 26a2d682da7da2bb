internal import AWS

extension FleetService {
    /// Sources: required permissions of each action, Secrets Manager API reference; "Secret encryption and decryption in AWS
    /// Secrets Manager", Secrets Manager user guide.
    static let secretsManager = secretsManager(trying: PermissionSamples())

    static func secretsManager(trying samples: PermissionSamples) -> FleetService {
        FleetService(
            .secretsManager, readers: [SecretReader.self],
            performers: [PutPendingPasswordPerformer(), SetMasterPasswordPerformer(), MakePasswordCurrentPerformer()],
            probes: [
                Probe(SecretsManager.DescribeSecret(secretId: samples.secret), "to see the secrets of lifecycles"),
                Probe(SecretsManager.GetSecretValue(secretId: samples.secret), "to log in to databases of lifecycles"),
                Probe(SecretsManager.GetRandomPassword(), "to make passwords for databases of lifecycles"),
            ],
            mutating: [
                Permission(
                    IAMAction(SecretsManager.PutSecretValue.self), "to keep new passwords", isMutating: true,
                    when: .secret(samples.secret)),
                Permission(
                    IAMAction(SecretsManager.UpdateSecretVersionStage.self), "to put new passwords in force",
                    isMutating: true,
                    when: .secret(samples.secret)),
                Permission(
                    IAMAction("kms", "Decrypt"), "to read secrets where customer managed keys are in use",
                    isMutating: true,
                    when: .throughSecretsManager),
                Permission(
                    IAMAction("kms", "GenerateDataKey"), "to keep passwords where customer managed keys are in use",
                    isMutating: true, when: .throughSecretsManager),
            ], codesOfAbsence: ["ResourceNotFoundException"])
    }
}

extension Permission.Circumstances {
    /// The ARN of a secret ends with six characters that Secrets Manager adds.
    fileprivate static func secret(_ name: String) -> Self {
        Self(resource: name.hasPrefix("arn:") ? name : "arn::secretsmanager:us-east-1::secret:\(name)-AbCdEf")
    }

    /// A customer managed key, used by Secrets Manager for the caller.
    fileprivate static let throughSecretsManager = Self(
        resource: "arn::kms:us-east-1::key/00000000-0000-0000-0000-000000000000",
        context: ["kms:ViaService": "secretsmanager.us-east-1.amazonaws.com"])
}
