package import Maintenance

/// How an RDS instance has to look in the end.
package struct InstanceExpectation: Sendable, Codable, Equatable {
    package var instance: InstanceID
    package var instanceClass: InstanceClass
    /// `nil` where the storage is not the operation's matter.
    package var storage: Storage?
    /// Whether its parameters were waiting for a restart before, and may still be.
    package var mayAwaitRestart: Bool
    /// The classes of read replicas, by resource id; `nil` where they are not the operation's matter.
    package var replicas: [String: InstanceClass]?
    /// Of a green one that took its place; `nil` where nothing did.
    package var successor: Successor?

    package init(
        instance: InstanceID, instanceClass: InstanceClass, storage: Storage? = nil, mayAwaitRestart: Bool = false,
        replicas: [String: InstanceClass]? = nil
    ) {
        self.replicas = replicas
        self.instance = instance
        self.instanceClass = instanceClass
        self.storage = storage
        self.mayAwaitRestart = mayAwaitRestart
    }

    private enum CodingKeys: String, CodingKey {
        case instance
        case instanceClass = "class"
        case storage, replicas
        case mayAwaitRestart = "may-await-restart"
        case successor
    }
}

/// Looks at the whole RDS instance: what AWS is still at is waited for, what is at rest and differs is named.
package struct VerifyInstanceStep: InstanceStep {
    package static let kind: KindName = "verify-instance"
    package var expectation: InstanceExpectation

    package init(_ expectation: InstanceExpectation) { self.expectation = expectation }

    private enum CodingKeys: String, CodingKey {
        case expectation
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        expectation.replicas == nil && expectation.successor == nil
            ? [] : [AnyQuestion(DatabasesQuestion(in: context.place))]
    }
    package var maySkip: Bool { true }

    package var words: StepWords { StepWords(short: "Verify", underWay: "Verifying", finished: "Verified") }

    package func assess(in context: InstanceContext) -> Assessment {
        if let obstacle = context.obstacle { return obstacle }
        let (expected, seen, name) = (expectation, context.seen, context.name)
        var differences: [String] = []
        func note(_ pending: [String: String]) {
            guard !pending.isEmpty else { return }
            differences.append("changes are pending on \(name) (\(context.words(for: pending)))")
        }
        note(seen.pendingStorage)
        if let storage = expected.storage, !storage.matches(seen.storage) {
            differences.append("the storage is \(seen.storage.type), not \(storage.type)")
        }
        if seen.instance.instanceClass != expected.instanceClass {
            differences.append("\(name) is \(seen.instance.instanceClass), not \(expected.instanceClass)")
        }
        note(seen.pendingBesides)
        switch replicas(in: context.observation) {
        case .satisfied: break
        case .blocked(let difference): differences.append(difference)
        case .inProgress(let reason): return .inProgress(reason)
        case .ready(let calls): return .ready(calls)
        }
        if let successor = expected.successor {
            switch successor.look(at: context) {
            case .waiting(let reason): return .inProgress(reason)
            case .seen(let found): differences += found
            }
        }
        switch context.observation.parameterState(of: name) {
        case .inSync: break
        case .applying(let word): return .inProgress("parameters of \(name) are \(word)")
        case .awaitingRestart:
            if !expected.mayAwaitRestart { differences.append("parameters of \(name) wait for a restart") }
        }
        return differences.isEmpty ? .satisfied : .blocked("not as planned: \(differences.joined(separator: "; "))")
    }

    /// Whether the replicas are as they have to be; what differs, where they are not.
    private func replicas(in observation: Observation) -> Assessment {
        var differences: [String] = []
        for (resource, wanted) in (expectation.replicas ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let seen = observation.rdsInstance(resource: resource)?.instance else {
                differences.append(
                    observation.complaint(aboutInstance: resource) ?? "a replica (\(resource)) is not there")
                continue
            }
            if seen.status.meaning == .transitional { return .inProgress("\(seen.identifier) is \(seen.status)") }
            if !seen.status.isAvailable {
                differences.append("\(seen.identifier) is \(seen.status)")
            } else if seen.instanceClass != wanted {
                differences.append("\(seen.identifier) is \(seen.instanceClass), not \(wanted)")
            }
        }
        return differences.isEmpty ? .satisfied : .blocked(differences.joined(separator: "; "))
    }
}

extension Step {
    static func verify(_ expectation: InstanceExpectation) -> Step {
        Step(
            "verify", "Verify members, classes, parameters", VerifyInstanceStep(expectation), expected: .seconds(10),
            patience: .minutes(20))
    }
}
