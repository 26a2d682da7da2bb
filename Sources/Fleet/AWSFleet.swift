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
        let calls: RegionCalls
        let observer: SharedObserver
        var account: String?
    }

    private struct CallID: Hashable {
        let operation: OperationID
        let intent: IntentID
    }

    let services: [FleetService]
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
        services: [FleetService] = FleetService.all, makeClient: @escaping MakeClient, clock: any Clock<Duration>,
        now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) throws(Performers.Doubled) {
        performers = try Performers(services.flatMap(\.performers))
        self.services = services
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

    /// How many in a region wait for a reading that somebody else is about to make.
    package func passengers(in region: String) async -> Int {
        await regions[region]?.observer.passengers ?? 0
    }

    package func observe(_ interests: Set<Interest>) async -> [Target: Sight] {
        await withTaskGroup(of: [Target: Sight].self) { group in
            for (name, interests) in Dictionary(grouping: interests, by: \.target.place.region) {
                group.addTask { await self.observe(Set(interests), in: name) }
            }
            var sights: [Target: Sight] = [:]
            for await part in group { sights.merge(part) { first, _ in first } }
            return sights
        }
    }

    package func survey(_ target: Target, for needs: SurveyNeeds) async throws(FleetError) -> Survey {
        switch await observe([target])[target] {
        case .seen(let observation):
            return await surveyor(in: try region(target.place.region), .look).survey(observation, for: needs)
        case .unseen(let reason, let passes):
            throw FleetError(reason, passes: passes)
        case nil:
            throw FleetError("\(target.cluster) was not read.", passes: true)
        }
    }

    package func safetyReadings(of target: Target, candidate: InstanceID?) async -> SafetyReadings {
        do throws(FleetError) {
            let region = try region(target.place.region)
            let kind: Cluster.Kind = await region.observer.isStandalone(target.cluster) ? .instance : .cluster
            return await surveyor(in: region, .safety).safetyReadings(
                of: target.cluster, kind, candidate: candidate)
        } catch {
            return SafetyReadings(
                takenAt: now(), replicaLag: .unavailable(error.message),
                snapshotsInProgress: .unavailable(error.message))
        }
    }

    package func replicationLag(at gauge: LagGauge, in place: Place) async -> Reading<ReplicationLag> {
        do throws(FleetError) {
            return await surveyor(in: try region(place.region), .safety).replicationLag(at: gauge)
        } catch {
            return .unavailable(error.message)
        }
    }

    package func perform(_ clearance: Clearance) async -> CallOutcome {
        let intent = clearance.intent
        guard performed.insert(CallID(operation: clearance.operation, intent: intent.id)).inserted else {
            return .unknown("The call of \(intent.id) was made before; it is not made again.")
        }
        guard let request = performers.request(for: intent.mutation) else {
            return .refused("Nobody here makes calls of the kind \(intent.mutation.kind).")
        }
        let action = IAMAction(request.call)
        let outcome = await outcome(of: intent.mutation, request, action, at: clearance.target.place)
        logger.info(
            "Called AWS",
            metadata: [
                "operation": "\(clearance.operation)", "intent": "\(intent.id)", "action": "\(action)",
                "resource": "\(intent.mutation.resource)", "outcome": "\(outcome)",
            ])
        return outcome
    }

    package func clusters(in place: Place) async throws(FleetError) -> [Observation] {
        let reading = try await region(place.region).observer.readAll().get()
        var observations: [Observation] = []
        for name in reading.names.sorted() {
            switch reading.sight(of: Target(place: place, cluster: ClusterID(name))) {
            case .seen(let observation): observations.append(observation)
            case .unseen(let reason, let passes): throw FleetError(reason, passes: passes)
            }
        }
        return observations
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
        if let known = regionReading, now() - known.taken < Self.regionMemory { return try known.result.get() }
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

    private func observe(_ interests: Set<Interest>, in name: String) async -> [Target: Sight] {
        do throws(FleetError) {
            return await (try region(name)).observer.observe(interests)
        } catch {
            return Dictionary(interests.map { ($0.target, .unseen(error.message, passes: error.passes)) }) { first, _ in
                first
            }
        }
    }

    private func outcome(
        of mutation: AnyMutation, _ request: any AWSRequest, _ action: IAMAction, at place: Place
    ) async -> CallOutcome {
        let region: Region
        do {
            region = try self.region(place.region)
        } catch {
            return error.passes ? .deferred(error.message, retryAfter: nil) : .refused(error.message)
        }
        if let account = region.account, account != place.account {
            return .refused("The credentials are of account \(account), but the operation is for \(place.account).")
        }
        do {
            try await region.calls.sender(to: type(of: request).service, .mutation).send(request)
            return .accepted
        } catch {
            return CallOutcome(error, of: mutation, on: action)
        }
    }

    private func surveyor(in region: Region, _ priority: CallBudget.Priority) -> Surveyor {
        Surveyor(calls: region.calls, now: now, priority: priority)
    }

    /// The region of that name, with a client that is made once.
    private func region(_ name: String?) throws(FleetError) -> Region {
        if let known = (name ?? configuredRegion).flatMap({ regions[$0] }) { return known }
        do {
            let calls = try RegionCalls(
                region: name, makeClient: makeClient, services: services, clock: clock, logger: logger)
            if name == nil { configuredRegion = calls.region }
            if let known = regions[calls.region] { return known }
            let region = Region(calls: calls, observer: SharedObserver(calls, now: now, logger: logger))
            regions[calls.region] = region
            return region
        } catch {
            throw FleetError(error.message, passes: error.passes)
        }
    }
}
