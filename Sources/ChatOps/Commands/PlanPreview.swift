package import Maintenance
package import Slack

/// What `plan …` says: a plan that nobody can start, as nothing of it was recorded.
package enum PlanPreview {
    package static func blocks(_ plan: Plan, command: String) -> [Mrkdwn] {
        let place = plan.target.place
        let head: Mrkdwn = """
            \(.bold(plan.title)) · dry run
            \(place.region) · account \(place.account) · \(plan.engine) \(plan.engineVersion)
            \(plan.membership)
            """
        let steps = plan.steps.enumerated().map { number, step -> Mrkdwn in
            let time = step.isGated ? "asks first" : "about \(ReplyWording.words(step.expected))"
            let line: Mrkdwn = "\(number + 1)  \(step.title) · \(time)"
            return step.note.map { line + "\n      \($0)" } ?? line
        }
        let findings = plan.findings.map { finding -> Mrkdwn in
            switch finding.severity {
            case .block: "*Cannot start:* \(finding.text)"
            case .acknowledge: "*Warning:* \(finding.text)"
            case .info: "Note: \(finding.text)"
            }
        }
        let end: Mrkdwn =
            if plan.isEmpty {
                "There is nothing to do."
            } else if plan.blocks.isEmpty {
                "About \(ReplyWording.words(plan.expected)) in all. Nothing was started; \(.code(command)) proposes it."
            } else {
                "Nothing was started, and nothing can be as things are."
            }
        return [head, steps.joined(separator: "\n")].filter { !$0.isBlank }
            + [plan.interruption.map { "Interruption: \($0)" as Mrkdwn }].compactMap { $0 }
            + [findings.joined(separator: "\n"), end].filter { !$0.isBlank }
    }
}
