import Maintenance

/// What there is of a lifecycle when a plan for it is made.
struct LifecycleSurvey {
    let lifecycle: Lifecycle
    let basis: PlanBasis
    let operation: OperationID
    let now: Timestamp
    /// Newest first.
    let managed: [ManagedDatabase]

    /// - Throws: `Refusal` when it is not known what there is, or when it is read in another account than the lifecycle's.
    init(
        _ lifecycle: Lifecycle, _ basis: PlanBasis, as operation: OperationID, at now: Timestamp
    ) throws(Refusal) {
        self.lifecycle = lifecycle
        self.basis = basis
        self.operation = operation
        self.now = now
        let account = basis.observation.target.place.account
        if let wanted = lifecycle.account, wanted != account {
            throw Refusal(
                "\(lifecycle.name) is of account \(wanted), and the credentials are of \(account): nothing is planned.")
        }
        switch basis.observation.managed(by: lifecycle.name, lifecycle.kind) {
        case .known(let found): managed = found
        case .unavailable(let reason):
            throw Refusal(
                "The databases of \(lifecycle.name) are not read, so nothing is planned. \(reason.asSentence)")
        }
    }

    func all(in stage: LifecycleStage) -> [ManagedDatabase] { managed.all(in: stage) }

    /// The newest that an action is for.
    func candidate(for action: LifecycleAction) -> ManagedDatabase? {
        managed.candidate(for: action, of: lifecycle.kind)
    }

    /// The database that clients are led to: of several that say they are promoted, the one that the record points at.
    var promoted: ManagedDatabase? {
        managed.promoted(by: basis.observation.records?.value ?? [])
    }

    /// Whether the record points at a database in some zone.
    func isLedTo(_ database: ManagedDatabase) -> Bool {
        (basis.observation.records?.value ?? []).lead(to: database)
    }

    /// "promoted development-2026-11-22 · retired development-2026-11-15".
    var state: String {
        guard !managed.isEmpty else { return "no databases yet" }
        return LifecycleStage.clientsFirst.compactMap { stage in
            let names = all(in: stage).map(\.name)
            return names.isEmpty ? nil : "\(stage.rawValue) \(names.joined(separator: ", "))"
        }.joined(separator: " · ")
    }

    // MARK: Findings

    /// What every plan for it has to know.
    var commonFindings: [Finding] {
        basis.restraintFindings + basis.otherOperationFindings(on: lifecycle.name) + unreadable + oddities
    }

    private var unreadable: [Finding] {
        let all = basis.observation.first(DatabasesQuestion.self)?.reading.value
        return (all?.unreadable(perhapsOf: lifecycle) ?? []).map { database in
            Preflight.notChecked(
                "unreadable", "whether \(database.name ?? "a database without a name") is one of \(lifecycle.name)",
                because: database.reason)
        }
    }

    /// What the tags say that does not fit.
    private var oddities: [Finding] {
        let unknown = managed.compactMap { database -> Finding? in
            switch database.told {
            case .stage: nil
            case .leaving:
                Finding(
                    .info, "stage",
                    "\(database.name) was about to be deleted by rds-echo (stage retired there): it is left alone.")
            case .unknown(let text, _):
                Finding(
                    .info, "stage",
                    "\(database.name) is in a stage that nobody knows (“\(text)”): it is left alone.")
            }
        }
        let promoted = all(in: .promoted)
        guard promoted.count > 1 else { return unknown }
        let live = promoted.filter(isLedTo).map(\.name)
        let words = live.isEmpty ? "the record points at none of them" : "the record points at \(live.listed)"
        return unknown + [
            Finding(
                .acknowledge, "several-promoted",
                "\(promoted.map(\.name).listed) all say that they are promoted; \(words).")
        ]
    }

    /// What is said instead of a plan.
    func nothingToDo(_ text: String) -> [Finding] { [Finding(.info, "nothing-to-do", text)] }

    /// Why there is nothing for an action to be done with.
    func nothing(for action: LifecycleAction) -> [Finding] {
        let stages = action.stages(of: lifecycle.kind).map(\.rawValue)
        return nothingToDo(
            "No database of \(lifecycle.name) is in stage \(stages.joined(separator: " or ")): nothing to do. There is: "
                + "\(state).")
    }
}

extension LifecycleSurvey {
    /// A plan on what there is.
    func plan(
        of runbook: some Runbook, title: String, steps: [Step], findings: [[Finding]], interruption: String? = nil
    ) -> Plan {
        Plan(
            operation: operation, runbook: AnyRunbook(runbook),
            subject: AnySubject(LifecycleSubject(lifecycle, in: basis.observation.target.place, state: state)),
            title: title, steps: Step.inSequence(steps),
            findings: Preflight.inOrder([steps.isEmpty ? [] : commonFindings] + findings), interruption: interruption,
            madeAt: now)
    }
}
