/// Gives a cluster a role that it may take (AddRoleToDBCluster).
package struct AddRole: RDSMutation {
    package static let kind: KindName = "add-role"
    package var role: Lifecycle.Role
    package var cluster: ClusterID

    package init(_ role: Lifecycle.Role, to cluster: ClusterID) {
        self.role = role
        self.cluster = cluster
    }

    private enum CodingKeys: String, CodingKey {
        case role, cluster
    }

    package var resource: Resource { .cluster(cluster) }
    package var isRepeatable: Bool { true }
    package var codesOfDone: Set<String> { ["DBClusterRoleAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let all = observation.first(DatabasesQuestion.self)?.reading.value,
            let seen = all.clusters.lazy.compactMap(\.cluster).first(where: { $0.identifier == cluster })
        else { return .none }
        // `PENDING`: the role is being associated (API reference, DBClusterRole, `Status`).
        return switch seen.roles[role.arn] {
        case nil: .none
        case "PENDING": .underWay
        case .some: .done
        }
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the role \(ARNTail.of(role.arn)) of \(cluster)", order: "give \(cluster) the role \(role.text)",
            unproved: "A call for \(cluster) may have been made and not show yet")
    }
}
