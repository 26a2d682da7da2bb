/// How a plan fits into its maintenance window.
extension Plan {
    /// How long it typically takes from a step to the end of what it begins (a failover and the way back); `nil` for a step
    /// that nothing has to follow on within the same window.
    package func timeToEnd(of step: StepID) -> Span? {
        guard let begin = steps.firstIndex(where: { $0.id == step }), let end = end(of: begin) else { return nil }
        return steps[begin...end].reduce(Span.zero) { $0 + $1.expected }
    }

    /// Where what a step begins is ended.
    private func end(of begin: Int) -> Int? {
        let work = steps[begin].work.base
        guard !work.endsDisturbance, !work.risks.isEmpty else { return nil }
        let next = steps.indices.dropFirst(begin + 1).first { steps[$0].work.base.risks == work.risks }
        return next.flatMap { steps[$0].work.base.endsDisturbance ? $0 : nil }
    }

    /// The steps that begin something and those that end it, in order: a failover and the way back.
    package var spans: [(begin: Step, end: Step)] {
        steps.indices.compactMap { begin in end(of: begin).map { (steps[begin], steps[$0]) } }
    }

    /// The step that begins and the one that ends what a step lies between: a failover and the way back.
    package func span(around step: StepID) -> (begin: Step, end: Step)? {
        guard let index = steps.firstIndex(where: { $0.id == step }) else { return nil }
        for begin in steps.indices.prefix(index).reversed() {
            if let end = end(of: begin), index < end { return (steps[begin], steps[end]) }
        }
        return nil
    }

    /// What its window holds, and what that means for it; the plan names the time that the window needs.
    package func windowFindings(at now: Timestamp) -> [Finding] { lengthFindings(at: now) + standInFindings(at: now) }

    /// What is made ahead of the window is in use from then on.
    ///
    /// Source: Aurora user guide, "Reader endpoints for Amazon Aurora": connections are balanced over all available replicas; a
    /// DB instance is billed from its creation on (Aurora pricing, "On-Demand Instances").
    private func standInFindings(at now: Timestamp) -> [Finding] {
        guard let standIn, let opens = window?.next(at: now).opens, opens > now else { return [] }
        return [
            Finding(
                .info, "early-stand-in",
                "\(standIn) is made at the start, ahead of the window: it serves reads behind the reader endpoint until it "
                    + "writes, and costs from its creation on.")
        ]
    }

    private func lengthFindings(at now: Timestamp) -> [Finding] {
        guard let window, let closes = window.next(at: now).closes,
            let needed = steps.compactMap({ timeToEnd(of: $0.id) }).max()
        else { return [] }
        let length = closes - window.next(at: now).opens
        let check = "window-length"
        let what =
            "A failover and the way back take about \(needed.words) together, and the window is open for \(length.words)"
        if needed > length {
            return [Finding(.block, check, "\(what): they do not fit. Ask with a longer window, or with `--at`.")]
        }
        if Span(milliseconds: needed.milliseconds * 3 / 2) > length {
            return [
                Finding(
                    .acknowledge, check,
                    "\(what): that is tight. Where the time runs out in between, somebody is asked whether to finish outside "
                        + "the window or to wait for the next.")
            ]
        }
        return [Finding(.info, check, "\(what).")]
    }
}
