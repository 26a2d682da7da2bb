internal import AWS
internal import Engine
internal import Logging
internal import Maintenance

/// Reads clusters of one region for all who ask, in as few calls as there are pages.
///
/// A reading waits for its turn to call; until then it takes along whoever asks. Once its first request is sent, it is
/// older than any new question, so that the next to ask begins another one.
actor SharedObserver {
    private struct Boarding {
        var interests: Set<Interest>
        var waiting: [AsyncStream<Outcome>.Continuation] = []
    }

    typealias Outcome = Result<PlaceReading, FleetError>

    private let calls: RegionCalls
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private var boarding: Boarding?

    init(_ calls: RegionCalls, now: @escaping @Sendable () -> Timestamp, logger: Logger) {
        self.calls = calls
        self.now = now
        self.logger = logger
    }

    /// How many wait for a reading that another caller makes.
    var passengers: Int { boarding?.waiting.count ?? 0 }

    func observe(_ interests: Set<Interest>) async -> [Target: Sight] {
        let outcome = await read(interests)
        return Dictionary(
            interests.map(\.target).map { target in
                switch outcome {
                case .success(let reading): (target, reading.sight(of: target))
                case .failure(let error): (target, .unseen(error.message, passes: error.passes))
                }
            }
        ) { first, _ in first }
    }

    /// Everything that there is, in calls of its own.
    func readAll() async -> Outcome {
        do {
            try await calls.rdsPacer.turn(.look)
        } catch {
            return .failure(Self.cancelled)
        }
        return await fetch(nil, [])
    }

    private static let cancelled = FleetError("The reading was cancelled.", passes: true)

    private func read(_ interests: Set<Interest>) async -> Outcome {
        while !Task.isCancelled {
            guard boarding != nil else { return await lead(interests) }
            // Nothing comes when the task that made the reading was cancelled: then somebody else has to make it.
            if let outcome = await follow(interests) { return outcome }
        }
        return .failure(Self.cancelled)
    }

    private func follow(_ interests: Set<Interest>) async -> Outcome? {
        let (stream, continuation) = AsyncStream.makeStream(of: Outcome.self)
        boarding?.interests.formUnion(interests)
        boarding?.waiting.append(continuation)
        for await outcome in stream { return outcome }
        return nil
    }

    private func lead(_ interests: Set<Interest>) async -> Outcome {
        boarding = Boarding(interests: interests)
        let hasTurn: Bool
        do {
            try await calls.rdsPacer.turn(.look)
            hasTurn = true
        } catch {
            hasTurn = false
        }
        let aboard = boarding
        boarding = nil
        let all = aboard?.interests ?? interests
        let clusters = Set(all.map(\.target.cluster.text)).sorted()
        let outcome = hasTurn ? await fetch(clusters, all) : .failure(Self.cancelled)
        for continuation in aboard?.waiting ?? [] {
            if !Task.isCancelled { continuation.yield(outcome) }
            continuation.finish()
        }
        return outcome
    }

    /// Makes a reading, all lists at once; the first call's turn has come. What only some ask for is read for all.
    private func fetch(_ clusters: [String]?, _ interests: Set<Interest>) async -> Outcome {
        let takenAt = now()
        // The clusters of a deployment change their names, so that they are found among all.
        let named = interests.contains { $0.facets.contains(.deployments) } ? nil : clusters
        async let clusterList = listClusters(named)
        async let instanceList = listInstances(named)
        async let facets = FacetReader(calls: calls).read(interests, at: takenAt)
        switch (await clusterList, await instanceList) {
        case (.success(let clusters), .success(let instances)):
            return .success(
                PlaceReading(
                    takenAt: takenAt, clusters: clusters, instances: instances, facets: await facets,
                    interests: Dictionary(interests.map { ($0.target, $0) }) { $0.merged(with: $1) }))
        case (.failure(let error), _):
            return .failure(failure(error, on: IAMAction(RDS.DescribeDBClusters.self)))
        case (_, .failure(let error)):
            return .failure(failure(error, on: IAMAction(RDS.DescribeDBInstances.self)))
        }
    }

    private nonisolated func failure(_ error: AWSError, on action: IAMAction) -> FleetError {
        FleetError(error.sentence(on: action), passes: error.passes)
    }

    private nonisolated func listClusters(_ clusters: [String]?) async -> Result<[RDS.DBCluster], AWSError> {
        await list(clusters) { (filters, hasTurn) async throws(AWSError) in
            try await self.calls.rds(.look, hasTurn: hasTurn).describeDBClusters(.init(filters: filters))
        }
    }

    private nonisolated func listInstances(_ clusters: [String]?) async -> Result<[RDS.DBInstance], AWSError> {
        await list(clusters) { (filters, _) async throws(AWSError) in
            try await self.calls.rds(.look).describeDBInstances(.init(filters: filters))
        }
    }

    /// Reads a list by filter; without it where AWS takes offence at one of the names, which is then just not there.
    private nonisolated func list<Shape>(
        _ clusters: [String]?, by read: ([RDS.Filter], Bool) async throws(AWSError) -> [Shape]
    ) async -> Result<[Shape], AWSError> {
        do throws(AWSError) {
            do throws(AWSError) {
                return .success(try await read(clusters.map { [.dbClusterID($0)] } ?? [], true))
            } catch {
                let isMissing = error.hasCode("DBClusterNotFoundFault") || error.hasCode("DBInstanceNotFound")
                guard clusters != nil, isMissing else { throw error }
                logger.debug("AWS refuses the filter; reading without", metadata: ["code": "\(error.code)"])
                return .success(try await read([], false))
            }
        } catch {
            return .failure(error)
        }
    }
}
