/// Gives an instance of green, which serves nobody yet, another parameter group (ModifyDBInstance).
package struct AssignParameterGroup: RDSMutation {
    package static let kind: KindName = "assign-parameter-group"
    package var group: String
    package var instance: InstanceID

    package init(_ group: String, to instance: InstanceID) {
        self.group = group
        self.instance = instance
    }

    private enum CodingKeys: String, CodingKey {
        case group, instance
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        observation.green(instance)?.parameterGroups.first?.name == group ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the parameter group \(group) for \(instance)",
            order: "give \(instance) the parameter group \(group)",
            unproved: "A call for \(instance) may have been made and not show yet")
    }
}
