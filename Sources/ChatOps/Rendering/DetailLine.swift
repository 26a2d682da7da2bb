import Maintenance
import Slack

/// A line in the thread of an operation.
struct DetailLine {
    let operation: Operation
    let wording: Wording

    func rendered(_ detail: Notice.Detail) -> Rendered {
        var page = Page()
        page.say(line(detail))
        return Rendered(fixed: page)
    }

    private func line(_ detail: Notice.Detail) -> Mrkdwn {
        switch detail {
        case .stepCompleted(let step):
            return completed(step)
        case .stepSkipped(let step):
            guard case .skipped(let person, let reason, _)? = operation.progress?.steps[step] else {
                return "Left out: \(title(step))."
            }
            return "\(Mention.of(person)) left out “\(title(step))”\(EndedPage.because(reason))"
        case .reset(let step, let person):
            return "\(Mention.of(person)) set it back: “\(title(step))” and what comes after are done again."
        case .callUnknown(let intent, let reason):
            return """
                \(addressee(intent))'s answer to \(phrase(intent)) was lost (\(.foreign(reason, limit: 300))). I look whether it took effect \
                before anything else is done.
                """
        case .callDeferred(let step, let reason, let until):
            return """
                \(title(step)): AWS refused it for now (\(.foreign(reason, limit: 300))). Next try \(Moment.time(until)).
                """
        case .callLacking(let intent, let reason):
            return """
                \(addressee(intent)) does not have what this takes: \(phrase(intent)) (\(.foreign(reason, limit: 300))). Where the plan \
                names another way, that is tried now.
                """
        case .callWithheld(let intent, let reason):
            return "Not asked of \(addressee(intent)) any more: \(phrase(intent)). \(wording.sentence(reason))"
        case .callUnproved(let intent):
            return
                "Nothing shows that \(addressee(intent)) did what was asked: \(phrase(intent)). The step is looked at anew."
        case .counted(let gate, let people):
            let asked = operation.progress?.gates.first { $0.id == gate }
            let step = asked.map { ", \(operation.place(of: $0.step))" as Mrkdwn }
            let quorum = wording.narrowed(by: asked?.rule).quorum
            return people.isEmpty
                ? "No approval counts any more\(step ?? "")."
                : "\(people.count) of \(quorum) approvals\(step ?? ""): \(Mention.people(people)).\(isEnough(people, of: quorum))"
        case .resumed(let person):
            return "Resumed by \(Mention.of(person))."
        case .clockSet(let span):
            let way = span < .zero ? "back" : "forward"
            return """
                The clock of my host was set \(way) by \(Moment.took(span.magnitude)). The times that I count from were moved \
                with it.
                """
        case .answersUnread(let since, let reason):
            return """
                From \(Moment.time(since)) on the reactions here could not be read (\(.foreign(reason, limit: 300))). Nothing \
                is started, approved or stopped by a reaction until they are; I go on trying.
                """
        case .answersRead:
            return "The reactions here are read again. Those that were given meanwhile count."
        }
    }

    /// An approval that is counted rather than acted on has to wait for its time.
    private func isEnough(_ people: [PersonID], of quorum: Int) -> Mrkdwn {
        people.count < quorum ? "" : " That is enough; it waits until it may act."
    }

    private func completed(_ step: StepID) -> Mrkdwn {
        guard let planned = operation.plan[step], case .done(let since, let at)? = operation.progress?.steps[step]
        else {
            return "Done: \(title(step))."
        }
        let took = operation.progress?.provedGatedCall(of: step)?.took ?? at - since
        return "\(planned.finished) in \(Moment.took(took)) · \(operation.place(of: step))"
    }

    private func title(_ step: StepID) -> Mrkdwn { .foreign(operation.plan[step]?.title ?? step.text, limit: 240) }

    private func phrase(_ id: IntentID) -> Mrkdwn {
        intent(id).map { .marked($0.mutation.phrase) } ?? "call \(.foreign(id, limit: 60))"
    }

    /// Who was asked; AWS, where the call is not known.
    private func addressee(_ id: IntentID) -> String { intent(id)?.mutation.words.addressee ?? "AWS" }

    private func intent(_ id: IntentID) -> Intent? {
        let progress = operation.progress
        return progress?.outstanding.first { $0.id == id } ?? progress?.finished.map(\.intent).first { $0.id == id }
    }
}
