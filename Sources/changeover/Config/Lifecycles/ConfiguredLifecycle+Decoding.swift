import Maintenance

extension ConfiguredLifecycle: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, kind, source, account, region, engine, instances, network
        case parameterGroups = "parameter_groups"
        case storage
        case optionGroup = "option_group"
        case multiAZ = "multi_az"
        case licence
        case encryptionKey = "kms_key"
        case modify, dns, names, retire, tags, promote
        case legacyTags = "legacy_tags"
        case schedule
    }

    init(from decoder: any Decoder) throws {
        let keys = try StrictKeys<CodingKeys>(decoder)
        var lifecycle = try Self.beginning(keys, decoder)
        lifecycle.account = try keys.value(.account, or: nil)
        lifecycle.region = try keys.value(.region, or: nil)
        lifecycle.engine.licence = try keys.value(.licence, or: nil)
        lifecycle.instances.multiAZ = try keys.value(.multiAZ, or: nil)
        lifecycle.network = try keys.value(.network, or: NetworkKeys()).network
        lifecycle.parameterGroups = try keys.value(.parameterGroups, or: ParameterGroupKeys()).groups
        lifecycle.parameterGroups.options = try keys.value(.optionGroup, or: nil)
        lifecycle.storage = try keys.value(.storage, or: StorageKeys()).storage
        lifecycle.storage.encryptionKey = try keys.value(.encryptionKey, or: nil)
        lifecycle.changes = try keys.value(.modify, or: ModifyKeys()).changes
        lifecycle.dns = try keys.value(.dns, or: RecordKeys?.none)?.record
        lifecycle.names = try keys.value(.names, or: NameKeys()).names
        lifecycle.takesFinalSnapshot = try keys.value(.retire, or: RetireKeys()).finalSnapshot
        lifecycle.tags = try keys.value(.tags, or: [:])
        lifecycle.promotionTags = try keys.value(.promote, or: PromoteKeys()).tags
        lifecycle.writesOldTags = try keys.value(.legacyTags, or: false)
        self.init(
            lifecycle, schedule: try keys.value(.schedule, or: nil, reading: Self.schedule))
    }

    /// What every entry needs.
    private static func beginning(_ keys: StrictKeys<CodingKeys>, _ decoder: any Decoder) throws -> Lifecycle {
        let name: String = try keys.value(
            .name, needed: "a name is needed: databases are called NAME-2026-11-29, and commands take it.")
        let kinds = Lifecycle.Kind.allCases.map(\.rawValue).joined(separator: " or ")
        let kind = try keys.value(.kind, or: nil) { text throws(ConfigError) -> Lifecycle.Kind? in
            guard let kind = Lifecycle.Kind(rawValue: text) else {
                throw ConfigError("“\(text)” is not a kind. Write \(kinds).")
            }
            return kind
        }
        guard let kind else {
            throw ConfigError((decoder.codingPath + [CodingKeys.kind]).dotted, "a kind is needed: \(kinds).")
        }
        let source: SourceKeys = try keys.value(
            .source, needed: "what it is made from is needed, such as `{snapshot_of: production}`.")
        let engine: EngineKeys = try keys.value(
            .engine, needed: "the engine is needed, such as `\(kind.engineExample)`.")
        let instances: InstanceKeys = try keys.value(
            .instances, needed: "the class of its instances is needed, such as `{class: db.r6g.large}`.")
        return Lifecycle(
            name: name, kind: kind, source: source.source, engine: engine.engine, instances: instances.instances)
    }

    private static func schedule(_ text: String) throws(ConfigError) -> LifecycleSchedule? {
        do throws(Refusal) {
            return try LifecycleSchedule(text)
        } catch {
            throw ConfigError(error.sentence.replacing("`", with: ""))
        }
    }
}

extension Lifecycle.Kind {
    fileprivate var engineExample: String {
        switch self {
        case .aurora: #"{name: aurora-postgresql, version: "16.4"}"#
        case .instance: #"{name: postgres, version: "16.4"}"#
        }
    }
}
