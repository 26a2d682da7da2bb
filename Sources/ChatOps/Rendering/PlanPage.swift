import Engine
import Maintenance
import Slack

/// A posted plan: what will happen in which order, what preflight found, and how to start it or what became of it.
struct PlanPage {
    let operation: Operation
    let wording: Wording

    private var plan: Plan { operation.plan }

    /// - Parameter digest: of the plan that the post is about; not the operation's any more when that was replaced.
    func rendered(_ digest: PlanDigest) -> Rendered {
        guard digest == plan.digest else { return replaced(digest) }
        var page = Page()
        PlanOutline(plan: plan, prefix: wording.command, now: operation.createdAt)
            .add(to: &page, under: operation.headline("\(fate)"), isOpen: isPlanned)
        if isPlanned {
            page.list(operation.heldSteps.map { "\($0)." })
            page.say(
                operation.controls.patience.map {
                    "Each step may take \(ReplyWording.words($0)) before a person is asked."
                })
        }
        page.say(ending.0, ending.1)
        return Rendered(page, isFinal: !isPlanned)
    }

    /// Not final as long as nothing was started: a preflight may come back to this very plan.
    private func replaced(_ digest: PlanDigest) -> Rendered {
        var page = Page()
        page.say(
            operation.headline("replaced"),
            "Plan \(.foreign(digest.short)) was replaced by plan \(.foreign(plan.digest.short)): preflight found something else when it was to be started."
        )
        return Rendered(page, isFinal: !isPlanned)
    }

    private var isPlanned: Bool {
        guard case .planned = operation.phase else { return false }
        return true
    }

    /// The state of the plan, in a word.
    private var fate: String {
        switch operation.phase {
        case .planned: plan.blocks.isEmpty ? "planned" : "cannot start"
        case .running, .paused: "started"
        case .ended(let ended):
            switch ended.outcome {
            case .discarded: "discarded"
            case .planExpired: "expired"
            case .completed, .aborted: "started"
            }
        }
    }

    /// How to answer, or who answered.
    private var ending: (Mrkdwn, Mrkdwn?) {
        let name: Mrkdwn = "Plan \(.foreign(plan.digest.short))"
        switch operation.phase {
        case .planned(let planned):
            return plan.blocks.isEmpty ? invitation(name, until: planned.expiresAt) : obstruction(name)
        case .running(let progress): return started(name, progress)
        case .paused(let paused): return started(name, paused.progress)
        case .ended(let ended):
            switch (ended.outcome, ended.progress) {
            case (.completed, let progress?), (.aborted, let progress?): return started(name, progress)
            case (.discarded(let person), _), (.aborted(let person, _, _), nil):
                return ("\(name). Discarded by \(Mention.of(person)) \(Moment.time(ended.at)). Nothing was done.", nil)
            case (.planExpired, _), (.completed, nil):
                return (
                    "\(name). Expired \(Moment.time(ended.at)): nobody started it. Nothing was done.", askAgain
                )
            }
        }
    }

    private func invitation(_ name: Mrkdwn, until: Timestamp) -> (Mrkdwn, Mrkdwn?) {
        (
            "\(name). React \(Wording.emoji(wording.start)) to start, \(Wording.emoji(wording.abort)) to discard.",
            "Operators only. Waits until \(Moment.day(until))."
        )
    }

    private func obstruction(_ name: Mrkdwn) -> (Mrkdwn, Mrkdwn?) {
        let count = plan.blocks.count
        return (
            "\(name) cannot start before \(count == 1 ? "what is blocked is" : "the \(count) blocked points are") mended.",
            "Then ask again: \(command). React \(Wording.emoji(wording.abort)) to discard this one."
        )
    }

    private var askAgain: Mrkdwn { "\(command) makes a new plan." }

    private var command: Mrkdwn {
        .code(Mrkdwn.line("\(wording.command) \(operation.origin.command)", limit: 240))
    }

    private func started(_ name: Mrkdwn, _ progress: Progress) -> (Mrkdwn, Mrkdwn?) {
        let count = plan.acknowledgements.count
        return (
            "\(name). Started by \(Mention.starter(of: operation, progress)) \(Moment.time(progress.startedAt)).",
            count == 0 ? nil : "The start acknowledged \(count == 1 ? "the warning" : "the \(count) warnings") above."
        )
    }
}
