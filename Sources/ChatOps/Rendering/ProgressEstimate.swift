import Maintenance

/// How far an operation is and how long it takes yet, by what its steps typically take.
struct ProgressEstimate {
    static let cells = 14

    private let plan: Plan
    private let progress: Progress
    /// On whole minutes since the start, so that all that follows from it changes together, once a minute.
    let now: Timestamp

    /// - Parameter now: the time at which the operation stopped, when it did.
    init(_ plan: Plan, _ progress: Progress, at now: Timestamp) {
        self.plan = plan
        self.progress = progress
        let minutes = max(0, (now - progress.startedAt).milliseconds) / 60_000
        self.now = progress.startedAt + .minutes(minutes)
    }

    var elapsed: Span { now - progress.startedAt }

    /// Never goes back: what an active step is credited with grows to nine tenths of the expected, and a step that asks
    /// a person counts when it is done.
    var fraction: (done: Int64, of: Int64) {
        let total = plan.steps.reduce(Int64(0)) { $0 + $1.expected.milliseconds }
        let done = plan.steps.reduce(Int64(0)) { sum, step in
            switch progress.steps[step.id] {
            case .done, .skipped: sum + step.expected.milliseconds
            case .active(let since) where !step.isGated:
                sum + min(max(0, (now - since).milliseconds), step.expected.milliseconds * 9 / 10)
            case .active, .waiting, nil: sum
            }
        }
        return (done, max(1, total))
    }

    /// "▓▓▓▓▓▓▓░░░░░░░"
    func bar(isComplete: Bool = false) -> String {
        let (done, total) = fraction
        let full = isComplete ? Self.cells : min(Self.cells - 1, Int(done * Int64(Self.cells) / total))
        return String(repeating: "▓", count: full) + String(repeating: "░", count: Self.cells - full)
    }

    /// A step that takes much longer than expected makes every estimate a guess.
    var isOverdue: Bool {
        plan.steps.contains { step in
            guard case .active(let since) = progress.steps[step.id], !step.isGated, step.isGuess != true else {
                return false
            }
            return now - since
                > max(step.expected + .minutes(3), Span(milliseconds: step.expected.milliseconds * 3 / 2))
        }
    }

    /// A step is at work of which nothing tells how long it takes: neither is it late, nor is the end known.
    var isUnknown: Bool {
        plan.steps.contains { step in
            guard case .active = progress.steps[step.id] else { return false }
            return step.isGuess == true
        }
    }

    /// The longest path through what is not done, without the time that people take to answer.
    var remaining: Span {
        var ends: [StepID: Span] = [:]
        for step in plan.steps {
            let begin = step.after.compactMap { ends[$0] }.max() ?? .zero
            ends[step.id] = begin + left(of: step)
        }
        return ends.values.max() ?? .zero
    }

    private func left(of step: Step) -> Span {
        switch progress.steps[step.id] {
        case .done, .skipped: .zero
        case .active(let since) where !step.isGated: max(.zero, step.expected - max(.zero, now - since))
        case .active, .waiting, nil: step.expected
        }
    }
}
