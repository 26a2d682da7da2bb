package import Maintenance

/// Gives members of green parameter groups instead of the one that the deployment gives to all: done when the green of
/// every member that is still there has its group in force. Green serves nobody yet.
package struct AssignParameterGroupsStep: ClusterStep {
    package static let kind: KindName = "assign-parameter-groups"
    package var deployment: DeploymentPlan
    /// By the member of blue.
    package var groups: [InstanceID: String]

    package init(deployment: DeploymentPlan, groups: [InstanceID: String]) {
        self.deployment = deployment
        self.groups = groups
    }

    private enum CodingKeys: String, CodingKey {
        case deployment, groups
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .environments(in: context.place)
    }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Assign parameter groups", underWay: "Giving green members their parameter groups",
            finished: "Own parameter groups on green: \(MarkedText.list(groups.keys.sorted()))")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        let seen: Deployment
        switch deployment.find(in: context) {
        case .failure(let assessment): return assessment
        case .success(nil): return .blocked("the deployment \(deployment.name) is not there any more")
        case .success(let found?): seen = found
        }
        if seen.isSwitched || seen.isSwitching { return .satisfied }
        guard let green = seen.green(in: context.observation) else {
            return .inProgress("waiting for AWS to describe green")
        }
        var calls: [AnyMutation] = []
        var waits: [String] = []
        for (member, group) in groups.sorted(by: { $0.key < $1.key }) {
            guard let blue = context.observation[member] else { continue }
            guard let instance = seen.green(of: blue, in: green) else {
                waits.append("AWS to name the green of \(member)")
                continue
            }
            switch instance.status.meaning {
            case .broken, .stopped: return .blocked("\(instance.identifier) is \(instance.status)")
            case .transitional: waits.append("\(instance.identifier), which is \(instance.status)")
            case .available: assess(instance, becoming: group, in: context, calls: &calls, waits: &waits)
            }
        }
        if !calls.isEmpty { return .ready(calls) }
        return waits.isEmpty ? .satisfied : .inProgress("waiting for \(waits.listed)")
    }

    private func assess(
        _ instance: Instance, becoming group: String, in context: ClusterContext, calls: inout [AnyMutation],
        waits: inout [String]
    ) {
        let seen = instance.parameterGroups.first
        if seen?.name == group, seen?.applyStatus == "in-sync" { return }
        guard context.outstanding(on: instance.identifier).isEmpty else {
            waits.append("\(instance.identifier) to have \(group) in force")
            return
        }
        if seen?.name != group {
            calls.append(AnyMutation(AssignParameterGroup(group, to: instance.identifier)))
        } else if seen?.applyStatus == "pending-reboot" {
            calls.append(AnyMutation(RebootInstance(instance.identifier, as: .green)))
        } else {
            waits.append("\(group) on \(instance.identifier), which is \(seen?.applyStatus ?? "unknown")")
        }
    }
}

extension Step {
    static func assignParameterGroups(_ step: AssignParameterGroupsStep) -> Step {
        let isOne = step.groups.count == 1
        return Step(
            "assign-groups",
            "Give green \(names(step.groups.keys.sorted())) \(isOne ? "its" : "their") own parameter group\(isOne ? "" : "s")",
            note: "green members are restarted for it; nothing changes for users", step, expected: .minutes(5),
            patience: .minutes(60))
    }
}
