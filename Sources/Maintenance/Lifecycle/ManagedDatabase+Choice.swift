extension LifecycleStage {
    /// In the order in which people read of them: what clients use first.
    package static let clientsFirst: [LifecycleStage] = [.promoted, .rebooted, .modified, .new, .retired]
}

extension [ManagedDatabase] {
    /// Those in a stage, in their order.
    package func all(in stage: LifecycleStage) -> [ManagedDatabase] { filter { $0.stage == stage } }

    /// The first that an action is for: the newest, where the newest stand first.
    package func candidate(for action: LifecycleAction, of kind: Lifecycle.Kind) -> ManagedDatabase? {
        first { database in
            guard let stage = database.stage else { return false }
            return action.rule(for: stage, of: kind) != .refuses
        }
    }

    /// The database that clients are led to: of several that say they are promoted, the one that the record points at.
    package func promoted(by records: [ZoneRecord]) -> ManagedDatabase? {
        let all = all(in: .promoted)
        return all.first(where: records.lead) ?? all.first
    }
}

extension [ZoneRecord] {
    /// Why it cannot be told which databases a record leads to; `nil` where it can.
    package var uncertainty: String? {
        guard !isEmpty else { return "has no hosted zone" }
        return lazy.compactMap(\.uncertainty).first
    }

    /// Whether the record points at a database in some zone, by itself or through other names.
    package func lead(to database: ManagedDatabase) -> Bool {
        contains { $0.targets.contains(where: database.isAt) }
    }
}

extension ZoneRecord {
    /// It is no plain CNAME, or leads through one that is none; it does not end at an endpoint of RDS; or at a custom endpoint,
    /// whose name does not tell the cluster (Aurora user guide, "Custom endpoints": `NAME.cluster-custom-HASH…`).
    fileprivate var uncertainty: String? {
        switch state {
        case .missing: nil
        case .other(let why): "in \(zone.words) is \(why)"
        case .points: doubt.map { "in \(zone.words) \($0)" }
        }
    }

    private var doubt: String? {
        if let obstacle { return obstacle }
        if let custom = targets.first(where: { $0.contains(".cluster-custom-") }) {
            return "leads to the custom endpoint \(custom)"
        }
        for link in chain {
            if case .other(let why) = link.state {
                return "leads to \(link.name), which in \(link.zone.words) is \(why)"
            }
        }
        guard let end = ends.first(where: { !DNSName.isOfRDS($0) }) else { return nil }
        let isOurs = chain.contains { DNSName.isSame($0.name, end) }
        return "leads to \(end), which is \(isOurs ? "not there" : "no endpoint of RDS")"
    }
}

extension ManagedDatabase {
    /// It, or the first of its members, is being made; later members come and go with autoscaling.
    fileprivate var isBeingMade: Bool {
        status == "creating" || createdAt == nil || stage == .new && instances.contains { $0.status == "creating" }
    }
}

/// Whether another database of a lifecycle may be made.
package enum NextMaking: Sendable, Equatable {
    case allowed
    /// One is being made.
    case underWay(ManagedDatabase)
    /// The newest is too young.
    case tooEarly(ManagedDatabase, from: Timestamp)
}

extension Lifecycle {
    /// - Parameter databases: newest first.
    package func nextMaking(besides databases: [ManagedDatabase], at now: Timestamp) -> NextMaking {
        if let creating = databases.first(where: \.isBeingMade) { return .underWay(creating) }
        guard let newest = databases.first, let created = newest.createdAt, now - created < names.minimumAge else {
            return .allowed
        }
        return .tooEarly(newest, from: created + names.minimumAge)
    }
}

extension Databases {
    /// What is there under such a name, or without one, and cannot be read: it may be one of the lifecycle's.
    package func unreadable(perhapsOf lifecycle: Lifecycle) -> [UnreadableDatabase] {
        unreadable.filter { database in
            database.isCluster == (lifecycle.kind == .aurora)
                && database.name.map { $0.hasPrefix("\(lifecycle.name)-") } ?? true
        }
    }
}
