package import Maintenance

/// Time for people to look at green before it takes over. Whether green is still well is checked by the switchover.
package struct SoakStep: DatabaseStep {
    package static let kind: KindName = "soak"
    package var span: Span

    package init(_ span: Span) { self.span = span }

    private enum CodingKeys: String, CodingKey {
        case span = "milliseconds"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .environments(in: context.place)
    }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(short: "Soak", underWay: "Letting green stand beside blue", finished: "Green stood beside blue")
    }

    package func assess(whileThere context: StepContext) -> Assessment {
        let end = context.since + span
        return context.observation.takenAt >= end
            ? .satisfied : .inProgress("green stands beside blue until \(end.words)")
    }
}

extension Step {
    static func soak(_ span: Span) -> Step {
        Step(
            "soak", "Let green stand beside blue for \(span.words)", SoakStep(span), expected: span,
            patience: span + .minutes(60))
    }
}
