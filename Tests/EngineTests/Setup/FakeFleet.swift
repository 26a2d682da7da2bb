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
    }

    private let journal: WatchedJournal
    private let now: @Sendable () -> Timestamp
    private var clusters: [Target: Observation] = [:]
    private var unseen: [Target: Sight] = [:]
    private var answers: [Answer] = []
    private var held: [CheckedContinuation<Void, Never>] = []
    private var awaited: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    private var fleetError: FleetError?
    private var surveys: @Sendable (Observation) -> Survey = { .orders($0) }

    private(set) var calls: [AnyMutation] = []
    /// Calls of which the journal knew nothing when they were made.
    private(set) var unrecorded: [AnyMutation] = []
    /// How often each cluster was looked at.
    private(set) var looks: [Target: Int] = [:]
    /// What was looked at in each reading.
    private(set) var readings: [Set<Target>] = []
    private(set) var surveyCount = 0
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
        unseen[target] = reason.map { .unseen($0, passes: passes) }
    }
    func answer(_ answers: Answer...) { self.answers += answers }
    func breakSurveys(_ error: FleetError?) { fleetError = error }
    func survey(with surveys: @escaping @Sendable (Observation) -> Survey) { self.surveys = surveys }

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

    /// Returns when that many calls are held.
    func held(_ count: Int) async {
        guard held.count < count else { return }
        await withCheckedContinuation { awaited.append((count, $0)) }
    }

    func release() {
        for continuation in held { continuation.resume() }
        held = []
    }

    func observe(_ interests: Set<Interest>) -> [Target: Sight] {
        let targets = Set(interests.map(\.target))
        readings.append(targets)
        var sights: [Target: Sight] = [:]
        for target in targets {
            looks[target, default: 0] += 1
            var seen =
                clusters[target] ?? Observation(target: target, takenAt: now(), cluster: nil, instances: [])
            seen.takenAt = now()
            sights[target] = unseen[target] ?? .seen(seen)
        }
        return sights
    }

    func survey(_ target: Target, for needs: SurveyNeeds) throws(FleetError) -> Survey {
        surveyCount += 1
        if let fleetError { throw fleetError }
        return surveys(
            clusters[target] ?? Observation(target: target, takenAt: now(), cluster: nil, instances: []))
    }

    func safetyReadings(of target: Target, candidate: InstanceID?) -> SafetyReadings { .sample(at: now()) }

    func replicationLag(at gauge: LagGauge, in place: Place) -> Reading<ReplicationLag> {
        gauges.append(gauge)
        return place == Target.orders.place ? .known(.volume(5_000_000)) : .unavailable("not here")
    }

    func perform(_ clearance: Clearance) async -> CallOutcome {
        let stored = await journal.operation(clearance.operation)
        if stored?.progress?.outstanding.contains(clearance.intent) != true {
            unrecorded.append(clearance.intent.mutation)
        }
        calls.append(clearance.intent.mutation)
        switch answers.isEmpty ? .accepted : answers.removeFirst() {
        case .accepted:
            break
        case .lost(let tookEffect):
            if tookEffect { execute(clearance) }
            return .unknown("timed out")
        case .deferred:
            return .deferred("Throttling", retryAfter: .seconds(7))
        case .refused:
            return .refused("InsufficientDBInstanceCapacity: none in us-east-1b")
        case .held:
            await withCheckedContinuation { continuation in
                held.append(continuation)
                for entry in awaited where entry.count <= held.count { entry.continuation.resume() }
                awaited.removeAll { $0.count <= held.count }
            }
        }
        execute(clearance)
        return .accepted
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

    func clusters(in place: Place) throws(FleetError) -> [Observation] {
        if let fleetError { throw fleetError }
        return clusters.values.filter { $0.target.place == place }.sorted { $0.target < $1.target }
    }

    func place(region: String?) throws(FleetError) -> Place {
        if let fleetError { throw fleetError }
        return Place(account: Target.orders.place.account, region: region ?? Target.orders.place.region)
    }
}
