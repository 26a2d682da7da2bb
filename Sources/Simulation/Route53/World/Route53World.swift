/// The Route 53 of one account, as a value; it knows no region.
///
/// Like `RDSWorld` it has no clock and no randomness but its seed, and the same calls at the same times give the same
/// world. Whoever has both tells both of the same time.
package struct Route53World: Sendable {
    package let account: String
    package let tempo: Tempo
    package var faults: DNSFaultPlan
    /// What the caller may do; nil: everything.
    package var policy: AccessPolicy?
    /// The latest instant that this world has been told of.
    package internal(set) var now: SimulatedTime
    /// What took effect, in order.
    package internal(set) var effects: [DNSEffect] = []

    var zones: [ZoneState]
    var changes: [SimulatedZoneChange] = []
    var queue = DueQueue<Happening>()
    /// Who is acting; everybody but the caller acts from within the queue.
    var actor = Effect.Actor.caller
    /// Draws for durations and identifiers, and for mishaps: two, so that neither shifts the other.
    var draws: SeededGenerator
    var mishaps: SeededGenerator
    var wire: ServiceWire
    /// What a resolver outside of the account's networks has fetched.
    var resolved = ResolverCache()
    /// When the calls of the last second were let through.
    var recentCalls: [SimulatedTime] = []
    var callCounts: [Route53Action: Int] = [:]

    package init(_ script: Route53Script, seed: UInt64, tempo: Tempo = .realistic, faults: DNSFaultPlan = .none) {
        var generator = SeededGenerator(seed: seed)
        account = script.account
        self.tempo = tempo
        self.faults = faults
        now = script.start
        draws = generator.split()
        mishaps = generator.split()
        wire = ServiceWire(generator.split(), at: script.start)
        zones = script.zones.map { ZoneState($0, at: script.start) }
        zones.sort { $0.identifier < $1.identifier }
    }

    /// Lets everything happen that is due by the given time.
    package mutating func advance(to time: SimulatedTime) {
        // What others do, they do one after the other.
        while actor == .caller, queue.isDue(by: time), let (due, happening) = queue.takeNext(notAfter: time) {
            now = max(now, due)
            apply(happening)
        }
        now = max(now, time)
    }

    /// The earliest instant after the given one at which something may change by itself; nil when nothing is under way.
    package mutating func nextChange(after time: SimulatedTime) -> SimulatedTime? {
        advance(to: time)
        return queue.nextDue(after: time)
    }

    /// Lets something happen to a zone that is not the caller's doing, at a given time.
    package mutating func schedule(
        _ incident: DNSIncident, at time: SimulatedTime, by actor: Effect.Actor = .somebodyElse
    ) {
        queue.add(.incident(incident, by: actor), due: max(time, now))
    }

    /// How often an action was called, whatever came of it.
    package func calls(of action: Route53Action) -> Int { callCounts[action, default: 0] }

    var callCount: Int { callCounts.values.reduce(0, +) }

    /// The records that a zone has now, in the order of lists, as nobody has to ask for them.
    package func records(in zone: String) -> [SimulatedRecordSet] {
        zones.first { $0.identifier == zone }?.records ?? []
    }

    func zoneIndex(_ identifier: String) -> Int? {
        zones.firstIndex { $0.identifier == identifier }
    }

    func zone(_ identifier: String) throws(RDSFault) -> Int {
        guard let index = zoneIndex(identifier) else { throw .noZone(identifier) }
        return index
    }

    mutating func isStruck(by kind: DNSFaultPlan.Kind) -> Bool {
        let rate = faults[kind]
        guard rate > 0 else { return false }
        return mishaps.chance(rate) && !faults.wire.isQuiet(at: now)
    }
}

/// One thing that happens by itself to the zones of an account.
enum Happening: Sendable {
    /// Every server of the zone knows a change.
    case inSync(change: String, effect: Int)
    case incident(DNSIncident, by: Effect.Actor)
}
