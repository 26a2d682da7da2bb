/// Deletes a member without a final snapshot: a member holds no data of its own (DeleteDBInstance).
package struct DeleteInstance: RDSMutation {
    package enum Reason: Sendable, Codable, Equatable {
        /// Our own, which serves nobody any more.
        case standIn
        /// A member of the environment from before a switchover, by the resource id of its cluster.
        case oldEnvironment(resource: String)
    }

    package static let kind: KindName = "delete-instance"
    package var instance: InstanceID
    package var reason: Reason

    package init(_ instance: InstanceID, _ reason: Reason) {
        self.instance = instance
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case instance
        case resource = "old-environment"
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        instance = try fields.decode(InstanceID.self, forKey: .instance)
        reason =
            try fields.decodeIfPresent(String.self, forKey: .resource).map { .oldEnvironment(resource: $0) }
            ?? .standIn
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(instance, forKey: .instance)
        if case .oldEnvironment(let resource) = reason { try fields.encode(resource, forKey: .resource) }
    }

    private static let deleting: Status = "deleting"

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance { reason == .standIn ? .connections : .none }
    package var isLong: Bool { true }
    package var codesOfDone: Set<String> { ["DBInstanceNotFound"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        switch reason {
        case .standIn:
            guard let seen = observation[instance] else {
                return observation.isMember(instance) ? .working : proofOfDeletion(in: observation, of: call)
            }
            if seen.status == Self.deleting { return .underWay }
            return seen.status.isAvailable ? .none : .working
        case .oldEnvironment(let resource):
            guard observation.complaint(aboutEnvironment: resource) == nil else { return .none }
            guard let seen = observation.environment(resource)?.instances.first(where: { $0.identifier == instance })
            else { return proofOfDeletion(in: observation, of: call) }
            return seen.status == Self.deleting ? .underWay : .none
        }
    }

    package var words: MutationWords {
        let unproved =
            switch reason {
            case .standIn: "The deletion of \(instance) may have been asked for and not show yet"
            case .oldEnvironment: "A call for \(instance) may have been made and not show yet"
            }
        return MutationWords(
            phrase: "the deletion of \(instance)", order: "delete \(instance)", unproved: unproved)
    }

    package var gate: GateTerms? {
        switch reason {
        case .standIn: nil
        case .oldEnvironment(let cluster):
            .deletionOfOldEnvironment(of: self) { $0.cluster.resourceIdentifier == cluster }
        }
    }
}
