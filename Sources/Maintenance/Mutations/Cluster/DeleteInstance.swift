/// Deletes a member without a final snapshot: a member holds no data of its own (DeleteDBInstance).
package struct DeleteInstance: RDSMutation {
    package enum Reason: Sendable, Codable, Equatable {
        /// Our own, which serves nobody any more.
        case standIn
        /// Our own, which AWS never had the capacity to bring up: nobody is connected to it.
        case unservedStandIn
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
        case isUnserved = "unserved"
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        instance = try fields.decode(InstanceID.self, forKey: .instance)
        let isUnserved = try fields.decodeIfPresent(Bool.self, forKey: .isUnserved) ?? false
        reason =
            try fields.decodeIfPresent(String.self, forKey: .resource).map { .oldEnvironment(resource: $0) }
            ?? (isUnserved ? .unservedStandIn : .standIn)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(instance, forKey: .instance)
        switch reason {
        case .standIn: break
        case .unservedStandIn: try fields.encode(true, forKey: .isUnserved)
        case .oldEnvironment(let resource): try fields.encode(resource, forKey: .resource)
        }
    }

    private static let deleting: Status = "deleting"

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance {
        switch reason {
        case .standIn: .connections
        case .unservedStandIn, .oldEnvironment: .none
        }
    }
    package var isLong: Bool { true }
    package var codesOfDone: Set<String> { ["DBInstanceNotFound"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        switch reason {
        case .standIn, .unservedStandIn:
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
            case .standIn, .unservedStandIn: "The deletion of \(instance) may have been asked for and not show yet"
            case .oldEnvironment: "A call for \(instance) may have been made and not show yet"
            }
        return MutationWords(
            phrase: "the deletion of \(instance)", order: "delete \(instance)", unproved: unproved)
    }

    package var gate: GateTerms? {
        switch reason {
        case .standIn, .unservedStandIn: nil
        case .oldEnvironment(let cluster):
            .deletionOfOldEnvironment(of: self) { $0.cluster.resourceIdentifier == cluster }
        }
    }
}
