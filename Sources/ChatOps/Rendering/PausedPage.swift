import Maintenance
import Slack

/// The message that an operation stopped and needs a person: why, what is true in AWS, and what can be done.
struct PausedPage {
    let operation: Operation
    let reason: PauseReason
    let wording: Wording

    func rendered() -> Rendered {
        var page = Page()
        page.say("\(.strong(operation.plan.title)) · \(.foreign(operation.id, limit: 40)) · \(heading)")
        page.say(Self.reason(reason, of: operation, wording))
        if case .paused(let paused) = operation.phase {
            page.list(Self.truth(of: operation, paused.progress))
            page.say(Self.choices(reason, of: operation, wording))
        } else {
            page.say("Meanwhile it is \(operation.phase.name).")
        }
        page.say("Asked for by \(Mention.requester(operation.origin.requester)).", style: .aside)
        return Rendered(fixed: page)
    }

    private var heading: Mrkdwn {
        switch reason {
        case .trouble(let step, _), .overdue(let step, _): "paused at \(operation.place(of: step))"
        case .gateExpired(let gate):
            Self.step(of: gate, in: operation).map { "paused at \(operation.place(of: $0))" } ?? "paused"
        case .hold(let step, _): "paused before \(operation.place(of: step))"
        case .person, .blind, .fault: "paused"
        }
    }

    private static func step(of gate: GateID, in operation: Operation) -> StepID? {
        operation.progress?.gates.first { $0.id == gate }?.step
    }

    /// Why it stopped, as a sentence.
    static func reason(_ reason: PauseReason, of operation: Operation, _ wording: Wording) -> Mrkdwn {
        func title(_ step: StepID) -> Mrkdwn { .foreign(operation.plan[step]?.title ?? step.text, limit: 240) }
        switch reason {
        case .person(let person):
            return "\(Mention.of(person)) paused it."
        case .trouble(let step, let text):
            // With what AWS wrote in a log, where it gave something up.
            return "\(title(step)): \(wording.sentence(text.asSentence, limit: 2_000))"
        case .overdue(let step, let text):
            return "\(title(step)) takes too long: \(wording.sentence(text.asSentence))"
        case .gateExpired(let gate):
            let step = step(of: gate, in: operation).map { ": \(title($0))" as Mrkdwn } ?? ""
            return "Nobody answered in time\(step). Nothing was done."
        case .hold(let step, let person):
            return "It stops before “\(title(step))”, as \(Mention.of(person)) wanted."
        case .blind(let text):
            return "AWS cannot be read: \(wording.sentence(text.asSentence))"
        case .fault(let text):
            return "A fault of the bot: \(wording.sentence(text.asSentence)) Nothing of what it decided was done."
        }
    }

    /// What AWS is still at, as an operation that stopped calls nothing more, and what was called goes on; and what was begun
    /// and not ended.
    private static func truth(of operation: Operation, _ progress: Progress) -> [Mrkdwn] {
        calls(progress)
            + operation.plan.spans.compactMap { span in
                guard progress.isDone(span.begin.id), !progress.isDone(span.end.id) else { return nil }
                let titles = [span.begin, span.end].map { Mrkdwn.foreign($0.title, limit: 240) }
                return "“\(titles[0])” is done, and “\(titles[1])”, which ends it, is not."
            }
    }

    private static func calls(_ progress: Progress) -> [Mrkdwn] {
        let unproved = progress.unprovedCalls.map { intent in
            let (phrase, words) = (Mrkdwn.marked(intent.mutation.phrase), intent.mutation.words)
            let what = intent.outcome == .accepted ? words.accepted.asBeginning : "Whether \(words.addressee) took"
            let rest: Mrkdwn = intent.outcome == .accepted ? "and nothing showed that it was done" : "was never seen"
            return
                "\(what) \(phrase), asked \(Moment.time(intent.decidedAt)), \(rest). Look at it in \(words.addressee)."
                as Mrkdwn
        }
        guard !progress.outstanding.isEmpty || !unproved.isEmpty else {
            return ["No call to AWS is under way."]
        }
        return unproved
            + progress.outstanding.map { intent in
                let (phrase, words) = (Mrkdwn.marked(intent.mutation.phrase), intent.mutation.words)
                switch (intent.sighting, intent.outcome) {
                case (.working, _), (.underWay, _):
                    return """
                        \(words.addressee) is still at \(phrase), asked \(Moment.time(intent.decidedAt)); it goes on by itself.
                        """
                case (_, .accepted):
                    return """
                        \(words.accepted.asBeginning) \(phrase) \(Moment.time(intent.decidedAt)) and does not show it yet.
                        """
                case (_, .pending), (_, .unknown):
                    return """
                        Whether \(words.addressee) took \(phrase), decided \(Moment.time(intent.decidedAt)), is not known yet; \
                        it is watched.
                        """
                }
            }
    }

    /// The commands that fit.
    static func choices(_ reason: PauseReason, of operation: Operation, _ wording: Wording) -> Mrkdwn {
        let onward: Mrkdwn
        switch reason {
        case .person, .hold: onward = "\(wording.command(.resume, operation.id)) goes on"
        case .gateExpired: onward = "\(wording.command(.resume, operation.id)) asks again"
        case .trouble, .overdue, .blind, .fault: onward = "\(wording.command(.retry, operation.id)) tries again"
        }
        let way: Mrkdwn =
            operation.plan.subject.hasWayBack ? ", \(wording.command(.rollback, operation.id)) shows the way back" : ""
        return "\(onward)\(way), \(wording.command(.abort, operation.id)) stops for good."
    }
}

extension String {
    /// With a full stop at its end.
    fileprivate var asSentence: String {
        guard let last, !".!?".contains(last) else { return self }
        return self + "."
    }
}
