/// What one account has in one region when the simulation begins.
package struct RegionScript: Sendable {
    package var account = "123456789012"
    package var region = "us-east-1"
    package var clusters: [ClusterScript] = []
    /// The instance quota of the account, and how much of it other databases use.
    package var instanceQuota = 40
    package var otherInstances = 0
    /// The quota of storage of instances of no cluster, in GiB.
    package var storageQuota = 100_000
    /// The classes on offer, each with the zones where it can be ordered.
    package var classes: [String: [String]]
    /// The classes on offer that an instance with a standby cannot have.
    package var singleZoneClasses: Set<String> = []
    /// Classes that AWS has run out of, by zone.
    package var withoutCapacity: [String: [String]] = [:]
    package var pendingMaintenance: [SimulatedMaintenance] = []
    package var customEndpoints: [CustomEndpoint] = []
    package var globalClusters: [GlobalCluster] = []
    package var integrations: [SimulatedIntegration] = []
    package var scaling: [SimulatedScaling] = []
    package var alarms: [SimulatedAlarm] = []
    package var engineVersions: [EngineVersion]
    /// Instance parameter groups of the first family, besides the default ones and those in use.
    package var parameterGroups: [String] = []
    /// Groups with values of their own, of clusters and instances.
    package var customParameterGroups: [SimulatedParameterGroup] = []
    /// Instances that belong to no cluster.
    package var instances: [InstanceScript] = []
    package var proxies: [ProxyScript] = []
    package var subnetGroups = [SimulatedSubnetGroup("default")]
    package var securityGroups = [
        SimulatedSecurityGroup("sg-0default", name: "default"), SimulatedSecurityGroup("sg-0example"),
    ]
    /// Option groups besides the default ones.
    package var optionGroups: [SimulatedOptionGroup] = []
    package var sharedSnapshots: [SharedSnapshotScript] = []
    /// The names of the roles that IAM has.
    package var roles: [String] = []
    package var start = SimulatedTime(seconds: 1_788_250_000)

    package init(clusters: [ClusterScript] = []) {
        self.clusters = clusters
        let zones = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"]
        classes = [
            "db.serverless": zones, "db.t4g.medium": zones, "db.t4g.large": zones,
            "db.r6g.large": zones, "db.r6g.xlarge": zones, "db.r6g.2xlarge": zones, "db.r6g.4xlarge": zones,
            "db.r7g.large": Array(zones.prefix(3)), "db.r7g.xlarge": Array(zones.prefix(3)),
            "db.r8g.large": Array(zones.prefix(2)),
        ]
        let family = "aurora-postgresql15"
        engineVersions = [
            EngineVersion(
                engine: "aurora-postgresql", version: "15.4", family: family,
                upgradeTargets: [.init("15.8"), .init("15.10"), .init("16.6", isMajor: true)]),
            EngineVersion(
                engine: "aurora-postgresql", version: "15.8", family: family,
                upgradeTargets: [.init("15.10"), .init("16.6", isMajor: true)]),
            EngineVersion(
                engine: "aurora-postgresql", version: "15.10", family: family,
                upgradeTargets: [.init("16.6", isMajor: true)]),
            EngineVersion(engine: "aurora-postgresql", version: "16.6", family: "aurora-postgresql16"),
            EngineVersion(
                engine: "aurora-mysql", version: "8.0.mysql_aurora.3.05.2", family: "aurora-mysql8.0",
                upgradeTargets: [.init("8.0.mysql_aurora.3.08.0")]),
            EngineVersion(engine: "aurora-mysql", version: "8.0.mysql_aurora.3.08.0", family: "aurora-mysql8.0"),
            EngineVersion(
                engine: "postgres", version: "15.8", family: "postgres15",
                upgradeTargets: [.init("15.10"), .init("16.6", isMajor: true)]),
            EngineVersion(engine: "postgres", version: "15.10", family: "postgres15"),
            EngineVersion(engine: "postgres", version: "16.6", family: "postgres16"),
        ]
    }

    /// The usual region: `orders` with a writer and two readers, and `billing` with a writer alone.
    package static var orders: RegionScript {
        RegionScript(clusters: [
            ClusterScript(
                "orders",
                members: [
                    MemberScript("orders-1", zone: "us-east-1a", tier: 1),
                    MemberScript("orders-2", zone: "us-east-1b", tier: 1),
                    MemberScript("orders-3", zone: "us-east-1c", tier: 2),
                ]),
            ClusterScript("billing", members: [MemberScript("billing-1", class: "db.t4g.medium")]),
        ])
    }
}

