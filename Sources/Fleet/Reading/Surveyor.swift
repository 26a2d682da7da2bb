internal import AWS
internal import Foundation
internal import Maintenance

/// Reads the slower facts around a cluster, each known or with the reason why not.
struct Surveyor: Sendable {
    let calls: RegionCalls
    let now: @Sendable () -> Timestamp
    let priority: CallBudget.Priority

    /// All facts for a plan, at once as far as the budget goes.
    func survey(_ observation: Observation, for needs: SurveyNeeds) async -> Survey {
        guard let cluster = observation.cluster else { return Survey(of: observation, because: "There is no cluster.") }
        async let offers = offers(for: needs, on: cluster, in: observation)
        async let quota = quota()
        async let pendingMaintenance = pendingMaintenance(of: observation)
        async let snapshots = snapshotsInProgress(of: cluster.identifier, cluster.kind)
        async let endpoints = customEndpoints(of: cluster)
        async let globalRole = globalRole(of: cluster)
        async let lag = replicaLag(of: observation.readers, LagMetric(engine: cluster.engine))
        async let parameters = pendingParameters(of: observation, for: needs)
        async let upgrade = upgrade(of: observation, for: needs)
        var survey = Survey(
            observation: observation, offers: await offers, quota: await quota,
            pendingMaintenance: await pendingMaintenance, snapshotsInProgress: await snapshots,
            customEndpoints: await endpoints, globalRole: await globalRole, replicaLag: await lag)
        survey.pendingParameters = await parameters
        survey.upgrade = await upgrade
        return survey
    }

    /// Just before a gated call.
    func safetyReadings(
        of cluster: ClusterID, _ kind: Cluster.Kind, candidate: InstanceID?
    ) async -> SafetyReadings {
        let takenAt = now()
        async let lag = candidateLag(candidate)
        async let snapshots = snapshotsInProgress(of: cluster, kind)
        let readings = (lag: await lag, snapshots: await snapshots)
        let replicaLag: Reading<Span> =
            switch readings.lag {
            case .success(let reading): reading
            case .failure(let error): .unavailable(error.sentence(on: .replicaLag))
            }
        return SafetyReadings(takenAt: takenAt, replicaLag: replicaLag, snapshotsInProgress: readings.snapshots)
    }

    private func candidateLag(_ candidate: InstanceID?) async -> Result<Reading<Span>, AWSError> {
        guard let candidate else { return .success(.unavailable("No other instance becomes the writer.")) }
        do throws(AWSError) {
            if let aurora = try await datapoint(of: candidate, .auroraReplica) {
                return .success(LagReading.span(aurora, of: candidate, .auroraReplica, at: now().date))
            }
            // Which engine it is nobody has said here; a reader of a Multi-AZ DB cluster reports the other metric.
            let other = try await datapoint(of: candidate, .replica)
            return .success(
                LagReading.span(other, of: candidate, other == nil ? .auroraReplica : .replica, at: now().date))
        } catch {
            return .failure(error)
        }
    }

    /// How far green is behind blue, where its gauge is.
    func replicationLag(at gauge: LagGauge) async -> Reading<ReplicationLag> {
        let (instance, metric): (InstanceID, LagMetric) =
            switch gauge {
            case .binlog(let greenWriter): (greenWriter, .binlog)
            case .slots(let blueWriter): (blueWriter, .slots)
            }
        do throws(AWSError) {
            let datapoint = try await datapoint(of: instance, metric)
            return LagReading.lag(datapoint, of: instance, metric, at: now().date)
        } catch {
            return .unavailable(error.sentence(on: .replicaLag))
        }
    }

    private func read<Request: RDSRequest, Value>(
        _ request: Request, _ body: (PacedSender, Request) async throws(AWSError) -> Reading<Value>
    ) async -> Reading<Value> {
        do throws(AWSError) {
            return try await body(calls.rds(priority), request)
        } catch {
            return .unavailable(error.sentence(on: IAMAction(Request.self)))
        }
    }
}

extension IAMAction {
    static let replicaLag = IAMAction("cloudwatch", "GetMetricStatistics")
    static let regions = IAMAction("ec2", "DescribeRegions")
}

extension Survey {
    /// A survey of which nothing but the observation is known.
    init(of observation: Observation, because reason: String) {
        self.init(
            observation: observation, offers: .unavailable(reason), quota: .unavailable(reason),
            pendingMaintenance: .unavailable(reason), snapshotsInProgress: .unavailable(reason),
            customEndpoints: .unavailable(reason), globalRole: .unavailable(reason), replicaLag: .unavailable(reason))
    }
}

extension Surveyor {
    /// What the catalogue offers; all classes of the engine version where it does not have the one asked for, so that
    /// "not offered" differs from "no catalogue".
    private func offers(
        for needs: SurveyNeeds, on cluster: Cluster, in observation: Observation
    ) async -> Reading<[Survey.Offer]> {
        guard let instanceClass = needs.instanceClass(observation) else {
            return .unavailable("The catalogue was not asked, since no class changes.")
        }
        let wanted = RDS.DescribeOrderableDBInstanceOptions(engine: cluster.engine).with {
            $0.engineVersion = cluster.engineVersion
            $0.dbInstanceClass = instanceClass.text
            $0.vpc = true
        }
        return await read(wanted) { (rds, request) async throws(AWSError) in
            var found = try await rds.list(request)
            if found.isEmpty {
                var wider = request
                wider.dbInstanceClass = nil
                found = try await rds.list(wider)
            }
            let mode = cluster.engineMode ?? "provisioned"
            let fitting = found.filter { $0.supportedEngineModes.isEmpty || $0.supportedEngineModes.contains(mode) }
            return .known(fitting.map(Survey.Offer.init))
        }
    }

