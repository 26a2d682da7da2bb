package import Engine
package import Maintenance
import Runbooks
package import Simulation

/// The simulated AWS as the core sees it: what `Fleet` is in production, without HTTP in between.
package struct SeededAWS: Sendable {
    package var rds: RDSWorld
    package var route53: Route53World
    package var secrets: SecretsWorld
    package var statements: SeededStatements
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

    /// What an account has in one region, and with the services beside it, which begin at the same time.
    package init(
        rds: RDSWorld, zones: [ZoneScript] = [], secrets: [SecretScript] = [], besides region: RegionScript,
        seed: UInt64
    ) {
        // What else is drawn of a seed stays the same.
        var draws = SeededGenerator(seed: seed ^ 53)
        self.rds = rds
        route53 = Route53World(Route53Script(zones: zones, besides: region), seed: draws.next())
        self.secrets = SecretsWorld(secrets, besides: region, seed: draws.next())
        statements = SeededStatements(seed: draws.next())
        place = Place(account: rds.account, region: rds.region)
    }

    package typealias Answer<Value> = (value: Value, latency: Duration)

    /// Who answers what, beside clusters and instances.
    private static let readers: [any SeededReader.Type] = [
        SeededInstances.self, SeededSurroundings.self, SeededSnapshots.self, SeededUpgradeLogs.self, SeededLag.self,
        SeededLoad.self,
        SeededCatalogue.self, SeededRecords.self, SeededSecrets.self, SeededMasking.self,
        SeededResolver.self,
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
        let (faults, before) = ((rds.faults, route53.faults, secrets.faults), (looks, pages, lookTime))
        endFaults()
        defer { ((rds.faults, route53.faults, secrets.faults), (looks, pages, lookTime)) = (faults, before) }
        return (answer(questions, at: now).value, .zero)
    }

    private mutating func answer(_ questions: SeededQuestions, at now: SimulatedTime) -> Answer<Answers> {
        var (answers, latency, begin) = ([any AnyAnswer](), Duration.zero, now)
        if let databases = SeededDatabases(questions, from: &rds, at: now) {
            looks += 1
            pages += databases.pages
            instanceCounts.merge(databases.instanceCounts) { $1 }
            answers = databases.answers
            latency = databases.latency
            begin = now + databases.clusterLatency
        } else if questions.purpose == .look, questions.contain(InstanceQuestion.self) {
            // A look that is at RDS instances alone is one as well.
            looks += 1
        }
        for reader in SeededAWS.readers where reader.kinds.contains(where: questions.contain) {
            let read = read(questions, by: reader, at: begin)
            answers += read.answers
            latency = max(latency, (begin - now) + read.latency)
        }
        if questions.purpose == .look { lookTime += latency }
        let takenAt = Timestamp(now + latency) + clockLead
        return (Answers(answers.map { $0.taken(at: takenAt) }), latency)
    }

    private mutating func read<Reader: SeededReader>(
        _ questions: SeededQuestions, by reader: Reader.Type, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        reader.read(questions, from: &self[keyPath: Reader.Service.path], at: now)
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
        let (outcome, latency) = SimulatedPerformers.all.call(mutation, &self, at: now)
        if strike == .lostReply(of: mutatingCalls) { return (.unknown("no answer"), .seconds(15)) }
        return (outcome, latency)
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
