import Engine
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
        let place: Mrkdwn = "\(.foreign(operation.id, limit: 40)) · \(operation.place(of: gate.step))"
        guard gate.isWaiting else {
            // The chat could not be reached for a while: nobody is called for what is settled.
            page.say("*No answer needed any more: \(subject)* · \(place)")
            return Rendered(fixed: page)
        }
        page.say(
            "*\(isLast ? "Last call" : "Still waiting"): \(subject)* · \(place)",
            .list(awaited, atMost: 20, separator: ", ") { Mention.list([$0]) })
        page.say(
            "\(missing) by \(gate.expiry). Unanswered, nothing is done\(consequence).",
            .marked(gate.words(in: operation).interruption))
        if isLast, !others.isEmpty {
            page.say(
                "Also called: \(.list(others, atMost: 20, separator: ", ") { Mention.list([$0]) }). Please reach an approver."
            )
        }
        page.say("The question is above in this thread, with its facts: react there, not here.")
        return Rendered(fixed: page)
    }

    private var consequence: Mrkdwn {
        if gate.isOutsideWindow != true {
            guard gate.endsWithWindow == true else { return " and the operation pauses" }
            if operation.isUnended(at: gate.step) { return ", and it is asked anew outside the window" }
        }
        return gate.isFinishing
            ? ", and it goes on when the window opens" : ", and it is asked again when the window opens"
    }

    private var subject: Mrkdwn { .marked(gate.words(in: operation).subject) }

    /// Those whose answer would count and is not there yet.
    private var awaited: [String] {
        wording.approvers.filter { id in
            (wording.requesterMayApprove || id != gate.requester.person?.text)
                && !gate.counted.contains { $0.text == id }
        }
    }

    private var others: [String] { wording.escalation.filter { !wording.approvers.contains($0) } }

    /// "Needs 1 more approval (1 of 2: @carol)".
    private var missing: Mrkdwn {
        let count = max(1, wording.quorum - gate.counted.count)
        let noun = count == 1 ? "approval" : "approvals"
        guard !gate.counted.isEmpty else { return "Needs \(count) \(noun)" }
        return
            "Needs \(count) more \(noun) (\(gate.counted.count) of \(wording.quorum): \(Mention.people(gate.counted)))"
    }
}
