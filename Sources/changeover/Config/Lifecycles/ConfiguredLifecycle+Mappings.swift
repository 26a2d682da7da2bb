import Maintenance

/// The mappings inside an entry of `lifecycles`.
extension ConfiguredLifecycle {
    struct SourceKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case snapshotOf = "snapshot_of"
            case cloneOf = "clone_of"
            case snapshot
        }

        var source: Lifecycle.Source

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            let sources: [Lifecycle.Source?] = [
                try keys.value(.snapshotOf, or: String?.none).map { .snapshotOf($0) },
                try keys.value(.cloneOf, or: String?.none).map { .cloneOf(ClusterID($0)) },
                try keys.value(.snapshot, or: String?.none).map { .snapshot(arn: $0) },
            ]
            let written = sources.compactMap(\.self)
            guard let source = written.first, written.count == 1 else {
                throw ConfigError(
                    decoder.codingPath.dotted,
                    "one of `{snapshot_of: NAME}`, `{clone_of: CLUSTER}` and `{snapshot: ARN}` is expected here.")
            }
            self.source = source
        }
    }

    struct EngineKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case name, version
        }

        var engine: Lifecycle.Engine

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            engine = Lifecycle.Engine(
                try keys.value(.name, needed: "the name of the engine is needed."),
                version: try keys.value(.version, or: nil))
        }
    }

    struct InstanceKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case instanceClass = "class"
            case count, zone
            case autoMinorUpgrade = "auto_minor_upgrade"
        }

        var instances: Lifecycle.Instances

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            instances = Lifecycle.Instances(
                InstanceClass(try keys.value(.instanceClass, needed: "the class is needed, such as db.r6g.large.")),
                count: try keys.value(.count, or: 1), zone: try keys.value(.zone, or: nil),
                autoMinorUpgrade: try keys.value(.autoMinorUpgrade, or: nil))
        }
    }

    struct NetworkKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case subnetGroup = "subnet_group"
            case securityGroups = "security_groups"
            case port
            case isPublic = "public"
        }

        var network = Lifecycle.Network()

        init() {}

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            network = Lifecycle.Network(
                subnetGroup: try keys.value(.subnetGroup, or: nil),
                securityGroups: try keys.value(.securityGroups, or: []), port: try keys.value(.port, or: nil),
                isPublic: try keys.value(.isPublic, or: nil))
        }
    }

    struct ParameterGroupKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case cluster, instance
        }

        var groups = Lifecycle.ParameterGroups()

        init() {}

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            groups = Lifecycle.ParameterGroups(
                cluster: try keys.value(.cluster, or: nil), instance: try keys.value(.instance, or: nil))
        }
    }

    struct StorageKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case type, iops, throughput
        }

        var storage = Lifecycle.StorageSettings()

        init() {}

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            storage = Lifecycle.StorageSettings(
                type: try keys.value(.type, or: nil), iops: try keys.value(.iops, or: nil),
                throughput: try keys.value(.throughput, or: nil))
        }
    }

    struct ModifyKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case roles
            case backupRetention = "backup_retention"
            case deletionProtection = "deletion_protection"
            case passwordSecret = "password_secret"
            case masking
        }

        var changes = Lifecycle.Changes()

        init() {}

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            changes = Lifecycle.Changes(
                roles: try keys.value(.roles, or: []), backupRetention: try keys.value(.backupRetention, or: nil),
                deletionProtection: try keys.value(.deletionProtection, or: nil),
                passwordSecret: try keys.value(.passwordSecret, or: nil), masking: try keys.value(.masking, or: nil))
        }
    }

    struct RecordKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case record, zones, ttl
        }

        var record: Lifecycle.RecordSettings

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            let name: String = try keys.value(
                .record, needed: "the name of the record is needed, such as dev-db.example.com.")
            record = Lifecycle.RecordSettings(DNSName.plain(name))
            record.zones = try keys.value(.zones, or: record.zones)
            record.ttl = try keys.value(.ttl, or: record.ttl)
        }
    }

    struct NameKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case suffix
            case minimumAge = "minimum_age"
            case keep
        }

        var names = Lifecycle.Names()

        init() {}

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            names.suffix = try keys.value(.suffix, or: names.suffix)
            names.minimumAge = try keys.value(.minimumAge, or: names.minimumAge, reading: Span.init(age:))
            names.keep = try keys.value(.keep, or: names.keep)
        }
    }

    struct RetireKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case finalSnapshot = "final_snapshot"
        }

        var finalSnapshot = true

        init() {}

        init(from decoder: any Decoder) throws {
            finalSnapshot = try StrictKeys<CodingKeys>(decoder).value(.finalSnapshot, or: finalSnapshot)
        }
    }

    struct PromoteKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case tags
        }

        var tags: [String: String] = [:]

        init() {}

        init(from decoder: any Decoder) throws {
            tags = try StrictKeys<CodingKeys>(decoder).value(.tags, or: tags)
        }
    }
}
