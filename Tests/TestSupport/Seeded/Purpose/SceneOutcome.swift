package import Simulation

/// How the database of a scene is, as the simulated AWS itself has it, and what was done to it.
package struct SceneOutcome: Sendable, Equatable {
    /// A parameter group by what it says: an upgrade gives the group of the new version another name.
    package struct Group: Sendable, Equatable {
        package var family: String
        package var values: [String: String]
    }

    package struct Member: Sendable, Equatable {
        package var instanceClass: String
        package var version: String
        package var group: Group
        /// Whether its own group, and that of its cluster, are in force.
        package var runsWithItsGroups: Bool
    }

    /// Of a cluster.
    package var writer: String?
    package var version: String
    /// Of a cluster.
    package var group: Group?
    package var members: [String: Member]
    /// Of a cluster: nil for Aurora Standard.
    package var storageType: String?
    /// Of an RDS instance.
    package var volume: StorageVolume?
    /// Who restarted, a failover's two included; a member of green is named as its blue, with `green`.
    package var restarted: Set<String> = []
    /// Whom the caller asked to restart, once for each time.
    package var rebooted: [String] = []
    /// The maintenance that the caller had applied, once for each time.
    package var maintained: [String] = []
    package var pending: [String]
    /// What each proxy leads to.
    package var proxies: [String: [String]]
    /// The members that each custom endpoint names or leaves out.
    package var endpoints: [String: [String]]
    /// Of a cluster: what keeps the number of its readers.
    package var scaling: SimulatedScaling?
    /// What the caller had suspended of that, in its order.
    package var suspended: [SimulatedScaling.Suspension] = []
    /// Former productions, and whether they take writes.
    package var formers: [String: Bool]

    /// - Parameter since: from when on restarts count; what somebody's earlier operation did is not this one's.
    package init?(of name: String, in world: RDSWorld, since: SimulatedTime? = nil) {
        var world = world
        (world.faults, world.policy) = (.none, nil)
        let now = world.now
        let all = (try? world.describeInstances(at: now)) ?? []
        let cluster = try? world.describeCluster(name, at: now)
        let own = cluster == nil ? all.filter { $0.identifier == name } : all.filter { $0.cluster == name }
        guard let version = cluster?.engineVersion ?? own.first?.engineVersion else { return nil }
        self.version = version
        writer = cluster?.writer
        group = cluster.map { Group($0.parameterGroup, .cluster, in: &world) }
        storageType = cluster?.storageType
        volume = cluster == nil ? own.first?.volume : nil
        members = [:]
        for instance in own {
            let entry = cluster?.members.first { $0.instance == instance.identifier }
            members[instance.identifier] = Member(
                instanceClass: instance.instanceClass, version: instance.engineVersion,
                group: Group(instance.parameterGroup, .instance, in: &world),
                runsWithItsGroups: instance.parameterApplyStatus == "in-sync"
                    && entry?.clusterParameterGroupStatus ?? "in-sync" == "in-sync")
        }
        pending = ((try? world.describePendingMaintenance(at: now)) ?? []).map { "\($0.resource) \($0.action)" }
            .sorted()
        proxies = Self.proxies(in: &world)
        endpoints = Dictionary(
            ((try? world.describeCustomEndpoints(of: name, at: now)) ?? []).map {
                ($0.identifier, ($0.staticMembers + $0.excludedMembers).sorted())
            }
        ) { first, _ in first }
        scaling = world.scaling.first { $0.cluster == name }
        formers = [:]
        for other in (try? world.describeClusters(at: now)) ?? [] where other.identifier.hasPrefix("\(name)-old") {
            formers[other.identifier] = world.acceptsWrites(other.identifier) ?? true
        }
        let begin = since ?? SimulatedTime(milliseconds: 0)
        for event in world.events where event.kind == .instanceRestarted && event.date >= begin {
            restarted.insert(Self.unsuffixed(event.source))
        }
        read(world.effects, since: begin)
    }

    private mutating func read(_ effects: [Effect], since: SimulatedTime) {
        for effect in effects where effect.actor == .caller && !effect.hasFailed && !effect.isSuperseded {
            switch effect.what {
            case .rebooted where effect.started >= since:
                rebooted.append(Self.unsuffixed(effect.instance ?? effect.cluster))
            case .scalingSuspended(let suspension): suspended.append(suspension)
            case .maintenanceApplied(let action):
                maintained.append("\(effect.instance ?? effect.cluster) \(action)")
            default: break
            }
        }
        rebooted.sort()
        maintained.sort()
    }

    /// `orders-1-green-x1y2z3` is `orders-1 green`: nobody knows the letters before.
    private static func unsuffixed(_ name: String) -> String {
        guard let green = name.firstRange(of: "-green-") else { return name }
        return "\(name[..<green.lowerBound]) green"
    }

    private static func proxies(in world: inout RDSWorld) -> [String: [String]] {
        let now = world.now
        var found: [String: [String]] = [:]
        for proxy in (try? world.describeProxies(at: now)) ?? [] {
            let targets = (try? world.describeProxyTargets(of: proxy.name, at: now)) ?? []
            found[proxy.name] = Set(
                targets.compactMap(\.trackedCluster) + targets.filter { $0.kind == .trackedCluster }.map(\.resource)
            ).sorted()
        }
        return found
    }
}

extension SceneOutcome.Group {
    fileprivate init(_ name: String, _ scope: SimulatedParameterGroup.Scope, in world: inout RDSWorld) {
        let all = (try? world.describeParameterGroups(scope, at: world.now)) ?? []
        let found = all.first { $0.name == name }
        self.init(
            family: found?.family ?? String(name.trimmingPrefix("default.")), values: found?.values ?? [:])
    }
}
