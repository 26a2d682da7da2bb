package import Engine
package import Maintenance
import Runbooks
package import Simulation

/// The second shell: drives the very core of production synchronously, in virtual time, against the two simulators.
///
/// Everything that decides is the core's own value (`Operation`, `Agenda`, `Mailroom`, `Recording`); this only carries
/// data to and fro, loses what a crash loses, and asks the people and the invariants after every event.
package struct SeededHouse: Sendable {
    /// Something that is due at an instant; `life` is the process that began it, gone with a crash.
    struct Scheduled: Sendable {
        enum Action: Sendable {
            case wake
            case turn(OperationID, Look, step: Int)
            case read(Agenda.Due, [Target: Sight])
            case outcome(Clearance, Maintenance.CallOutcome)
            case post(channel: String)
            case errand(Mailroom.Errand, Mailroom.Outcome, text: String?)
            case people
            case crash
            case restart
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
    package private(set) var leastLooks = 0.0
    package private(set) var leastPages = 0.0

    // What the process has in memory.
    var operations: [OperationID: Operation] = [:]
    var agenda = Agenda()
    var mailroom = Mailroom()
    var busy: [OperationID: Int] = [:]
    var posting: Set<String> = []
    var planMessages: [OperationID: (PlanDigest, String)] = [:]
    var digests: [OperationID: (Plan, PlanDigest)] = [:]
    var blindSince: SimulatedTime?
    var isDown = false

    /// When the people look next.
    private var peopleAt: SimulatedTime?
    private var queue: [Scheduled] = []
    private var order = 0
    var life = 0
    var wakeAt: SimulatedTime?
    var draws: SeededGenerator
    var invariants = SeededInvariants()
    /// What the core decides by; other than `policies` and the real rules only to show that the invariants notice.
    package var rules: any StepRules = StandardStepRules()
    package var corePolicies: Policies
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
        now = aws.world.now
        crashesUntil = now
        draws = SeededGenerator(seed: seed)
        peopleAt = now
        schedule(.people, at: now)
    }

    // MARK: Driving

    /// Runs until every operation is over and nobody has anything more to ask for, or the time is; true when it is so.
    package mutating func run(until end: SimulatedTime) -> Bool {
        while let next = takeNext(), next.time <= end {
            if !skipsQuietLooks { countLooks(until: next.time) }
            now = max(now, next.time)
            aws.world.advance(to: now)
            handle(next)
            eventCount += 1
            if case .people = next.action {} else { checking { $0.check(&$1) } }
            if isOver, !isDown, isTold { break }
            if !violations.isEmpty { break }
        }
        return isOver
    }

    private mutating func countLooks(until time: SimulatedTime) {
        guard let fastest = operations.values.map(\.cadence).max()?.interval, time > now else { return }
        let (seconds, attoseconds) = (time - now).components
        let passed = Double(seconds) * 1000 + Double(attoseconds) / 1e15
        leastLooks += passed / Double(fastest.milliseconds)
        // Every look serves those that are due as often or more often.
        var served: [Target] = []
        let cadences: [Cadence] = [.fast, .normal, .slow]
        let rates = cadences.map { 1 / Double(($0.interval ?? .zero).milliseconds) } + [0]
        for (level, cadence) in cadences.enumerated() {
            served += operations.values.filter { $0.cadence == cadence }.map(\.target)
            leastPages += passed * (rates[level] - rates[level + 1]) * Double(aws.pages(of: served))
        }
    }

    private var isOver: Bool {
        operations.isEmpty && store.openOperations.isEmpty && !people.hasMoreToAsk(of: self)
    }

    /// Whether anything goes no further before a person acts.
    private var isAwaitingPeople: Bool {
        isDown || operations.isEmpty || operations.values.contains { $0.isAwaitingPeople }
    }

    /// Has the people look within a time, sooner than they would have.
    private mutating func callPeople(within wait: Duration) {
        let time = now + wait
        if let peopleAt, peopleAt > now, peopleAt <= time { return }
        peopleAt = time
        schedule(.people, at: time)
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
            return
        case .restart:
            restart()
            return
        default:
            guard next.life == life, !isDown else { return }
        }
        switch next.action {
        case .wake:
            // An earlier one took its place.
            guard wakeAt == next.time else { return }
            wakeAt = nil
            beginDue()
        case .read(let due, let sights): beginTurns(due, sights)
        case .turn(let id, let look, let step):
            turn(id, look, step: step)
            wake()
        case .outcome(let clearance, let outcome): recordOutcome(outcome, of: clearance)
        case .post(let channel): beginErrand(in: channel)
        case .errand(let errand, let outcome, let text): finish(errand, outcome, text: text)
        case .crash: crash()
        case .people, .restart: break
        }
    }

    mutating func schedule(_ action: Scheduled.Action, at time: SimulatedTime) {
        order += 1
        let new = Scheduled(time: max(time, now), order: order, life: life, action: action)
        // Kept sorted, latest first, so that the next is the last.
        let position = queue.firstIndex { ($0.time, $0.order) < (new.time, new.order) } ?? queue.endIndex
        queue.insert(new, at: position)
    }

    private mutating func takeNext() -> Scheduled? { queue.popLast() }

    mutating func note(_ violation: String) {
        violations.append("at \(now.iso8601): \(violation)")
    }

    private mutating func checking(_ check: (inout SeededInvariants, inout SeededHouse) -> Void) {
        var checker = invariants
        check(&checker, &self)
        invariants = checker
    }

    // MARK: Looking

    mutating func wake() {
        guard !isDown, wakeAt != now else { return }
        wakeAt = now
        schedule(.wake, at: now)
    }

    private var idle: [Operation] { operations.values.filter { busy[$0.id] == nil } }

    private mutating func beginDue() {
        guard let next = agenda.next(idle, at: Timestamp(now)) else { return }
        guard next.simulated <= now else { return scheduleWake(next) }
        let due = agenda.take(idle, at: Timestamp(now))
        for id in Set(due.operations + due.gates + due.plans) { busy[id] = 1 }
        if due.targets.isEmpty {
            beginTurns(due, [:])
        } else {
            let interests = due.operations.compactMap { operations[$0]?.interest }.filter {
                due.targets.contains($0.target)
            }
            let (sights, latency) = aws.observe(Set(interests), at: now)
            schedule(.read(due, sights), at: now + latency)
        }
        if let following = agenda.next(idle, at: Timestamp(now)) { scheduleWake(following) }
    }

    private mutating func scheduleWake(_ next: Timestamp) {
        var time = max(next.simulated, now + .milliseconds(1))
        if skipsQuietLooks, let quiet = quietUntil(), quiet > time { time = quiet }
        wakeNoLater(than: time)
    }

    private mutating func wakeNoLater(than time: SimulatedTime) {
        if let wakeAt, wakeAt >= now, wakeAt <= time { return }
        wakeAt = time
        schedule(.wake, at: time)
    }

    /// Until when nothing that a look would show can change unless people do something; looks in between are left out,
    /// for 20 s at most while something may go wrong, and for five minutes when nothing does any more.
    private mutating func quietUntil() -> SimulatedTime? {
        let longest = now + (now < crashesUntil ? .seconds(20) : .seconds(300))
        return min(aws.world.nextChange(after: now) ?? longest, longest)
    }

    /// Looks as soon as it would have without leaving any look out: people did something.
    mutating func endQuiet() {
        guard !isDown, let next = agenda.next(idle, at: Timestamp(now)) else { return }
        wakeNoLater(than: max(next.simulated, now + .milliseconds(1)))
    }

    private mutating func beginTurns(_ due: Agenda.Due, _ sights: [Target: Sight]) {
        for id in Set(due.operations + due.gates + due.plans).sorted() {
            busy[id] = nil
            if due.operations.contains(id) || due.gates.contains(id) { beginTurn(id, of: due, sights) }
            if due.plans.contains(id), let operation = operations[id] { readPlan(operation) }
        }
        wake()
    }

    private mutating func beginTurn(_ id: OperationID, of due: Agenda.Due, _ sights: [Target: Sight]) {
        guard let operation = operations[id] else { return }
        var look = Look(now: Timestamp(now), sighting: .notLooked)
        if let sight = sights[operation.target] { look.sighting = sighting(sight) }
        if due.gates.contains(id), let prompt = operation.progress?.waitingGate?.prompt {
            look.gate = chat.read(prompt.message, in: prompt.channel, at: now)
            guard look.gate != nil || due.operations.contains(id) else { return }
        }
        turn(id, look, step: 0)
    }

    func sightingSince() -> Timestamp { Timestamp(blindSince ?? now) }

    mutating func sighting(_ sight: Sight) -> Look.Sighting {
        switch sight {
        case .seen(let observation):
            blindSince = nil
            return .seen(observation)
        case .unseen(let reason, let passes):
            if blindSince == nil { blindSince = now }
            return .unseen(reason: reason, passes: passes, since: sightingSince())
        }
    }

    // MARK: Deciding, recording, acting

    private mutating func turn(_ id: OperationID, _ look: Look, step: Int) {
        busy[id] = nil
        guard step < 6, let operation = operations[id], !operation.isEnded else { return }
        var look = look
        look.restraint = restraint(on: operation.target)
        let decision = operation.decide(on: look, rules: rules, policies: corePolicies)
        if !decision.events.isEmpty {
            guard let clearances = record(decision.events, onto: operation, at: look.now) else { return }
            perform(clearances, of: id)
            guard !isDown else { return }
        }
        widen(look, for: decision.wants, of: id, step: step)
    }

    /// Reads what the core wants to see and goes on when it is read.
    private mutating func widen(_ look: Look, for wants: Set<Decision.Want>, of id: OperationID, step: Int) {
        guard wants.contains(where: { if case .gateReading = $0 { false } else { true } }),
            let operation = operations[id]
        else { return }
        let target = operation.target
        var wider = look
        var latency = Duration.zero
        if wants.contains(.observation) {
            let (sights, took) = aws.observe([operation.interest], at: now)
            wider.sighting = sights[target].map { sighting($0) } ?? .notLooked
            latency = max(latency, took)
            agenda.looked(at: id, Timestamp(now))
        }
        for case .safetyReadings(let candidate, _) in wants {
            let (readings, took) = aws.safetyReadings(of: target, candidate: candidate, at: now)
            wider.safety = readings
            latency = max(latency, took)
        }
        if let prompt = operations[id]?.progress?.waitingGate?.prompt, wants.contains(where: \.isGateReading) {
            wider.gate = chat.read(prompt.message, in: prompt.channel, at: now)
        }
        wider.now = Timestamp(now + latency)
        busy[id] = 1
        schedule(.turn(id, wider, step: step + 1), at: now + latency)
    }

    /// Records events; `nil` when they were not recorded or the process died in the act.
    @discardableResult
    mutating func record(_ events: [Event], onto stored: Operation?, at time: Timestamp? = nil) -> [Clearance]? {
        let instant = time ?? Timestamp(now)
        if mayDie() { return nil }
        do {
            let recording = try Recording(events, onto: stored, routing: routing, at: instant)
            guard try store.commit(recording, at: instant) else {
                if let id = stored?.id { operations[id] = store[id] }
                return nil
            }
            checking { $0.recorded(recording, by: &$1) }
            if mayDie() { return nil }
            takeOver(recording.operation)
            mailroom.add(recording.posts.map { PostRecord(post: $0) })
            wakePosting()
            wake()
            return recording.clearances
        } catch {
            note("the core decided what it refuses: \(error)")
            return nil
        }
    }

    private mutating func takeOver(_ operation: Operation) {
        if operation.isEnded {
            operations[operation.id] = nil
            agenda.forget(operation.id)
        } else {
            operations[operation.id] = operation
        }
        if isAwaitingPeople { callPeople(within: people.looksEvery) }
    }

    private mutating func perform(_ clearances: [Clearance], of id: OperationID) {
        for clearance in clearances {
            if mayDie() { return }
            checking { $0.performs(clearance, by: &$1) }
            let (outcome, latency) = aws.perform(clearance, at: now)
            if mayDie() { return }
            schedule(.outcome(clearance, outcome), at: now + latency)
        }
    }

    private mutating func recordOutcome(_ outcome: Maintenance.CallOutcome, of clearance: Clearance) {
        guard let operation = operations[clearance.operation] else { return }
        let events = operation.decide(on: outcome, of: clearance.intent.id, at: Timestamp(now))
        guard !events.isEmpty else { return }
        record(events, onto: operation)
    }
}

extension Operation {
    /// Whether it goes no further before a person acts.
    fileprivate var isAwaitingPeople: Bool {
        switch phase {
        case .planned, .paused: true
        case .running(let progress): progress.gates.last?.isWaiting ?? false
        case .ended: false
        }
    }
}

extension Decision.Want {
    var isGateReading: Bool {
        guard case .gateReading = self else { return false }
        return true
    }
}
