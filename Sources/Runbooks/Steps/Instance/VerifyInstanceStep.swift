package import Maintenance

/// How an RDS instance has to look in the end.
package struct InstanceExpectation: Sendable, Codable, Equatable {
    package var instance: InstanceID
    package var instanceClass: InstanceClass
    /// `nil` where the storage is not the operation's matter.
    package var storage: Storage?
    /// Whether its parameters were waiting for a restart before, and may still be.
    package var mayAwaitRestart: Bool

    package init(
        instance: InstanceID, instanceClass: InstanceClass, storage: Storage? = nil, mayAwaitRestart: Bool = false
    ) {
        self.instance = instance
        self.instanceClass = instanceClass
        self.storage = storage
        self.mayAwaitRestart = mayAwaitRestart
    }

    private enum CodingKeys: String, CodingKey {
        case instance
        case instanceClass = "class"
        case storage
        case mayAwaitRestart = "may-await-restart"
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
        switch context.observation.parameterState(of: name) {
        case .inSync: break
        case .applying(let word): return .inProgress("parameters of \(name) are \(word)")
        case .awaitingRestart:
            if !expected.mayAwaitRestart { differences.append("parameters of \(name) wait for a restart") }
        }
        return differences.isEmpty ? .satisfied : .blocked("not as planned: \(differences.joined(separator: "; "))")
    }
}

extension Step {
    static func verify(_ expectation: InstanceExpectation) -> Step {
        Step(
            "verify", "Verify members, classes, parameters", VerifyInstanceStep(expectation), expected: .seconds(10),
            patience: .minutes(20))
    }
}
