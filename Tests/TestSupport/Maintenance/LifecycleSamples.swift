package import Maintenance

extension Lifecycle {
    /// `development`, made from snapshots of `production` and found in two zones.
    package static func sample(
        _ kind: Kind = .aurora, _ change: (inout Lifecycle) -> Void = { _ in }
    ) -> Lifecycle {
        let engine =
            switch kind {
            case .aurora: "aurora-postgresql"
            case .instance: "postgres"
            }
        var lifecycle = Lifecycle(
            name: "development", kind: kind, source: .snapshotOf("production"), engine: Engine(engine),
            instances: Instances("db.r6g.large"))
        lifecycle.dns = RecordSettings("dev-db.example.com", zones: ["Z1", "Z2"])
        change(&lifecycle)
        return lifecycle
    }
}

extension HostedZone {
    package static let open = HostedZone(id: "Z1", name: "example.com", isPrivate: false)
    package static let inner = HostedZone(id: "Z2", name: "example.com", isPrivate: true)
}

/// What there is of a lifecycle in an example.
package struct LifecycleScene: Sendable {
    package static let now = Observation.sampleInstant
    package static let place = Target.orders.place

    package var lifecycle: Lifecycle
    package var clusters: [ClusterState] = []
    package var instances: [RDSInstance] = []
    package var unreadable: [UnreadableDatabase] = []
    /// What the record says in each zone; `nil`: nobody asked.
    package var records: Reading<[ZoneRecord]>? = .known([
        ZoneRecord(zone: .open, state: .missing), ZoneRecord(zone: .inner, state: .missing),
    ])
    package var snapshots: Reading<[SourceSnapshot]> = .known([])
    package var restarts: [InstanceID: Timestamp] = [:]
    /// The most clients of instances; none of those that are not named.
    package var clients: [InstanceID: Int] = [:]
    package var quota = Quota(used: 12, maximum: 40)
    package var at = now

    package init(_ lifecycle: Lifecycle = .sample()) { self.lifecycle = lifecycle }

    /// With a database in each of these stages, a day apart, the newest first: `development-4`, `development-3`, …
    package init(_ stages: [LifecycleStage], of lifecycle: Lifecycle = .sample()) {
        self.lifecycle = lifecycle
        for (index, stage) in stages.enumerated() {
            add("development-\(stages.count - index)", stage, age: .minutes(24 * 60 * Int64(index + 1)))
        }
    }

    /// With a database at rest.
    package mutating func add(_ name: String, _ stage: LifecycleStage?, age: Span = .minutes(24 * 60)) {
        let tags = stage.map { LifecycleTags.tags($0, of: lifecycle) } ?? []
        switch lifecycle.kind {
        case .aurora: clusters.append(.managed(name, tags, madeAt: at - age))
        case .instance: instances.append(.managed(name, tags, madeAt: at - age))
        }
    }

    package mutating func change(_ name: String, _ change: (inout Cluster, inout [Instance]) -> Void) {
        clusters = clusters.map { state in
            guard var cluster = state.cluster, cluster.identifier.text == name else { return state }
            var instances = state.instances
            change(&cluster, &instances)
            return ClusterState(cluster: cluster, instances: instances)
        }
    }

    package mutating func changeInstance(_ name: String, _ change: (inout RDSInstance) -> Void) {
        for index in instances.indices where instances[index].identifier.text == name { change(&instances[index]) }
    }

    package mutating func remove(_ name: String) {
        clusters.removeAll { $0.cluster?.identifier.text == name }
        instances.removeAll { $0.identifier.text == name }
    }

    /// With the record pointing at a database in both zones.
    package mutating func point(at name: String, ttl: Int = 60) {
        let value = RecordValue(Self.endpoint(of: name, lifecycle.kind), ttl: ttl)
        records = .known([HostedZone.open, .inner].map { ZoneRecord(zone: $0, state: .points(value)) })
    }

    /// With the record saying something else in one zone.
    package mutating func set(_ zone: HostedZone, _ state: ZoneRecord.State, through chain: [RecordLink] = []) {
        records = records?.map { all in
            all.map { $0.zone == zone ? ZoneRecord(zone: zone, state: state, chain: chain) : $0 }
        }
    }

    /// With the record pointing at another name in one zone, which points at something.
    package mutating func set(_ zone: HostedZone, through name: String, to target: String) {
        set(
            zone, .points(RecordValue(name, ttl: 60)),
            through: [RecordLink(name, zone: zone, state: .points(RecordValue(target, ttl: 60)))])
    }

    package static func endpoint(of name: String, _ kind: Lifecycle.Kind) -> String {
        switch kind {
        case .aurora: "\(name).cluster-c1x2y3.us-east-1.rds.amazonaws.com"
        case .instance: "\(name).c1x2y3.us-east-1.rds.amazonaws.com"
        }
    }

    package var observation: Observation {
        let place = Self.place
        var seen = Observation(of: Target(place: place, cluster: ClusterID(lifecycle.name)), takenAt: at)
        let all = Databases(clusters: clusters, instances: instances, unreadable: unreadable)
        seen.add(Answered(DatabasesQuestion(in: place), .known(all), takenAt: at))
        if let records, let dns = lifecycle.dns {
            seen.add(Answered(RecordQuestion(dns, in: place), records, takenAt: at))
        }
        seen.add(Answered(RestartsQuestion(in: place, since: at), .known(restarts), takenAt: at))
        seen.add(Answered(InstanceQuotaQuestion(in: place), .known(quota), takenAt: at))
        for sought in soughtSnapshots {
            seen.add(Answered(SourceSnapshotsQuestion(sought, in: place), snapshots, takenAt: at))
        }
        for names in clusters.map({ $0.instances.map(\.identifier) }) + instances.map({ [$0.identifier] }) {
            let peaks = names.map { ($0, Peak(highest: clients[$0] ?? 0, until: at)) }
            let found = Dictionary(peaks) { first, _ in first }
            seen.add(Answered(ConnectionsQuestion(of: names, in: place), .known(found), takenAt: at))
        }
        return seen
    }

    private var soughtSnapshots: [SourceSnapshotsQuestion.Sought] {
        switch (lifecycle.source, lifecycle.kind) {
        case (.snapshotOf(let name), .aurora): [.ofCluster(name)]
        case (.snapshotOf(let name), .instance): [.ofInstance(name)]
        case (.cloneOf(let cluster), _): [.ofCluster(cluster.text)]
        case (.snapshot(let arn), .aurora): [.clusterSnapshot(arn: arn)]
        case (.snapshot(let arn), .instance): [.instanceSnapshot(arn: arn)]
        }
    }

    package var basis: PlanBasis { PlanBasis(observation: observation) }
}

