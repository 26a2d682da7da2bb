import Engine
import Maintenance
import Slack

/// The one live message of an operation.
struct StatusPage {
    let standing: Standing
    let wording: Wording
    let now: Timestamp

    private var operation: Operation { standing.operation }
    private var plan: Plan { operation.plan }

    func rendered() -> Rendered? {
        guard let progress = operation.progress else { return nil }
        var page = Page()
        let estimate = ProgressEstimate(plan, progress, at: stoppedAt ?? now)
        page.say(
            operation.headline(.text(operation.phase.name)),
            "\(estimate.bar(isComplete: isComplete))  \(summary(progress, estimate))")
        page.list(plan.steps.compactMap { done($0, progress) })
        page.list(plan.steps.flatMap { active($0, progress, estimate) })
        page.list(pending(progress))
        page.list(operation.heldSteps.map { "‖ \($0)" })
        page.say(window(at: estimate.now))
        if let blindness = standing.blindness, operation.isActive {
            page.say(
                "AWS cannot be read since \(Moment.time(blindness.since)): \(.foreign(blindness.reason, limit: 300))")
        }
        page.say(closing.0, closing.1)
        return Rendered(page, isFinal: operation.isEnded)
    }

    /// When the steps that ask first may act, and from or until when that is.
    private func window(at now: Timestamp) -> Mrkdwn? {
        guard let window = plan.window, !operation.isEnded else { return nil }
        if case .from(let opening) = window, opening <= now { return nil }
        return "Window: \(Moment.window(window, at: now))"
    }

    private var isComplete: Bool {
        guard case .ended(let ended) = operation.phase, case .completed = ended.outcome else { return false }
        return true
    }

    /// When the operation came to a stop, if it did: nothing grows after that.
    private var stoppedAt: Timestamp? {
        switch operation.phase {
        case .planned, .running: nil
        case .paused(let paused): paused.since
        case .ended(let ended): ended.at
        }
    }

    /// "step 3 of 6 · 14 min · about 12 min left".
    private func summary(_ progress: Progress, _ estimate: ProgressEstimate) -> Mrkdwn {
        let count = plan.steps.count
        if case .ended(let ended) = operation.phase {
            return "\(progress.tally(of: count)) · \(ReplyWording.words(ended.at - progress.startedAt))"
        }
        let current: Mrkdwn =
            "step \(min(progress.doneCount + 1, count)) of \(count) · \(Moment.minutes(estimate.elapsed))"
        if case .paused = operation.phase { return current }
        if estimate.isOverdue { return current + " · longer than usual" }
        if estimate.isUnknown { return current + " · how long yet is not known" }
        return current + " · about \(Self.remaining(estimate.remaining)) left"
    }

    /// Rounded up: "1 min" is said of half a minute.
    private static func remaining(_ span: Span) -> String {
        ReplyWording.words(.minutes(max(1, (span.milliseconds + 59_999) / 60_000)))
    }

    private func done(_ step: Step, _ progress: Progress) -> Mrkdwn? {
        if case .skipped(let person, let reason, _) = progress.steps[step.id] {
            return
                "– \(.foreign(step.title, limit: 240)) · left out by \(Mention.of(person)): \(.foreign(reason, limit: 200))"
        }
        guard case .done(let since, let at) = progress.steps[step.id] else { return nil }
        let took = progress.provedGatedCall(of: step.id)?.took ?? at - since
        var line: Mrkdwn = "✓ \(step.finished) · \(Moment.took(took))"
        if let approval = progress.lastApproval(of: step.id) { line += " · approved by \(Mention.people(approval.by))" }
        return line
    }

