package import Engine
package import Maintenance
import Runbooks
package import Simulation

/// The simulated region as the core sees it: what `Fleet` is in production, without HTTP in between.
package struct SeededAWS: Sendable {
    package var world: RDSWorld
    package let place: Place
    /// How often the clusters were looked at, for the bench; what plans ask left out.
    package private(set) var looks = 0
    private var lookTime = Duration.zero
    /// How many pages of clusters and instances those looks took.
    package private(set) var pages = 0
    /// How many instances each cluster had when it was looked at last.
    private(set) var instanceCounts: [Target: Int] = [:]
    /// How many mutating calls were made.
    package private(set) var mutatingCalls = 0
    var strike: Strike?
    /// What the clock of the host shows ahead of that of AWS.
    var clockLead = Span.zero

    package init(world: RDSWorld) {
        self.world = world
        place = Place(account: world.account, region: world.region)
    }

    package typealias Answer<Value> = (value: Value, latency: Duration)

    /// Who answers what, beside clusters and instances.
    private static let readers: [any SeededReader.Type] = [
        SeededInstances.self, SeededSurroundings.self, SeededLag.self, SeededLoad.self, SeededCatalogue.self,
    ]

    /// Every kind of question that is answered here.
    static var questions: [any Question.Type] { SeededDatabases.kinds + readers.flatMap { $0.kinds } }

    /// Answers questions as the fleet does; what a plan is made from is read without faults, and at once: preflight has
    /// tests of its own.
    package mutating func ask(
        _ questions: Set<AnyQuestion>, for purpose: AskPurpose, at now: SimulatedTime
    ) -> Answer<Answers> {
        let questions = SeededQuestions(all: questions, purpose: purpose, clockLead: clockLead)
        guard purpose == .plan else { return answer(questions, at: now) }
        let (faults, before) = (world.faults, (looks, pages, lookTime))
        world.faults = .none
        defer { (world.faults, (looks, pages, lookTime)) = (faults, before) }
        return (answer(questions, at: now).value, .zero)
    }

    private mutating func answer(_ questions: SeededQuestions, at now: SimulatedTime) -> Answer<Answers> {
        var (answers, latency, begin) = ([any AnyAnswer](), Duration.zero, now)
        if let databases = SeededDatabases(questions, from: &world, at: now) {
            looks += 1
            pages += databases.pages
            instanceCounts.merge(databases.instanceCounts) { $1 }
            answers = databases.answers
            latency = databases.latency
            begin = now + databases.clusterLatency
        } else if questions.purpose == .look, questions.all.contains(where: { $0.base is InstanceQuestion }) {
            // A look that is at RDS instances alone is one as well.
            looks += 1
        }
        for reader in SeededAWS.readers {
            let read = reader.read(questions, from: &world, at: begin)
            answers += read.answers
            latency = max(latency, (begin - now) + read.latency)
        }
        if questions.purpose == .look { lookTime += latency }
        let takenAt = Timestamp(now + latency) + clockLead
        return (Answers(answers.map { $0.taken(at: takenAt) }), latency)
    }

    /// How long a look took on average, in seconds.
    package var meanLookTime: Double {
        let (seconds, attoseconds) = (lookTime / max(1, looks)).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// The pages that as many clusters with as many instances come in: AWS gives 100 a page.
    static func pages(clusters: Int, instances: Int) -> Int {
        clusters == 0 ? 0 : (clusters + 99) / 100 + max(1, (instances + 99) / 100)
    }

    /// The pages of a look at these clusters.
    func pages(of targets: [Target]) -> Int {
        SeededAWS.pages(
            clusters: targets.count, instances: targets.reduce(0) { $0 + (instanceCounts[$1] ?? 0) })
    }

    /// Makes a call over the simulated wire.
    package mutating func perform(_ clearance: Clearance, at now: SimulatedTime) -> Answer<Maintenance.CallOutcome> {
        let mutation = clearance.intent.mutation
        mutatingCalls += 1
        if strike == .lostRequest(of: mutatingCalls) { return (.unknown("no answer"), .seconds(15)) }
        let exchange = world.exchange(mutation.action, at: now) { world throws(RDSFault) in
            try mutation.call(&world, at: now)
        }
        if strike == .lostReply(of: mutatingCalls) { return (.unknown("no answer"), .seconds(15)) }
        switch exchange.outcome {
        case .reply: return (.accepted(), exchange.latency)
        case .lost: return (.unknown("no answer"), exchange.latency)
        case .fault(let fault) where fault.code == "Throttling" || fault.code == "ExpiredToken":
            return (.deferred(fault.code, retryAfter: nil), exchange.latency)
        case .fault(let fault):
            return (.refusal(code: fault.code, message: fault.message, of: mutation), exchange.latency)
        }
    }
}

extension CreateInstanceCall {
    init(_ standIn: StandIn) {
        self.init(
            identifier: standIn.identifier.text, cluster: standIn.cluster.text,
            instanceClass: standIn.instanceClass.text, engine: standIn.engine)
        availabilityZone = standIn.availabilityZone
        parameterGroup = standIn.parameterGroup
        promotionTier = standIn.promotionTier
        tags = standIn.tags.map { SimulatedTag($0.key, $0.value) }
    }
}
