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
    /// Names that were last found to be those of RDS instances of their own.
    private var standalone: Set<String> = []

    init(_ calls: RegionCalls, now: @escaping @Sendable () -> Timestamp, logger: Logger) {
        self.calls = calls
        self.now = now
        self.logger = logger
    }

    /// Whether that is the name of an RDS instance of its own, as last seen.
    func isStandalone(_ name: ClusterID) -> Bool { standalone.contains(name.text) }

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
        let names = Set(all.map(\.target.cluster.text)).sorted()
        let outcome = hasTurn ? await fetch(names, all) : .failure(Self.cancelled)
        for continuation in aboard?.waiting ?? [] {
            if !Task.isCancelled { continuation.yield(outcome) }
            continuation.finish()
        }
        return outcome
    }

    /// Makes a reading, all lists at once; the first call's turn has come. What only some ask for is read for all.
    ///
    /// Instances of their own are asked for by their names; a name that is no cluster's may be one of them.
    private func fetch(_ names: [String]?, _ interests: Set<Interest>) async -> Outcome {
        let takenAt = now()
        // The clusters of a deployment change their names, so that they are found among all.
        let named = interests.contains { $0.facets.contains(.deployments) } ? nil : names
        let clusters = named.map { $0.filter { !standalone.contains($0) } }
        let alone = named.map { $0.filter(standalone.contains) } ?? []
        async let clusterList = listClusters(clusters)
        async let memberList = listMembers(clusters)
        async let aloneList = listInstances(alone, hasTurn: clusters == [])
        async let facets = FacetReader(calls: calls).read(interests, at: takenAt)
        var reading = PlaceReading(
            takenAt: takenAt, clusters: [], instances: [],
            interests: Dictionary(interests.map { ($0.target, $0) }) { $0.merged(with: $1) })
        do throws(FleetError) {
            reading.clusters = try await clusterList.get()
            reading.instances = try await memberList.get() + aloneList.get()
            let unknown = (clusters ?? []).filter { name in
                !reading.clusters.contains { $0.dbClusterIdentifier == name }
            }
            reading.instances += try await listInstances(unknown, hasTurn: false).get()
        } catch {
            return .failure(error)
        }
        reading.facets = await facets
        let found = Set(reading.instances.filter(\.isStandalone).map(\.dbInstanceIdentifier))
        standalone = named.map { standalone.subtracting($0).union(found) } ?? found
        return .success(reading)
    }

    private nonisolated func listClusters(_ names: [String]?) async -> Result<[RDS.DBCluster], FleetError> {
        await list(names.map { RDS.Filter.dbClusterID($0) }, on: IAMAction(RDS.DescribeDBClusters.self)) {
            (filters, hasTurn) async throws(AWSError) in
            try await self.calls.rds(.look, hasTurn: hasTurn).list(
                RDS.DescribeDBClusters().with { $0.filters = filters })
        }
    }

    /// The members of these clusters; all instances where no clusters are named.
    private nonisolated func listMembers(_ clusters: [String]?) async -> Result<[RDS.DBInstance], FleetError> {
        await list(clusters.map { RDS.Filter.dbClusterID($0) }, on: IAMAction(RDS.DescribeDBInstances.self)) {
            (filters, hasTurn) async throws(AWSError) in
            try await self.calls.rds(.look).list(RDS.DescribeDBInstances().with { $0.filters = filters })
        }
    }

    private nonisolated func listInstances(
        _ names: [String], hasTurn: Bool
    ) async -> Result<[RDS.DBInstance], FleetError> {
        let found = await list(.dbInstanceID(names), on: IAMAction(RDS.DescribeDBInstances.self)) {
            (filters, isFirst) async throws(AWSError) in
            try await self.calls.rds(.look, hasTurn: hasTurn && isFirst).list(
                RDS.DescribeDBInstances().with { $0.filters = filters })
        }
        return found.map { $0.filter { names.contains($0.dbInstanceIdentifier) } }
    }

    /// Reads a list by filter; without it where AWS takes offence at one of the names, which is then just not there.
    private nonisolated func list<Shape>(
        _ filter: RDS.Filter?, on action: IAMAction, by read: ([RDS.Filter], Bool) async throws(AWSError) -> [Shape]
    ) async -> Result<[Shape], FleetError> {
        guard filter?.values.isEmpty != true else { return .success([]) }
        do throws(AWSError) {
            do throws(AWSError) {
                return .success(try await read(filter.map { [$0] } ?? [], true))
            } catch {
                let isMissing = error.hasCode("DBClusterNotFoundFault") || error.hasCode("DBInstanceNotFound")
                guard filter != nil, isMissing else { throw error }
                logger.debug("AWS refuses the filter; reading without", metadata: ["code": "\(error.code)"])
                return .success(try await read([], false))
            }
        } catch {
            return .failure(FleetError(error.sentence(on: action), passes: error.passes))
        }
    }
}