    private func active(_ step: Step, _ progress: Progress, _ estimate: ProgressEstimate) -> [Mrkdwn] {
        guard case .active(let since) = progress.steps[step.id] else { return [] }
        if let gate = progress.waitingGate, gate.step == step.id {
            return ["▸ \(.foreign(step.title, limit: 240)) · asks first"] + waiting(gate)
        }
        let isAsked =
            progress.outstanding.contains { $0.step == step.id } || progress.provedGatedCall(of: step.id) != nil
        if step.isGated, !isAsked, !operation.isEnded {
            return ["▸ \(.foreign(step.title, limit: 240)) · asks first"] + expectation(step, progress, estimate)
        }
        var line: Mrkdwn =
            "▸ \(operation.isEnded ? "Not finished: \(.foreign(step.title, limit: 240))" : step.underWay)"
        let elapsed = estimate.now - since
        if !step.isGated, elapsed >= .minutes(1) { line += " · \(Moment.minutes(elapsed))" }
        if step.isGated, let approval = progress.lastApproval(of: step.id) {
            line += " · approved by \(Mention.people(approval.by))"
        }
        guard !operation.isEnded else { return [line] }
        return [line] + expectation(step, progress, estimate)
    }

    /// What an active step waits for now, and since when.
    private func expectation(_ step: Step, _ progress: Progress, _ estimate: ProgressEstimate) -> [Mrkdwn] {
        if let deferral = progress.deferrals[step.id], !progress.outstanding.contains(where: { $0.step == step.id }) {
            return ["     put off: \(.foreign(deferral.reason, limit: 240)); next try \(Moment.time(deferral.until))"]
        }
        if let wait = standing.waits[step.id] {
            let waited = estimate.now - wait.since
            let time: Mrkdwn = waited >= .minutes(1) ? ", for \(Moment.minutes(waited))" : ""
            return ["     \(wording.sentence(wait.reason, limit: 400))\(time)"]
        }
        let calls = progress.outstanding.filter { $0.step == step.id }
        guard let first = calls.first else { return [] }
        let phrases = Mrkdwn.list(calls, atMost: 4) { .marked($0.mutation.phrase) }
        return ["     asked \(first.mutation.words.addressee) for \(phrases)"]
    }

    private func waiting(_ gate: Gate) -> [Mrkdwn] {
        let wording = wording.narrowed(by: gate.rule)
        guard case .open = gate.state else { return ["     the question is being posted"] }
        if gate.counted.count >= wording.quorum, let wait = standing.waits[gate.step] {
            return ["     \(wording.sentence(wait.reason, limit: 400)) · \(Mention.people(gate.counted))"]
        }
        var line: Mrkdwn =
            "     waits for an approval since \(Moment.time(gate.openedAt)), until \(Moment.time(gate.expiresAt))"
        if !gate.counted.isEmpty {
            line += "; \(gate.counted.count) of \(wording.quorum): \(Mention.people(gate.counted))"
        }
        return [line]
    }

    private func pending(_ progress: Progress) -> [Mrkdwn] {
        let steps = plan.steps.filter { progress.steps[$0.id] == .waiting }
        guard !steps.isEmpty else { return [] }
        let names = Mrkdwn.list(steps, atMost: 12, separator: " · ") { $0.short }
        return ["· \(operation.isEnded ? "Not begun" : "Then"): \(names)"]
    }

    /// What stopped it, and what can be done.
    private var closing: (Mrkdwn?, Mrkdwn?) {
        switch operation.phase {
        case .planned, .running: (nil, nil)
        case .paused(let paused):
            (
                "Paused \(Moment.time(paused.since)): \(PausedPage.reason(paused.reason, of: operation, wording))",
                PausedPage.choices(paused.reason, of: operation, wording)
            )
        case .ended(let ended):
            switch ended.outcome {
            case .aborted(let person, let reason, _):
                ("Aborted by \(Mention.of(person)) \(Moment.time(ended.at))\(EndedPage.because(reason))", nil)
            case .completed: ("Finished \(Moment.time(ended.at)).", nil)
            case .discarded, .planExpired: (nil, nil)
            }
        }
    }
}

extension Mention {
    /// "@bob and @carol", at most a handful.
    static func people(_ people: [PersonID]) -> Mrkdwn { .list(people, atMost: 8, of) }
}
