/// Creates our stand-in (CreateDBInstance).
package struct CreateInstance: RDSMutation {
    package static let kind: KindName = "create-instance"
    package var standIn: StandIn

    package init(_ standIn: StandIn) { self.standIn = standIn }

    private enum CodingKeys: String, CodingKey {
        case standIn = "stand-in"
    }

    package var resource: Resource { .instance(standIn.identifier) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    /// The name carries the operation's id: whoever made it made it for this.
    package var codesOfDone: Set<String> { ["DBInstanceAlreadyExists"] }
    /// Another zone may have the capacity (API reference, CreateDBInstance, errors: it is missing "in the specified
    /// Availability Zone"); where AWS chooses the zone there is no other.
    package var codesOfLack: Set<String> { standIn.zones.isEmpty ? [] : ["InsufficientDBInstanceCapacity"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation[standIn.identifier] else { return .none }
        if seen.status == .insufficientCapacity, !standIn.zones.isEmpty { return .lacking }
        if seen.status.isBroken { return .done }
        return seen.status.isAvailable && observation.isMember(standIn.identifier) ? .done : .working
    }

    private var place: MarkedText { standIn.availabilityZone.map { " in \($0)" } ?? "" }

    package var words: MutationWords {
        MutationWords(
            phrase: "the creation of \(standIn.identifier)\(place)",
            order:
                "create \(standIn.identifier) (\(standIn.instanceClass)\(standIn.availabilityZone.map { ", \($0)" } ?? ""))",
            unproved: "\(standIn.identifier) may have been asked for and not show yet")
    }
}
