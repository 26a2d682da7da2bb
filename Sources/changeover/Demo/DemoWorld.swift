import Maintenance
import Simulation

/// What the simulated AWS has when the demo begins, and the lifecycles that the bot is configured with.
struct DemoWorld: Sendable {
    let region: RegionScript
    let zones: Route53Script
    let lifecycles: [Lifecycle]
    /// The promoted database of `development`, and the retired one.
    let current: String
    let former: String

    static let record = "dev-db.example.com"
    static let publicZone = "Z0PUBLIC"
    static let privateZone = "Z0PRIVATE"
    private static let aliasRecord = "staging-db.example.com"

    /// The RDS instances that there are.
    enum Instances: Sendable {
        case ledger
        /// `catalog`, PostgreSQL with a standby and two read replicas, `blog`, MySQL with neither, and `payroll`, Oracle.
        case catalog
    }

    /// The cluster `orders` behind a proxy, `billing` behind another, RDS instances, and copies of both clusters: of
    /// `development` one that clients use and one before it, of `staging` one that is to be promoted.
    init(_ instances: Instances, from now: Timestamp) {
        let (development, staging) = (Self.development, Self.staging)
        let current = Self.copy(.promoted, of: development, days: 7, at: now)
        let former = Self.copy(.retired, of: development, days: 14, at: now)
        let fresh = Self.copy(.modified, of: staging, hours: 3, at: now)
        var region = RegionScript.deployable
        region.start = SimulatedTime(milliseconds: now.milliseconds)
        region.proxies.append(ProxyScript("reports-proxy", before: "billing"))
        switch instances {
        case .ledger: region.instances = [InstanceScript("ledger", volume: StorageVolume("gp2", gibibytes: 200))]
        case .catalog: region.addStandaloneInstances()
        }
        region.clusters += [current, former, fresh]
        self.current = current.identifier
        self.former = former.identifier
        self.region = region
        zones = Self.zones(leadingTo: current.endpoint(in: region), besides: region)
        lifecycles = [development, staging]
    }

    /// `dev-db.example.com` in two zones, and a record that is an alias.
    private static func zones(leadingTo endpoint: String, besides region: RegionScript) -> Route53Script {
        let plain = SimulatedRecordSet(SimulatedDomainName(record), values: [endpoint])
        let alias = SimulatedRecordSet.alias(
            SimulatedDomainName(aliasRecord), to: .init(zone: publicZone, name: "shared-db.example.com"))
        return Route53Script(
            zones: [
                ZoneScript("example.com", identifier: publicZone, records: [plain, alias]),
                .ofNetwork("vpc-0example", "example.com", identifier: privateZone, records: [plain]),
            ], besides: region)
    }

    static var development: Lifecycle {
        var lifecycle = Lifecycle(
            name: "development", kind: .aurora, source: .snapshotOf("orders"), engine: .init("aurora-postgresql"),
            instances: .init("db.r6g.large"))
        lifecycle.changes = .init(backupRetention: 3, deletionProtection: true)
        lifecycle.dns = .init(record, zones: [publicZone, privateZone])
        return lifecycle
    }

    private static var staging: Lifecycle {
        var lifecycle = Lifecycle(
            name: "staging", kind: .aurora, source: .snapshotOf("billing"), engine: .init("aurora-postgresql"),
            instances: .init("db.t4g.medium"))
        lifecycle.dns = .init(aliasRecord, zones: [publicZone])
        return lifecycle
    }

    /// A database that an earlier operation made, named after its day.
    private static func copy(
        _ stage: LifecycleStage, of lifecycle: Lifecycle, days: Int64 = 0, hours: Int64 = 0, at now: Timestamp
    ) -> ClusterScript {
        let age = Span.minutes((days * 24 + hours) * 60)
        let name = "\(lifecycle.name)-\((now - age).words.prefix(10))"
        let tags = LifecycleTags.tags(stage, of: lifecycle).map { SimulatedTag($0.key, $0.value) }
        var member = MemberScript("\(name)-1", class: lifecycle.instances.instanceClass.text)
        member.tags = tags
        member.clients = stage == .promoted ? 12 : 0
        var cluster = ClusterScript(name, members: [member])
        cluster.tags = tags
        cluster.age = age.duration
        return cluster
    }
}

extension RegionScript {
    /// AWS drops what is asked for within an hour of another failover of `catalog`.
    fileprivate mutating func addStandaloneInstances() {
        let standalone = RegionScript.standalone
        instances = standalone.instances
        instances.append(
            InstanceScript("payroll", engine: "oracle-se2", engineVersion: "19.0.0.0.ru-2025-01.rur-2025-01.r1"))
        for position in instances.indices { instances[position].abandonsFailovers = true }
        customParameterGroups += standalone.customParameterGroups
        engineVersions =
            engineVersions.filter { $0.engine != "postgres" }
            + standalone.engineVersions.filter { !$0.engine.hasPrefix("aurora") }
        singleZoneClasses = standalone.singleZoneClasses
    }
}
