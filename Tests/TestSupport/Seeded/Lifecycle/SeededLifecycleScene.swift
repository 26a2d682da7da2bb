package import Maintenance
import Runbooks
package import Simulation

/// What a seeded run of a lifecycle is about: how its databases are made, the region and the zones as they begin.
package enum SeededLifecycleScene: String, Sendable, CaseIterable {
    /// Clusters from snapshots.
    case aurora
    /// Clusters that are clones.
    case clone
    /// RDS instances.
    case instance
    /// RDS instances from an encrypted snapshot that another account shares, which is copied first.
    case shared

    package var lifecycle: Lifecycle {
        var lifecycle: Lifecycle
        switch self {
        case .aurora, .clone:
            lifecycle = Lifecycle(
                name: "development", kind: .aurora,
                source: self == .clone ? .cloneOf("production") : .snapshotOf("production"),
                engine: .init("aurora-mysql"), instances: .init("db.r6g.large", count: 2))
            lifecycle.parameterGroups.cluster = "dev-mysql8"
            lifecycle.changes.roles = [.init("arn:aws:iam::123456789012:role/dev")]
        case .instance, .shared:
            lifecycle = Lifecycle(
                name: "development", kind: .instance,
                source: self == .shared
                    ? .snapshot(arn: "arn:aws:rds:us-east-1:444455556666:snapshot:nightly")
                    : .snapshotOf("production"),
                engine: .init("postgres"), instances: .init("db.r6g.large"))
            lifecycle.storage.type = "gp3"
            lifecycle.changes.masking = "masking.sql"
        }
        lifecycle.network.securityGroups = ["sg-0example"]
        lifecycle.changes.backupRetention = 3
        lifecycle.changes.deletionProtection = true
        lifecycle.changes.passwordSecret = "development"
        lifecycle.dns = Lifecycle.RecordSettings("dev-db.example.com", zones: ["Z1PUBLIC", "Z2PRIVATE"])
        lifecycle.names.minimumAge = .minutes(30)
        return lifecycle
    }

    /// Production, and of the lifecycle one that is promoted and one that is retired.
    package var script: RegionScript {
        var script = RegionScript()
        let stages: [(String, LifecycleStage)] = [
            ("development-2026-08-23", .retired), ("development-2026-08-30", .promoted),
        ]
        switch self {
        case .aurora, .clone:
            script.roles = ["dev"]
            script.customParameterGroups = [
                SimulatedParameterGroup("dev-mysql8", .cluster, family: "aurora-mysql8.0", values: [:])
            ]
            script.clusters =
                [.mysql("production")] + stages.map { .mysql($0, tags: tags(of: $1)) }
        case .instance, .shared:
            script.sharedSnapshots = [
                SharedSnapshotScript("nightly", of: "444455556666", .instance(InstanceScript("production")))
            ]
            script.instances =
                [InstanceScript("production")]
                + stages.map { name, stage in
                    var database = InstanceScript(name)
                    database.hasDeletionProtection = true
                    database.tags = tags(of: stage)
                    return database
                }
        }
        return script
    }

    private func tags(of stage: LifecycleStage) -> [SimulatedTag] {
        LifecycleTags.tags(stage, of: lifecycle).map { SimulatedTag($0.key, $0.value) }
    }

    /// Both zones point at the promoted database.
    package var zones: [ZoneScript] {
        let name: SimulatedDomainName = "dev-db.example.com"
        let domain = lifecycle.kind == .instance ? "c1example" : "cluster-c1example"
        let record = SimulatedRecordSet(
            name, values: ["development-2026-08-30.\(domain).us-east-1.rds.amazonaws.com"])
        return [
            ZoneScript("example.com", identifier: "Z1PUBLIC", records: [record]),
            .ofNetwork("vpc-0example", "example.com", identifier: "Z2PRIVATE", records: [record]),
        ]
    }

    /// What keeps the password.
    package var secrets: [SecretScript] {
        [SecretScript("development", text: #"{"password": "simulated-master", "username": "postgres"}"#)]
    }

    /// What people may ask for.
    package var wishes: [AnyRunbook] {
        [
            AnyRunbook(RefreshRunbook(lifecycle)), AnyRunbook(PromoteRunbook(lifecycle)),
            AnyRunbook(PromoteRunbook(lifecycle, isBack: true)), AnyRunbook(RetireRunbook(lifecycle)),
            AnyRunbook(NewRunbook(lifecycle)), AnyRunbook(ModifyRunbook(lifecycle)),
            AnyRunbook(RebootLifecycleRunbook(lifecycle)),
        ]
    }
}

extension ClusterScript {
    fileprivate static func mysql(_ name: String, tags: [SimulatedTag] = []) -> ClusterScript {
        let members = ["1", "2"].map { number in
            var member = MemberScript("\(name)-\(number)")
            member.tags = tags
            return member
        }
        var cluster = ClusterScript(
            name, engine: "aurora-mysql", engineVersion: "8.0.mysql_aurora.3.05.2", members: members)
        cluster.tags = tags
        return cluster
    }
}
