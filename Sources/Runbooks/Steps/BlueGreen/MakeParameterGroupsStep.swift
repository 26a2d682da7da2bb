package import Maintenance

/// Done when the groups are there with all values; one that is there already is taken if it is of the family.
package struct MakeParameterGroupsStep: DatabaseStep {
    package static let kind: KindName = "make-parameter-groups"
    package var plans: [ParameterGroupPlan]

    package init(_ plans: [ParameterGroupPlan]) { self.plans = plans }

    private enum CodingKeys: String, CodingKey {
        case plans
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set(plans.map { AnyQuestion(ParameterGroupQuestion($0.group, in: context.place)) })
    }

    package var words: StepWords {
        StepWords(
            short: "Make parameter groups", underWay: "Making parameter groups", finished: "Parameter groups made")
    }

    package func assess(whileThere context: StepContext) -> Assessment {
        guard case .known(let seen)? = context.observation.parameterGroups else {
            return context.observation.parameterGroups.whyUnread("parameter groups")
        }
        var calls: [AnyMutation] = []
        var waits: [String] = []
        for plan in plans {
            let name = plan.group.name
            guard context.outstanding(on: .parameterGroup(plan.group)).isEmpty else {
                waits.append(name)
                continue
            }
            guard let state = seen[plan.group] else {
                calls.append(AnyMutation(CreateParameterGroup(plan)))
                continue
            }
            guard state.family == plan.family else {
                return .blocked("the parameter group \(name) is of family \(state.family), not \(plan.family)")
            }
            let missing = state.missing(of: plan.settings)
            if !missing.isEmpty {
                calls.append(
                    AnyMutation(SetParameters(plan.group, Array(missing.prefix(ParameterGroupPlan.batchSize)))))
            }
        }
        if !calls.isEmpty { return .ready(calls) }
        return waits.isEmpty ? .satisfied : .inProgress("waiting for AWS to show \(waits.listed)")
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        let made = context.proved(CreateParameterGroup.self).map(\.plan.group.name)
        return made.isEmpty ? [] : [Remainder(.parameterGroups, "Parameter groups that it made stay: \(made.listed).")]
    }
}

extension Step {
    static func makeParameterGroups(_ plans: [ParameterGroupPlan]) -> Step {
        Step(
            "parameter-groups", "Make parameter groups \(plans.map(\.group.name).joined(separator: ", "))",
            note: "from the values in use; the notes below name each", MakeParameterGroupsStep(plans),
            expected: .minutes(1), patience: .minutes(30))
    }
}
