/// Deletes a retired cluster without members (DeleteDBCluster).
package struct DeleteRetiredCluster: RDSMutation {
    package static let kind: KindName = "delete-retired-cluster"
    package var retirement: Retirement

    package init(_ retirement: Retirement) { self.retirement = retirement }

    private enum CodingKeys: String, CodingKey {
        case retirement
    }

    package var resource: Resource { retirement.resource }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var codesOfDone: Set<String> { ["DBClusterNotFound"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard retirement.complaint(in: observation) == nil else { return .none }
        guard let seen = retirement.database(in: observation) else {
            return proofOfDeletion(in: observation, of: call)
        }
        return seen.status == "deleting" ? .underWay : .none
    }

    package var words: MutationWords {
        let snapshot = retirement.finalSnapshot.map { " with the final snapshot \($0)" } ?? ""
        return MutationWords(
            phrase: "the deletion of \(retirement.name)", order: "delete \(retirement.name)\(snapshot)",
            unproved: "A call for \(retirement.name) may have been made and not show yet")
    }

    package var gate: GateTerms? { retirement.gate(of: self) }
}
