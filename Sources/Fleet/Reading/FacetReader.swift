internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// Reads what only some operations wait for, once for all of them.
struct FacetReader: Sendable {
    let calls: RegionCalls

    /// What is asked for by these interests; the rest is left out.
    func read(_ interests: Set<Interest>, at now: Timestamp) async -> FacetReading {
        let facets = interests.reduce(into: Set<Facet>()) { $0.formUnion($1.facets) }
        let groups = interests.reduce(into: Set<ParameterGroupName>()) { $0.formUnion($1.parameterGroups) }
        let targets = interests.reduce(into: Set<ProxyTarget>()) { $0.formUnion($1.proxies) }
        let snapshotted = interests.filter { $0.facets.contains(.snapshots) }.map(\.target.cluster)
        let since = interests.filter { $0.facets.contains(.restarts) }.map(\.since).min()
        async let events = events(since: since, at: now)
        async let maintenance = maintenance(facets.contains(.maintenance))
        async let deployments = deployments(facets.contains(.deployments))
        async let snapshots = snapshots(of: snapshotted)
        async let parameterGroups = parameterGroups(groups)
        async let proxies = proxies(targets)
        return FacetReading(
            events: await events, maintenance: await maintenance, deployments: await deployments,
            snapshots: await snapshots, parameterGroups: await parameterGroups, proxies: await proxies)
    }

    /// RDS keeps events for 14 days (API reference, DescribeEvents), and refuses to be asked about the time before.
    private static let longestHistory = Span.minutes(14 * 24 * 60 - 10)

    private func events(since: Timestamp?, at now: Timestamp) async -> Result<[RDS.Event], FleetError>? {
        guard let since else { return nil }
        let start = max(since - Observation.clockTolerance, now - Self.longestHistory)
        return await list(
            RDS.DescribeEvents().with {
                $0.sourceType = "db-instance"
                $0.startTime = start.date
            })
    }

    private func maintenance(
        _ isWanted: Bool
    ) async -> Result<[RDS.ResourcePendingMaintenanceActions], FleetError>? {
        guard isWanted else { return nil }
        return await list(RDS.DescribePendingMaintenanceActions())
    }

    private func deployments(_ isWanted: Bool) async -> Result<[RDS.BlueGreenDeployment], FleetError>? {
        guard isWanted else { return nil }
        return await list(RDS.DescribeBlueGreenDeployments())
    }

    private func snapshots(of clusters: [ClusterID]) async -> Result<[RDS.DBClusterSnapshot], FleetError>? {
        guard !clusters.isEmpty else { return nil }
        var found: [RDS.DBClusterSnapshot] = []
        for cluster in Set(clusters).sorted() {
            switch await list(RDS.DescribeDBClusterSnapshots().with { $0.dbClusterIdentifier = cluster.text }) {
            case .success(let snapshots): found += snapshots
            case .failure(let error): return .failure(error)
            }
        }
        return .success(found)
    }

    /// Those of the groups that are there, with the values that somebody set.
    func parameterGroups(
        _ names: Set<ParameterGroupName>
    ) async -> Result<[ParameterGroupName: ParameterGroupState], FleetError>? {
        guard !names.isEmpty else { return nil }
        var found: [ParameterGroupName: ParameterGroupState] = [:]
        do throws(AWSError) {
            for name in names.sorted() {
                found[name] = try await calls.rds(.look).parameterGroup(name)
            }
            return .success(found)
        } catch {
            return .failure(error.failure(on: IAMAction(RDS.DescribeDBParameters.self)))
        }
    }

    private func proxies(_ targets: Set<ProxyTarget>) async -> Result<[ProxyState], FleetError>? {
        guard !targets.isEmpty else { return nil }
        do throws(AWSError) {
            let states = try await calls.rds(.look).list(RDS.DescribeDBProxies()).map { ($0.dbProxyName, $0.status) }
            var found: [ProxyState] = []
            for (name, status) in states {
                for target in targets.filter({ $0.proxy == name }).sorted(by: { $0.group < $1.group }) {
                    found.append(try await calls.rds(.look).proxy(target, status: status))
                }
            }
            return .success(found)
        } catch {
            return .failure(error.failure(on: IAMAction(RDS.DescribeDBProxyTargets.self)))
        }
    }

    private func list<Request: RDSListRequest>(_ request: Request) async -> Result<[Request.Item], FleetError> {
        do throws(AWSError) {
            return .success(try await calls.rds(.look).list(request))
        } catch {
            return .failure(error.failure(on: IAMAction(Request.self)))
        }
    }
}

extension AWSError {
    func failure(on action: IAMAction) -> FleetError { FleetError(sentence(on: action), passes: passes) }
}

extension PacedSender {
    /// A parameter group with what somebody set in it; `nil` when there is none of that name.
    func parameterGroup(_ group: ParameterGroupName) async throws(AWSError) -> ParameterGroupState? {
        do throws(AWSError) {
            switch group.scope {
            case .cluster:
                let found = try await list(
                    RDS.DescribeDBClusterParameterGroups().with { $0.dbClusterParameterGroupName = group.name })
                guard let family = found.first?.dbParameterGroupFamily else { return nil }
                let parameters = try await list(
                    RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: group.name)
                        .with { $0.source = "user" })
                return ParameterGroupState(family: family, values: parameters.values)
            case .instance:
                let found = try await list(
                    RDS.DescribeDBParameterGroups().with { $0.dbParameterGroupName = group.name })
                guard let family = found.first?.dbParameterGroupFamily else { return nil }
                let parameters = try await list(
                    RDS.DescribeDBParameters(dbParameterGroupName: group.name).with { $0.source = "user" })
                return ParameterGroupState(family: family, values: parameters.values)
            }
        } catch {
            guard error.hasCode("DBParameterGroupNotFound") || error.hasCode("DBClusterParameterGroupNotFound") else {
                throw error
            }
            return nil
        }
    }

    /// A proxy's target group: the clusters it tracks and the health of the instances behind it.
    func proxy(_ target: ProxyTarget, status: String) async throws(AWSError) -> ProxyState {
        let targets = try await list(
            RDS.DescribeDBProxyTargets(dbProxyName: target.proxy).with { $0.targetGroupName = target.group })
        var clusters: Set<String> = []
        var health: [String: String] = [:]
        for seen in targets {
            if let cluster = seen.trackedClusterId { clusters.insert(cluster) }
            if seen.type == "TRACKED_CLUSTER" {
                if let cluster = seen.rdsResourceId { clusters.insert(cluster) }
                // One that shows the cluster alone says by it how the cluster's instances are.
                if let state = seen.targetHealth?.state { health[seen.rdsResourceId ?? ""] = state }
            } else if let instance = seen.rdsResourceId {
                health[instance] = seen.targetHealth?.state ?? "UNKNOWN"
            }
        }
        return ProxyState(target: target, status: status, clusters: clusters.sorted(), health: health)
    }
}

extension [RDS.Parameter] {
    /// Those with a value, by name.
    var values: [String: String] {
        Dictionary(compactMap { parameter in parameter.parameterValue.map { (parameter.parameterName, $0) } }) { $1 }
    }
}
