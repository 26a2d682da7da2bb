/// Gives the master user of a database that nobody uses yet the password that is pending in its secret (ModifyDBCluster,
/// ModifyDBInstance, `MasterUserPassword`).
package struct SetMasterPassword: RDSMutation {
    package static let kind: KindName = "set-master-password"
    package var rotation: PasswordRotation

    package init(_ rotation: PasswordRotation) { self.rotation = rotation }

    private enum CodingKeys: String, CodingKey {
        case rotation
    }

    package var resource: Resource { rotation.resource }
    package var isRepeatable: Bool { true }

    /// AWS never shows a password, and shows that it resets one only for a time (aws.md §4.6, `resetting-master-credentials`;
    /// API reference, PendingModifiedValues, `MasterUserPassword`). Where nothing shows, that it took the call counts, and
    /// that the database is at rest so long after.
    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.database(rotation.database, rotation.kind) else { return .none }
        if seen.status == "resetting-master-credentials" || observation.hasPendingPassword(rotation) {
            return .underWay
        }
        guard seen.isAtRest else { return .working }
        if call.wasUnderWay { return .done }
        return call.wasAccepted && observation.takenAt >= call.decidedAt + Self.rest ? .done : .none
    }

    /// Longer than AWS goes on showing the status of before, as far as field reports tell.
    private static let rest = Span.minutes(2)

    package var words: MutationWords {
        MutationWords(
            phrase: "the new password of \(rotation.database)",
            order: "give \(rotation.database) the password that is pending in \(rotation.secret)",
            unproved: "\(rotation.database) may have been given its new password and not show it")
    }
}

extension Observation {
    fileprivate func hasPendingPassword(_ rotation: PasswordRotation) -> Bool {
        guard let all = first(DatabasesQuestion.self)?.reading.value else { return false }
        let pending =
            switch rotation.kind {
            case .aurora:
                all.clusters.lazy.compactMap(\.cluster).first { $0.identifier.text == rotation.database }?
                    .pendingChanges
            case .instance: all.instances.first { $0.identifier.text == rotation.database }?.instance.pendingChanges
            }
        return pending?["MasterUserPassword"] != nil
    }
}