extension ClusterState {
    /// A cluster with one member, at rest.
    package static func managed(_ name: String, _ tags: [Tag], madeAt instant: Timestamp) -> ClusterState {
        var member = Instance.sample(InstanceID("\(name)-1"), tags: tags)
        member.createdAt = instant
        member.engineVersion = "16.4"
        var cluster = Cluster(
            identifier: ClusterID(name), arn: "arn:aws:rds:us-east-1:123456789012:cluster:\(name)",
            resourceIdentifier: "cluster-\(name.uppercased())", engine: "aurora-postgresql", engineVersion: "16.4",
            status: "available", members: [Cluster.Member(instance: member.identifier, isWriter: true)])
        cluster.tags = tags
        cluster.createdAt = instant
        cluster.isProtected = false
        cluster.endpoint = LifecycleScene.endpoint(of: name, .aurora)
        return ClusterState(cluster: cluster, instances: [member])
    }
}

extension RDSInstance {
    /// An RDS instance at rest.
    package static func managed(_ name: String, _ tags: [Tag], madeAt instant: Timestamp) -> RDSInstance {
        var instance = Instance.sample(InstanceID(name), "db.m6g.large", tags: tags)
        instance.engine = "postgres"
        instance.createdAt = instant
        var seen = RDSInstance(
            instance, resourceIdentifier: "db-\(name.uppercased())", storage: .init(type: "gp3", allocated: 100))
        seen.endpoint = LifecycleScene.endpoint(of: name, .instance)
        seen.isProtected = false
        return seen
    }
}

extension SourceSnapshot {
    /// An available snapshot of `production`.
    package static func sample(
        _ identifier: String, age: Span = .minutes(8 * 60), _ change: (inout SourceSnapshot) -> Void = { _ in }
    ) -> SourceSnapshot {
        var snapshot = SourceSnapshot(
            identifier: identifier, arn: "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:\(identifier)",
            database: "production", status: "available", engine: "aurora-postgresql", engineVersion: "16.4",
            createdAt: LifecycleScene.now - age)
        change(&snapshot)
        return snapshot
    }
}
