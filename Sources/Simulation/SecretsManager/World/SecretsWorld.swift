/// The Secrets Manager of one account in one region, as a value.
///
/// Like `RDSWorld` it has no clock and no randomness but its seed. Whoever has both tells both of the same time.
package struct SecretsWorld: Sendable {
    package let account: String
    package let region: String
    package let tempo: Tempo
    /// What goes wrong on the wire; what it says of RDS is not looked at.
    package var faults: FaultPlan
    /// Actions that the caller's policy does not allow.
    package var deniedActions: Set<SecretsAction> = []
    /// What the caller may do; nil: everything.
    package var policy: AccessPolicy?
    /// The latest instant that this world has been told of.
    package private(set) var now: SimulatedTime
    /// The secrets as they are now, as nobody has to ask for them.
    package internal(set) var secrets: [SimulatedSecret]
    /// What took effect, in order.
    package internal(set) var effects: [SecretEffect] = []

    private var queue = DueQueue<Scheduled>()
    /// Who is acting; everybody but the caller acts from within the queue.
    private(set) var actor = Effect.Actor.caller
    var draws: SeededGenerator
    private var wire: ServiceWire
    private var callCounts: [SecretsAction: Int] = [:]

    /// - Parameter region: whose account, region and beginning these are.
    package init(
        _ scripts: [SecretScript], besides region: RegionScript = RegionScript(), seed: UInt64,
        tempo: Tempo = .realistic, faults: FaultPlan = .none
    ) {
        var generator = SeededGenerator(seed: seed)
        account = region.account
        self.region = region.region
        self.tempo = tempo
        self.faults = faults
        now = region.start
        draws = generator.split()
        wire = ServiceWire(generator.split(), at: region.start)
        secrets = []
        for script in scripts {
            let suffix = String((0..<6).map { _ in Self.letters[Int(draws.number(in: 0...51))] })
            let first = SimulatedSecret.Version(
                identifier: newIdentifier(), text: script.text, stages: ["AWSCURRENT"], createdAt: region.start)
            secrets.append(
                SimulatedSecret(
                    name: script.name,
                    arn: "arn:aws:secretsmanager:\(self.region):\(account):secret:\(script.name)-\(suffix)",
                    key: script.key, createdAt: region.start, changedAt: region.start, versions: [first]))
        }
    }

    /// Lets everything happen that is due by the given time.
    package mutating func advance(to time: SimulatedTime) {
        // What others do, they do one after the other.
        while actor == .caller, queue.isDue(by: time), let (due, scheduled) = queue.takeNext(notAfter: time) {
            now = max(now, due)
            perform(scheduled)
        }
        now = max(now, time)
    }

    /// The earliest instant after the given one at which something may change by itself; nil when nothing is under way.
    package mutating func nextChange(after time: SimulatedTime) -> SimulatedTime? {
        advance(to: time)
        return queue.nextDue(after: time)
    }

    /// Lets something happen to a secret that is not the caller's doing, at a given time.
    package mutating func schedule(
        _ incident: SecretIncident, at time: SimulatedTime, by actor: Effect.Actor = .somebodyElse
    ) {
        queue.add(Scheduled(incident: incident, actor: actor), due: max(time, now))
    }

    /// How often an action was called, whatever came of it.
    package func calls(of action: SecretsAction) -> Int { callCounts[action, default: 0] }

    var callCount: Int { callCounts.values.reduce(0, +) }

    /// Makes one call as over the wire, with everything that can go wrong there.
    ///
    /// `body` makes the call by the functions of this world; it runs at most once, and at the time given.
    package mutating func exchange<Reply: Sendable>(
        _ action: SecretsAction, at time: SimulatedTime, _ body: (inout SecretsWorld) throws(RDSFault) -> Reply
    ) -> Exchange<Reply> {
        advance(to: time)
        callCounts[action, default: 0] += 1
        let passage = wire.passage(at: now, faults, tempo)
        return passage.exchange { () throws(RDSFault) in
            if deniedActions.contains(action) {
                throw .denied(AccessRequest(action.permission), to: RDSWorld.caller(in: account), .implicitDeny)
            }
            return try body(&self)
        }
    }

    private mutating func perform(_ scheduled: Scheduled) {
        actor = scheduled.actor
        defer { actor = .caller }
        switch scheduled.incident {
        case .rotates(let secret, let text):
            // Refused where it is not there: then nothing happened, and nobody of ours is told.
            _ = try? putSecret(PutSecretCall(secret: secret, token: newIdentifier(), text: text), at: now)
        case .leaves(let secret):
            guard let index = secrets.firstIndex(where: { $0.name == secret }) else { return }
            secrets[index].isLeaving = true
            note(.scheduledForDeletion, of: index)
        }
    }

    private struct Scheduled: Sendable {
        let incident: SecretIncident
        let actor: Effect.Actor
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

    /// Like a UUID.
    private mutating func newIdentifier() -> String {
        let digits = (0..<8).map { _ in
            String(draws.number(in: 0x1000...0xffff), radix: 16)
        }
        return "\(digits[0])\(digits[1])-\(digits[2])-\(digits[3])-\(digits[4])-\(digits[5])\(digits[6])\(digits[7])"
    }
}
