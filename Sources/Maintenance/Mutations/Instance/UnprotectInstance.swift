/// Takes deletion protection off an RDS instance that is to be deleted (ModifyDBInstance): asked about as the deletion that it is
/// the beginning of.
package struct UnprotectInstance: RDSMutation {
    package enum Reason: Sendable, Equatable {
        /// It is one of those from before a switchover.
        case oldEnvironment(OldInstances)
        /// It is green, of the deployment with that identifier.
        case green(deployment: String)
    }

    package static let kind: KindName = "unprotect-instance"
    package var instance: InstanceID
    /// `db-…`.
    package var identity: String
    package var reason: Reason

    package init(_ instance: InstanceID, identity: String, _ reason: Reason) {
        self.instance = instance
        self.identity = identity
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case instance, reason
        case identity = "resource-id"
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        observation.rdsInstance(resource: identity)?.isProtected == false ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the end of the protection of \(instance)", order: "take deletion protection off \(instance)",
            unproved: "A call for \(instance) may have been made and not show yet")
    }

    package var gate: GateTerms? {
        switch reason {
        case .oldEnvironment(let old): .deletion(of: old, by: self)
        case .green(let deployment): .deletionOfGreen(of: deployment, by: self)
        }
    }
}

extension UnprotectInstance.Reason: StoredEnum {
    package enum Name: String, Sendable {
        case oldEnvironment = "old-environment"
        case green
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .oldEnvironment(let old): (.oldEnvironment, ["instances": old])
        case .green(let deployment): (.green, ["deployment": deployment])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .oldEnvironment: self = .oldEnvironment(try fields["instances"])
        case .green: self = .green(deployment: try fields["deployment"])
        }
    }
}
