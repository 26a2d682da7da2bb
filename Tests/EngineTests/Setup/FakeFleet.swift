import Engine
import Maintenance
import TestSupport

/// An AWS of a few clusters that does what it is told at once, and looks into the journal at every call: what is called
/// must be recorded as intended.
actor FakeFleet: Fleet {
    enum Answer: Sendable {
        case accepted
        /// The answer is lost; the call may have taken effect.
        case lost(tookEffect: Bool)
        case deferred
        case refused
        /// Neither executed nor answered before `release()`; then accepted.
        case held
        /// Not sent before `release()`; then accepted, unless there is an objection.
        case waiting
    }

    private let journal: WatchedJournal
    private let now: @Sendable () -> Timestamp
    private var clusters: [Target: Observation] = [:]
    private var unseen: [Target: Blindness] = [:]
    private var answers: [Answer] = []
    private var held: [CheckedContinuation<Void, Never>] = []
    private var awaited: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    private var fleetError: FleetError?
    private var bases: @Sendable (Observation) -> PlanBasis = { .orders($0) }

    private(set) var calls: [AnyMutation] = []
    /// Calls of which the journal knew nothing when they were made.
    private(set) var unrecorded: [AnyMutation] = []
    /// How often each cluster was looked at.
    private(set) var looks: [Target: Int] = [:]
    /// What was looked at in each reading.
    private(set) var readings: [Set<Target>] = []
    private(set) var plansRead = 0
    /// The cluster that a plan was made for last.
    private var plannedFor = Target.orders
    /// Where green's lag was read.
    private(set) var gauges: [LagGauge] = []

    init(journal: WatchedJournal, now: @escaping @Sendable () -> Timestamp) {
        self.journal = journal
        self.now = now
        clusters[.orders] = .orders()
    }

    func put(_ observation: Observation) { clusters[observation.target] = observation }
    func change(_ target: Target = .orders, _ change: @Sendable (Observation) -> Observation) {
        clusters[target] = clusters[target].map(change)
    }
    func hide(_ target: Target, because reason: String?, passes: Bool = true) {
        unseen[target] = reason.map { Blindness($0, passes: passes) }
    }
    func answer(_ answers: Answer...) { self.answers += answers }
    func breakSurveys(_ error: FleetError?) { fleetError = error }
    func basis(with bases: @escaping @Sendable (Observation) -> PlanBasis) { self.bases = bases }

    /// The writers of the clusters of that name, by region.
    func clusters(of name: ClusterID) -> [String: InstanceID] {
        Dictionary(
            clusters.filter { $0.key.cluster == name }.compactMap { target, seen in
                seen.writer.map { (target.place.region, $0) }
            }
        ) { first, _ in first }
    }

    var failovers: Int {
        calls.count { $0.isOf(FailOver.self) }
    }

    /// How many calls are held just now.
    var holding: Int { held.count }

    /// Returns when that many calls are held.
    func held(_ count: Int) async {
        guard held.count < count else { return }
        await withCheckedContinuation { awaited.append((count, $0)) }
    }

    func release() {
        for continuation in held { continuation.resume() }
        held = []
    }

    func ask(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) -> Answers {
        let targets = Set(questions.compactMap { ($0.base as? ClusterQuestion)?.target })
        switch purpose {
        case .look:
            readings.append(targets)
            for target in targets { looks[target, default: 0] += 1 }
        case .plan:
            plansRead += targets.count
            plannedFor = targets.first ?? plannedFor
        case .gate: gauges += questions.compactMap { ($0.base as? GreenLagQuestion)?.gauge }
        }
        return Answers(questions.map { answer(to: $0, for: purpose) })
    }

    private func answer(to question: AnyQuestion, for purpose: AskPurpose) -> any AnyAnswer {
        if purpose == .plan, let fleetError {
            return question.unavailable(fleetError.message, passes: fleetError.passes, at: now())
        }
        if let asked = question.base as? ClusterQuestion { return cluster(asked, for: purpose) }
        if let asked = question.base as? InstanceQuestion { return Answered(asked, .known(nil), takenAt: now()) }
        if let asked = question.base as? DatabasesQuestion {
            let states = clusters.values.filter { $0.target.place == asked.place }.sorted { $0.target < $1.target }
                .map { ClusterState(cluster: $0.cluster, instances: $0.instances) }
            return Answered(asked, .known(Databases(clusters: states)), takenAt: now())
        }
        switch purpose {
        case .plan:
            return bases(clusters[plannedFor] ?? .orders()).observation.given(for: question)
        case .look, .gate:
            var sample = FactSample.sample(at: now())
            sample.replicationLag =
                question.place == Target.orders.place ? .known(.volume(5_000_000)) : .unavailable("not here")
            return sample.answers(to: [question], of: .orders).given(for: question)
        }
    }

    private func cluster(_ asked: ClusterQuestion, for purpose: AskPurpose) -> Answered<ClusterQuestion> {
        if purpose == .look, let blind = unseen[asked.target] {
            return Answered(asked, .unavailable(blind.reason), passes: blind.passes, takenAt: now())
        }
        let own = clusters[asked.target]
        let seen = purpose == .plan ? own.map { bases($0).observation } : own
        return Answered(
            asked, .known(ClusterState(cluster: seen?.cluster, instances: seen?.instances ?? [])), takenAt: now())
    }

    func perform(
        _ clearance: Clearance, unless objection: @escaping @Sendable () async -> String?
    ) async -> CallOutcome {
        let answer = answers.isEmpty ? .accepted : answers.removeFirst()
        if case .waiting = answer { await hold() }
        if let objection = await objection() { return .withheld(objection) }
        let stored = await journal.operation(clearance.operation)
        if stored?.progress?.outstanding.contains(clearance.intent) != true {
            unrecorded.append(clearance.intent.mutation)
        }
        calls.append(clearance.intent.mutation)
        switch answer {
        case .accepted, .waiting:
            break
        case .lost(let tookEffect):
            if tookEffect { execute(clearance) }
            return .unknown("timed out")
        case .deferred:
            return .deferred("Throttling", retryAfter: .seconds(7))
        case .refused:
            return .refused("InsufficientDBInstanceCapacity: none in us-east-1b")
        case .held:
            await hold()
        }
        execute(clearance)
        return .accepted()
    }

    private func hold() async {
        await withCheckedContinuation { continuation in
            held.append(continuation)
            for entry in awaited where entry.count <= held.count { entry.continuation.resume() }
            awaited.removeAll { $0.count <= held.count }
        }
    }

    private func execute(_ clearance: Clearance) {
        let target = clearance.target
        switch clearance.intent.mutation.base {
        case let call as CreateInstance:
            let standIn = call.standIn
            let instance = Instance.sample(
                standIn.identifier, standIn.instanceClass, zone: standIn.availabilityZone, tier: standIn.promotionTier,
                tags: standIn.tags)
            clusters[target] = clusters[target]?.adding(instance)
        case let call as ModifyClass:
            clusters[target] = clusters[target]?.with(call.instance) { $0.instanceClass = call.instanceClass }
        case let call as FailOver:
            clusters[target] = clusters[target]?.writing(call.next)
        case let call as DeleteInstance:
            clusters[target] = clusters[target]?.removing(call.instance)
        default:
            // Their effects show in places that no test of the engine reads.
            break
        }
    }

    func place(region: String?) throws(FleetError) -> Place {
        if let fleetError { throw fleetError }
        return Place(account: Target.orders.place.account, region: region ?? Target.orders.place.region)
    }
}
