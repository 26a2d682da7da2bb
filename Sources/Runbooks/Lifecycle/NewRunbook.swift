package import Maintenance

/// Makes a new database of a lifecycle, from the newest snapshot or as a clone.
package struct NewRunbook: LifecycleRunbook {
    package static let kind: KindName = "lifecycle-new"
    package var lifecycle: Lifecycle
    /// A snapshot that a person named, by its identifier or ARN.
    package var snapshot: String?
    /// A clone, whatever the configuration says.
    package var isClone: Bool

    package init(_ lifecycle: Lifecycle, snapshot: String? = nil, isClone: Bool = false) {
        self.lifecycle = lifecycle
        self.snapshot = snapshot
        self.isClone = isClone
    }

    private enum CodingKeys: String, CodingKey {
        case lifecycle, snapshot
        case isClone = "clone"
    }

    package var subject: MarkedText { isClone ? "making of a clone" : "making of a new database" }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        databaseQuestions(in: context).union(lifecycle.snapshotQuestions(snapshot, in: context))
            .union([AnyQuestion(InstanceQuotaQuestion(in: context.place))])
    }

    package func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let survey = try LifecycleSurvey(lifecycle, basis, as: operation, at: now)
        let title = "Make a new database of \(lifecycle.name)"
        if let reason = survey.tooEarly {
            return survey.plan(of: self, title: title, steps: [], findings: [survey.nothingToDo(reason)])
        }
        let copy = LifecycleCopy(survey, from: try origin(seeing: basis.observation))
        return survey.plan(of: self, title: "Make \(copy.name)", steps: copy.steps, findings: [copy.findings])
    }

    private func origin(seeing observation: Observation) throws(Refusal) -> LifecycleCopy.Origin {
        isClone
            ? .cluster(try lifecycle.clonedCluster(seeing: observation))
            : try lifecycle.origin(snapshot, seeing: observation)
    }
}

extension LifecycleSurvey {
    /// Why no new one is made yet: one is being made, or the newest is too young; `nil` when one may be.
    var tooEarly: String? {
        switch lifecycle.nextMaking(besides: managed, at: now) {
        case .allowed: return nil
        case .underWay(let creating):
            return "\(creating.name) is \(creating.status): nothing to do before it is there."
        case .tooEarly(let newest, let start):
            let minimum = lifecycle.names.minimumAge
            let age = (now - (start - minimum)).age
            return "\(newest.name) is \(age) old: a new one is made from \(minimum.age) on, which is \(start.words). "
                + "Nothing to do."
        }
    }
}
