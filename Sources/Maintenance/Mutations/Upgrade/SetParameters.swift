/// Sets values in a parameter group of ours (ModifyDBParameterGroup, ModifyDBClusterParameterGroup).
package struct SetParameters: RDSMutation {
    package static let kind: KindName = "set-parameters"
    package var group: ParameterGroupName
    package var settings: [ParameterGroupPlan.Setting]

    package init(_ group: ParameterGroupName, _ settings: [ParameterGroupPlan.Setting]) {
        self.group = group
        self.settings = settings
    }

    private enum CodingKeys: String, CodingKey {
        case group, settings
    }

    package var resource: Resource { .parameterGroup(group) }
    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known(let groups)? = observation.parameterGroups, let seen = groups[group] else { return .none }
        return seen.missing(of: settings).isEmpty ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the values of \(group.name)", order: "set \(settings.count) parameters of \(group.name)",
            unproved: "A call for \(group.name) may have been made and not show yet")
    }
}
