/// One level-triggered unit of a plan.
package struct Step: Sendable, Codable, Equatable {
    package var id: StepID
    /// Imperative, with names: "Fail over orders-1 → orders-co-k3f9".
    package var title: String
    /// A second line where the title does not say it all.
    package var note: String?
    package var after: [StepID]
    package var work: AnyStep
    /// How long the step typically takes, for people and for the progress bar.
    package var expected: Span
    /// Nothing tells how long it takes: what is expected is a guess.
    package var isGuess: Bool?
    /// How long the step may be in progress before the operation pauses and asks for a person.
    package var patience: Span

    package init(
        id: StepID, title: String, note: String? = nil, after: [StepID], work: AnyStep, expected: Span, patience: Span
    ) {
        self.id = id
        self.title = title
        self.note = note
        self.after = after
        self.work = work
        self.expected = expected
        self.patience = patience
    }

    /// Whether a person has to approve before its mutations are made.
    package var isGated: Bool { work.isGated }
}

/// The names under which it is stored.
extension Step {
    private enum CodingKeys: String, CodingKey {
        case id, title, note, after, work, expected, patience
        case isGuess = "guess"
    }
}
