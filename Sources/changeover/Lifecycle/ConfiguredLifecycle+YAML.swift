import Maintenance

extension ConfiguredLifecycle {
    /// The item of `lifecycles` that reads as this; what holds without being written is left out.
    var yaml: String {
        let written = lines.compactMap { line -> String? in
            if case .mapping(let entries) = line.value, entries.isEmpty { return nil }
            return line.value.map { "\(line.key.rawValue): \($0.written)" }
        }
        return written.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element + "\n" }.joined()
    }

    private var lines: [(key: CodingKeys, value: YAMLValue?)] {
        [
            (.name, .text(lifecycle.name)), (.kind, .text(lifecycle.kind.rawValue)), (.source, lifecycle.source.yaml),
            (.account, lifecycle.account.map(YAMLValue.text)), (.region, lifecycle.region.map(YAMLValue.text)),
            (.engine, engine), (.instances, instances), (.network, network), (.parameterGroups, parameterGroups),
            (.storage, storage), (.optionGroup, lifecycle.parameterGroups.options.map(YAMLValue.text)),
            (.multiAZ, lifecycle.instances.multiAZ.map(YAMLValue.flag)),
            (.licence, lifecycle.engine.licence.map(YAMLValue.text)),
            (.encryptionKey, lifecycle.storage.encryptionKey.map(YAMLValue.text)), (.modify, modify), (.dns, dns),
            (.names, names),
            (.retire, lifecycle.takesFinalSnapshot ? nil : .mapping([("final_snapshot", .flag(false))])),
            (.tags, .tags(lifecycle.tags)),
            (.promote, lifecycle.promotionTags.isEmpty ? nil : .mapping([("tags", .tags(lifecycle.promotionTags))])),
            (.legacyTags, lifecycle.writesOldTags ? .flag(true) : nil), (.schedule, schedule.map { .text($0.words) }),
        ]
    }

    private var engine: YAMLValue {
        .of([
            (EngineKeys.CodingKeys.name, .text(lifecycle.engine.name)),
            (.version, lifecycle.engine.version.map(YAMLValue.text)),
        ])
    }

    private var instances: YAMLValue {
        let instances = lifecycle.instances
        return .of([
            (InstanceKeys.CodingKeys.instanceClass, .text(instances.instanceClass.text)),
            (.count, instances.count == 1 ? nil : .number(instances.count)),
            (.zone, instances.zone.map(YAMLValue.text)),
            (.autoMinorUpgrade, instances.autoMinorUpgrade.map(YAMLValue.flag)),
        ])
    }

    private var network: YAMLValue {
        let network = lifecycle.network
        return .of([
            (NetworkKeys.CodingKeys.subnetGroup, network.subnetGroup.map(YAMLValue.text)),
            (.securityGroups, .texts(network.securityGroups)), (.port, network.port.map(YAMLValue.number)),
            (.isPublic, network.isPublic.map(YAMLValue.flag)),
        ])
    }

    private var parameterGroups: YAMLValue {
        .of([
            (ParameterGroupKeys.CodingKeys.cluster, lifecycle.parameterGroups.cluster.map(YAMLValue.text)),
            (.instance, lifecycle.parameterGroups.instance.map(YAMLValue.text)),
        ])
    }

    private var storage: YAMLValue {
        .of([
            (StorageKeys.CodingKeys.type, lifecycle.storage.type.map(YAMLValue.text)),
            (.iops, lifecycle.storage.iops.map(YAMLValue.number)),
            (.throughput, lifecycle.storage.throughput.map(YAMLValue.number)),
        ])
    }

    private var modify: YAMLValue {
        let changes = lifecycle.changes
        return .of([
            (ModifyKeys.CodingKeys.roles, .texts(changes.roles.map(\.text))),
            (.backupRetention, changes.backupRetention.map(YAMLValue.number)),
            (.deletionProtection, changes.deletionProtection.map(YAMLValue.flag)),
            (.passwordSecret, changes.passwordSecret.map(YAMLValue.text)),
            (.masking, changes.masking.map(YAMLValue.text)),
        ])
    }

    private var dns: YAMLValue? {
        lifecycle.dns.map { dns in
            .of([
                (RecordKeys.CodingKeys.record, .text(dns.record)), (.zones, .texts(dns.zones)),
                (.ttl, .number(dns.ttl)),
            ])
        }
    }

    private var names: YAMLValue {
        let names = lifecycle.names
        return .of([
            (NameKeys.CodingKeys.suffix, names.suffix.isEmpty ? nil : .text(names.suffix)),
            (.minimumAge, .text(names.minimumAge.configured)), (.keep, .number(names.keep)),
        ])
    }
}

extension Lifecycle.Source {
    fileprivate var yaml: YAMLValue {
        typealias Keys = ConfiguredLifecycle.SourceKeys.CodingKeys
        return switch self {
        case .snapshotOf(let database): .of([(Keys.snapshotOf, .text(database))])
        case .cloneOf(let cluster): .of([(Keys.cloneOf, .text(cluster.text))])
        case .snapshot(let arn): .of([(Keys.snapshot, .text(arn))])
        }
    }
}

extension YAMLValue {
    fileprivate static func of<Key: RawRepresentable<String>>(_ entries: [(key: Key, value: YAMLValue?)]) -> YAMLValue {
        .mapping(entries.compactMap { entry in entry.value.map { (entry.key.rawValue, $0) } })
    }

    /// `nil` for none, which is not written.
    fileprivate static func texts(_ texts: [String]) -> YAMLValue? { texts.isEmpty ? nil : .list(texts) }

    fileprivate static func tags(_ tags: [String: String]) -> YAMLValue {
        .mapping(tags.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
    }
}

extension Span {
    /// As the file has it: `20h`, `90m`, `1500ms`.
    fileprivate var configured: String {
        let units: [(length: Int64, name: String)] = [(3_600_000, "h"), (60_000, "m"), (1000, "s")]
        guard let unit = units.first(where: { milliseconds % $0.length == 0 }) else { return "\(milliseconds)ms" }
        return "\(milliseconds / unit.length)\(unit.name)"
    }
}
