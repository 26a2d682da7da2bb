internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// How much instances are used, as CloudWatch's metrics tell.
struct LoadReader: Reader {
    static let kinds: [any Question.Type] = [
        ConnectionsQuestion.self, ConnectionHistoryQuestion.self, ProcessorLoadQuestion.self,
        FreeStorageQuestion.self,
    ]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        async let connections = region.each(ConnectionsQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await each(of: question.instances) { instance async throws(AWSError) in
                let found = try await datapoints(
                    ConnectionReading.metricName, of: instance, within: ConnectionsQuestion.period, purpose)
                return ConnectionReading.connections(found, at: region.now().date)
            }
        }
        async let loads = region.each(ProcessorLoadQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await each(of: question.instances) { instance async throws(AWSError) in
                let found = try await datapoints(
                    LoadReading.processorMetric, of: instance, within: ProcessorLoadQuestion.period, purpose)
                return LoadReading.processors(found, at: region.now().date)
            }
        }
        async let free = region.each(FreeStorageQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await each(of: question.instances) { instance async throws(AWSError) in
                let found = try await region.latestDatapoint(
                    of: .rds(FreeStorageReading.metricName, dbInstanceIdentifier: instance.text), for: purpose)
                return FreeStorageReading.bytes(found, at: region.now().date)
            }
        }
        async let histories = region.each(ConnectionHistoryQuestion.self, of: questions) {
            question async throws(FleetError) in
            try await each(of: question.instances) { instance async throws(AWSError) in
                ConnectionReading.highest(
                    try await datapoints(
                        ConnectionReading.metricName, of: instance, within: ConnectionHistoryQuestion.period,
                        minutes: 60, purpose))
            }
        }
        return await connections + loads + histories + free
    }

    private func datapoints(
        _ metric: String, of instance: InstanceID, within period: Span, minutes: Int = 1, _ purpose: AskPurpose
    ) async throws(AWSError) -> [CloudWatch.Datapoint] {
        try await region.datapoints(
            of: .rds(metric, dbInstanceIdentifier: instance.text), within: .milliseconds(period.milliseconds),
            minutes: minutes, for: purpose)
    }

    /// Reads something of every instance at the same time; those without a value are left out.
    private func each<Value: Sendable>(
        of instances: [InstanceID], _ read: @escaping @Sendable (InstanceID) async throws(AWSError) -> Value?
    ) async throws(FleetError) -> [InstanceID: Value] {
        typealias Outcome = (InstanceID, Result<Value?, AWSError>)
        let outcomes = await withTaskGroup(of: Outcome.self) { group in
            for instance in instances {
                group.addTask {
                    do throws(AWSError) {
                        return (instance, .success(try await read(instance)))
                    } catch {
                        return (instance, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [Outcome]()) { $0.append($1) }
        }
        var found: [InstanceID: Value] = [:]
        for (instance, outcome) in outcomes.sorted(by: { $0.0 < $1.0 }) {
            switch outcome {
            case .success(let value): found[instance] = value
            case .failure(let error): throw error.failure(on: .metrics)
            }
        }
        return found
    }
}
