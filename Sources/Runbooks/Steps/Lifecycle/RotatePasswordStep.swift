package import Maintenance

/// Gives a database a new password that is kept in a secret: pending there first, then set, then current there. Done when the
/// secret's current version is the one of this operation.
package struct RotatePasswordStep: StepKind {
    package static let kind: KindName = "rotate-password"
    package var database: ManagedReference
    package var rotation: PasswordRotation

    package init(_ database: ManagedReference, _ rotation: PasswordRotation) {
        self.database = database
        self.rotation = rotation
    }

    private enum CodingKeys: String, CodingKey {
        case database, rotation
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        database.useQuestions(in: context)
            .union([AnyQuestion(SecretStagesQuestion(rotation.secret, in: context.place))])
    }

    package var words: StepWords {
        StepWords(
            short: "Password", underWay: "Changing the password of \(database.name)",
            finished: "Password of \(database.name) changed")
    }

    package func assess(in context: StepContext) -> Assessment {
        switch database.atRest(in: context) {
        case .failure(let obstacle): return obstacle.assessment
        case .success: break
        }
        let question = SecretStagesQuestion(rotation.secret, in: context.observation.target.place)
        switch context.observation[question] {
        case .unavailable(let reason):
            return context.observation.unread(
                SecretStagesQuestion.self, "\(rotation.secret) is not read: \(reason.withoutStop)")
        case .known(let stages):
            if let obstacle = obstacle(in: stages, context) { return .blocked(obstacle) }
            guard context.outstanding.isEmpty else { return .inProgress("waiting for the password to be changed") }
            return useObstacle(after: stages, context) ?? next(after: stages, context)
        }
    }

    /// Once the database has it, clients that are led to it are served by the secret that tells it.
    private func useObstacle(after stages: SecretStages, _ context: StepContext) -> Assessment? {
        guard !isSet(context), stages.current != rotation.version, case .there(let seen) = database.look(in: context)
        else { return nil }
        return database.useObstacle(to: seen, in: context.observation)
    }

    private func next(after stages: SecretStages, _ context: StepContext) -> Assessment {
        if stages.current == rotation.version { return .satisfied }
        guard stages.versions[rotation.version] != nil else { return .ready(PutPendingPassword(rotation)) }
        guard isSet(context) else { return .ready(SetMasterPassword(rotation)) }
        return .ready(MakePasswordCurrent(rotation, insteadOf: stages.current))
    }

    private func isSet(_ context: StepContext) -> Bool {
        context.proved.contains(AnyMutation(SetMasterPassword(rotation)))
    }

    /// Why the secret is left alone.
    private func obstacle(in stages: SecretStages, _ context: StepContext) -> String? {
        if stages.isLeaving { return "\(rotation.secret) is scheduled for deletion" }
        if let owner = stages.owner { return "\(rotation.secret) is kept by \(owner) itself" }
        guard stages.current != rotation.version else { return nil }
        if stages.versions[rotation.version] == nil, isSet(context) {
            return
                "\(database.name) has its new password, and \(rotation.secret) does not have the version with it any more"
        }
        // A pending version that is not current stands for a rotation that goes on (Secrets Manager user guide, "Rotation by
        // Lambda function"); one of an earlier operation of ours was given up with that.
        if let pending = stages.pending, pending != stages.current, !PasswordRotation.isOurs(pending) {
            return
                "\(rotation.secret) has a pending version of somebody else's: another rotation is under way or was given up"
        }
        return nil
    }

    /// What only the pending version tells.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        guard !context.proved(SetMasterPassword.self).isEmpty, context.proved(MakePasswordCurrent.self).isEmpty else {
            return []
        }
        return [
            Remainder(
                .databases,
                "\(database.name) has a new password that is in the pending version of \(rotation.secret) alone.")
        ]
    }
}

extension Step {
    static func rotatePassword(_ step: RotatePasswordStep) -> Step {
        Step(
            "rotate-password", "Change the password of \(step.database.name)",
            note: "kept in \(step.rotation.secret)", step, expected: .minutes(4), waitingFor: .rest)
    }
}
