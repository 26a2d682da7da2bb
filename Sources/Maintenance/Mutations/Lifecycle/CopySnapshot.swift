/// Copies a snapshot of an RDS instance that another account shares, so that it can be restored (CopyDBSnapshot). Nothing here
/// deletes the copy.
package struct CopySnapshot: RDSMutation {
    package static let kind: KindName = "copy-snapshot"
    /// The original's ARN: a shared one is named by that (API reference, CopyDBSnapshot, `SourceDBSnapshotIdentifier`).
    package var snapshot: String
    /// What the copy is called.
    package var name: String
    /// The instance that both are of.
    package var database: InstanceID
    /// "If you copy an encrypted DB snapshot that is shared from another Amazon Web Services account, then you must specify
    /// a value for this parameter" (API reference, CopyDBSnapshot, `KmsKeyId`).
    package var encryptionKey: String
    package var tags: [Tag]

    package init(_ snapshot: String, of database: InstanceID, as name: String, encryptionKey: String, tags: [Tag]) {
        self.snapshot = snapshot
        self.name = name
        self.database = database
        self.encryptionKey = encryptionKey
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case snapshot, name, database
        case encryptionKey = "encryption-key"
        case tags
    }

    package var resource: Resource { .snapshot(name) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    /// The name carries the operation's id.
    package var codesOfDone: Set<String> { ["DBSnapshotAlreadyExists"] }
    /// Source: API reference, CopyDBSnapshot, errors.
    package var codesOfPassing: Set<String> { ["InvalidDBSnapshotState"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        let snapshots = observation[InstanceSnapshotsQuestion(of: database, in: observation.target.place)].value
        guard let status = snapshots?[name] else { return .none }
        return status == "available" || status == "failed" ? .done : .underWay
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "\(name) as a copy of \(ARNTail.of(snapshot))", order: "copy \(ARNTail.of(snapshot)) as \(name)",
            unproved: "\(name) may have been asked for and not show yet")
    }
}

extension Resource {
    /// A snapshot of an RDS instance.
    package static func snapshot(_ name: String) -> Resource { Resource(service: "rds", type: "snapshot", name: name) }
}
