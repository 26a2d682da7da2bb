package import Engine
package import Maintenance
import Runbooks
package import Simulation

/// The simulated region as the core sees it: what `Fleet` is in production, without HTTP in between.
package struct SeededAWS: Sendable {
    package var world: RDSWorld
    package let place: Place
    /// How often the clusters were looked at, for the bench; surveys for plans left out.
    package private(set) var looks = 0
    private var lookTime = Duration.zero
    /// How many pages of clusters and instances those looks took.
    package private(set) var pages = 0
    /// How many instances each cluster had when it was looked at last.
    private(set) var instanceCounts: [Target: Int] = [:]
    /// How many mutating calls were made.
    package private(set) var mutatingCalls = 0
    var strike: Strike?

    package init(world: RDSWorld) {
        self.world = world
        place = Place(account: world.account, region: world.region)
    }

    package typealias Answer<Value> = (value: Value, latency: Duration)

    /// Reads clusters and instances, one describe call each, as the shared observer does.
    package mutating func observe(_ interests: Set<Interest>, at now: SimulatedTime) -> Answer<[Target: Sight]> {
        looks += 1
        let targets = Set(interests.map(\.target))
        let clusters = world.exchange(.describeDBClusters, at: now) { world throws(RDSFault) in
            try world.describeClusters(at: now)
        }
        let then = now + clusters.latency
        // The clusters of a deployment change their names, so that they are found among all.
        var names = targets.map(\.cluster.text).sorted()
        if interests.contains(where: { $0.facets.contains(.deployments) }), case .reply(let all) = clusters.outcome {
            names = all.map(\.identifier)
        }
        let instances = world.exchange(.describeDBInstances, at: then) { world throws(RDSFault) in
            try world.describeInstances(of: names, at: then)
        }
        if case .reply(let found) = instances.outcome {
            pages += SeededAWS.pages(clusters: names.count, instances: found.count)
            for target in targets {
                instanceCounts[target] = found.count { $0.cluster == target.cluster.text }
            }
        }
        var latency = clusters.latency + instances.latency
        var facets = SeededFacets(interests: interests)
        latency = max(latency, clusters.latency + facets.read(&world, at: then))
        lookTime += latency
        let takenAt = Timestamp(now + latency)
        var sights: [Target: Sight] = [:]
        for target in targets {
            guard case .reply(let seenClusters) = clusters.outcome, case .reply(let seenInstances) = instances.outcome
            else {
                sights[target] = .unseen("AWS did not answer", passes: true)
                continue
            }
            let cluster = seenClusters.first { $0.identifier == target.cluster.text }
            var observation = Observation(
                target: target, takenAt: takenAt, cluster: cluster.map { Cluster($0) },
                instances: seenInstances.filter { $0.cluster == target.cluster.text }.map { Instance($0) })
            facets.add(to: &observation, clusters: seenClusters, instances: seenInstances)
            sights[target] = .seen(observation)
        }
        return (sights, latency)
    }

    /// How long a look took on average, in seconds.
    package var meanLookTime: Double {
        let (seconds, attoseconds) = (lookTime / max(1, looks)).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// The pages that as many clusters with as many instances come in: AWS gives 100 a page.
    private static func pages(clusters: Int, instances: Int) -> Int {
        clusters == 0 ? 0 : (clusters + 99) / 100 + max(1, (instances + 99) / 100)
    }

    /// The pages of a look at these clusters.
    func pages(of targets: [Target]) -> Int {
        SeededAWS.pages(
            clusters: targets.count, instances: targets.reduce(0) { $0 + (instanceCounts[$1] ?? 0) })
    }

    /// Reads the slower safety facts.
    package mutating func safetyReadings(
        of target: Target, candidate: InstanceID?, at now: SimulatedTime
    ) -> Answer<SafetyReadings> {
        let lag = world.exchange(.getMetricStatistics, at: now) { world throws(RDSFault) in
            guard let candidate else { return Duration?.none }
            return try world.replicaLag(of: candidate.text, at: now)
        }
        let snapshots = world.exchange(.describeDBClusterSnapshots, at: now) { world throws(RDSFault) in
            try world.describeClusterSnapshots(of: target.cluster.text, at: now)
        }
        let latency = max(lag.latency, snapshots.latency)
        var readings = SafetyReadings(
            takenAt: Timestamp(now + latency), replicaLag: .unavailable("not read"),
            snapshotsInProgress: .unavailable("not read"))
        if case .reply(let measured?) = lag.outcome { readings.replicaLag = .known(Span(measured)) }
        if case .reply(let found) = snapshots.outcome {
            readings.snapshotsInProgress = .known(found.filter { $0.status == "creating" }.map(\.identifier))
        }
        return (readings, latency)
    }

    /// Reads how far green is behind blue, from the metric that tells it.
    package mutating func replicationLag(
        at gauge: LagGauge, at now: SimulatedTime
    ) -> Answer<Reading<ReplicationLag>> {
        let (metric, instance) =
            switch gauge {
            case .binlog(let writer): ("AuroraBinlogReplicaLag", writer)
            case .slots(let writer): ("OldestReplicationSlotLag", writer)
            }
        let exchange = world.exchange(.getMetricStatistics, at: now) { world throws(RDSFault) in
            try world.metric(metric, of: instance.text, at: now)
        }
        guard case .reply(let value) = exchange.outcome else {
            return (.unavailable("CloudWatch did not answer"), exchange.latency)
        }
        guard let value else { return (.unavailable("CloudWatch has no value"), exchange.latency) }
        switch gauge {
        case .binlog: return (.known(.time(Span(milliseconds: Int64(value * 1000)))), exchange.latency)
        case .slots: return (.known(.volume(Int64(value))), exchange.latency)
        }
    }

    /// What a plan is made from, read without faults: preflight has tests of its own.
    ///
    /// - Throws: `Refusal` while credentials that expired before have not come back.
    package mutating func survey(
        _ target: Target, for request: AnyRunbook, at now: SimulatedTime
    ) throws(Refusal) -> Survey {
        let (faults, before) = (world.faults, (looks, pages, lookTime))
        world.faults = .none
        defer { (world.faults, (looks, pages, lookTime)) = (faults, before) }
        guard case .seen(let observation)? = observe([Interest(target)], at: now).value[target] else {
            throw Refusal("AWS cannot be read now.")
        }
        var offers: [Survey.Offer] = []
        if let cluster = observation.cluster,
            let options = try? world.describeOrderableOptions(
                engine: cluster.engine, engineVersion: cluster.engineVersion, at: now)
        {
            offers = options.map {
                Survey.Offer(instanceClass: InstanceClass($0.instanceClass), zones: $0.availabilityZones)
            }
        }
        let pending = (try? world.describePendingMaintenance(at: now)) ?? []
        var survey = Survey(
            observation: observation, offers: .known(offers), quota: .known(Survey.Quota(used: 4, maximum: 40)),
            pendingMaintenance: .known(
                request.base is MaintenanceRunbook ? pending.map { Survey.PendingMaintenance($0) } : []),
            snapshotsInProgress: .known([]), customEndpoints: .known([]),
            globalRole: .known(nil), replicaLag: .known([:]))
        if let wanted = request.base.needs.upgrade {
            survey.upgrade = upgradeSurvey(of: observation, wanted, at: now)
        }
        return survey
    }

    /// Makes a call over the simulated wire.
    package mutating func perform(_ clearance: Clearance, at now: SimulatedTime) -> Answer<Maintenance.CallOutcome> {
        let mutation = clearance.intent.mutation
        mutatingCalls += 1
        if strike == .lostRequest(of: mutatingCalls) { return (.unknown("no answer"), .seconds(15)) }
        let exchange = world.exchange(mutation.action, at: now) { world throws(RDSFault) in
            try mutation.call(&world, at: now)
        }
        if strike == .lostReply(of: mutatingCalls) { return (.unknown("no answer"), .seconds(15)) }
        switch exchange.outcome {
        case .reply: return (.accepted, exchange.latency)
        case .lost: return (.unknown("no answer"), exchange.latency)
        case .fault(let fault) where fault.code == "Throttling" || fault.code == "ExpiredToken":
            return (.deferred(fault.code, retryAfter: nil), exchange.latency)
        case .fault(let fault):
            return (.refusal(code: fault.code, message: fault.message, of: mutation), exchange.latency)
        }
    }
}

extension Survey.PendingMaintenance {
    init(_ seen: Simulation.PendingMaintenance) {
        self.init(
            resource: seen.resource, action: seen.action, arn: "arn:aws:rds:us-east-1:123456789012:db:\(seen.resource)",
            text: seen.description)
    }
}

extension CreateInstanceCall {
    init(_ standIn: StandIn) {
        self.init(
            identifier: standIn.identifier.text, cluster: standIn.cluster.text,
            instanceClass: standIn.instanceClass.text, engine: standIn.engine)
        availabilityZone = standIn.availabilityZone
        parameterGroup = standIn.parameterGroup
        promotionTier = standIn.promotionTier
        tags = standIn.tags.map { SimulatedTag($0.key, $0.value) }
    }
}
