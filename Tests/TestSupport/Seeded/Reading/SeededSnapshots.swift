import Maintenance
import Simulation

/// Snapshots that databases are made from.
enum SeededSnapshots: SeededReader {
    static let kinds: [any Question.Type] = [SourceSnapshotsQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = SeededReading()
        // Each by the action that lists its kind.
        for (action, isListed) in lists {
            let asked = SeededQuestions(
                all: questions.all.filter {
                    ($0.base as? SourceSnapshotsQuestion).map { isListed($0.sought) } ?? false
                },
                purpose: questions.purpose, clockLead: questions.clockLead)
            reading.each(SourceSnapshotsQuestion.self, of: asked, from: &world, at: now, by: action) {
                question, world throws(RDSFault) in
                try snapshots(question.sought, from: &world, at: now).map { snapshot in
                    var shown = snapshot
                    shown.createdAt = snapshot.createdAt.map { questions.shown($0.simulated) }
                    return shown
                }.sorted {
                    ($0.createdAt?.milliseconds ?? 0, $0.identifier) > ($1.createdAt?.milliseconds ?? 0, $1.identifier)
                }
            }
        }
        return (reading.answers, reading.latency)
    }

    private static var lists: [(RDSAction, (SourceSnapshotsQuestion.Sought) -> Bool)] {
        [
            (.describeDBClusterSnapshots, { $0.isOfCluster }), (.describeDBSnapshots, { !$0.isOfCluster }),
        ]
    }

    private static func snapshots(
        _ sought: SourceSnapshotsQuestion.Sought, from world: inout RDSWorld, at now: SimulatedTime
    ) throws(RDSFault) -> [SourceSnapshot] {
        switch sought {
        case .ofCluster(let cluster):
            try world.describeClusterSnapshots(of: cluster, at: now).map { SourceSnapshot($0) }
        case .clusterSnapshot(let arn):
            try world.describeClusterSnapshots(includingShared: true, at: now).filter { $0.arn == arn }
                .map { SourceSnapshot($0) }
        case .ofInstance(let instance):
            try world.describeInstanceSnapshots(of: instance, at: now).map { SourceSnapshot($0) }
        case .instanceSnapshot(let arn):
            try world.describeInstanceSnapshots(includingShared: true, at: now).filter { $0.arn == arn }
                .map { SourceSnapshot($0) }
        }
    }
}

extension SourceSnapshotsQuestion.Sought {
    fileprivate var isOfCluster: Bool {
        switch self {
        case .ofCluster, .clusterSnapshot: true
        case .ofInstance, .instanceSnapshot: false
        }
    }
}

extension SourceSnapshot {
    fileprivate init(_ seen: SimulatedSnapshot) {
        self.init(
            identifier: seen.identifier, arn: seen.arn, database: seen.cluster, status: seen.status,
            engine: seen.engine, engineVersion: seen.engineVersion, createdAt: Timestamp(seen.createdAt),
            isShared: seen.type == "shared")
    }

    fileprivate init(_ seen: SimulatedInstanceSnapshot) {
        self.init(
            identifier: seen.identifier, arn: seen.arn, database: seen.instance, status: seen.status,
            engine: seen.engine, engineVersion: seen.engineVersion, createdAt: Timestamp(seen.createdAt),
            encryptionKey: seen.isEncrypted ? "unknown" : nil, isShared: seen.type == "shared")
    }
}
