import Maintenance
import Slack

/// What a posted plan and a dry run have in common: where, what will happen in which order, and what preflight found.
struct PlanOutline {
    let plan: Plan
    /// What commands begin with: `!rds`.
    let prefix: String
    /// When the plan was made: its window is seen from then.
    let now: Timestamp

    /// Adds the outline to a page.
    ///
    /// - Parameters:
    ///   - headline: the first line.
    ///   - isOpen: a start would accept the warnings.
    func add(to page: inout Page, under headline: Mrkdwn, isOpen: Bool) {
        page.say(
            headline, "\(plan.location) · \(.marked(plan.subject.words.description))",
            .foreign(plan.subject.words.state, limit: 320))
        page.list(plan.steps.enumerated().flatMap { lines($1, number: $0 + 1) })
        page.say(interruption)
        page.say(plan.window.map(words))
        for severity in Finding.Severity.allCases { page.list(findings(severity, isOpen: isOpen)) }
    }

    private var interruption: Mrkdwn? {
        guard !plan.isEmpty else { return nil }
        return plan.interruption.map { "Interruption: \(.foreign($0, limit: 300))." } ?? "Interruption: none expected."
    }

    /// What a window holds back, and what not.
    private func words(_ window: Window) -> Mrkdwn {
        """
        What disturbs connections or writes is done in its window only: \(Moment.window(window, at: now)). What only \
        prepares begins with the start.
        """
    }

    private func lines(_ step: Step, number: Int) -> [Mrkdwn] {
        let time = step.isGated ? "asks first" : "about \(ReplyWording.words(step.expected))"
        let line: Mrkdwn = "\(number)  \(.foreign(step.title, limit: 240)) · \(time)"
        return [line] + (step.note.map { ["     \(.foreign($0, limit: 160))"] } ?? [])
    }

    private func findings(_ severity: Finding.Severity, isOpen: Bool) -> [Mrkdwn] {
        plan.findings.filter { $0.severity == severity }.map { finding in
            let text = Mrkdwn.sentence(finding.text, typedAfter: prefix, limit: 400)
            switch severity {
            case .block: return "*Blocked:* \(text)"
            case .acknowledge: return isOpen ? "*Warning:* \(text) Starting acknowledges this." : "*Warning:* \(text)"
            case .info: return "Note: \(text)"
            }
        }
    }
}
