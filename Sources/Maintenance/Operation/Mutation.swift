/// One mutating AWS call, with everything it sends.
package enum Mutation: Sendable, Codable, Equatable {
    case createInstance(StandIn)
    case modifyClass(of: InstanceID, to: InstanceClass)
    case failOver(ClusterID, to: InstanceID)
    /// The deletion of our own stand-in, without a final snapshot (a member holds no data of its own).
    case deleteStandIn(InstanceID)

    /// A failover, a switchover, a promotion or the deletion of a database: never made without an approval.
    package var isGated: Bool {
        switch self {
        case .failOver: true
        case .createInstance, .modifyClass, .deleteStandIn: false
        }
    }

    /// The instance it works on.
    package var instance: InstanceID {
        switch self {
        case .createInstance(let standIn): standIn.identifier
        case .modifyClass(let instance, _), .failOver(_, let instance), .deleteStandIn(let instance): instance
        }
    }

    /// How long AWS may go on answering with the old values after the call: until then an unproved mutation is waited
    /// for, never repeated. Field reports say seconds to a minute; this leaves room.
    package var settleTime: Span {
        switch self {
        case .createInstance, .modifyClass, .deleteStandIn: .minutes(3)
        case .failOver: .minutes(4)
        }
    }

    /// How far an observation shows that the mutation took effect.
    package enum Proof: String, Sendable, Codable {
        case none
        /// AWS is at it.
        case working
        /// AWS is through with it: what it was to bring about is there, or AWS gave up on it, which the step will say.
        case done
    }

    package func proof(in observation: Observation) -> Proof {
        switch self {
        case .createInstance(let standIn):
            guard let seen = observation[standIn.identifier] else { return .none }
            if seen.status.isBroken { return .done }
            return seen.status.isAvailable && observation.isMember(standIn.identifier) ? .done : .working
        case .modifyClass(let instance, let wanted):
            guard let seen = observation[instance] else { return .none }
            let isPending = seen.pendingChanges["DBInstanceClass"] != nil
            if seen.status.isBroken { return .done }
            if seen.instanceClass == wanted, !isPending, seen.status.isAvailable { return .done }
            return isPending || seen.instanceClass == wanted || !seen.status.isAvailable ? .working : .none
        case .failOver(_, let target):
            guard let cluster = observation.cluster else { return .none }
            let isWriter = observation.writer == target
            let isAtRest = cluster.status.isAvailable && observation[target]?.status.isAvailable ?? false
            if isWriter, isAtRest { return .done }
            if isWriter, observation[target]?.status.isBroken ?? false { return .done }
            return isWriter || cluster.status == "failing-over" ? .working : .none
        case .deleteStandIn(let instance):
            guard let seen = observation[instance] else {
                return observation.isMember(instance) ? .working : .done
            }
            return seen.status.isAvailable ? .none : .working
        }
    }
}
