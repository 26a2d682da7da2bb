/// Gives an instance another class at once (ModifyDBInstance).
package struct ModifyClass: RDSMutation {
    package static let kind: KindName = "modify-class"
    package var instance: InstanceID
    package var instanceClass: InstanceClass

    package init(of instance: InstanceID, to instanceClass: InstanceClass) {
        self.instance = instance
        self.instanceClass = instanceClass
    }

    private enum CodingKeys: String, CodingKey {
        case instance
        case instanceClass = "class"
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance { .connections }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation[instance] else { return .none }
        let isPending = seen.pendingChanges["DBInstanceClass"] != nil
        if seen.status.isBroken { return .done }
        if seen.instanceClass == instanceClass, !isPending, seen.status.isAvailable { return .done }
        return isPending || seen.instanceClass == instanceClass || !seen.status.isAvailable ? .working : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the change of \(instance) to \(instanceClass)", order: "change \(instance) to \(instanceClass)",
            unproved: "\(instance) may have been asked to become \(instanceClass) and not show it yet")
    }
}
