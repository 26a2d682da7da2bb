import Maintenance
import Slack

/// A call to those who have not answered a gate: at half of its time, and once more near its end.
struct ReminderPage {
    let gate: Gate
    let operation: Operation
    let wording: Wording

    /// - Parameter isLast: the time is almost over, so that others are called as well.
    func rendered(isLast: Bool) -> Rendered {
        var page = Page()
        let title: Mrkdwn = .foreign(operation.plan[gate.step]?.title ?? gate.step.text, limit: 240)
        let awaited = wording.approvers.filter { wording.requesterMayApprove || $0 != gate.requester.text }
        let called = isLast ? awaited + wording.escalation.filter { !awaited.contains($0) } : awaited
        page.say(
            "*\(isLast ? "Last call" : "Still waiting")* · \(.foreign(operation.id, limit: 40)) · \(title)",
            "\(Mrkdwn.list(called, atMost: 20, separator: ", ") { Mention.list([$0]) })")
        page.say(
            "An approval is needed by \(Moment.time(gate.expiresAt)); unanswered, nothing is done and the operation pauses. "
                + "The question with its facts is above in this thread: react to it there.")
        return Rendered(fixed: page)
    }
}
