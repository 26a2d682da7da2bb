import Maintenance
import Simulation

extension SeededShell {
    /// A shell where people ask for a refresh, and then for what the seed has it.
    package static func shell(of scene: SeededLifecycleScene, seed: UInt64, faults: Faults) -> SeededShell {
        var shell = example(
            scene.script, zones: scene.zones, secrets: scene.secrets, seed: seed, faults: faults)
        // The shipped policy names no lifecycle: what it takes is told in the user's own.
        shell.aws.rds.policy = nil
        shell.lifecycle = scene.lifecycle
        shell.people.database = ClusterID(scene.lifecycle.name)
        shell.people.returns = false
        shell.people.commandLimit = 20
        var wishes = [scene.wishes[0]]
        guard case .swarm = faults else {
            shell.people.wishes = wishes
            return shell
        }
        var draws = SeededGenerator(seed: seed ^ 5353)
        for _ in 0..<draws.number(in: 2...5) {
            wishes.append(scene.wishes[Int(draws.number(in: 0...Int64(scene.wishes.count - 1)))])
        }
        shell.people.wishes = wishes
        shell.people.recordRate = draws.chance(0.5) ? 0.03 : 0
        if draws.chance(0.3) {
            shell.aws.rds.schedule(
                .newestSnapshotVanishes(of: "production"), at: shell.now + .seconds(draws.number(in: 60...3600)))
        }
        return shell
    }

    /// The databases of the lifecycle as the simulated AWS itself has them, with their tags as they were written last.
    func managedDatabases() -> [SimulatedCopy] {
        lifecycle.map { SimulatedCopy.managed(by: $0, in: aws.rds) } ?? []
    }

    /// The stage of each database of the lifecycle, by its name.
    package func lifecycleStages() -> [String: String] {
        Dictionary(managedDatabases().map { ($0.name, $0[LifecycleTags.stage] ?? "none") }) { first, _ in first }
    }

    /// Begins to mask a database, as nobody of ours would.
    package mutating func mask(_ name: String) {
        let database = ManagedDatabase(
            name: name, kind: .aurora, arn: name, identity: name, told: .unknown("", .ours), status: "available",
            engine: "aurora-postgresql", engineVersion: "16.4", instances: [], tagged: [])
        let script = MaskingScriptReference("masking.sql", digest: "")
        let call = StartMasking(script, in: database, at: name, port: 5432, secret: name, by: "m4d7")
        _ = aws.statements.start(call, at: now)
    }

    /// What the record says in a zone.
    package func recordValue(in zone: String) -> String? {
        guard let dns = lifecycle?.dns else { return nil }
        return aws.route53.records(in: zone).first {
            $0.name == SimulatedDomainName(dns.record) && $0.type == "CNAME"
        }?.values.first
    }
}

/// A database that may be of a lifecycle, as the simulated AWS itself has it.
struct SimulatedCopy {
    var name: String
    var endpoint: String
    var status: String
    /// Statuses of its members, or of the instance itself.
    var instances: [String: String]
    var tags: [SimulatedTag]

    subscript(key: String) -> String? { tags.first { $0.key == key }?.value }

    /// It was made, and is not being deleted.
    var isThere: Bool {
        let absent: Set<String> = ["creating", "deleting", "failed", "restore-error", "insufficient-capacity"]
        return !absent.contains(status) && instances.values.contains { !absent.contains($0) }
    }

    /// Those of a lifecycle, with their tags as they were written last.
    static func managed(by lifecycle: Lifecycle, in rds: RDSWorld) -> [SimulatedCopy] {
        var world = rds
        (world.faults, world.policy) = (.none, nil)
        return all(of: lifecycle.kind, in: &world).filter { $0[LifecycleTags.lifecycle] == lifecycle.name }
    }

    private static func all(of kind: Lifecycle.Kind, in world: inout RDSWorld) -> [SimulatedCopy] {
        let now = world.now
        let instances = (try? world.describeInstances(at: now)) ?? []
        switch kind {
        case .aurora:
            return ((try? world.describeClusters(at: now)) ?? []).map { cluster in
                let members = instances.filter { $0.cluster == cluster.identifier }
                return SimulatedCopy(
                    name: cluster.identifier, endpoint: cluster.endpoint, status: cluster.status,
                    instances: Dictionary(members.map { ($0.identifier, $0.status) }) { $1 },
                    tags: (try? world.listTags(of: cluster.arn, at: now)) ?? [])
            }
        case .instance:
            return instances.filter { $0.cluster == nil }.map { instance in
                SimulatedCopy(
                    name: instance.identifier, endpoint: instance.endpoint, status: instance.status,
                    instances: [instance.identifier: instance.status],
                    tags: (try? world.listTags(of: instance.arn, at: now)) ?? [])
            }
        }
    }
}