    private func quota() async -> Reading<Survey.Quota> {
        await read(RDS.DescribeAccountAttributes()) { (rds, request) async throws(AWSError) in
            let quotas = try await rds.send(request)
            guard let quota = quotas.first(where: { $0.accountQuotaName == "DBInstances" }) else {
                return .unavailable("AWS names no quota of DB instances.")
            }
            return .known(Survey.Quota(used: quota.used, maximum: quota.max))
        }
    }

    /// Read whole and sorted out here: the API's filters take either the cluster or instances.
    private func pendingMaintenance(of observation: Observation) async -> Reading<[Survey.PendingMaintenance]> {
        await read(RDS.DescribePendingMaintenanceActions()) { (rds, request) async throws(AWSError) in
            .known(
                Survey.PendingMaintenance.of(observation, in: try await rds.list(request)))
        }
    }

    private func snapshotsInProgress(of cluster: ClusterID, _ kind: Cluster.Kind) async -> Reading<[String]> {
        switch kind {
        case .cluster: await clusterSnapshotsInProgress(of: cluster)
        case .instance: await instanceSnapshotsInProgress(of: cluster.text)
        }
    }

    private func instanceSnapshotsInProgress(of instance: String) async -> Reading<[String]> {
        await read(RDS.DescribeDBSnapshots().with { $0.dbInstanceIdentifier = instance }) {
            (rds, request) async throws(AWSError) in
            let snapshots = try await rds.list(request)
            return .known(
                snapshots.filter { $0.status == "creating" && $0.dbInstanceIdentifier == instance }
                    .map(\.dbSnapshotIdentifier).sorted())
        }
    }

    private func clusterSnapshotsInProgress(of cluster: ClusterID) async -> Reading<[String]> {
        await read(RDS.DescribeDBClusterSnapshots().with { $0.dbClusterIdentifier = cluster.text }) {
            (rds, request) async throws(AWSError) in
            let snapshots = try await rds.list(request)
            return .known(
                snapshots.filter { $0.status == "creating" && $0.dbClusterIdentifier == cluster.text }
                    .map(\.dbClusterSnapshotIdentifier).sorted())
        }
    }

    private func customEndpoints(of owner: Cluster) async -> Reading<[Survey.CustomEndpoint]> {
        guard owner.kind == .cluster else { return .known([]) }
        let cluster = owner.identifier
        return await read(RDS.DescribeDBClusterEndpoints().with { $0.dbClusterIdentifier = cluster.text }) {
            (rds, request) async throws(AWSError) in
            let endpoints = try await rds.list(request)
            return .known(
                endpoints.filter { $0.dbClusterIdentifier == cluster.text }.compactMap(Survey.CustomEndpoint.init)
                    .sorted { $0.identifier < $1.identifier })
        }
    }

    /// Found by the cluster's ARN here: the API's only filter is the region.
    private func globalRole(of cluster: Cluster) async -> Reading<Survey.GlobalRole?> {
        guard cluster.kind == .cluster else { return .known(nil) }
        return await read(RDS.DescribeGlobalClusters().with { $0.globalClusterIdentifier = cluster.globalCluster }) {
            (rds, request) async throws(AWSError) in
            let role = Survey.GlobalRole(of: cluster, in: try await rds.list(request))
            if role == nil, let named = cluster.globalCluster {
                return .unavailable(
                    "AWS names the Global Database \(named), which does not list \(cluster.identifier).")
            }
            return .known(role)
        }
    }

    /// Of the readers that have a value; unavailable when none has, or when CloudWatch cannot be read.
    private func replicaLag(
        of readers: [InstanceID], _ metric: LagMetric
    ) async -> Reading<[InstanceID: Span]> {
        let results = await withTaskGroup(of: (InstanceID, Result<Reading<Span>, AWSError>).self) { group in
            for reader in readers { group.addTask { (reader, await replicaLag(of: reader, metric)) } }
            return await group.reduce(into: [InstanceID: Result<Reading<Span>, AWSError>]()) { $0[$1.0] = $1.1 }
        }
        var lags: [InstanceID: Span] = [:]
        var reasons: [String] = []
        for reader in readers {
            switch results[reader] {
            case .success(.known(let lag)): lags[reader] = lag
            case .success(.unavailable(let reason)): reasons.append(reason)
            case .failure(let error): return .unavailable(error.sentence(on: .replicaLag))
            case nil: break
            }
        }
        return lags.isEmpty && !reasons.isEmpty ? .unavailable(reasons.joined(separator: " ")) : .known(lags)
    }

    private func replicaLag(
        of instance: InstanceID, _ metric: LagMetric
    ) async -> Result<Reading<Span>, AWSError> {
        do throws(AWSError) {
            let datapoint = try await datapoint(of: instance, metric)
            return .success(LagReading.span(datapoint, of: instance, metric, at: now().date))
        } catch {
            return .failure(error)
        }
    }

    private func datapoint(
        of instance: InstanceID, _ metric: LagMetric
    ) async throws(AWSError) -> CloudWatch.Datapoint? {
        try await calls.cloudWatch(priority).latestDatapoint(of: metric.metric(of: instance), at: now().date)
    }
}
