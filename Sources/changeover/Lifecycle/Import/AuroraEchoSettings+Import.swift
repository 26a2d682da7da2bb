import Maintenance

extension AuroraEchoSettings {
    /// The entry that does the same, and what is to be said of it.
    ///
    /// - Throws: `Refusal` when something is missing or cannot be read.
    func imported() throws(Refusal) -> ImportedLifecycle {
        var lifecycle = try beginning()
        lifecycle.account = self[.account]
        lifecycle.region = self[.region]
        lifecycle.instances.zone = self[.zone]
        lifecycle.network = Lifecycle.Network(
            subnetGroup: self[.subnetGroup], securityGroups: list(.securityGroup))
        lifecycle.parameterGroups.instance = self[.parameterGroup]
        lifecycle.changes = Lifecycle.Changes(roles: try roles().map { Lifecycle.Role($0) })
        lifecycle.names.suffix = self[.suffix] ?? ""
        if let hours = self[.minimumAge] {
            lifecycle.names.minimumAge = .minutes(Int64(try OldValue.number(hours, of: "-h")) * 60)
        }
        lifecycle.tags = try OldValue.tags(list(.tag), of: "-t")
        lifecycle.dns = try record()
        return ImportedLifecycle(
            ConfiguredLifecycle(lifecycle), notes(on: lifecycle), from: "aurora-echo")
    }

    private func beginning() throws(Refusal) -> Lifecycle {
        guard !differences.contains(where: { $0.option == .name }), let name = self[.name] else {
            let names = differences.first { $0.option == .name }?.values.listed
            throw Refusal(
                names.map { "these are the commands of several lifecycles, \($0): import one at a time." }
                    ?? "-n, the managed name, is missing.")
        }
        // RDS keeps the names of databases in small letters, however they are asked for.
        let source: Lifecycle.Source
        if let cluster = self[.snapshotOf] {
            source = .snapshotOf(cluster.lowercased())
        } else if let cluster = self[.cloneOf] {
            source = .cloneOf(ClusterID(cluster.lowercased()))
        } else {
            throw Refusal("-s, what it is made from, is missing: give the command line of `new` or `clone` as well.")
        }
        guard let instanceClass = self[.instanceClass] else {
            throw Refusal("-c, the class, is missing: give the command line of `new` or `clone` as well.")
        }
        return Lifecycle(
            name: name, kind: .aurora, source: source, engine: Lifecycle.Engine(engine),
            instances: Lifecycle.Instances(InstanceClass(instanceClass)))
    }

    /// aurora-echo's default was `aurora`, which AWS has no more.
    private var engine: String {
        guard let engine = self[.engine], engine != "aurora" else { return "aurora-mysql" }
        return engine
    }

    /// aurora-echo took names and made ARNs of them with the number of the account.
    private func roles() throws(Refusal) -> [String] {
        var roles: [String] = []
        for name in list(.role) {
            guard !name.hasPrefix("arn:") else {
                roles.append(name)
                continue
            }
            guard let account = self[.account] else {
                throw Refusal("-iam: “\(name)” is a name, and -a, the account that the role is in, is missing.")
            }
            roles.append("arn:\(partition):iam::\(account):role/\(name)")
        }
        return roles
    }

    /// Source: AWS General Reference, "Amazon Resource Names", partitions.
    private var partition: String {
        let region = self[.region] ?? ""
        return region.hasPrefix("cn-") ? "aws-cn" : region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
    }

    private func record() throws(Refusal) -> Lifecycle.RecordSettings? {
        guard let record = self[.record] else { return nil }
        var settings = Lifecycle.RecordSettings(DNSName.plain(record), zones: list(.hostedZone))
        if let ttl = self[.ttl] { settings.ttl = try OldValue.number(ttl, of: "--ttl") }
        return settings
    }
}
