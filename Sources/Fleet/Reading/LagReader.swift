internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// How far something is behind, as CloudWatch's metrics tell.
struct LagReader: Reader {
    static let kinds: [any Question.Type] = [ReplicaLagQuestion.self, GreenLagQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        async let replicas = region.each(ReplicaLagQuestion.self, of: questions) {
            question async throws(FleetError) in try await replicaLag(question, purpose)
        }
        async let greens = region.each(GreenLagQuestion.self, of: questions) {
            question async throws(FleetError) in try await greenLag(question.gauge, purpose)
        }
        return await replicas + greens
    }

    /// Of the instances that have a value; not known when none has, or when CloudWatch cannot be read.
    private func replicaLag(
        _ question: ReplicaLagQuestion, _ purpose: AskPurpose
    ) async throws(FleetError) -> [InstanceID: Datapoint<Span>] {
        let results = await withTaskGroup(of: (InstanceID, Result<Reading<Datapoint<Span>>, AWSError>).self) { group in
            for instance in question.instances {
                group.addTask { (instance, await replicaLag(of: instance, question.engine, purpose)) }
            }
            return await group.reduce(into: [InstanceID: Result<Reading<Datapoint<Span>>, AWSError>]()) {
                $0[$1.0] = $1.1
            }
        }
        var lags: [InstanceID: Datapoint<Span>] = [:]
        var reasons: [String] = []
        for instance in question.instances {
            switch results[instance] {
            case .success(.known(let lag)): lags[instance] = lag
            case .success(.unavailable(let reason)): reasons.append(reason)
            case .failure(let error): throw error.failure(on: .metrics)
            case nil: break
            }
        }
        guard !lags.isEmpty || reasons.isEmpty else {
            throw FleetError(reasons.joined(separator: " "), passes: false)
        }
        return lags
    }

    private func replicaLag(
        of instance: InstanceID, _ engine: String?, _ purpose: AskPurpose
    ) async -> Result<Reading<Datapoint<Span>>, AWSError> {
        do throws(AWSError) {
            if let engine {
                let metric = LagMetric(engine: engine)
                return .success(
                    span(try await datapoint(of: instance, metric, purpose), of: instance, metric))
            }
            if let aurora = try await datapoint(of: instance, .auroraReplica, purpose) {
                return .success(span(aurora, of: instance, .auroraReplica))
            }
            // A reader of a Multi-AZ DB cluster reports the other metric.
            let other = try await datapoint(of: instance, .replica, purpose)
            return .success(span(other, of: instance, other == nil ? .auroraReplica : .replica))
        } catch {
            return .failure(error)
        }
    }

    private func span(
        _ datapoint: CloudWatch.Datapoint?, of instance: InstanceID, _ metric: LagMetric
    ) -> Reading<Datapoint<Span>> {
        LagReading.span(datapoint, of: instance, metric, at: region.now().date)
    }

    private func greenLag(_ gauge: LagGauge, _ purpose: AskPurpose) async throws(FleetError) -> Datapoint<
        ReplicationLag
    > {
        let (instance, metric): (InstanceID, LagMetric) =
            switch gauge {
            case .binlog(let greenWriter): (greenWriter, .binlog)
            case .slots(let blueWriter): (blueWriter, .slots)
            case .replica(let green): (green, .replica)
            }
        let datapoint: CloudWatch.Datapoint?
        do throws(AWSError) {
            datapoint = try await self.datapoint(of: instance, metric, purpose)
        } catch {
            throw error.failure(on: .metrics)
        }
        switch LagReading.lag(datapoint, of: instance, metric, at: region.now().date) {
        case .known(let lag): return lag
        case .unavailable(let reason): throw FleetError(reason, passes: false)
        }
    }

    private func datapoint(
        of instance: InstanceID, _ metric: LagMetric, _ purpose: AskPurpose
    ) async throws(AWSError) -> CloudWatch.Datapoint? {
        try await region.latestDatapoint(of: metric.metric(of: instance), for: purpose)
    }
}

extension IAMAction {
    static let metrics = IAMAction("cloudwatch", "GetMetricStatistics")
    static let regions = IAMAction("ec2", "DescribeRegions")
}
