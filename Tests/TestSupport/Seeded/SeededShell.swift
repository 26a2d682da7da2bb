package import Engine
package import Maintenance
import Runbooks
package import Simulation

/// The second shell around `EngineState`: carries out what it decides, synchronously and in virtual time, with the two
/// simulators and a journal in memory; loses what a crash loses, and asks the people and the invariants after every event.
package struct SeededShell: Sendable {
    /// Something that is due at an instant; `life` is the process that began it, gone with a crash.
    struct Scheduled: Sendable {
        enum Action: Sendable {
            case tell(EngineState.Input)
            /// A call whose turn has come.
            case send(Clearance)
            case wake
            case post(channel: String)
            case sent(Outbox.Action, Outbox.Outcome, ShownMessage?)
            case people
            case restart
            case setClock(by: Span)
        }

        var time: SimulatedTime
        var order: Int
        var life: Int
        var action: Action
    }

    package var aws: SeededAWS
    package var chat: SeededChat
    package var store = SeededStore()
    package var people: SeededPeople
    package let policies: Policies
    package let routing: Routing
    /// What the scene is for, where there is one.
    package var purpose: ScenePurpose?
    /// The lifecycle that it is about, where it is about one.
    package var lifecycle: Lifecycle?
    /// What it is about, where that is an RDS instance with what replicates from it.
    package var instanceScene: SeededInstanceScene?
    /// Looks are skipped while neither world changes; off for measuring calls.
    package var skipsQuietLooks = true
    package internal(set) var now: SimulatedTime
    package private(set) var violations: [String] = []
    package internal(set) var crashes = 0
    package private(set) var eventCount = 0
    /// The one thing that goes wrong at a counted place.
    package var strike: Strike? {
        didSet { aws.strike = strike }
    }
    /// At how many places the process could have died so far.
    package internal(set) var boundaries = 0
    /// How many looks the cadence of the operations asks for at least.
    package internal(set) var leastLooks = 0.0
    package internal(set) var leastPages = 0.0

    // What the process has in memory.
    var state: EngineState
    var outbox = Outbox()
    var posting: Set<String> = []
    var replies: [EngineState.CallID: EngineState.Reply] = [:]
    /// Operations that somebody's instruction is under way for.
    var instructed: [EngineState.CallID: OperationID] = [:]
    var isDown = false

    /// When the people look next.
    var peopleAt: SimulatedTime?
    private var queue: [Scheduled] = []
    private var order = 0
    var calls = 0
    var life = 0
    /// What the clock of the host shows ahead of the time that the worlds go by.
    package internal(set) var clockLead = Span.zero
    var setClockWatch = SetClockWatch()
    var wakeAt: SimulatedTime?
    /// When the state wants to be woken, looks that are left out included.
    var wantsWakeAt: SimulatedTime?
    var draws: SeededGenerator
    var invariants = SeededInvariants()
    /// What the core decides by; other than `policies` only to show that the invariants notice.
    package var corePolicies: Policies {
        didSet { carryOut(state.handle(.policies(corePolicies), at: shownTime)) }
    }
    /// The chance that the process dies at one of its effect boundaries.
    package var crashRate = 0.0
    package var crashesUntil: SimulatedTime

    package init(
        aws: SeededAWS, chat: SeededChat, people: SeededPeople, policies: Policies, routing: Routing, seed: UInt64
    ) {
        self.aws = aws
        self.chat = chat
        self.people = people
        self.policies = policies
        corePolicies = policies
        self.routing = routing
        state = EngineState(routing: routing)
        now = aws.rds.now
        crashesUntil = now
        draws = SeededGenerator(seed: seed)
        peopleAt = now
        schedule(.people, at: now)
        tell(.policies(policies))
    }

    // MARK: Driving

    /// Runs until every operation is over and nobody has anything more to ask for, or the time is; true when it is so.
    package mutating func run(until end: SimulatedTime) -> Bool {
        while let next = queue.popLast(), next.time <= end {
            if !skipsQuietLooks { countLooks(until: next.time) }
            now = max(now, next.time)
            aws.advance(to: now)
            handle(next)
            eventCount += 1
            if case .people = next.action {} else { checking { $0.check(&$1) } }
            if isOver, !isDown, isTold { break }
            if !violations.isEmpty { break }
        }
        return isOver
    }

    private var isOver: Bool {
        state.operations.isEmpty && !state.isPlanning && store.openOperations.isEmpty && !people.hasMoreToAsk(of: self)
    }

    private mutating func handle(_ next: Scheduled) {
        switch next.action {
        case .people:
            // An earlier one took its place.
            guard peopleAt == next.time else { return }
            var acting = people
            acting.act(on: &self)
            people = acting
            let looksSoon = !skipsQuietLooks && isAwaitingPeople
            callPeople(
                within: looksSoon
                    ? people.looksEvery : people.nextLook(after: now, isCalm: now >= crashesUntil) - now)
        case .restart: restart()
        case .setClock(let span): setClock(by: span)
        case .tell(let input): if isAlive(next) { tell(input) }
        case .send(let clearance): if isAlive(next) { send(clearance) }
        case .wake:
            // An earlier one took its place.
            guard isAlive(next), wakeAt == next.time else { return }
            wakeAt = nil
            tell(.due)
        case .post(let channel): if isAlive(next) { post(in: channel) }
        case .sent(let action, let outcome, let shown): if isAlive(next) { finish(action, outcome, shown) }
        }
    }

    private func isAlive(_ next: Scheduled) -> Bool { next.life == life && !isDown }

    mutating func schedule(_ action: Scheduled.Action, at time: SimulatedTime) {
        order += 1
        let new = Scheduled(time: max(time, now), order: order, life: life, action: action)
        // Kept sorted, latest first, so that the next is the last.
        let position = queue.firstIndex { ($0.time, $0.order) < (new.time, new.order) } ?? queue.endIndex
        queue.insert(new, at: position)
    }

    /// Holds what must hold after every event against what is now.
    package mutating func checkInvariants() {
        checking { $0.check(&$1) }
    }

    mutating func note(_ violation: String) {
        violations.append("at \(now.iso8601): \(violation)")
    }

    mutating func checking(_ check: (inout SeededInvariants, inout SeededShell) -> Void) {
        var checker = invariants
        check(&checker, &self)
        invariants = checker
    }
}
