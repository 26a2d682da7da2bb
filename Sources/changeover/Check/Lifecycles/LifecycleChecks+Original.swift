import AWS
import Maintenance

/// What a lifecycle's databases are made from.
extension LifecycleChecks {
    struct Original: Sendable {
        var findings: [LifecycleFinding] = []
        /// Of what is there.
        var version: String?
    }

    func original() async -> Original {
        switch lifecycle.source {
        case .snapshotOf(let database):
            let kind = lifecycle.kind == .aurora ? "cluster" : "instance"
            return await snapshots(
                lifecycle.kind == .aurora ? .ofCluster(database) : .ofInstance(database),
                none: "there is no snapshot of a \(kind) \(database) in \(whereabouts).")
        case .snapshot(let arn):
            return await snapshots(
                lifecycle.kind == .aurora ? .clusterSnapshot(arn: arn) : .instanceSnapshot(arn: arn),
                none: "there is no snapshot \(arn) that account \(place.account) may see.")
        case .cloneOf(let cluster): return await clone(of: cluster)
        }
    }

    private func snapshots(_ sought: SourceSnapshotsQuestion.Sought, none sentence: String) async -> Original {
        let question = SourceSnapshotsQuestion(sought, in: place)
        switch await ask([AnyQuestion(question)])[question]?.reading {
        case .known(let snapshots):
            guard let newest = snapshots.first else { return Original(findings: [.missing("source", sentence)]) }
            guard let usable = snapshots.first(where: \.isAvailable) else {
                return Original(
                    findings: [
                        .missing("source", "no snapshot is available; \(newest.identifier) is \(newest.status).")
                    ])
            }
            return fitting(usable.identifier, usable.engine, usable.engineVersion)
        case .unavailable(let reason): return Original(findings: [.unread("source was not looked up: \(reason)")])
        case nil: return Original(findings: [.unread("source was not looked up.")])
        }
    }

    private func clone(of cluster: ClusterID) async -> Original {
        var original = Original()
        original.findings = await looking(at: "source") { () async throws(AWSError) in
            let found = try await list(
                RDS.DescribeDBClusters().with { $0.dbClusterIdentifier = cluster.text },
                absentBy: "DBClusterNotFoundFault")
            guard let seen = found.first else {
                return [.missing("source", "there is no cluster \(cluster) in \(whereabouts).")]
            }
            original = fitting(seen.dbClusterIdentifier, seen.engine, seen.engineVersion)
            return original.findings
        }
        return original
    }

    /// MySQL's snapshots become MariaDB as well (API reference, RestoreDBInstanceFromDBSnapshot, `Engine`), and editions of
    /// one engine each other.
    private func fitting(_ name: String, _ engine: String, _ version: String) -> Original {
        func family(_ engine: String) -> Substring {
            engine.hasPrefix("aurora-") ? engine[...] : engine.prefix { $0 != "-" }
        }
        let wanted = lifecycle.engine.name
        let fits = family(engine) == family(wanted) || (engine == "mysql" && wanted == "mariadb") || engine.isEmpty
        guard fits else {
            return Original(
                findings: [.missing("engine.name", "\(name) is of \(engine), and the entry says \(wanted).")])
        }
        return Original(version: version.isEmpty ? nil : version)
    }
}
