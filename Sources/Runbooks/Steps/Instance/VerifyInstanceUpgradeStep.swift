package import Maintenance

/// Looks at the whole after an upgrade where it is: versions of the instance and of its read replicas, whether each follows still,
/// groups, besides what is looked at of any instance.
package struct VerifyInstanceUpgradeStep: InstanceStep {
    package static let kind: KindName = "verify-instance-upgrade"
    package var expectation: InstanceExpectation
    package var version: String
    /// `nil` where AWS keeps or chooses it.
    package var parameterGroup: String?
    /// The read replicas, by resource id.
    package var replicas: [String: InstanceID]

    package init(
        _ expectation: InstanceExpectation, version: String, parameterGroup: String?, replicas: [String: InstanceID]
    ) {
        self.expectation = expectation
        self.version = version
        self.parameterGroup = parameterGroup
        self.replicas = replicas
    }

    private enum CodingKeys: String, CodingKey {
        case expectation, version, replicas
        case parameterGroup = "parameter-group"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        replicas.isEmpty ? [] : [AnyQuestion(DatabasesQuestion(in: context.place))]
    }
    package var maySkip: Bool { true }

    package var words: StepWords { StepWords(short: "Verify", underWay: "Verifying", finished: "Verified") }

    package func assess(in context: InstanceContext) -> Assessment {
        let own = VerifyInstanceStep(expectation).assess(in: context)
        guard case .satisfied = own else { return own }
        let seen = context.seen
        var differences: [String] = []
        if seen.instance.engineVersion != version {
            differences.append("\(context.name) runs \(seen.instance.engineVersion), not \(version)")
        }
        let group = seen.instance.parameterGroups.first?.name
        if let parameterGroup, let group, group != parameterGroup {
            differences.append("\(context.name) has the parameter group \(group), not \(parameterGroup)")
        }
        for (identity, name) in replicas.sorted(by: { $0.value < $1.value }) {
            guard let replica = context.observation.rdsInstance(resource: identity) else {
                if let complaint = context.observation.complaint(aboutInstance: identity) {
                    return .blocked("whether \(name) is there is not known: \(complaint.withoutStop)")
                }
                differences.append("\(name) is not there any more")
                continue
            }
            if replica.status.meaning == .transitional { return .inProgress("\(name) is \(replica.statusWords)") }
            differences += difference(of: replica, from: seen)
        }
        return differences.isEmpty ? .satisfied : .blocked("not as planned: \(differences.joined(separator: "; "))")
    }

    private func difference(of replica: RDSInstance, from source: RDSInstance) -> [String] {
        let (name, runs) = (replica.identifier, replica.instance.engineVersion)
        var differences: [String] = []
        if !replica.status.isAvailable { differences.append("\(name) is \(replica.status)") }
        if runs != version {
            // RDS user guide, "Upgrading the PostgreSQL DB engine", read replicas: replication to it is terminated.
            differences.append(
                "\(name) runs \(runs), not \(version): where AWS could not take it along, delete it and make it anew")
        }
        if !replica.replicates(from: source) {
            differences.append("\(name) does not replicate from \(source.identifier) any more")
        }
        return differences
    }
}

extension Step {
    static func verify(_ step: VerifyInstanceUpgradeStep) -> Step {
        Step(
            "verify", "Verify version, groups, read replicas", step, expected: .seconds(10), patience: .minutes(20))
    }
}
