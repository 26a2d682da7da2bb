package import Maintenance

/// Which database of a lifecycle a step works on: one that is there, by its identity, or one that the operation makes, by its
/// tag.
package struct ManagedReference: Sendable, Codable, Equatable {
    package var name: String
    package var kind: Lifecycle.Kind
    /// `cluster-…` or `db-…`; `nil` for one that is yet to be made.
    package var identity: String?
    /// The operation that makes it; `nil` for one that is there.
    package var operation: OperationID?
    /// The record that must not lead to it while a step changes it; `nil`: there is none, or the plan is of before it was kept.
    package var record: Lifecycle.RecordSettings?
    /// Why it could not be told where the record leads when this was planned: who started it knew that.
    package var uncertainties: [String]?

    package init(_ database: ManagedDatabase) {
        name = database.name
        kind = database.kind
        identity = database.identity
    }

    package init(_ name: String, _ kind: Lifecycle.Kind, madeBy operation: OperationID) {
        self.name = name
        self.kind = kind
        self.operation = operation
    }

    private enum CodingKeys: String, CodingKey {
        case name, kind, identity, operation, record, uncertainties
    }

    /// What is seen of it.
    enum Sighting {
        case there(ManagedDatabase)
        case missing
        /// Not to be told now, or another one has its name; says so.
        case unsure(Assessment)
    }

    func look(in context: StepContext) -> Sighting {
        let observation = context.observation
        if let complaint = observation.complaint(about: name, identity: identity, kind) {
            return .unsure(
                observation.unread(DatabasesQuestion.self, "\(name) is not read: \(complaint.withoutStop)"))
        }
        guard let seen = observation.database(name, kind) else { return .missing }
        if let identity {
            guard seen.identity == identity else {
                return .unsure(.blocked("\(name) is not the database that this was planned for any more"))
            }
            return .there(seen)
        }
        if seen.madeBy == operation?.text { return .there(seen) }
        // Tags come by another list, which lags.
        if seen.madeBy == nil, observation.takenAt < context.since + .minutes(15) {
            return .unsure(.inProgress("waiting for \(name) to show its tags"))
        }
        return .unsure(.blocked("\(name) is there, and this operation did not make it"))
    }

    /// What keeps a step from working on it; otherwise it is there and at rest.
    func atRest(in context: StepContext) -> Result<ManagedDatabase, Obstacle> {
        switch look(in: context) {
        case .unsure(let assessment): return .failure(Obstacle(assessment))
        case .missing: return .failure(Obstacle(.blocked("\(name) is not there any more")))
        case .there(let seen):
            let parts = [(name, seen.status)] + seen.instances.map { ($0.identifier.text, $0.status) }
            for (part, status) in parts {
                switch status.meaning {
                case .available: continue
                case .transitional: return .failure(Obstacle(.inProgress("\(part) is \(status)")))
                case .stopped, .broken: return .failure(Obstacle(.blocked("\(part) is \(status)")))
                }
            }
            return .success(seen)
        }
    }

    /// Why a step does nothing now.
    struct Obstacle: Error {
        let assessment: Assessment
        init(_ assessment: Assessment) { self.assessment = assessment }
    }
}

extension Observation {
    /// What a step says that cannot see what it has to: it waits where that passes by itself, and needs a person otherwise.
    func unread<Asked: Question>(_ kind: Asked.Type, _ sentence: String) -> Assessment {
        first(kind)?.passes == true ? .inProgress(sentence) : .blocked(sentence)
    }
}

extension StepContext {
    /// Calls about a resource that may have taken effect unseen.
    func outstanding(on resource: Resource) -> [AnyMutation] {
        outstanding.map(\.mutation).filter { $0.resource == resource }
    }
}
