/// Something that an operation which stops leaves in AWS, and what to do about it: a sentence.
package struct Remainder: Sendable, Equatable {
    /// What it is about; people read them in this order.
    package enum Subject: Int, Sendable, Comparable {
        case standIn, role, classes, storage, upgrade, deployment, oldEnvironment, records, databases, proxies,
            parameterGroups,
            snapshots, autoscaling, calls

        package static func < (left: Subject, right: Subject) -> Bool { left.rawValue < right.rawValue }
    }

    package var subject: Subject
    package var text: String

    package init(_ subject: Subject, _ text: String) {
        self.subject = subject
        self.text = text
    }
}

/// What an operation was to do and what is seen when it stops.
package struct RemainderContext: Sendable {
    package let operation: Operation
    package let observation: Observation

    package init(operation: Operation, observation: Observation) {
        self.operation = operation
        self.observation = observation
    }

    package var cluster: ClusterID { observation.target.cluster }

    /// Calls of a kind that were seen to take effect.
    package func proved<Kind: Mutation>(_ kind: Kind.Type) -> [Kind] {
        (operation.progress?.finished ?? []).filter(\.isProved).compactMap { $0.intent.mutation.base as? Kind }
    }
}