/// A cluster when the simulation begins; its first member is the writer.
package struct ClusterScript: Sendable {
    package var identifier: String
    package var engine: String
    package var engineVersion: String
    package var members: [MemberScript]
    package var status = "available"
    package var parameterGroup: String?
    package var subnetZones = ["us-east-1a", "us-east-1b", "us-east-1c"]
    package var tags: [SimulatedTag] = []
    package var pending = ClusterPendingValues()
    package var storageType: String?
    /// The storage of a Multi-AZ DB cluster; nil for Aurora.
    package var volume: StorageVolume?
    /// `serverless` for Serverless v1.
    package var engineMode = "provisioned"
    /// What the guardrails of a switchover will find, until somebody removes it.
    package var obstacle: SwitchoverObstacle?
    package var ioOptimizedNextAllowed: SimulatedTime?
    package var hasDeletionProtection = true
    package var globalCluster: String?
    package var replicationSource: String?
    package var readReplicas: [String] = []
    package var serverless: ServerlessCapacity?
    package var hasManagedPassword = false
    package var activityStreamStatus = "stopped"
    package var backupWindow = "03:00-03:30"
    package var maintenanceWindow = "sun:05:00-sun:05:30"
    package var subnetGroup = "default"
    package var securityGroups = ["sg-0example"]
    package var roles: [SimulatedRole] = []
    package var masterPassword = "simulated-master"
    /// How long it and its members have been there.
    package var age: Duration = .seconds(90 * 86_400)

    package init(
        _ identifier: String, engine: String = "aurora-postgresql", engineVersion: String = "15.4",
        members: [MemberScript]
    ) {
        self.identifier = identifier
        self.engine = engine
        self.engineVersion = engineVersion
        self.members = members
    }
}

/// A cluster member when the simulation begins.
package struct MemberScript: Sendable {
    package var identifier: String
    package var instanceClass: String
    package var zone: String
    package var tier: Int
    package var status = "available"
    package var parameterGroup: String?
    package var parameterApplyStatus = "in-sync"
    package var clusterParameterGroupStatus = "in-sync"
    package var pending = InstancePendingValues()
    package var tags: [SimulatedTag] = []
    package var monitoringInterval = 60
    package var performanceInsights: PerformanceInsights? = PerformanceInsights()
    package var certificateAuthority = "rds-ca-rsa2048-g1"
    package var isPubliclyAccessible = false
    package var hasAutoMinorVersionUpgrade = true
    package var replicaLag: Duration = .milliseconds(15)
    /// How many clients are connected to it.
    package var clients = 12

    package init(
        _ identifier: String, class instanceClass: String = "db.r6g.large", zone: String = "us-east-1a", tier: Int = 1
    ) {
        self.identifier = identifier
        self.instanceClass = instanceClass
        self.zone = zone
        self.tier = tier
    }

    /// A reader as Application Auto Scaling makes them: named and tagged by it, in the last promotion tier.
    package static func autoscaled(
        _ suffix: String, class instanceClass: String = "db.r6g.large", zone: String = "us-east-1b"
    ) -> MemberScript {
        var member = MemberScript(
            "application-autoscaling-" + suffix, class: instanceClass, zone: zone, tier: 15)
        member.tags = [SimulatedTag("application-autoscaling:resourceId", "autoscaling-" + suffix)]
        return member
    }
}
