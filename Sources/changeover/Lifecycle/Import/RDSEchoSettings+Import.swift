import Maintenance

extension RDSEchoSettings {
    /// rds-echo makes no database within 24 hours of the one before, and that cannot be set.
    private static let minimumAge = Span.minutes(24 * 60)

    /// The entry that does the same, and what is to be said of it.
    ///
    /// - Throws: `Refusal` when something is missing or cannot be read.
    func imported() throws(Refusal) -> ImportedLifecycle {
        // RDS keeps the names of databases in small letters, however they are asked for.
        var lifecycle = Lifecycle(
            name: try needed(.name), kind: .instance, source: .snapshotOf(try needed(.snapshotOf).lowercased()),
            engine: Lifecycle.Engine(try needed(.engine).lowercased(), licence: self[.licence]),
            instances: Lifecycle.Instances(InstanceClass(try needed(.instanceClass))))
        lifecycle.account = account
        lifecycle.region = self[.region]
        lifecycle.instances.multiAZ = try flag(.multiAZ)
        lifecycle.instances.autoMinorUpgrade = try flag(.autoMinorUpgrade)
        lifecycle.network.port = try number(.port)
        lifecycle.parameterGroups = Lifecycle.ParameterGroups(
            instance: self[.parameterGroup], options: self[.optionGroup])
        let iops = try number(.iops)
        lifecycle.storage = Lifecycle.StorageSettings(
            type: self[.storageType]?.lowercased(), iops: iops == 0 ? nil : iops)
        lifecycle.changes.backupRetention = try number(.backupRetention)
        lifecycle.tags = try OldValue.tags(list(.tags), of: Key.tags.written)
        lifecycle.promotionTags = try OldValue.tags(list(.promotionTags), of: Key.promotionTags.written)
        lifecycle.dns = try record()
        lifecycle.names.minimumAge = Self.minimumAge
        // RDS's own default is to take one.
        lifecycle.takesFinalSnapshot = try flag(.skipsFinalSnapshot) != true
        return ImportedLifecycle(
            ConfiguredLifecycle(lifecycle), try notes(on: lifecycle), from: "rds-echo")
    }

    /// The sample file has a number of ten digits, which says nothing.
    private var account: String? {
        self[.accountNumber].flatMap { $0.wholeMatch(of: /[0-9]{12}/) == nil ? nil : $0 }
    }

    private func record() throws(Refusal) -> Lifecycle.RecordSettings? {
        guard let name = self[.record] else { return nil }
        var record = Lifecycle.RecordSettings(DNSName.plain(name))
        if let ttl = try number(.ttl) { record.ttl = ttl }
        return record
    }

    private func needed(_ key: Key) throws(Refusal) -> String {
        guard let value = self[key] else {
            throw Refusal("\(key.written) is missing: an entry cannot be made without it. Add it and import again.")
        }
        return value
    }

    func flag(_ key: Key) throws(Refusal) -> Bool? {
        guard let text = self[key] else { return nil }
        return try OldValue.flag(text, of: key.written)
    }

    func number(_ key: Key) throws(Refusal) -> Int? {
        guard let text = self[key] else { return nil }
        return try OldValue.number(text, of: key.written)
    }
}
