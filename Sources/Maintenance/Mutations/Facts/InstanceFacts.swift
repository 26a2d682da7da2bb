/// What is checked of an RDS instance before any gated call: people read of it as of a cluster's writer, which it is to them.
extension InstanceContext {
    package var facts: [SafetyFacts.Fact] {
        [
            .init(
                "instance", "\(name) \(seen.status)", binding: "\(seen.resourceIdentifier) \(seen.status)",
                isSafe: seen.status.isAvailable),
            .init("writer", "writer \(name)", binding: name.text),
        ]
    }

    /// Before it is interrupted where it is.
    package var interruptionFacts: [SafetyFacts.Fact] {
        [
            .init(
                "role", "\(name) is the writer, \(seen.status)", binding: "writer \(seen.status)",
                isSafe: seen.status.isAvailable),
            pendingFact, memberFact, healthFact,
        ]
    }

    private var pendingFact: SafetyFacts.Fact {
        seen.instance.pendingChanges.isEmpty
            ? .init("pending-changes", "no pending changes", binding: "none")
            : .init("pending-changes", "changes are pending on \(name)", binding: name.text)
    }

    private var memberFact: SafetyFacts.Fact {
        let instance = seen.instance
        return .init(
            "members", "members \(name) \(instance.instanceClass) \(instance.status)",
            brief: instance.status.isAvailable ? "all 1 members available" : nil,
            binding: "\(name) \(instance.instanceClass) \(instance.status.meaning)",
            isSafe: instance.status.meaning != .transitional)
    }

    private var healthFact: SafetyFacts.Fact {
        switch seen.status.meaning {
        case .available, .transitional: .init("health", "no member failing", binding: "none failing")
        case .broken, .stopped:
            .init("health", "\(name) is \(seen.status)", binding: name.text, isSafe: false)
        }
    }
}
