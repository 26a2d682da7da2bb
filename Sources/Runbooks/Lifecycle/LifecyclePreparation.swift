import Maintenance

/// What is done to a new database of a lifecycle before anybody uses it: settings, a new password, masking.
struct LifecyclePreparation {
    let database: ManagedReference
    let lifecycle: Lifecycle
    let operation: OperationID
    private let rotation: PasswordRotation?
    private let stages: SecretStages?
    private let script: MaskingScriptSummary?

    /// Newest first.
    private let managed: [ManagedDatabase]
    /// Clients are led to another database meanwhile.
    private let hasPromoted: Bool

    /// - Throws: `Refusal` when what it takes is not read.
    init(_ survey: LifecycleSurvey, of database: ManagedReference) throws(Refusal) {
        self.database = survey.unused(database)
        lifecycle = survey.lifecycle
        hasPromoted = survey.promoted != nil
        managed = survey.managed
        operation = survey.operation
        let changes = survey.lifecycle.changes
        let observation = survey.basis.observation
        rotation = changes.passwordSecret.map {
            PasswordRotation(
                in: $0, for: database.name, database.kind, engine: survey.lifecycle.engine.name, by: survey.operation)
        }
        stages = try changes.passwordSecret.map { secret throws(Refusal) in
            try Self.known(
                observation[SecretStagesQuestion(secret, in: observation.target.place)], "The secret \(secret)")
        }
        guard changes.masking == nil || changes.passwordSecret != nil else {
            throw Refusal(
                "\(survey.lifecycle.name) has modify.masking and no modify.password_secret in the configuration: there is "
                    + "nothing to log in with.")
        }
        script = try changes.masking.map { file throws(Refusal) in
            try Self.known(observation[MaskingScriptQuestion(file, in: observation.target.place)], file)
        }
    }

    private static func known<Answer>(_ reading: Reading<Answer>, _ what: String) throws(Refusal) -> Answer {
        switch reading {
        case .known(let answer): answer
        case .unavailable(let reason): throw Refusal("\(what) is not read, so nothing is planned. \(reason.asSentence)")
        }
    }

    var steps: [Step] { configuration + password + masking + [stage] }

    private var configuration: [Step] {
        var settings = ConfigureDatabase.Settings()
        switch lifecycle.kind {
        case .aurora: settings.parameterGroup = lifecycle.parameterGroups.cluster
        case .instance:
            settings.parameterGroup = lifecycle.parameterGroups.instance
            settings.optionGroup = lifecycle.parameterGroups.options
        }
        settings.securityGroups = lifecycle.network.securityGroups.isEmpty ? nil : lifecycle.network.securityGroups
        settings.backupRetention = lifecycle.changes.backupRetention
        settings.isProtected = lifecycle.changes.deletionProtection
        let isNothing = settings.isEmpty && lifecycle.changes.roles.isEmpty
        return isNothing ? [] : [.configure(ConfigureStep(database, settings, roles: lifecycle.changes.roles))]
    }

    private var password: [Step] {
        rotation.map { [.rotatePassword(RotatePasswordStep(database, $0))] } ?? []
    }

    private var masking: [Step] {
        guard let file = lifecycle.changes.masking, let secret = lifecycle.changes.passwordSecret, let script else {
            return []
        }
        let reference = MaskingScriptReference(file, digest: script.digest)
        // PostgreSQL's own port: the configuration takes masking for no other engine.
        let port = lifecycle.network.port ?? 5432
        return [.mask(MaskStep(database, reference, secret: secret, port: port, for: operation))]
    }

    private var stage: Step { .recordStage(RecordStageStep(database, .modified, of: lifecycle)) }

    // MARK: Findings

    var findings: [Finding] { secretFindings + scriptFindings }

    private var secretFindings: [Finding] {
        guard let rotation, let stages else { return [] }
        let check = "password"
        if stages.isLeaving {
            return [Finding(.block, check, "\(rotation.secret) is scheduled for deletion: nothing is kept in it.")]
        }
        if let owner = stages.owner {
            return [Finding(.block, check, "\(rotation.secret) is kept by \(owner) itself: name one of your own.")]
        }
        guard stages.current != nil else {
            return [
                Finding(
                    .block, check,
                    "\(rotation.secret) has no current version: put one with “username” and “password” there first.")
            ]
        }
        let left = leavingPassword(stages, rotation).map { [Finding(.acknowledge, "password-left", $0)] } ?? []
        return [
            Finding(
                hasPromoted ? .acknowledge : .info, check,
                "\(database.name) gets a new password, which is the current one of \(rotation.secret) from then on. The "
                    + "database that clients use until the promotion keeps its own: clients that read the secret before "
                    + "the promotion cannot open connections to it.")
        ] + left
    }

    /// An operation that ended between giving a database its password and making that current left it in the pending version alone.
    /// "If this action results in the last label being removed from a version, then the version is considered to be 'deprecated'
    /// and can be deleted by Secrets Manager" (API reference, UpdateSecretVersionStage).
    private func leavingPassword(_ stages: SecretStages, _ rotation: PasswordRotation) -> String? {
        guard let pending = stages.leavingPassword, pending != rotation.version else { return nil }
        let fate = "The version loses its label now, and Secrets Manager may delete it"
        if let owner = managed.first(where: { PasswordRotation.version(in: rotation.secret, ofMaking: $0) == pending })
        {
            guard owner.name != database.name else { return nil }
            return
                "The pending version of \(rotation.secret) alone keeps the password that \(owner.madeBy ?? "") made for "
                + "\(owner.name). \(fate): read it before, or give \(owner.name) another password afterwards."
        }
        let stages: Set<LifecycleStage> = [.new, .modified, .rebooted]
        let others = managed.filter { $0.name != database.name && ($0.stage.map(stages.contains) ?? false) }
        guard !others.isEmpty else { return nil }
        return
            "The pending version of \(rotation.secret) is of an earlier operation that did not make it current, and may alone "
            + "keep the password of \(others.map(\.name).joined(separator: " or ")). \(fate): read it before."
    }

    private var scriptFindings: [Finding] {
        guard let file = lifecycle.changes.masking, let script else { return [] }
        let places = script.databases.isEmpty ? "" : " for \(script.databases.listed)"
        let count = script.statements == 1 ? "1 statement" : "\(script.statements) statements"
        return [
            Finding(
                .info, "masking",
                "\(file) has \(count)\(places), each of which takes effect by itself. Where one fails, nothing goes on."
            )
        ]
    }
}

extension LifecycleRunbook {
    /// What the preparation of a new database depends on.
    func preparationQuestions(in context: QuestionContext) -> Set<AnyQuestion> {
        let secret = lifecycle.changes.passwordSecret.map { AnyQuestion(SecretStagesQuestion($0, in: context.place)) }
        let script = lifecycle.changes.masking.map { AnyQuestion(MaskingScriptQuestion($0, in: context.place)) }
        return Set([secret, script].compactMap(\.self))
    }
}
