extension Lifecycle {
    package struct Engine: Sendable, Codable, Equatable {
        /// `aurora-postgresql`, `mysql`, …
        package var name: String
        /// `nil`: that of what it is made from.
        package var version: String?
        /// `license-included`, `bring-your-own-license`, `general-public-license`; of instances.
        package var licence: String?

        package init(_ name: String, version: String? = nil, licence: String? = nil) {
            self.name = name
            self.version = version
            self.licence = licence
        }

        private enum CodingKeys: String, CodingKey {
            case name, version, licence
        }
    }

    package struct Instances: Sendable, Codable, Equatable {
        package var instanceClass: InstanceClass
        /// Members of a cluster, the writer included; 1 for an RDS instance.
        package var count: Int
        /// `nil`: AWS chooses.
        package var zone: String?
        package var autoMinorUpgrade: Bool?
        /// A standby in another zone; of an RDS instance.
        package var multiAZ: Bool?

        package init(
            _ instanceClass: InstanceClass, count: Int = 1, zone: String? = nil, autoMinorUpgrade: Bool? = nil,
            multiAZ: Bool? = nil
        ) {
            self.instanceClass = instanceClass
            self.count = count
            self.zone = zone
            self.autoMinorUpgrade = autoMinorUpgrade
            self.multiAZ = multiAZ
        }

        private enum CodingKeys: String, CodingKey {
            case instanceClass = "class"
            case count, zone
            case autoMinorUpgrade = "auto-minor-upgrade"
            case multiAZ = "multi-az"
        }
    }

    package struct Network: Sendable, Codable, Equatable {
        package var subnetGroup: String?
        /// Sorted; empty: the default group of the VPC.
        package var securityGroups: [String] = []
        package var port: Int?
        package var isPublic: Bool?

        package init(
            subnetGroup: String? = nil, securityGroups: [String] = [], port: Int? = nil, isPublic: Bool? = nil
        ) {
            self.subnetGroup = subnetGroup
            self.securityGroups = securityGroups.sorted()
            self.port = port
            self.isPublic = isPublic
        }

        private enum CodingKeys: String, CodingKey {
            case subnetGroup = "subnet-group"
            case securityGroups = "security-groups"
            case port
            case isPublic = "public"
        }
    }

    package struct ParameterGroups: Sendable, Codable, Equatable {
        package var cluster: String?
        /// Of the members, or of the RDS instance.
        package var instance: String?
        /// Of an RDS instance.
        package var options: String?

        package init(cluster: String? = nil, instance: String? = nil, options: String? = nil) {
            self.cluster = cluster
            self.instance = instance
            self.options = options
        }

        private enum CodingKeys: String, CodingKey {
            case cluster, instance, options
        }
    }

    /// Storage of an RDS instance, and the key that a copy is encrypted with.
    package struct StorageSettings: Sendable, Codable, Equatable {
        package var type: String?
        package var iops: Int?
        /// MiB/s; of gp3.
        package var throughput: Int?
        /// `nil`: that of what it is made from.
        package var encryptionKey: String?

        package init(type: String? = nil, iops: Int? = nil, throughput: Int? = nil, encryptionKey: String? = nil) {
            self.type = type
            self.iops = iops
            self.throughput = throughput
            self.encryptionKey = encryptionKey
        }

        private enum CodingKeys: String, CodingKey {
            case type, iops, throughput
            case encryptionKey = "encryption-key"
        }
    }

    /// What is changed of a new database before anybody uses it.
    package struct Changes: Sendable, Codable, Equatable {
        /// What a cluster is given, sorted.
        package var roles: [Role] = []
        /// Days.
        package var backupRetention: Int?
        package var deletionProtection: Bool?
        /// The secret that keeps its new password; `nil`: the password stays.
        package var passwordSecret: String?
        /// The file of SQL statements that mask its data.
        package var masking: String?

        package init(
            roles: [Role] = [], backupRetention: Int? = nil, deletionProtection: Bool? = nil,
            passwordSecret: String? = nil, masking: String? = nil
        ) {
            self.roles = roles.sorted()
            self.backupRetention = backupRetention
            self.deletionProtection = deletionProtection
            self.passwordSecret = passwordSecret
            self.masking = masking
        }

        private enum CodingKeys: String, CodingKey {
            case roles
            case backupRetention = "backup-retention"
            case deletionProtection = "deletion-protection"
            case passwordSecret = "password-secret"
            case masking
        }
    }

    /// The DNS record by which clients find the promoted database.
    package struct RecordSettings: Sendable, Codable, Equatable {
        /// `dev-db.example.com`, small letters, without a dot at its end.
        package var record: String
        /// Ids of hosted zones in their order; empty: every zone whose name is the longest ending of the record's.
        package var zones: [String]
        /// Seconds.
        package var ttl: Int

        package init(_ record: String, zones: [String] = [], ttl: Int = 60) {
            self.record = record
            self.zones = zones
            self.ttl = ttl
        }

        private enum CodingKeys: String, CodingKey {
            case record, zones, ttl
        }
    }

    package struct Names: Sendable, Codable, Equatable {
        package var suffix: String
        /// How old the newest database has to be before another one is made.
        package var minimumAge: Span
        /// How many retired ones stay when it is refreshed; 0 leaves no way back.
        package var keep: Int

        package init(suffix: String = "", minimumAge: Span = .minutes(20 * 60), keep: Int = 1) {
            self.suffix = suffix
            self.minimumAge = minimumAge
            self.keep = keep
        }

        private enum CodingKeys: String, CodingKey {
            case suffix
            case minimumAge = "minimum-age"
            case keep
        }
    }
}
