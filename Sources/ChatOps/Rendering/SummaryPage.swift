import Engine
import Maintenance
import Slack

/// The pinned message of an operations channel: what is going on in its clusters, a line for each operation.
///
/// Nothing in it grows with the time, so that it is edited only when something happens.
struct SummaryPage {
    /// Open operations of the channel's clusters, oldest first; `nil` when the channel is not looked after any more.
    let standings: [Standing]?
    let wording: Wording

    func rendered() -> Rendered {
        var page = Page()
        guard let standings else {
            page.say("What is running is not told here any more.")
            return Rendered(page, isFinal: false)
        }
        let active = standings.filter(\.operation.isActive)
        page.say(active.isEmpty ? "Nothing is running." : "*Maintenance under way*")
        page.list(active.map(line))
        let planned = standings.map(\.operation).filter { !$0.isActive && !$0.isEnded }
        if !planned.isEmpty {
            let names = Mrkdwn.list(planned, atMost: 10) {
                "\(.foreign($0.plan.title, limit: 120)) (\(.foreign($0.id, limit: 40)))"
            }
            page.say("Planned, not started: \(names)", style: .aside)
        }
        return Rendered(page, isFinal: false)
    }

    private func line(_ standing: Standing) -> Mrkdwn {
        let operation = standing.operation
        var parts = ["• \(operation.headline())" as Mrkdwn]
        switch operation.phase {
        case .running(let progress): parts += place(of: operation, progress)
        case .paused(let paused):
            parts += step(of: operation, paused.progress).map { [operation.place(of: $0.id)] } ?? []
            parts.append(
                "paused since \(Moment.time(paused.since)): \(PausedPage.reason(paused.reason, of: operation, wording))"
            )
        case .planned, .ended: break
        }
        if let blindness = standing.blindness {
            parts.append("AWS cannot be read since \(Moment.time(blindness.since))")
        }
        return parts.joined(separator: " · ")
    }

    /// "step 2 of 6", "asks @bob or @carol until 14:32".
    private func place(of operation: Operation, _ progress: Progress) -> [Mrkdwn] {
        if let gate = progress.waitingGate {
            return [operation.place(of: gate.step), question(gate)]
        }
        guard let step = step(of: operation, progress) else { return [] }
        let isAsked = progress.outstanding.contains { $0.step == step.id }
        var parts = [operation.place(of: step.id)]
        parts.append(step.isGated && !isAsked ? "\(step.short), asks first" : step.underWay)
        if !isAsked, let deferral = progress.deferrals[step.id] {
            parts.append("put off until \(Moment.time(deferral.until))")
        }
        return parts
    }

    /// The step that it is at, or comes to next.
    private func step(of operation: Operation, _ progress: Progress) -> Step? {
        let steps = operation.plan.steps
        return steps.first { progress.isActive($0.id) } ?? steps.first { !progress.isDone($0.id) }
    }

    private func question(_ gate: Gate) -> Mrkdwn {
        let wording = wording.narrowed(by: gate.rule)
        let people =
            wording.requesterMayApprove
            ? wording.approvers : wording.approvers.filter { $0 != gate.requester.person?.text }
        let names: Mrkdwn =
            people.isEmpty ? "nobody" : .list(people, atMost: 8, separator: " or ") { Mention.list([$0]) }
        return "asks \(names) until \(Moment.time(gate.expiresAt))"
    }
}

extension Progress {
    fileprivate func isActive(_ step: StepID) -> Bool {
        guard case .active = steps[step] else { return false }
        return true
    }
}
