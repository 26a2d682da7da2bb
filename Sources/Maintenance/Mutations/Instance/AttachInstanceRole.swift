/// Gives an RDS instance of green a role that its blue one may take (AddRoleToDBInstance): AWS copies none.
package struct AttachInstanceRole: RDSMutation {
    package static let kind: KindName = "attach-instance-role"
    package var role: RDSInstance.Role
    package var instance: InstanceID

    /// Whatever its state was where it was seen, it is for the one that gets it.
    package init(_ role: RDSInstance.Role, to instance: InstanceID) {
        self.role = RDSInstance.Role(arn: role.arn, feature: role.feature)
        self.instance = instance
    }

    private enum CodingKeys: String, CodingKey {
        case role, instance
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var codesOfDone: Set<String> { ["DBInstanceRoleAlreadyExists"] }

    /// `PENDING`: the role is being associated (API reference, DBInstanceRole, `Status`).
    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.rdsInstance(named: instance)?.roles.first(where: { $0.isSame(as: role) }) else {
            return .none
        }
        return seen.status == "PENDING" ? .underWay : .done
    }

    package var words: MutationWords {
        let name = "\(ARNTail.of(role.arn)) for \(role.feature)"
        return MutationWords(
            phrase: "the role \(name) of \(instance)", order: "give \(instance) the role \(name)",
            unproved: "A call for \(instance) may have been made and not show yet")
    }
}

extension RDSInstance.Role {
    /// Whether it is the same role for the same feature, whatever its state.
    package func isSame(as other: Self) -> Bool { arn == other.arn && feature == other.feature }
}
