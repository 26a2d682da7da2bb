package import Maintenance

/// Locks, the freeze, and who has to make way for whom.
extension Engine {
    package func restrain(
        _ change: RestraintChange, answering: InboxMessage.ID?, posts: [Post]
    ) async throws(EngineError) {
        let before = restrictions
        var change = change
        switch change {
        case .imposed(let new):
            if let old = before.first(where: { $0.includes(new) }) { throw .refused(.inForce(old)) }
            restrictions.append(new)
        case .lifted(let cluster, let region, let person):
            let found = try lifted(of: cluster, in: region)
            change = .lifted(cluster, region: found.region, by: person)
            restrictions.removeAll { $0 == found }
        }
        do {
            try await ports.journal.commit(
                Entry(
                    operation: nil, expectedVersion: nil, events: [], posts: posts, answers: answering,
                    restraint: change, at: ports.now()))
        } catch {
            restrictions = before
            throw .journal(error)
        }
        for operation in operations.values where operation.isActive { agenda.hurry(operation.id) }
        outboxBell.ring()
        bell.ring()
    }

    package func restraints() -> [Restraint] { restrictions }

    private func lifted(of cluster: ClusterID?, in region: String?) throws(EngineError) -> Restraint {
        do {
            return try restrictions.lifted(of: cluster, in: region)
        } catch {
            throw .refused(error)
        }
    }

    func restraint(on target: Target) -> Restraint? {
        restrictions.first { $0.covers(target) }
    }

    /// The last failover that an operation here made on a cluster.
    func lastFailover(on target: Target) async throws(EngineError) -> PastFailover? {
        do {
            return try await ports.journal.recentOperations(limit: Engine.failoverMemory)
                .filter { $0.target == target }
                .compactMap(\.lastFailover).max { $0.at < $1.at }
        } catch {
            throw .journal(error)
        }
    }

    /// What the operation that a request rolls back asked of AWS without seeing it done.
    func unsettled(before request: Request) async throws(EngineError) -> [Intent] {
        guard case .rollback(let rollback) = request else { return [] }
        do {
            let stored = try await ports.journal.operations(prefix: rollback.operation.text)
            return stored.first { $0.id == rollback.operation }?.progress?.outstanding ?? []
        } catch {
            throw .journal(error)
        }
    }

    /// How many operations back a failover is looked for: far more than any cool-down sees.
    private static let failoverMemory = 100

    /// Before a rollback starts, the operation that it rolls back has to be over: it stops for good where it is.
    func makeWay(for operation: Operation, by person: PersonID) async throws(EngineError) {
        guard case .planned = operation.phase, operation.plan.blocks.isEmpty,
            let other = operations.values.first(where: { $0.isActive && operation.plan.request.rollsBack($0) })
        else { return }
        guard case .paused = other.phase else {
            throw .refused(Refusal("\(other.id) is running. `pause \(other.id)` first, then start its rollback."))
        }
        _ = try await instruct(
            other.id, .abort(reason: "rolled back by \(operation.id)"), by: person, answering: nil)
    }
}

extension Request {
    /// Whether this is the way back of an operation.
    func rollsBack(_ operation: Operation) -> Bool {
        guard case .rollback(let rollback) = self else { return false }
        return rollback.operation == operation.id
    }

    /// Whether an operation makes way when this is started.
    func replaces(_ operation: Operation) -> Bool {
        guard case .paused = operation.phase else { return false }
        return rollsBack(operation)
    }
}

extension Operation {
    fileprivate var lastFailover: PastFailover? {
        let proved = progress?.finished.filter { finished in
            guard finished.isProved, case .failOver = finished.intent.mutation else { return false }
            return true
        }
        return proved?.map(\.at).max().map { PastFailover(operation: id, at: $0) }
    }
}

extension Refusal {
    fileprivate static func inForce(_ restraint: Restraint) -> Refusal {
        Refusal("\(restraint.words) already.")
    }
}
