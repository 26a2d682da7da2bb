import Maintenance
import Simulation

/// Clusters and instances, one describe call each, as the database reader makes them.
struct SeededDatabases {
    static let kinds: [any Question.Type] = [ClusterQuestion.self, DatabasesQuestion.self]

    private(set) var answers: [any AnyAnswer] = []
    /// Until the clusters were there, and until all was.
    private(set) var clusterLatency = Duration.zero
    private(set) var latency = Duration.zero
    /// How many pages both lists took.
    private(set) var pages = 0
    /// How many instances each cluster has that was looked at.
    private(set) var instanceCounts: [Target: Int] = [:]

    init?(_ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime) {
        let single = questions.of(ClusterQuestion.self)
        let whole = questions.of(DatabasesQuestion.self)
        guard !single.isEmpty || !whole.isEmpty else { return nil }
        let clusters = world.exchange(.describeDBClusters, at: now) { world throws(RDSFault) in
            try world.describeClusters(at: now)
        }
        let then = now + clusters.latency
        var names = single.map(\.target.cluster.text)
        if !whole.isEmpty, case .reply(let all) = clusters.outcome { names = all.map(\.identifier) }
        // RDS instances belong to no cluster that could be named.
        let owners = whole.isEmpty ? names.sorted() : nil
        let instances = world.exchange(.describeDBInstances, at: then) { world throws(RDSFault) in
            try world.describeInstances(of: owners, at: then)
        }
        clusterLatency = clusters.latency
        latency = clusters.latency + instances.latency
        guard case .reply(let seenInstances) = instances.outcome else {
            answerNothing(single, whole, at: now)
            return
        }
        pages = SeededAWS.pages(clusters: names.count, instances: seenInstances.count)
        for target in single.map(\.target) {
            instanceCounts[target] = seenInstances.count { $0.cluster == target.cluster.text }
        }
        guard case .reply(let seenClusters) = clusters.outcome else {
            answerNothing(single, whole, at: now)
            return
        }
        func state(of name: String) -> ClusterState {
            ClusterState(
                cluster: seenClusters.first { $0.identifier == name }.map { Cluster($0) },
                instances: seenInstances.filter { $0.cluster == name }.map { Instance($0) })
        }
        answers = single.map {
            Answered($0, .known(state(of: $0.target.cluster.text)), takenAt: Timestamp(now))
        }
        for question in whole {
            let all = Databases(
                clusters: seenClusters.map(\.identifier).sorted().map(state),
                instances: seenInstances.filter { $0.cluster == nil }.map { RDSInstance($0) })
            answers.append(Answered(question, .known(all), takenAt: Timestamp(now)))
        }
    }

    private mutating func answerNothing(
        _ single: [ClusterQuestion], _ whole: [DatabasesQuestion], at now: SimulatedTime
    ) {
        let questions = single.map { AnyQuestion($0) } + whole.map { AnyQuestion($0) }
        answers = questions.map { $0.unavailable("AWS did not answer", passes: true, at: Timestamp(now)) }
    }
}
