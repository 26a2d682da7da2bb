import Maintenance
import TestSupport

extension Lifecycle {
    /// A copy of the cluster `production`, found by a record in two zones.
    static var development: Lifecycle {
        var lifecycle = Lifecycle(
            name: "development", kind: .aurora, source: .snapshotOf("production"),
            engine: .init("aurora-postgresql", version: "16.4"), instances: .init("db.r6g.large"))
        lifecycle.dns = .init("dev-db.example.com", zones: ["Z1", "Z2"])
        lifecycle.changes = .init(backupRetention: 7, deletionProtection: true)
        return lifecycle
    }

    /// A copy of the RDS instance `ledger`, in another region.
    static var reports: Lifecycle {
        var lifecycle = Lifecycle(
            name: "reports", kind: .instance, source: .snapshotOf("ledger"), engine: .init("postgres"),
            instances: .init("db.m6g.large"))
        lifecycle.region = "eu-west-1"
        return lifecycle
    }
}

/// Databases of `development` as AWS shows them at the sample instant.
enum LifecycleSamples {
    static let place = Target.orders.place
    static let zones = [
        HostedZone(id: "Z1", name: "example.com", isPrivate: false),
        HostedZone(id: "Z2", name: "example.com", isPrivate: true),
    ]
    static let live = "development-2026-01-03"
    static let next = "development-2026-01-05"
    static let old = "development-2025-12-27"

    static func endpoint(_ name: String) -> String { "\(name).cluster-c1x2y3z4.us-east-1.rds.amazonaws.com" }

    static func cluster(
        _ name: String, _ stage: LifecycleStage, old age: Span, isProtected: Bool = false, status: Status = "available",
        hasMember: Bool = true
    ) -> ClusterState {
        let tags = [
            Tag(key: LifecycleTags.lifecycle, value: "development"),
            Tag(key: LifecycleTags.stage, value: stage.rawValue),
        ]
        let member = InstanceID("\(name)-1")
        var cluster = Cluster(
            identifier: ClusterID(name), arn: "arn:aws:rds:us-east-1:123456789012:cluster:\(name)",
            resourceIdentifier: "cluster-\(name)", engine: "aurora-postgresql", engineVersion: "16.4", status: status,
            members: hasMember ? [Cluster.Member(instance: member, isWriter: true)] : [])
        cluster.tags = tags
        cluster.endpoint = endpoint(name)
        cluster.createdAt = Observation.sampleInstant - age
        cluster.isProtected = isProtected
        return ClusterState(cluster: cluster, instances: hasMember ? [.sample(member, tags: tags)] : [])
    }

    /// One that clients use, one before it, and one that is to take over.
    static func databases(_ stage: LifecycleStage? = .modified) -> Databases {
        let coming = stage.map { [cluster(next, $0, old: .minutes(41))] } ?? []
        return Databases(
            clusters: coming + [
                cluster(live, .promoted, old: .minutes(2 * 24 * 60), isProtected: true),
                cluster(old, .retired, old: .minutes(9 * 24 * 60), isProtected: true),
            ])
    }

    /// The record points at a database in every zone.
    static func records(_ name: String = live) -> [ZoneRecord] {
        zones.map { ZoneRecord(zone: $0, state: .points(RecordValue(endpoint(name), ttl: 60))) }
    }

    static let snapshot = SourceSnapshot(
        identifier: "rds:production-2026-01-05-03-10",
        arn: "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:rds:production-2026-01-05-03-10",
        database: "production", status: "available", engine: "aurora-postgresql", engineVersion: "16.4",
        createdAt: Observation.sampleInstant - .minutes(650))

    /// All that plans for it ask; the most clients of the promoted one are 12.
    static func observation(_ databases: Databases, records: [ZoneRecord] = records()) -> Observation {
        let lifecycle = Lifecycle.development
        let target = Target(place: place, cluster: ClusterID(lifecycle.name))
        var observation = Observation(of: target, takenAt: Observation.sampleInstant)
        func add<Asked: Question>(_ question: Asked, _ answer: Asked.Answer) {
            observation.add(Answered(question, .known(answer), takenAt: observation.takenAt))
        }
        add(DatabasesQuestion(in: place), databases)
        if let dns = lifecycle.dns { add(RecordQuestion(dns, in: place), records) }
        add(SourceSnapshotsQuestion(.ofCluster("production"), in: place), [snapshot])
        add(InstanceQuotaQuestion(in: place), Quota(used: 12, maximum: 40))
        for member in databases.clusters.flatMap(\.instances).map(\.identifier) {
            let most = member.text.hasPrefix(live) ? 12 : 0
            let peak = Peak(highest: most, until: observation.takenAt - .minutes(1))
            add(ConnectionsQuestion(of: [member], in: place), [member: peak])
        }
        return observation
    }
}
