import Simulation

/// Drives a world in virtual time, as the seeded shell does.
struct RDSWorldDriver {
    var world: RDSWorld
    var now: SimulatedTime

    init(_ script: RegionScript = .orders, seed: UInt64 = 1, faults: FaultPlan = .none, tempo: Tempo = .realistic) {
        world = RDSWorld(script, seed: seed, tempo: tempo, faults: faults)
        now = script.start
    }

    mutating func create(
        _ identifier: String = "orders-4", class name: String = "db.r6g.xlarge", zone: String? = nil
    ) throws(RDSFault) -> SimulatedInstance {
        var call = CreateInstanceCall(
            identifier: identifier, cluster: "orders", instanceClass: name, engine: "aurora-postgresql")
        call.availabilityZone = zone
        return try world.createInstance(call, at: now)
    }

    mutating func modify(
        _ identifier: String, class name: String? = nil, tier: Int? = nil, group: String? = nil,
        immediately: Bool = true
    ) throws(RDSFault) -> SimulatedInstance {
        var call = ModifyInstanceCall(identifier: identifier)
        call.instanceClass = name
        call.promotionTier = tier
        call.parameterGroup = group
        call.appliesImmediately = immediately
        return try world.modifyInstance(call, at: now)
    }

    mutating func delete(_ identifier: String) throws(RDSFault) -> SimulatedInstance {
        try world.deleteInstance(DeleteInstanceCall(identifier: identifier), at: now)
    }

    mutating func cluster(_ identifier: String = "orders") throws(RDSFault) -> SimulatedCluster {
        try world.describeCluster(identifier, at: now)
    }

    mutating func instance(_ identifier: String) -> SimulatedInstance? {
        try? world.describeInstance(identifier, at: now)
    }

    mutating func pass(_ duration: Duration) {
        now += duration
        world.advance(to: now)
    }

    /// Skips from change to change until nothing is under way, and gives what `look` saw, each sight once in a row.
    mutating func settle<Sight: Equatable>(_ look: (inout RDSWorldDriver) throws -> Sight) rethrows -> [Sight] {
        var sights = [try look(&self)]
        while let next = world.nextChange(after: now) {
            now = next
            let sight = try look(&self)
            if sights.last != sight { sights.append(sight) }
        }
        return sights
    }

    mutating func settle() {
        while let next = world.nextChange(after: now) {
            now = next
        }
    }
}
