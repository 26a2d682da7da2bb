import Engine
import Maintenance
import Slack

/// A gate's prompt while it waits, and the same message afterwards.
///
/// The text of a waiting prompt is what an approval is checked against: it depends on what does not change while a
/// gate waits, the asking itself, the plan and the configuration, and is never edited.
struct GatePage {
    let gate: Gate
    let operation: Operation
    let wording: Wording

    func rendered() -> Rendered {
        var page = Page()
        if gate.isWaiting {
            page.say("*Approve \(Mrkdwn.marked(words.subject))?*", place)
            describe(in: &page)
            page.say(quorum, "Expires \(gate.expiry). Until then nothing is done.")
            page.say(window)
            page.say(
                """
                React \(Wording.emoji(wording.approve)) to approve, \(Wording.emoji(wording.abort)) to abort the \
                operation. \(digest)
                """)
            return Rendered(fixed: page, isFinal: false)
        }
        let answer = GateAnswer(gate: gate, operation: operation, wording: wording)
        page.say("*\(Mrkdwn.marked(words.heading))*", place, answer.sentence)
        describe(in: &page)
        page.say(digest, style: .aside)
        let intents = operation.progress?.intents(under: gate.id) ?? []
        return Rendered(page, isFinal: answer.isFinal)
            .marked(intents.map(\.id), isUrgent: intents.contains { $0.outcome == .pending && isOutstanding($0) })
    }

    private func isOutstanding(_ intent: Intent) -> Bool {
        operation.progress?.outstanding.contains { $0.id == intent.id } ?? false
    }

    private var words: GateWords { gate.words(in: operation) }

    private var place: Mrkdwn {
        "\(.foreign(operation.id, limit: 40)) · \(operation.place(of: gate.step)) · \(.foreign(operation.plan.title, limit: 160))"
    }

    private var digest: Mrkdwn { "Plan \(.foreign(gate.planDigest.short))." }

    /// The action, what it interrupts, what was checked and what was accepted before.
    private func describe(in page: inout Page) {
        page.say(.marked(words.action), gate.isWaiting ? .marked(words.interruption) : nil)
        page.list(facts)
        for warning in gate.facts.facts.compactMap(\.warning) {
            page.say("Warning: \(wording.sentence(warning, limit: 400))")
        }
        let accepted = operation.plan.acknowledgements
        if !accepted.isEmpty {
            page.list(
                accepted.map { "Acknowledged at the start: \(wording.sentence($0.text, limit: 300))" })
        }
    }

    /// In one line when that is short enough to be read at a glance.
    private var facts: [Mrkdwn] {
        let checked: Mrkdwn = "\(gate.isWaiting ? "Just checked" : "Checked") \(Moment.time(gate.facts.takenAt)):"
        let facts = gate.facts.facts.map { Mrkdwn.foreign($0.brief ?? $0.text, limit: 400) }
        guard !facts.isEmpty else { return [] }
        let line: Mrkdwn = "\(checked) \(facts.joined(separator: ", "))."
        return line.markup.utf16.count < 600 ? [line] : [checked] + facts.map { "• \($0)" }
    }

    private var quorum: Mrkdwn {
        let asked = gate.requester
        let others = wording.requesterMayApprove ? wording.approvers : wording.approvers.filter { $0 != asked.text }
        let rule: Mrkdwn = wording.rule.map { ", by the rule “\(.foreign($0, limit: 60))”" } ?? ""
        guard !others.isEmpty else { return "Nobody is configured who could approve this." }
        let names = Mrkdwn.list(others, atMost: 40, separator: ", ") { Mention.list([$0]) }
        let exception: Mrkdwn = wording.requesterMayApprove ? "" : " (not \(Mention.of(asked)), who asked)"
        return
            "Needs \(wording.quorum) \(wording.quorum == 1 ? "approval" : "approvals") from \(names)\(exception)\(rule)."
    }

    /// When it acts, seen from when it was asked, so that it says the same as long as it waits.
    private var window: Mrkdwn? {
        guard let window = operation.plan.window, gate.mutation.base.disturbance != .none else { return nil }
        let (opens, closes) = window.next(at: gate.openedAt)
        if gate.isOutsideWindow == true {
            return """
                The window (\(Moment.window(window))) is closed. Approving does it now, outside the window. Unanswered, it \
                waits for \(Moment.day(opens)), and is asked again then.
                """
        }
        guard opens <= gate.openedAt else {
            var words: Mrkdwn = "Acts not before \(Moment.day(opens))"
            if case .recurring = window { words += ", in its window only (\(Moment.window(window)))" }
            return words + ". An approval may be given now and waits for that."
        }
        return closes.map { "Acts in its window only (\(Moment.window(window))): open until \(Moment.day($0))." }
    }
}

extension Gate {
    /// When it expires: with its day where that may be another.
    var expiry: Mrkdwn {
        expiresAt - openedAt < .minutes(12 * 60) ? Moment.time(expiresAt) : Moment.day(expiresAt)
    }
}
