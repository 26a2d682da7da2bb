package import Maintenance

/// A kind of step on a cluster: assessed only while AWS shows the cluster.
package protocol ClusterStep: StepKind {
    func assess(in context: ClusterContext) -> Assessment
}

extension ClusterStep {
    package func assess(in context: StepContext) -> Assessment {
        guard let cluster = ClusterContext(context) else {
            return .blocked("AWS shows no cluster \(context.observation.target.cluster) any more")
        }
        return assess(in: cluster)
    }
}

extension Optional {
    /// Why something that a step has to see is not seen.
    func whyUnread<Value>(_ what: String) -> Assessment where Wrapped == Reading<Value> {
        guard case .unavailable(let reason)? = self else { return .inProgress("waiting to see \(what)") }
        return .blocked("\(what) are not read: \(reason.withoutStop)")
    }
}

extension Step {
    /// The steps one after the other.
    static func inSequence(_ steps: [Step]) -> [Step] {
        var sequence: [Step] = []
        for var step in steps {
            step.after = sequence.last.map { [$0.id] } ?? []
            sequence.append(step)
        }
        return sequence
    }

    /// "orders-1, orders-2".
    static func names(_ instances: some Sequence<InstanceID>) -> String {
        instances.map(\.text).joined(separator: ", ")
    }

    /// A step that is not tied to others yet.
    ///
    /// - Parameters:
    ///   - expected: what it typically takes, by reference figures of AWS and field reports: for people and the progress
    ///     bar, never for decisions.
    ///   - patience: how long it may be in progress before a person is asked.
    init(
        _ id: StepID, _ title: String, note: String? = nil, _ kind: some StepKind, expected: Span, patience: Span
    ) {
        self.init(
            id: id, title: title, note: note, after: [], work: AnyStep(kind), expected: expected, patience: patience)
    }
}
