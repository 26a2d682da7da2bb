/// Puts a new password into a secret, as its pending version: the current value with another password (Secrets Manager,
/// GetRandomPassword, PutSecretValue with `AWSPENDING`).
package struct PutPendingPassword: Mutation {
    package static let kind: KindName = "put-pending-password"
    package var rotation: PasswordRotation

    package init(_ rotation: PasswordRotation) { self.rotation = rotation }

    private enum CodingKeys: String, CodingKey {
        case rotation
    }

    package var resource: Resource { .secret(rotation.secret) }
    package var gate: GateTerms? { nil }
    package var disturbance: Disturbance { .none }
    package var settleTime: Span { .minutes(1) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { false }
    /// The version is there, with another password than the one sent now.
    package var codesOfDone: Set<String> { ["ResourceExistsException"] }
    package var codesOfPassing: Set<String> { [] }

    package func questions(of call: CallRecord, in place: Place) -> Set<AnyQuestion> {
        [AnyQuestion(SecretStagesQuestion(rotation.secret, in: place))]
    }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        observation.stages(of: rotation)?.versions[rotation.version] == nil ? .none : .done
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "a pending password in \(rotation.secret)",
            order: "put a new password into \(rotation.secret), as its pending version",
            unproved: "A pending password may have been put into \(rotation.secret) and not show yet")
    }
}

extension Observation {
    /// The versions of the secret of a rotation; `nil` where they are not read.
    package func stages(of rotation: PasswordRotation) -> SecretStages? {
        self[SecretStagesQuestion(rotation.secret, in: target.place)].value
    }
}
