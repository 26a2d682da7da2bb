import Maintenance

/// How far a change of storage is, of a cluster and of an RDS instance alike.
struct StorageStanding: Sendable {
    let wanted: Storage
    let seen: Cluster.StorageState
    let pending: [String: String]
    let status: Status

    /// What there is to say before the call is made; `nil` when it is missing and may be made.
    ///
    /// - Parameters:
    ///   - obstacle: why no call may be made on the database now.
    ///   - writerObstacle: why none may be made before a cluster's writer is at rest.
    func assess(
        _ call: some Mutation, in context: some DatabaseContext, named name: some CustomStringConvertible,
        obstacle: Assessment?, writer writerObstacle: Assessment? = nil
    ) -> Assessment? {
        if let obstacle { return obstacle }
        if !context.outstanding(on: call.resource).isEmpty {
            return .inProgress("waiting for AWS to show the storage of \(name) as \(wanted.type)")
        }
        if let foreign = pending["StorageType"], foreign != wanted.type {
            return .blocked("a change of \(name) to \(foreign) is pending, which we did not ask for")
        }
        guard pending.isEmpty else { return .inProgress("a change is pending (\(context.words(for: pending)))") }
        if wanted.matches(seen) { return .satisfied }
        if let writerObstacle { return writerObstacle }
        if status == .storageOptimization {
            return .inProgress("AWS still optimises the storage of \(name) after its last change")
        }
        return nil
    }
}

extension Storage {
    var wordsOfStep: StepWords { wordsOfStep(sizeBefore: nil) }

    /// - Parameter sizeBefore: where the size changes.
    func wordsOfStep(sizeBefore: Int?) -> StepWords {
        let words = words(sizeBefore: sizeBefore)
        return StepWords(
            short: "Change storage", underWay: "Changing the storage to \(words)",
            finished: "Storage changed to \(words)")
    }
}

extension RemainderContext {
    /// A change of storage that AWS was asked for.
    func remainders(ofStorage pending: [String: String]?) -> [Remainder] {
        guard let type = pending?["StorageType"] else { return [] }
        return [
            Remainder(
                .storage,
                "AWS is still changing the storage of \(cluster) to \(type) and goes on with it by itself.")
        ]
    }
}
