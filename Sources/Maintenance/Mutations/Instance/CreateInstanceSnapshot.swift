/// Takes a snapshot of an RDS instance (CreateDBSnapshot).
package struct CreateInstanceSnapshot: RDSMutation {
    package static let kind: KindName = "create-instance-snapshot"
    package var name: String
    package var instance: InstanceID

    package init(_ name: String, of instance: InstanceID) {
        self.name = name
        self.instance = instance
    }

    private enum CodingKeys: String, CodingKey {
        case name, instance
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    /// The name carries the operation's id.
    package var codesOfDone: Set<String> { ["DBSnapshotAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known(let snapshots)? = observation.snapshots, let status = snapshots[name] else { return .none }
        return status == "available" || status == "failed" ? .done : .working
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the snapshot \(name)", order: "take the snapshot \(name)",
            unproved: "A call for \(instance) may have been made and not show yet")
    }
}
