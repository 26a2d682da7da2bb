/// What the gate in front of a mutation checks and says. A kind that has a gate gives all of it.
package struct GateTerms: Sendable {
    package let risk: Risk
    /// What the facts are made from, beyond what the step sees: read just before somebody is asked, and again after the
    /// answer. What follows from the observation is asked when it is there.
    package let questions: @Sendable (QuestionContext, Observation?) -> Set<AnyQuestion>
    /// What an approver has to know and what the approval binds to, beyond what its subject tells of itself.
    package let facts: @Sendable (FactContext) -> [SafetyFacts.Fact]
    /// The instance that is to carry the writer role, if the call is about that.
    package let proposedWriter: @Sendable (Observation) -> InstanceID?
    package let words: @Sendable (GateContext) -> GateWords

    package init(
        _ risk: Risk,
        questions: @escaping @Sendable (QuestionContext, Observation?) -> Set<AnyQuestion> = { _, _ in [] },
        proposedWriter: @escaping @Sendable (Observation) -> InstanceID? = { _ in nil },
        facts: @escaping @Sendable (FactContext) -> [SafetyFacts.Fact],
        words: @escaping @Sendable (GateContext) -> GateWords
    ) {
        self.risk = risk
        self.questions = questions
        self.facts = facts
        self.proposedWriter = proposedWriter
        self.words = words
    }
}

/// What safety facts are made from.
package struct FactContext: Sendable {
    package let observation: Observation
    package let policy: PlanPolicy

    package init(observation: Observation, policy: PlanPolicy) {
        self.observation = observation
        self.policy = policy
    }
}

/// What the words of a gate are made from.
package struct GateContext: Sendable {
    /// The cluster that the operation works on.
    package let cluster: ClusterID
    package let place: Place
    package let currentWriter: InstanceID?
    /// All calls that the approval is to allow, where it is more than this one.
    package let covers: [AnyMutation]
    /// How many of them are named; the others are counted.
    package let callsNamed: Int
    /// Whether the call ends a disturbance that an earlier one began, as a fail-back does.
    package let isReturn: Bool

    package init(
        cluster: ClusterID, place: Place, currentWriter: InstanceID?, covers: [AnyMutation], callsNamed: Int = 20,
        isReturn: Bool = false
    ) {
        self.cluster = cluster
        self.place = place
        self.currentWriter = currentWriter
        self.covers = covers
        self.callsNamed = callsNamed
        self.isReturn = isReturn
    }
}

/// A gate in words for people.
package struct GateWords: Sendable, Equatable {
    /// What is asked about, inside a sentence: "failover of orders".
    package var subject: MarkedText
    /// The same at the beginning of a line.
    package var heading: MarkedText
    /// What users of the database notice, and for how long.
    package var interruption: MarkedText
    /// Exactly what AWS is asked for, and where.
    package var action: MarkedText
    /// While the call is made: "failing over…".
    package var underWay: MarkedText
    /// When it took effect: "failed over".
    package var done: MarkedText

    package init(
        subject: MarkedText, heading: MarkedText? = nil, interruption: MarkedText, action: MarkedText,
        underWay: MarkedText = "under way…", done: MarkedText = "done"
    ) {
        self.subject = subject
        self.heading = heading ?? subject
        self.interruption = interruption
        self.action = action
        self.underWay = underWay
        self.done = done
    }
}

extension GateContext {
    /// "in us-east-1, account 123456789012".
    package var location: MarkedText { "in \(place.region), account \(place.account)" }

    /// "AWS is asked for the upgrade to 16.2 in us-east-1, account 123456789012"; with all calls where one approval is for
    /// several.
    package func asking(for mutation: some Mutation, ending: MarkedText = "") -> MarkedText {
        guard covers.count > 1 else { return "AWS is asked for \(mutation.words.phrase) \(location)" }
        return "AWS is asked \(location) for \(MarkedText.list(covers.map(\.phrase), atMost: callsNamed))\(ending)."
    }
}
