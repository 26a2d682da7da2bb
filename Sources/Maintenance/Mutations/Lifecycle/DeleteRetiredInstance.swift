/// Deletes a member of a retired cluster, which holds no data of its own, or a retired RDS instance with its final snapshot
/// (DeleteDBInstance).
package struct DeleteRetiredInstance: RDSMutation {
    package static let kind: KindName = "delete-retired-instance"
    package var instance: InstanceID
    package var retirement: Retirement

    package init(_ instance: InstanceID, _ retirement: Retirement) {
        self.instance = instance
        self.retirement = retirement
    }

    private enum CodingKeys: String, CodingKey {
        case instance, retirement
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var codesOfDone: Set<String> { ["DBInstanceNotFound"] }

    /// Of an RDS instance; a member has none.
    package var finalSnapshot: String? { retirement.kind == .instance ? retirement.finalSnapshot : nil }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard retirement.complaint(in: observation) == nil else { return .none }
        let instances = retirement.database(in: observation)?.instances ?? []
        guard let seen = instances.first(where: { $0.identifier == instance }) else {
            return proofOfDeletion(in: observation, of: call)
        }
        return seen.status == "deleting" ? .underWay : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the deletion of \(instance)",
            order: "delete \(instance)\(finalSnapshot.map { " with the final snapshot \($0)" } ?? "")",
            unproved: "A call for \(instance) may have been made and not show yet")
    }

    package var gate: GateTerms? { retirement.gate(of: self) }
}
