import Engine
import Maintenance
import Runbooks
import Simulation

/// What only some operations wait for, read from the simulated region as the fleet's observer does.
struct SeededFacets {
    let interests: Set<Interest>
    private var restarts: Reading<[InstanceID: Timestamp]>?
    private var maintenance: Reading<[Survey.PendingMaintenance]>?
    private var deployments: Reading<[Deployment]>?
    private var snapshots: Reading<[Snapshot]>?
    private var groups: Reading<[ParameterGroupName: ParameterGroupState]>?
    private var proxies: Reading<[ProxyState]>?

    init(interests: Set<Interest>) { self.interests = interests }

    private struct Snapshot: Sendable, Codable, Equatable {
        var name: String
        var cluster: String
        var status: String
    }

    private func isAsked(_ facet: Facet) -> Bool { interests.contains { $0.facets.contains(facet) } }

    /// Reads what is asked for and returns how long that took.
    mutating func read(_ world: inout RDSWorld, at now: SimulatedTime) -> Duration {
        var latency = Duration.zero
        if let since = interests.filter({ $0.facets.contains(.restarts) }).map(\.since).min() {
            let start = (since - Observation.clockTolerance).simulated
            restarts = reading(&world, .describeEvents, at: now, &latency) { world throws(RDSFault) in
                var last: [InstanceID: Timestamp] = [:]
                for event in try world.describeEvents(type: .instance, from: start, at: now)
                where event.kind == .instanceRestarted { last[InstanceID(event.source)] = Timestamp(event.date) }
                return last
            }
        }
        if isAsked(.maintenance) {
            maintenance = reading(&world, .describePendingMaintenanceActions, at: now, &latency) {
                world throws(RDSFault) in
                try world.describePendingMaintenance(at: now).map { Survey.PendingMaintenance($0) }
            }
        }
        if isAsked(.deployments) {
            deployments = reading(&world, .describeBlueGreenDeployments, at: now, &latency) { world throws(RDSFault) in
                try world.describeDeployments(at: now).map { Deployment($0) }
            }
        }
        if isAsked(.snapshots) {
            snapshots = reading(&world, .describeDBClusterSnapshots, at: now, &latency) { world throws(RDSFault) in
                try world.describeClusterSnapshots(at: now).map {
                    Snapshot(name: $0.identifier, cluster: $0.cluster, status: $0.status)
                }
            }
        }
        let names = interests.reduce(into: Set<ParameterGroupName>()) { $0.formUnion($1.parameterGroups) }
        if !names.isEmpty {
            groups = reading(&world, .describeDBParameters, at: now, &latency) { world throws(RDSFault) in
                try world.groups(names, at: now)
            }
        }
        let targets = interests.reduce(into: Set<ProxyTarget>()) { $0.formUnion($1.proxies) }
        if !targets.isEmpty {
            proxies = reading(&world, .describeDBProxyTargets, at: now, &latency) { world throws(RDSFault) in
                try world.proxies(at: now).filter { targets.contains($0.target) }
            }
        }
        return latency
    }

    private func reading<Value: Sendable>(
        _ world: inout RDSWorld, _ action: RDSAction, at now: SimulatedTime, _ latency: inout Duration,
        _ body: (inout RDSWorld) throws(RDSFault) -> Value
    ) -> Reading<Value> where Value: Codable & Equatable {
        let exchange = world.exchange(action, at: now, body)
        latency = max(latency, exchange.latency)
        guard case .reply(let value) = exchange.outcome else { return .unavailable("AWS did not answer") }
        return .known(value)
    }

    func add(to observation: inout Observation, clusters: [SimulatedCluster], instances: [SimulatedInstance]) {
        observation.restarts = restarts
        observation.maintenance = maintenance
        observation.parameterGroups = groups
        observation.proxies = proxies
        let name = observation.target.cluster.text
        if case .known(let all)? = snapshots {
            observation.snapshots = .known(
                Dictionary(all.filter { $0.cluster == name }.map { ($0.name, $0.status) }) { $1 })
        } else if snapshots != nil {
            observation.snapshots = .unavailable("AWS did not answer")
        }
        guard let interest = interests.first(where: { $0.target == observation.target }), deployments != nil else {
            return
        }
        let own = clusters.first { $0.identifier == name }
        let old = clusters.first { $0.resourceIdentifier == interest.resource }
        let arns = Set([own?.arn, old?.arn].compactMap { $0 })
        let related = (deployments?.value ?? []).filter { deployment in
            arns.contains(deployment.source) || deployment.target.map(arns.contains) ?? false
        }
        let ends = Set(related.flatMap { [$0.source] + ($0.target.map { [$0] } ?? []) }).union(
            old.map { [$0.arn] } ?? [])
        observation.environments = clusters.filter { ends.contains($0.arn) && $0.arn != own?.arn }.map { cluster in
            Environment(
                cluster: Cluster(cluster),
                instances: instances.filter { $0.cluster == cluster.identifier }.map { Instance($0) })
        }
        observation.deployments = deployments?.value == nil ? deployments : .known(related)
    }
}

