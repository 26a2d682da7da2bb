extension Observation {
    /// The databases of a lifecycle, newest first; one of which AWS does not say when it was made counts as new.
    package func managed(by lifecycle: String, _ kind: Lifecycle.Kind) -> Reading<[ManagedDatabase]> {
        guard let reading = first(DatabasesQuestion.self)?.reading else { return .unavailable(Self.notAsked) }
        switch reading {
        case .unavailable(let reason): return .unavailable(reason)
        case .known(let all):
            let found: [ManagedDatabase] =
                switch kind {
                case .aurora: all.clusters.compactMap { ManagedDatabase($0, of: lifecycle) }
                case .instance: all.instances.compactMap { ManagedDatabase($0, of: lifecycle) }
                }
            return .known(found.sorted(by: ManagedDatabase.isNewer))
        }
    }

    /// A cluster or an RDS instance of that name, whosever it is.
    package func database(_ name: String, _ kind: Lifecycle.Kind) -> ManagedDatabase? {
        guard let all = first(DatabasesQuestion.self)?.reading.value else { return nil }
        switch kind {
        case .aurora:
            return all.clusters.first { $0.cluster?.identifier.text == name }.flatMap { ManagedDatabase($0) }
        case .instance:
            return all.instances.first { $0.identifier.text == name }.map { ManagedDatabase($0) }
        }
    }

    /// The cluster or RDS instance with that identity, whatever its name is.
    package func database(identity: String, _ kind: Lifecycle.Kind) -> ManagedDatabase? {
        guard let all = first(DatabasesQuestion.self)?.reading.value else { return nil }
        switch kind {
        case .aurora:
            return all.clusters.first { $0.cluster?.resourceIdentifier == identity }.flatMap { ManagedDatabase($0) }
        case .instance:
            return all.instances.first { $0.resourceIdentifier == identity }.map { ManagedDatabase($0) }
        }
    }

    /// Why it is not known what databases there are; `nil` when it is.
    package var databasesComplaint: String? {
        switch first(DatabasesQuestion.self)?.reading ?? .unavailable(Self.notAsked) {
        case .known: nil
        case .unavailable(let reason): reason
        }
    }

    /// Why it is not known how a database is: nothing is read, or that very one cannot be; `nil` when it is known.
    package func complaint(about name: String, identity: String? = nil, _ kind: Lifecycle.Kind) -> String? {
        if let databasesComplaint { return databasesComplaint }
        let unreadable = first(DatabasesQuestion.self)?.reading.value?.unreadable ?? []
        return unreadable.first { database in
            database.isCluster == (kind == .aurora)
                && (identity.map { (database.resource ?? $0) == $0 } ?? ((database.name ?? name) == name))
        }?.reason
    }

    /// Whether a database or a member of a cluster has a name.
    package func isTaken(_ name: String) -> Bool {
        guard let all = first(DatabasesQuestion.self)?.reading.value else { return false }
        return all.clusters.contains {
            $0.cluster?.identifier.text == name || $0.instances.contains { $0.identifier.text == name }
        }
            || all.instances.contains { $0.identifier.text == name } || all.unreadable.contains { $0.name == name }
    }

    /// What the record of the lifecycle says in each zone; `nil` where nobody asked.
    package var records: Reading<[ZoneRecord]>? { first(RecordQuestion.self)?.reading }

    /// The tags of a resource by its ARN; `nil` when it is not seen.
    package func tags(of arn: String) -> [Tag]? {
        guard let all = first(DatabasesQuestion.self)?.reading.value else { return nil }
        for state in all.clusters {
            if let cluster = state.cluster, cluster.arn == arn { return cluster.tags }
            if let member = state.instances.first(where: { $0.arn == arn }) { return member.tags }
        }
        return all.instances.first { $0.instance.arn == arn }?.instance.tags
    }

    /// What a secret of a lifecycle tells of the password of one of its databases.
    package func password(
        of database: ManagedDatabase, in secret: String, _ lifecycle: String
    ) -> Reading<KeptPassword> {
        self[SecretStagesQuestion(secret, in: target.place)].map { stages in
            stages.password(of: database, in: secret, besides: managed(by: lifecycle, database.kind).value ?? [])
        }
    }
}

extension ManagedDatabase {
    fileprivate static func isNewer(_ left: Self, _ right: Self) -> Bool {
        switch (left.createdAt, right.createdAt) {
        case (let left?, let right?) where left != right: left > right
        case (nil, _?): true
        case (_?, nil): false
        case (nil, nil), (_?, _?): left.name > right.name
        }
    }

    /// - Parameter lifecycle: `nil`: whosever it is; otherwise there is none unless it is that lifecycle's.
    ///
    /// Of aurora-echo's tags the members' count before the cluster's, which stays `new`.
    fileprivate init?(_ state: ClusterState, of lifecycle: String? = nil) {
        guard let cluster = state.cluster else { return nil }
        let members = state.instances
        let told = lifecycle.flatMap { name -> LifecycleTags.Told? in
            let own = LifecycleTags.read(cluster.tags, of: name)
            if case .stage(_, .ours)? = own { return own }
            return members.lazy.compactMap { LifecycleTags.read($0.tags, of: name) }.first ?? own
        }
        if lifecycle != nil, told == nil { return nil }
        self.init(
            name: cluster.identifier.text, kind: .aurora, arn: cluster.arn, identity: cluster.resourceIdentifier,
            told: told ?? .unknown("", .ours), status: cluster.status, engine: cluster.engine,
            engineVersion: cluster.engineVersion, instances: members,
            tagged: [Tagged(arn: cluster.arn, resource: .cluster(cluster.identifier), tags: cluster.tags)]
                + members.map { Tagged(arn: $0.arn, resource: .instance($0.identifier), tags: $0.tags) })
        endpoint = cluster.endpoint
        port = cluster.port
        createdAt = cluster.createdAt
        isProtected = cluster.isProtected
        madeBy = cluster.tags.first { $0.key == LifecycleTags.operation }?.value
    }

    fileprivate init(_ seen: RDSInstance) {
        let instance = seen.instance
        self.init(
            name: instance.identifier.text, kind: .instance, arn: instance.arn, identity: seen.resourceIdentifier,
            told: .unknown("", .ours), status: instance.status, engine: instance.engine,
            engineVersion: instance.engineVersion, instances: [instance],
            tagged: [Tagged(arn: instance.arn, resource: .instance(instance.identifier), tags: instance.tags)])
        endpoint = seen.endpoint
        port = seen.port
        createdAt = instance.createdAt
        isProtected = seen.isProtected
        madeBy = instance.tags.first { $0.key == LifecycleTags.operation }?.value
    }

    fileprivate init?(_ seen: RDSInstance, of lifecycle: String) {
        guard let told = LifecycleTags.read(seen.instance.tags, of: lifecycle) else { return nil }
        self.init(seen)
        self.told = told
    }
}
