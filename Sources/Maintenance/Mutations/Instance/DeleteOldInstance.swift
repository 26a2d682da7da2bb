/// Deletes an RDS instance from before a switchover, with a final snapshot where it wrote; its automated backups stay
/// (DeleteDBInstance).
package struct DeleteOldInstance: RDSMutation {
    package static let kind: KindName = "delete-old-instance"
    package var instance: InstanceID
    /// `db-…`.
    package var identity: String
    package var old: OldInstances
    /// Of the one that wrote: AWS takes none of a read replica (API reference, DeleteDBInstance, `SkipFinalSnapshot`).
    package var finalSnapshot: String?
    /// AWS refused it while the record of the deployment was there.
    package var isAfterRefusal: Bool?

    package init(
        _ instance: InstanceID, identity: String, of old: OldInstances, finalSnapshot: String?,
        isAfterRefusal: Bool? = nil
    ) {
        self.instance = instance
        self.identity = identity
        self.old = old
        self.finalSnapshot = finalSnapshot
        self.isAfterRefusal = isAfterRefusal
    }

    private enum CodingKeys: String, CodingKey {
        case instance, old
        case identity = "resource-id"
        case finalSnapshot = "final-snapshot"
        case isAfterRefusal = "after-refusal"
    }

    /// AWS's word for an instance that takes no such call as it is, or as a part of something.
    private static let refusal = "InvalidDBInstanceState"

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var codesOfDone: Set<String> { ["DBInstanceNotFound"] }
    /// The step removes the record of the deployment then; without it the refusal passes by itself.
    package var codesOfLack: Set<String> { isAfterRefusal == true ? [] : [Self.refusal] }
    package var codesOfPassing: Set<String> { isAfterRefusal == true ? [Self.refusal] : [] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard observation.complaint(aboutInstance: identity) == nil else { return .none }
        guard let seen = observation.rdsInstance(resource: identity) else {
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

    package var gate: GateTerms? { .deletion(of: old, by: self) }
}