extension RDSWorld {
    mutating func groups(
        _ names: Set<ParameterGroupName>, at now: SimulatedTime
    ) throws(RDSFault) -> [ParameterGroupName: ParameterGroupState] {
        var found: [ParameterGroupName: ParameterGroupState] = [:]
        for name in names.sorted() {
            let all = try describeParameterGroups(SimulatedParameterGroup.Scope(name.scope), at: now)
            guard let group = all.first(where: { $0.name == name.name }) else { continue }
            found[name] = ParameterGroupState(family: group.family, values: group.values)
        }
        return found
    }

    mutating func proxies(at now: SimulatedTime) throws(RDSFault) -> [ProxyState] {
        var found: [ProxyState] = []
        for proxy in try describeProxies(at: now) {
            let targets = try describeProxyTargets(of: proxy.name, at: now)
            found.append(
                ProxyState(
                    target: ProxyTarget(proxy: proxy.name, group: "default"), status: proxy.status,
                    clusters: Set(
                        targets.compactMap(\.trackedCluster)
                            + targets.filter { $0.kind == .trackedCluster }.map(\.resource)
                    ).sorted(),
                    health: Dictionary(
                        targets.filter { $0.kind == .instance }.map { ($0.resource, $0.health?.state ?? "UNKNOWN") }
                    ) { $1 }))
        }
        return found
    }
}

extension SeededAWS {
    /// What only an upgrade has to know, read without faults.
    mutating func upgradeSurvey(
        of observation: Observation, _ wanted: UpgradeNeeds, at now: SimulatedTime
    ) -> UpgradeSurvey? {
        guard let cluster = observation.cluster else { return nil }
        do {
            let versions = try world.describeEngineVersions(engine: cluster.engine, at: now)
            let family = versions.first { $0.version == wanted.version }?.family
            let targets = versions.first { $0.version == cluster.engineVersion }?.upgradeTargets ?? []
            var names = Set(
                observation.instances.flatMap(\.parameterGroups).map { ParameterGroupName(.instance, $0.name) })
            if let group = cluster.parameterGroup { names.insert(ParameterGroupName(.cluster, group)) }
            var rules: [ParameterGroupName.Scope: [String: UpgradeSurvey.Rule]] = [:]
            for scope in [ParameterGroupName.Scope.cluster, .instance] {
                guard let family else { continue }
                rules[scope] = Dictionary(
                    try world.describeEngineDefaults(of: family, SimulatedParameterGroup.Scope(scope), at: now).map {
                        ($0.name, UpgradeSurvey.Rule($0.definition))
                    }
                ) { $1 }
            }
            let deployments = try world.describeDeployments(at: now).map { Deployment($0) }
            return UpgradeSurvey(
                targets: .known(targets.map { UpgradeSurvey.Version(version: $0.version, isMajor: $0.isMajor) }),
                family: family.map { .known($0) } ?? .unavailable("unknown version"),
                groups: .known(try world.groups(names, at: now)), rules: .known(rules),
                deployments: .known(deployments.filter { $0.source == cluster.arn || $0.target == cluster.arn }),
                proxies: .known(try world.proxies(at: now).filter { $0.clusters.contains(cluster.identifier.text) }),
                classes: .known(
                    try world.describeOrderableOptions(
                        engine: cluster.engine, engineVersion: wanted.version, at: now
                    ).map { InstanceClass($0.instanceClass) }))
        } catch {
            preconditionFailure("a world without faults answers: \(error)")
        }
    }
}

extension UpgradeSurvey.Rule {
    init(_ definition: ParameterDefinition) {
        self.init(
            allowed: definition.allowedValues, isModifiable: definition.isModifiable, isDynamic: !definition.isStatic)
    }
}

extension Deployment {
    init(_ seen: SimulatedDeployment) {
        self.init(
            identifier: seen.identifier, name: seen.name, source: seen.source, target: seen.target,
            status: seen.status.rawValue, details: seen.statusDetails,
            tasks: seen.tasks.map { Task(name: $0.name.rawValue, status: $0.status.rawValue) },
            tags: seen.tags.map { Tag(key: $0.key, value: $0.value) },
            counterparts: Dictionary(
                seen.details.compactMap { pair in pair.target.map { (pair.source, $0) } }
            ) { first, _ in first })
    }
}
