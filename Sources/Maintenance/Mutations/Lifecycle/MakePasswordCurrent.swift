/// Puts the pending password of a secret in force (Secrets Manager, UpdateSecretVersionStage, `AWSCURRENT`), if the version that
/// is in force now is still the one that was seen.
package struct MakePasswordCurrent: Mutation {
    package static let kind: KindName = "make-password-current"
    package var rotation: PasswordRotation
    /// The version that was in force; `nil`: none.
    package var former: String?

    package init(_ rotation: PasswordRotation, insteadOf former: String?) {
        self.rotation = rotation
        self.former = former
    }

    private enum CodingKeys: String, CodingKey {
        case rotation, former
    }

    package var resource: Resource { .secret(rotation.secret) }
    package var gate: GateTerms? { nil }
    package var disturbance: Disturbance { .none }
    package var settleTime: Span { .minutes(1) }
    /// Once made it is refused: the version that it takes the label from does not have it any more.
    package var isRepeatable: Bool { true }
    package var isLong: Bool { false }
    package var codesOfDone: Set<String> { [] }
    package var codesOfPassing: Set<String> { [] }

    package func questions(of call: CallRecord, in place: Place) -> Set<AnyQuestion> {
        [AnyQuestion(SecretStagesQuestion(rotation.secret, in: place))]
    }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        observation.stages(of: rotation)?.current == rotation.version ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the new password as the current one of \(rotation.secret)",
            order: "make the new password the current one of \(rotation.secret)",
            unproved: "The new password may be the current one of \(rotation.secret) and not show it yet")
    }
}
