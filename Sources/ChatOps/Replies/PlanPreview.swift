import Maintenance
import Slack

/// What `plan …` says: a plan that nobody can start, as nothing of it was recorded.
struct PlanPreview: Sendable {
    private let plan: Plan
    private let prefix: String
    private let now: Timestamp

    init(_ plan: Plan, prefix: String, now: Timestamp) {
        self.plan = plan
        self.prefix = prefix
        self.now = now
    }

    /// - Parameter words: the command that would propose it, without the prefix.
    func blocks(proposedBy words: String) -> [Mrkdwn] {
        var page = Page()
        let outline = PlanOutline(plan: plan, prefix: prefix, now: now)
        outline.add(to: &page, under: "\(.strong(plan.title)) · dry run", isOpen: false)
        page.say(ending(.code(Mrkdwn.line("\(prefix) \(words)", limit: 240))))
        return page.markup
    }

    private func ending(_ command: Mrkdwn) -> Mrkdwn {
        if !plan.blocks.isEmpty { return "Nothing was started, and nothing can be as things are." }
        if plan.isEmpty { return "There is nothing to do." }
        return "About \(ReplyWording.words(plan.expected)) in all. Nothing was started; \(command) proposes it."
    }
}
