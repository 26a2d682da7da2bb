import Maintenance
import Slack

/// The message that an operation is over: how long it took, what it interrupted, who allowed what, and what is left.
struct EndedPage {
    let operation: Operation
    let wording: Wording

    func rendered() -> Rendered? {
        guard case .ended(let ended) = operation.phase else { return nil }
        var page = Page()
        switch ended.outcome {
        case .completed:
            page.say(operation.headline("completed"), duration(ended))
        case .aborted(let person, let reason, _):
            page.say(
                operation.headline("aborted"),
                "By \(Mention.of(person)) \(Moment.time(ended.at))\(Self.because(reason))")
            page.say(duration(ended))
        case .discarded(let person):
            page.say(operation.headline("discarded"), "By \(Mention.of(person)). Nothing was done.")
        case .planExpired:
            page.say(operation.headline("expired"), "Nobody started it. Nothing was done.")
        }
        if let progress = ended.progress {
            page.say(Self.interruptions(progress))
            page.list(approvals(progress))
            page.list(leftOut(progress))
        }
        if case .aborted(_, _, let leftBehind) = ended.outcome { page.list(remains(leftBehind)) }
        page.say("\(wording.command(.events, operation.id)) tells its story.", style: .aside)
        return Rendered(fixed: page)
    }

    /// ": wrong cluster." or a full stop.
    static func because(_ reason: String) -> Mrkdwn { reason.isEmpty ? "." : ": \(.foreign(reason, limit: 300))" }

    private func duration(_ ended: Operation.Ended) -> Mrkdwn? {
        guard let progress = ended.progress else { return nil }
        let time = ReplyWording.words(ended.at - progress.startedAt)
        let count = operation.plan.steps.count
        let steps: Mrkdwn = progress.doneCount == count ? "" : " · \(progress.tally(of: count))"
        return
            "Took \(time)\(steps) · started by \(Mention.starter(of: operation, progress)) \(Moment.time(progress.startedAt))"
    }

    /// What its failovers interrupted, at most: from the decision on the call until AWS showed the new writer at rest.
    /// Connections, pools and cached addresses of clients are nothing that AWS tells of, and of work on the writer where it is
    /// AWS tells the end of the work.
    static func interruptions(_ progress: Progress) -> Mrkdwn? {
        let certain = interrupting(progress, as: .writes, isShown: true)
        let isUnlisted = certain.contains { call in
            progress.gates.contains { $0.id == call.intent.approval && $0.facts.isWithoutWriter }
        }
        let parts: [Mrkdwn?] = [
            counted(certain).map { "Writes were interrupted \($0), as AWS reports it." },
            isUnlisted ? "AWS listed no writer before: writes may have been refused already." : nil,
            certain.isEmpty ? nil : "Clients may have noticed more.",
            outages(progress),
            times(interrupting(progress, as: .writes, isShown: false)).map {
                "Work on the writer took \($0): for how long writes were interrupted AWS does not tell."
            },
            times(interrupting(progress, as: .perhapsWrites, isShown: false)).map {
                "Work on what may be the writer, which AWS did not list, took \($0): whether and for how long writes were "
                    + "interrupted AWS does not tell."
            },
        ]
        let sentences = parts.compactMap(\.self)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// - Parameter isShown: those of which AWS shows when writes are served again, or the others.
    private static func interrupting(
        _ progress: Progress, as disturbance: Disturbance, isShown: Bool
    ) -> [Progress.Finished] {
        progress.finished.filter {
            let mutation = $0.intent.mutation.base
            return $0.isProved && mutation.disturbance == disturbance && mutation.showsInterruption == isShown
                && $0.outage == nil
        }
    }

    /// From when AWS told that it began, as far as that was seen at once.
    private static func outages(_ progress: Progress) -> Mrkdwn? {
        let times = progress.finished.compactMap { call -> Mrkdwn? in
            guard let outage = call.outage else { return nil }
            return "\(.foreign(call.intent.mutation.resource.name, limit: 63)) for about \(Moment.took(outage))"
        }
        return times.isEmpty ? nil : "AWS reported an outage of \(times.joined(separator: ", "))."
    }

    /// "twice: at most 21 s and 19 s"; `nil` for none.
    private static func counted(_ calls: [Progress.Finished]) -> Mrkdwn? {
        let count = calls.count == 1 ? "once" : calls.count == 2 ? "twice" : "\(calls.count) times"
        return times(calls).map { "\(count): at most \($0)" }
    }

    /// "21 s and 19 s"; `nil` for none.
    private static func times(_ calls: [Progress.Finished]) -> Mrkdwn? {
        let times = calls.map { Moment.took($0.took) }
        guard let last = times.last else { return nil }
        return times.count == 1 ? "\(last)" : "\(times.dropLast().joined(separator: ", ")) and \(last)"
    }

    private func approvals(_ progress: Progress) -> [Mrkdwn] {
        progress.gates.compactMap { gate in
            guard case .approved(let approval) = gate.state else { return nil }
            let title = operation.plan[gate.step]?.title ?? gate.step.text
            return
                "\(.foreign(title, limit: 240)): approved by \(Mention.people(approval.by)) \(Moment.time(approval.at))"
        }
    }

    private func leftOut(_ progress: Progress) -> [Mrkdwn] {
        operation.plan.steps.compactMap { step in
            guard case .skipped(let person, let reason, _) = progress.steps[step.id] else { return nil }
            let why: Mrkdwn = reason.isEmpty ? "" : " (\(.foreign(reason, limit: 300)))"
            return "\(.foreign(step.title, limit: 240)): left out by \(Mention.of(person))\(why)"
        }
    }

    private func remains(_ leftBehind: [String]) -> [Mrkdwn] {
        guard !leftBehind.isEmpty else { return ["Nothing is left behind in AWS."] }
        return ["*Left behind in AWS:*"] + leftBehind.map { "• \(wording.sentence($0))" }
    }
}

extension SafetyFacts {
    /// The writer role was given to somebody while AWS listed nobody with it.
    fileprivate var isWithoutWriter: Bool { proposedWriter != nil && currentWriter == nil }
}

extension Progress.Finished {
    /// How long what it worked on was down, where AWS tells when that begins and ends.
    fileprivate var outage: Span? {
        isProved && intent.mutation.base.showsBeginning ? wasUnderWay : nil
    }
}
