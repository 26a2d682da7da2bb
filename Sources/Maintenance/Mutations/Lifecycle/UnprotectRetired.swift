/// Takes deletion protection off a retired database (ModifyDBCluster, ModifyDBInstance): asked about as the deletion that it is
/// the beginning of.
package struct UnprotectRetired: RDSMutation {
    package static let kind: KindName = "unprotect-retired"
    package var retirement: Retirement

    package init(_ retirement: Retirement) { self.retirement = retirement }

    private enum CodingKeys: String, CodingKey {
        case retirement
    }

    package var resource: Resource { retirement.resource }
    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        retirement.database(in: observation)?.isProtected == false ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the end of the protection of \(retirement.name)",
            order: "take deletion protection off \(retirement.name)",
            unproved: "A call for \(retirement.name) may have been made and not show yet")
    }

    package var gate: GateTerms? { retirement.gate(of: self) }
}

extension Retirement {
    var resource: Resource {
        switch kind {
        case .aurora: .cluster(ClusterID(name))
        case .instance: .instance(InstanceID(name))
        }
    }
}
