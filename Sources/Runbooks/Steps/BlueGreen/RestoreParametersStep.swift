package import Maintenance

/// Gives a parameter group that was made for green the values back that it could not have while green followed blue: done
/// when it has them.
package struct RestoreParametersStep: DatabaseStep {
    package static let kind: KindName = "restore-parameters"
    package var group: ParameterGroupName
    package var settings: [ParameterGroupPlan.Setting]

    package init(_ group: ParameterGroupName, _ settings: [ParameterGroupPlan.Setting]) {
        self.group = group
        self.settings = settings
    }

    private enum CodingKeys: String, CodingKey {
        case group, settings
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(ParameterGroupQuestion(group, in: context.place))]
    }
    package var maySkip: Bool { true }

    fileprivate var values: String { settings.map { "\($0.name) = \($0.value)" }.listed }

    package var words: StepWords {
        StepWords(
            short: "Restore parameters", underWay: "Setting \(values) again", finished: "\(values) in \(group.name)")
    }

    package func assess(whileThere context: StepContext) -> Assessment {
        guard case .known(let seen)? = context.observation.parameterGroups else {
            return context.observation.parameterGroups.whyUnread("parameter groups")
        }
        guard let state = seen[group] else {
            return .blocked("the parameter group \(group.name) is not there any more")
        }
        let missing = state.missing(of: settings)
        guard !missing.isEmpty else { return .satisfied }
        guard context.outstanding(on: .parameterGroup(group)).isEmpty else {
            return .inProgress("waiting for AWS to show \(group.name)")
        }
        return .ready(SetParameters(group, missing))
    }

    /// After the switchover the database runs without them.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        let missing = context.observation.parameterGroups?.value?[group]?.missing(of: settings) ?? settings
        let isSwitched =
            !context.proved(SwitchOver.self).isEmpty || !context.proved(SwitchOverInstance.self).isEmpty
        guard !missing.isEmpty, isSwitched else { return [] }
        return [
            Remainder(.parameterGroups, "\(group.name) does not have \(values) again: set it in AWS.")
        ]
    }
}

extension Step {
    static func restoreParameters(_ step: RestoreParametersStep) -> Step {
        Step(
            "restore-parameters", "Set \(step.values) again in \(step.group.name)", step, expected: .minutes(1),
            patience: .minutes(30))
    }
}
