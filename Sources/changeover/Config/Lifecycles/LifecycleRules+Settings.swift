import Maintenance

extension LifecycleRules {
    func checkNetwork() throws(ConfigError) {
        let network = lifecycle.network
        try checkName("network.subnet_group", network.subnetGroup)
        for group in network.securityGroups where group.wholeMatch(of: /sg-[0-9a-z]+/) == nil {
            throw mistake(
                "network.security_groups", "“\(group)” is not the id of a security group. It begins with sg-.")
        }
        try checkOnce("network.security_groups", network.securityGroups)
        // Source: API reference, RestoreDBClusterFromSnapshot and RestoreDBInstanceFromDBSnapshot, `Port`.
        if let port = network.port, !(1150...65535).contains(port) {
            throw mistake("network.port", "1150 to 65535.")
        }
    }

    func checkGroups() throws(ConfigError) {
        let groups = lifecycle.parameterGroups
        try checkName("parameter_groups.cluster", groups.cluster)
        try checkName("parameter_groups.instance", groups.instance)
        try checkName("option_group", groups.options)
        switch lifecycle.kind {
        case .aurora:
            guard groups.options == nil else {
                throw instanceOnly("option_group", "a cluster of Aurora has no options")
            }
        case .instance:
            guard groups.cluster == nil else {
                throw mistake(
                    "parameter_groups.cluster", "an RDS instance has one group: write it as parameter_groups.instance.")
            }
        }
    }

    func checkStorage() throws(ConfigError) {
        let storage = lifecycle.storage
        // Source: API reference, RestoreDBClusterFromSnapshot, `KmsKeyId`.
        let key = /arn:aws[a-z-]*:kms:[^ ]+|alias\/[A-Za-z0-9\/_-]+|mrk-[0-9a-f]+|[0-9a-f]{8}(-[0-9a-f]+){4}/
        if let written = storage.encryptionKey, written.wholeMatch(of: key) == nil {
            throw mistake(
                "kms_key",
                "“\(written)” is not a key of KMS: write its id, its ARN or its alias, such as alias/development.")
        }
        guard storage.type != nil || storage.iops != nil || storage.throughput != nil else { return }
        guard lifecycle.kind == .instance else {
            throw instanceOnly("storage", "the storage of an Aurora cluster grows by itself")
        }
        try checkStorageType(storage)
    }

    private func checkStorageType(_ storage: Lifecycle.StorageSettings) throws(ConfigError) {
        let types = ["gp2", "gp3", "io1", "io2", "standard"]
        if let type = storage.type, !types.contains(type) {
            throw mistake(
                "storage.type", "“\(type)” is not a storage type. Known are: \(types.joined(separator: ", ")).")
        }
        if let iops = storage.iops {
            guard let type = storage.type, ["gp3", "io1", "io2"].contains(type) else {
                throw mistake("storage.iops", "they go with `type: gp3`, io1 or io2.")
            }
            // Source: API reference, RestoreDBInstanceFromDBSnapshot, `Iops`.
            guard iops >= 1000 else { throw mistake("storage.iops", "at least 1000.") }
        } else if let type = storage.type, ["io1", "io2"].contains(type) {
            // Source: API reference, RestoreDBInstanceFromDBSnapshot, `StorageType`.
            throw mistake("storage.iops", "\(type) needs them, such as 3000.")
        }
        guard let throughput = storage.throughput else { return }
        guard storage.type == "gp3" else { throw mistake("storage.throughput", "it goes with `type: gp3`.") }
        // Source: RDS user guide, "Amazon RDS DB instance storage", gp3.
        guard (125...4000).contains(throughput) else { throw mistake("storage.throughput", "125 to 4000 MiB/s.") }
    }

    func checkChanges() throws(ConfigError) {
        try checkRoles()
        try checkRetention()
        try checkMasking()
        guard let secret = lifecycle.changes.passwordSecret else { return }
        // Source: API reference of Secrets Manager, CreateSecret, `Name`; an ARN has colons besides.
        guard secret.wholeMatch(of: /[A-Za-z0-9\/_+=.@:-]{1,512}/) != nil else {
            throw mistake(
                "modify.password_secret", "“\(secret)” is not the name or the ARN of a secret of Secrets Manager.")
        }
    }

    private func checkRoles() throws(ConfigError) {
        let roles = lifecycle.changes.roles
        guard lifecycle.kind == .aurora || roles.isEmpty else {
            throw mistake("modify.roles", "only a cluster is given roles: this key is for kind: aurora.")
        }
        for role in roles {
            guard role.arn.wholeMatch(of: /arn:aws[a-z-]*:iam::[0-9]{12}:role\/[A-Za-z0-9\/+=,.@_-]+/) != nil else {
                throw mistake(
                    "modify.roles",
                    "“\(role.arn)” is not the ARN of a role. One looks like arn:aws:iam::111122223333:role/load-from-s3."
                )
            }
            guard lifecycle.engine.name != "aurora-postgresql" || role.feature != nil else {
                throw mistake(
                    "modify.roles",
                    "Aurora PostgreSQL gives a role for a feature, such as s3Import, s3Export or Lambda: write "
                        + "s3Import=\(role.arn).")
            }
        }
        try checkOnce("modify.roles", roles.map(\.text))
    }

    private func checkRetention() throws(ConfigError) {
        guard let days = lifecycle.changes.backupRetention else { return }
        // Source: API reference, ModifyDBCluster and ModifyDBInstance, `BackupRetentionPeriod`.
        switch lifecycle.kind {
        case .aurora:
            guard (1...35).contains(days) else {
                throw mistake("modify.backup_retention", "1 to 35 days: Aurora always keeps backups.")
            }
        case .instance:
            guard (0...35).contains(days) else {
                throw mistake("modify.backup_retention", "0 to 35 days; 0 keeps no backups.")
            }
        }
    }

    /// Whether the file is there is looked up by `changeover check`.
    private func checkMasking() throws(ConfigError) {
        guard let file = lifecycle.changes.masking else { return }
        guard ["aurora-postgresql", "postgres"].contains(lifecycle.engine.name) else {
            throw mistake(
                "modify.masking",
                "statements are run in PostgreSQL only, and the engine is \(lifecycle.engine.name): leave it out.")
        }
        guard !file.isEmpty, !file.hasPrefix("~") else {
            throw mistake("modify.masking", "“\(file)”: the path of a file is needed; ~ is not replaced here.")
        }
    }
}
