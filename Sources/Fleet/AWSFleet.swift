package import AWS
package import Engine
package import Logging
package import Maintenance

/// The engine's view of AWS: shared, paced readings, and calls that are made at most once.
package actor AWSFleet: Fleet {
    /// Makes the client of a region (`nil`: the configured one) that tells the observer of every attempt.
    package typealias MakeClient =
        @Sendable (_ region: String?, _ observer: @escaping @Sendable (AWSAttempt) -> Void) throws(AWSError)
        -> AWSClient

    private struct Region {
        let access: RegionAccess
        let readers: Readers
        var account: String?

        var calls: RegionCalls { access.calls }
    }

    private struct CallID: Hashable {
        let operation: OperationID
        let intent: IntentID
    }

    let services: [FleetService]
    /// What has to run for SQL to be spoken.
    package nonisolated let masking: MaskingRuns
    private let resolver: ResolverPorts
    private let makeClient: MakeClient
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let performers: Performers
    private var regions: [String: Region] = [:]
    private var configuredRegion: String?
    private var regionReading: (taken: Timestamp, result: Result<RegionList, FleetError>)?
    /// Calls that were made; a clearance is good for one.
    private var performed: Set<CallID> = []

    /// - Parameter clock: for waiting only.
    package init(
        services: [FleetService] = FleetService.all, sql: SQLPorts = .none, resolver: ResolverPorts = .none,
        makeClient: @escaping MakeClient, clock: any Clock<Duration>,
        now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) throws(Performers.Doubled) {
        performers = try Performers(services.flatMap(\.performers))
        self.services = services
        masking = MaskingRuns(sql, clock: clock, now: now)
        self.resolver = resolver
        self.makeClient = makeClient
        self.clock = clock
        self.now = now
        self.logger = logger
    }

    /// RDS calls per second in each region, as learnt.
    package func learntRates() async -> [String: Double] {
        var rates: [String: Double] = [:]
        for (name, region) in regions { rates[name] = await region.calls.rdsPacer.rate }
        return rates
    }

    /// How many in a region wait for a look that somebody else is about to make.
    package func passengers(in region: String) async -> Int {
        await regions[region]?.readers.passengers ?? 0
    }

    package func ask(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> Answers {
        await withTaskGroup(of: [any AnyAnswer].self) { group in
            for (name, questions) in Dictionary(grouping: questions, by: \.place.region).sorted(by: { $0.key < $1.key })
            {
                group.addTask { await self.ask(Set(questions), for: purpose, in: name) }
            }
            var answers = Answers()
            for await part in group { answers.merge(Answers(part)) }
            return answers
        }
    }

    package func perform(
        _ clearance: Clearance, unless objection: @escaping @Sendable () async -> String?
    ) async -> CallOutcome {
        let intent = clearance.intent
        guard performed.insert(CallID(operation: clearance.operation, intent: intent.id)).inserted else {
            return .unknown("The call of \(intent.id) was made before; it is not made again.")
        }
        let outcome = await outcome(of: clearance, unless: objection)
        logger.info(
            "Made a call",
            metadata: [
                "operation": "\(clearance.operation)", "intent": "\(intent.id)", "kind": "\(intent.mutation.kind)",
                "resource": "\(intent.mutation.resource)", "outcome": "\(outcome)",
            ])
        return outcome
    }

    package func place(region name: String?) async throws(FleetError) -> Place {
        let region = try region(name)
        if let account = region.account { return Place(account: account, region: region.calls.region) }
        do {
            let account = try await region.calls.client.send(STS.GetCallerIdentity()).account
            regions[region.calls.region]?.account = account
            return Place(account: account, region: region.calls.region)
        } catch {
            throw FleetError(error.sentence(on: IAMAction(STS.GetCallerIdentity.self)), passes: error.passes)
        }
    }

    /// How long what was read of regions counts: somebody may enable one, and where EC2 cannot be reached nobody waits for
    /// that at every command.
    private static let regionMemory = Span.minutes(10)

    package func regions() async throws(FleetError) -> RegionList {
        if let known = regionReading, (Span.zero..<Self.regionMemory).contains(now() - known.taken) {
            return try known.result.get()
        }
        let configured = try region(nil).calls
        var result = await Self.regions(through: configured)
        let home = Partition(region: configured.region).globalRegion
        // A region that is not enabled, or not there, answers nothing about itself.
        if case .failure = result, configured.region != home, let calls = try? region(home).calls {
            let other = await Self.regions(through: calls)
            if case .success = other { result = other }
        }
        regionReading = (now(), result)
        return try result.get()
    }

    private static func regions(through calls: RegionCalls) async -> Result<RegionList, FleetError> {
        do throws(AWSError) {
            let seen = try await calls.client.send(EC2.DescribeRegions().with { $0.allRegions = true })
            return .success(
                RegionList(
                    enabled: seen.filter(\.isEnabled).map(\.regionName),
                    others: seen.filter { !$0.isEnabled }.map(\.regionName)))
        } catch {
            return .failure(FleetError(error.sentence(on: .regions), passes: error.passes))
        }
    }

    /// The calls of a region, for whoever checks permissions.
    func calls(in region: String?) throws(FleetError) -> RegionCalls {
        try self.region(region).calls
    }

    private func ask(
        _ questions: Set<AnyQuestion>, for purpose: AskPurpose, in name: String
    ) async -> [any AnyAnswer] {
        do throws(FleetError) {
            return await (try region(name)).readers.read(questions, for: purpose, at: now())
        } catch {
            let now = now()
            return questions.map { $0.unavailable(error.message, passes: error.passes, at: now) }
        }
    }

    private func outcome(
        of clearance: Clearance, unless objection: @escaping @Sendable () async -> String?
    ) async -> CallOutcome {
        let place = clearance.target.place
        let region: Region
        do {
            region = try self.region(place.region)
        } catch {
            return error.passes ? .deferred(error.message, retryAfter: nil) : .refused(error.message)
        }
        if let account = region.account, account != place.account {
            return .refused("The credentials are of account \(account), but the operation is for \(place.account).")
        }
        let access = PerformerAccess(region: region.access, clearance: clearance)
        do throws(PerformerObstacle) {
            return try await access.outcome(
                of: try await performers.work(for: clearance.intent.mutation, with: access), unless: objection)
        } catch {
            return error.outcome
        }
    }

    /// The region of that name, with a client that is made once.
    private func region(_ name: String?) throws(FleetError) -> Region {
        if let known = (name ?? configuredRegion).flatMap({ regions[$0] }) { return known }
        do {
            let calls = try RegionCalls(
                region: name, makeClient: makeClient, services: services, clock: clock, logger: logger)
            if name == nil { configuredRegion = calls.region }
            if let known = regions[calls.region] { return known }
            let access = RegionAccess(
                calls: calls, masking: masking, resolver: resolver, now: now, logger: logger)
            let region = Region(access: access, readers: Readers(services.flatMap(\.readers), in: access))
            regions[calls.region] = region
            return region
        } catch {
            throw FleetError(error.message, passes: error.passes)
        }
    }
}
