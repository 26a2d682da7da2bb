import Maintenance
import Slack

/// One line of truth for those who are not asked anything.
struct StakeholderLine {
    let operation: Operation

    func rendered(_ milestone: Notice.Milestone) -> Rendered {
        var page = Page()
        page.say("\(.strong(operation.target.cluster)): \(line(milestone)) \(details)")
        return Rendered(fixed: page)
    }

    private var details: Mrkdwn {
        "Details: \(.channel(ChannelID(operation.origin.channel))), \(.foreign(operation.id, limit: 40))."
    }

    private func line(_ milestone: Notice.Milestone) -> Mrkdwn {
        switch milestone {
        case .started:
            let expected: Mrkdwn =
                operation.plan.interruption.map { " Expected: \(.foreign($0, limit: 300))." }
                ?? " No interruption expected."
            let starter =
                operation.progress.map { Mention.starter(of: operation, $0) }
                ?? Mention.requester(operation.origin.requester)
            return "\(subject) started by \(starter).\(expected)"
        case .paused:
            let progress = operation.progress?.doneCount ?? 0
            return "\(subject) paused after \(progress) of \(operation.plan.steps.count) steps; it waits for the team."
        case .resumed:
            return "\(subject) goes on."
        case .completed:
            let times = operation.progress.flatMap(EndedPage.interruptions).map { " \($0)" as Mrkdwn } ?? ""
            return "\(subject) finished\(duration).\(times)"
        case .aborted:
            guard case .ended(let ended) = operation.phase, case .aborted(let person, _, _) = ended.outcome else {
                return "\(subject) stopped."
            }
            let times = operation.progress.flatMap(EndedPage.interruptions).map { " \($0)" as Mrkdwn } ?? ""
            return "\(subject) stopped by \(Mention.of(person)) before its end.\(times)"
        }
    }

    private var subject: Mrkdwn { .marked(operation.plan.runbook.base.subject) }

    private var duration: Mrkdwn {
        guard case .ended(let ended) = operation.phase, let progress = ended.progress else { return "" }
        return " after \(ReplyWording.words(ended.at - progress.startedAt))"
    }
}
