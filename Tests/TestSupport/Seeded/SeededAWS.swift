package import Engine
package import Maintenance
package import Simulation

/// The simulated region as the core sees it: what `Fleet` is in production, without HTTP in between.
package struct SeededAWS: Sendable {
    package var world: RDSWorld
    package let place: Place
    /// How often the clusters were looked at, for the bench; surveys for plans left out.
    package private(set) var looks = 0

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
        let names = targets.map(\.cluster.text).sorted()
        let instances = world.exchange(.describeDBInstances, at: then) { world throws(RDSFault) in
            try world.describeInstances(of: names, at: then)
        }
        var latency = clusters.latency + instances.latency
        let restarts = restarts(for: interests, at: then, latency: &latency)
        let maintenance = maintenance(for: interests, at: then, latency: &latency)
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
            observation.restarts = restarts
            observation.maintenance = maintenance
            sights[target] = .seen(observation)
        }
        return (sights, latency)
    }

    private mutating func restarts(
        for interests: Set<Interest>, at now: SimulatedTime, latency: inout Duration
    ) -> Reading<[InstanceID: Timestamp]>? {
        let asking = interests.filter { $0.facets.contains(.restarts) }
        guard let since = asking.map(\.since).min() else { return nil }
        let start = (since - Observation.clockTolerance).simulated
        let events = world.exchange(.describeEvents, at: now) { world throws(RDSFault) in
            try world.describeEvents(type: .instance, from: start, at: now)
        }
        latency = max(latency, events.latency)
        guard case .reply(let seen) = events.outcome else { return .unavailable("not read") }
        var last: [InstanceID: Timestamp] = [:]
        for event in seen where event.kind == .instanceRestarted {
            last[InstanceID(event.source)] = Timestamp(event.date)
        }
        return .known(last)
    }

    private mutating func maintenance(
        for interests: Set<Interest>, at now: SimulatedTime, latency: inout Duration
    ) -> Reading<[Survey.PendingMaintenance]>? {
        guard interests.contains(where: { $0.facets.contains(.maintenance) }) else { return nil }
        let actions = world.exchange(.describePendingMaintenanceActions, at: now) { world throws(RDSFault) in
            try world.describePendingMaintenance(at: now)
        }
        latency = max(latency, actions.latency)
        guard case .reply(let seen) = actions.outcome else { return .unavailable("not read") }
        return .known(seen.map { Survey.PendingMaintenance($0) })
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

    /// What a plan is made from, read without faults: preflight has tests of its own.
    package mutating func survey(_ target: Target, for request: Request, at now: SimulatedTime) -> Survey {
        let (faults, before) = (world.faults, looks)
        world.faults = .none
        defer { (world.faults, looks) = (faults, before) }
        guard case .seen(let observation)? = observe([Interest(target)], at: now).value[target] else {
            preconditionFailure("a world without faults answers")
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
        return Survey(
            observation: observation, offers: .known(offers), quota: .known(Survey.Quota(used: 4, maximum: 40)),
            pendingMaintenance: .known(request.isMaintenance ? pending.map { Survey.PendingMaintenance($0) } : []),
            snapshotsInProgress: .known([]), customEndpoints: .known([]),
            globalRole: .known(nil), replicaLag: .known([:]))
    }

    /// Makes a call over the simulated wire.
    package mutating func perform(_ clearance: Clearance, at now: SimulatedTime) -> Answer<Maintenance.CallOutcome> {
        let mutation = clearance.intent.mutation
        let exchange = world.exchange(mutation.action, at: now) { world throws(RDSFault) in
            switch mutation {
            case .createInstance(let standIn):
                _ = try world.createInstance(CreateInstanceCall(standIn), at: now)
            case .modifyClass(let instance, let wanted):
                var call = ModifyInstanceCall(identifier: instance.text)
                call.instanceClass = wanted.text
                call.appliesImmediately = true
                _ = try world.modifyInstance(call, at: now)
            case .failOver(let cluster, let target):
                _ = try world.failOver(cluster: cluster.text, to: target.text, at: now)
            case .deleteStandIn(let instance):
                _ = try world.deleteInstance(DeleteInstanceCall(identifier: instance.text), at: now)
            case .reboot(let instance), .rebootWriter(let instance):
                _ = try world.rebootInstance(instance.text, at: now)
            case .applyMaintenance(let action), .applyMaintenanceToWriter(let action):
                _ = try world.applyMaintenance(
                    ApplyMaintenanceCall(resource: action.resource.text, action: action.action), at: now)
            case .changeStorage(let cluster, let storage):
                var call = ModifyClusterCall(identifier: cluster.text)
                call.storageType = storage.type
                call.appliesImmediately = true
                _ = try world.modifyCluster(call, at: now)
            }
        }
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

extension Mutation {
    var action: RDSAction {
        switch self {
        case .createInstance: .createDBInstance
        case .modifyClass: .modifyDBInstance
        case .failOver: .failoverDBCluster
        case .deleteStandIn: .deleteDBInstance
        case .reboot, .rebootWriter: .rebootDBInstance
        case .applyMaintenance, .applyMaintenanceToWriter: .applyPendingMaintenanceAction
        case .changeStorage: .modifyDBCluster
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

extension Request {
    fileprivate var isMaintenance: Bool {
        guard case .maintenance = self else { return false }
        return true
    }
}

extension Timestamp {
    package init(_ time: SimulatedTime) { self.init(milliseconds: time.milliseconds) }
    package var simulated: SimulatedTime { SimulatedTime(milliseconds: milliseconds) }
}

extension Cluster {
    init(_ seen: SimulatedCluster) {
        self.init(
            identifier: ClusterID(seen.identifier), arn: seen.arn, resourceIdentifier: seen.resourceIdentifier,
            engine: seen.engine, engineVersion: seen.engineVersion, status: Status(seen.status),
            members: seen.members.map { member in
                Member(
                    instance: InstanceID(member.instance), isWriter: member.isWriter,
                    promotionTier: member.promotionTier, parameterGroupStatus: member.clusterParameterGroupStatus)
            })
        if let version = seen.pending.engineVersion { pendingChanges["EngineVersion"] = version }
        if let type = seen.pending.storageType { pendingChanges["StorageType"] = type }
        storage = StorageState(type: seen.storageType ?? Storage.auroraStandard)
    }
}

extension Instance {
    init(_ seen: SimulatedInstance) {
        self.init(
            identifier: InstanceID(seen.identifier), arn: seen.arn, instanceClass: InstanceClass(seen.instanceClass),
            engine: seen.engine, engineVersion: seen.engineVersion, status: Status(seen.status))
        availabilityZone = seen.availabilityZone
        subnetZones = ["us-east-1a", "us-east-1b", "us-east-1c"]
        promotionTier = seen.promotionTier
        parameterGroups = [ParameterGroup(name: seen.parameterGroup, applyStatus: seen.parameterApplyStatus)]
        if let wanted = seen.pending.instanceClass { pendingChanges["DBInstanceClass"] = wanted }
        if let version = seen.pending.engineVersion { pendingChanges["EngineVersion"] = version }
        tags = seen.tags.map { Tag(key: $0.key, value: $0.value) }
        caCertificate = seen.certificateAuthority
        isPubliclyAccessible = seen.isPubliclyAccessible
        maintenanceWindow = seen.maintenanceWindow
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
