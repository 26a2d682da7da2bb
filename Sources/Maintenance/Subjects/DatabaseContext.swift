/// What steps on a cluster and steps on an RDS instance look at alike.
package protocol DatabaseContext: Sendable {
    var observation: Observation { get }
    var outstanding: [Intent] { get }
    /// When the step began.
    var since: Timestamp { get }
    /// Its calls that something showed to have taken effect since it began.
    var proved: [AnyMutation] { get }
}

extension DatabaseContext {
    /// Calls about a resource that may have taken effect unseen.
    package func outstanding(on resource: Resource) -> [AnyMutation] {
        outstanding.map(\.mutation).filter { $0.resource == resource }
    }

    package func outstanding(on instance: InstanceID) -> [AnyMutation] { outstanding(on: .instance(instance)) }

    /// Whether what was made under a name of ours may not show its tags yet: they come by another list, which lags.
    package var mayLackTags: Bool { observation.takenAt < since + .minutes(15) }

    /// Why no call may be made on something of that status now; `nil` when it is at rest.
    package func obstacle(_ status: Status, of name: some CustomStringConvertible) -> Assessment? {
        switch status.meaning {
        case .available: nil
        case .transitional: .inProgress("waiting for \(name) to be available (it is \(status))")
        case .stopped, .broken: .blocked("\(name) is \(status)")
        }
    }

    /// "DBInstanceClass db.r6g.large, EngineVersion 15.5".
    package func words(for changes: [String: String]) -> String {
        changes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}
