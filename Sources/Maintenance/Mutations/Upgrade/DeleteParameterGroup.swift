/// Deletes a parameter group that nobody uses (DeleteDBParameterGroup, DeleteDBClusterParameterGroup).
package struct DeleteParameterGroup: RDSMutation {
    package static let kind: KindName = "delete-parameter-group"
    package var group: ParameterGroupName

    package init(_ group: ParameterGroupName) { self.group = group }

    private enum CodingKeys: String, CodingKey {
        case group
    }

    package var resource: Resource { .parameterGroup(group) }
    package var isRepeatable: Bool { true }
    /// Both actions have these codes (API reference, errors).
    package var codesOfDone: Set<String> { ["DBParameterGroupNotFound"] }
    package var codesOfPassing: Set<String> { ["InvalidDBParameterGroupState"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known(let groups)? = observation.parameterGroups else { return .none }
        guard groups[group] == nil else { return .none }
        return proofOfDeletion(in: observation, of: call)
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the deletion of the parameter group \(group.name)",
            order: "delete the parameter group \(group.name)",
            unproved: "A call for \(group.name) may have been made and not show yet")
    }
}
