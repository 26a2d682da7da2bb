import Maintenance
import Slack

/// A plan that waits for days is told of again.
struct PlanReminderPage {
    let operation: Operation
    let wording: Wording

    func rendered(_ digest: PlanDigest) -> Rendered {
        var page = Page()
        guard case .planned(let planned) = operation.phase, digest == operation.plan.digest else {
            page.say(operation.headline("answered"), "It needs no start any more.")
            return Rendered(fixed: page)
        }
        page.say(
            operation.headline("not started"),
            "React \(Wording.emoji(wording.start)) to its plan above to start it, \(Wording.emoji(wording.abort)) to "
                + "discard it. It waits until \(Moment.day(planned.expiresAt)).")
        return Rendered(fixed: page)
    }
}
