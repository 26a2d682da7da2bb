/// Creates an empty parameter group (CreateDBParameterGroup, CreateDBClusterParameterGroup).
package struct CreateParameterGroup: RDSMutation {
    package static let kind: KindName = "create-parameter-group"
    package var plan: ParameterGroupPlan

    package init(_ plan: ParameterGroupPlan) { self.plan = plan }

    private enum CodingKeys: String, CodingKey {
        case plan
    }

    package var resource: Resource { .parameterGroup(plan.group) }
    package var isRepeatable: Bool { true }
    /// The name carries the operation's id. Both actions have this one code (API reference, errors).
    package var codesOfDone: Set<String> { ["DBParameterGroupAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known(let groups)? = observation.parameterGroups else { return .none }
        return groups[plan.group] == nil ? .none : .done
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the parameter group \(plan.group.name)", order: "make the parameter group \(plan.group.name)",
            unproved: "A call for \(plan.group.name) may have been made and not show yet")
    }
}
