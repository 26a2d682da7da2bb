package import Maintenance

/// Looks at the whole: what AWS is still at is waited for, what is at rest and differs is named. The writer role, which a
/// person is asked about, and promotion tiers are put right where nothing else differs.
package struct VerifyStep: ClusterStep {
    package static let kind: KindName = "verify"
    package var expectation: Expectation

    package init(_ expectation: Expectation) { self.expectation = expectation }

    private enum CodingKeys: String, CodingKey {
        case expectation
    }

    /// The role may have moved by itself since it was given back.
    package var contingentRisks: Set<Risk> { [.failover] }
    package var maySkip: Bool { true }

    package var words: StepWords { StepWords(short: "Verify", underWay: "Verifying", finished: "Verified") }

    /// What was left to a person is not verified.
    package func adjusted(forSkipped step: AnyStep) -> VerifyStep {
        guard let deletion = step.base as? DeleteStandInStep else { return self }
        var adjusted = self
        adjusted.expectation.absent.removeAll { $0 == deletion.standIn }
        adjusted.expectation.mayVary.append(deletion.standIn)
        return adjusted
    }

    package func assess(in context: ClusterContext) -> Assessment {
        let expected = expectation
        var waits: [String] = []
        var differences: [String] = []
        // A backup changes nothing of what is compared, and may take long.
        if context.cluster.status != .backingUp, let obstacle = context.clusterObstacle {
            guard case .inProgress(let wait) = obstacle else { return obstacle }
            waits.append(wait)
        }
        if let storage = expected.storage, !storage.matches(context.cluster.storage) {
            differences.append("the storage is \(context.cluster.storage.type), not \(storage.type)")
        }
        if let version = expected.engineVersion, context.cluster.engineVersion != version {
            differences.append("\(context.name) runs \(context.cluster.engineVersion), not \(version)")
        }
        if context.observation.writer == nil, expected.mayLackWriter != true {
            waits.append("waiting for \(context.name) to show its writer")
        }
        for (instance, instanceClass) in expected.members.sorted(by: { $0.key < $1.key }) {
            verify(instance, instanceClass, expected, in: context, waits: &waits, differences: &differences)
        }
        verifyOthers(expected, in: context, waits: &waits, differences: &differences)
        if let wait = waits.first { return .inProgress(wait) }
        let tiers = context.changedTiers(from: expected)
        if differences.isEmpty, let restored = context.restore(tiers) { return restored }
        differences += tiers.map { "\($0.instance) has promotion tier \($0.seen), not \($0.tier)" }
        if let writer = context.observation.writer, let wanted = expected.writer, writer != wanted {
            // The role moved by itself since it was given back: where nothing else differs, a person is asked to move it.
            if differences.isEmpty { return context.failover(to: wanted) }
            differences.insert("the writer is \(writer), not \(wanted)", at: 0)
        }
        return differences.isEmpty ? .satisfied : .blocked("not as planned: \(differences.joined(separator: "; "))")
    }

    private func verify(
        _ instance: InstanceID, _ instanceClass: InstanceClass, _ expected: Expectation, in context: ClusterContext,
        waits: inout [String], differences: inout [String]
    ) {
        let isMember = context.observation.isMember(instance)
        guard let seen = context.observation[instance] else {
            isMember
                ? waits.append("waiting for AWS to describe \(instance)") : differences.append("\(instance) is missing")
            return
        }
        switch seen.status.meaning {
        case .transitional: waits.append("waiting for \(instance), which is \(seen.status)")
        case .broken, .stopped: differences.append("\(instance) is \(seen.status)")
        case .available:
            if !isMember { waits.append("waiting for \(context.name) to list \(instance)") }
        }
        if let version = expected.engineVersion, seen.engineVersion != version {
            differences.append("\(instance) runs \(seen.engineVersion), not \(version)")
        }
        if let group = expected.parameterGroups?[instance], let own = seen.parameterGroups.first, own.name != group {
            differences.append("\(instance) has the parameter group \(own.name), not \(group)")
        }
        if seen.instanceClass != instanceClass {
            differences.append("\(instance) is \(seen.instanceClass), not \(instanceClass)")
        }
        switch context.observation.parameterState(of: instance) {
        case .inSync: break
        case .applying(let word): waits.append("parameters of \(instance) are \(word)")
        case .awaitingRestart:
            if !expected.awaitingRestart.contains(instance) {
                differences.append("parameters of \(instance) wait for a restart")
            }
        }
    }

    /// What must be gone, and what was not there before; readers of autoscaling come and go.
    private func verifyOthers(
        _ expected: Expectation, in context: ClusterContext, waits: inout [String], differences: inout [String]
    ) {
        let listed = Set(context.cluster.members.map(\.instance))
        let described = Set(context.observation.instances.map(\.identifier))
        for instance in listed.union(described).sorted() where expected.members[instance] == nil {
            let seen = context.observation[instance]
            let isOurs = expected.absent.contains(instance)
            if !isOurs, expected.mayVary.contains(instance) || seen?.isAutoscaled == true { continue }
            if seen == nil || !listed.contains(instance) || seen?.status == "deleting" {
                waits.append("waiting for \(instance) to \(isOurs || seen == nil ? "be gone" : "come or go")")
            } else {
                differences.append(isOurs ? "\(instance) is still there" : "\(instance) was not there before")
            }
        }
    }
}

extension ClusterContext {
    /// Members with another promotion tier than people had given them when the plan was made.
    fileprivate func changedTiers(from expected: Expectation) -> [(instance: InstanceID, tier: Int, seen: Int)] {
        (expected.tiers ?? [:]).sorted { $0.key < $1.key }.compactMap { instance, tier in
            guard expected.members[instance] != nil, observation[instance] != nil,
                let seen = observation.promotionTier(of: instance), seen != tier
            else { return nil }
            return (instance, tier, seen)
        }
    }

    /// An unplanned failover goes by the tiers (Aurora user guide, "High availability for Amazon Aurora"); `nil` where none is
    /// to be restored.
    fileprivate func restore(_ tiers: [(instance: InstanceID, tier: Int, seen: Int)]) -> Assessment? {
        guard !tiers.isEmpty else { return nil }
        let calls = tiers.filter { outstanding(on: $0.instance).isEmpty }
        guard calls.isEmpty else {
            return .ready(calls.map { AnyMutation(SetPromotionTier(of: $0.instance, to: $0.tier)) })
        }
        return .inProgress("waiting for AWS to show the promotion tier of \(tiers.map(\.instance).listed)")
    }
}

extension Step {
    static func verify(_ expectation: Expectation) -> Step {
        Step(
            "verify", "Verify members, classes, parameters", VerifyStep(expectation), expected: .seconds(10),
            patience: .minutes(20))
    }

    static func verifyUpgrade(_ expectation: Expectation) -> Step {
        Step(
            "verify", "Verify version, members, classes, parameters", VerifyStep(expectation),
            expected: .seconds(10), patience: .minutes(60))
    }
}
