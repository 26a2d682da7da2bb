extension GateTerms {
    /// What is asked about a call that has no gate of its own and waits for a window that has closed while somebody else
    /// carries the writer role: whether the work up to the way back is finished now, or waits with it.
    ///
    /// - Parameter risk: that of the way back, by which rules tell who decides.
    static func finishing(_ mutation: AnyMutation, _ risk: Risk) -> GateTerms {
        GateTerms(risk, facts: { _ in [] }, words: { context in finishingWords(of: mutation, in: context) })
    }

    private static func finishingWords(of mutation: AnyMutation, in context: GateContext) -> GateWords {
        let writer: MarkedText = context.currentWriter.map { "\(strong: $0)" } ?? "whoever has the writer role"
        return GateWords(
            subject: "the rest of the work on \(context.cluster) outside its window",
            heading: "Rest of the work on \(context.cluster)",
            interruption: "Connections to each drop. Aborted or unanswered, \(writer) goes on writing.",
            action: """
                AWS is asked for \(mutation.phrase) and the rest \(context.location). The way back asks for itself.
                """,
            underWay: "going on…", done: "went on")
    }
}

extension Gate {
    /// It asks whether work that waits for a window is finished outside, and not about a call that always has a gate.
    package var isFinishing: Bool { isOutsideWindow == true && !mutation.isGated }

    /// What it checks and says; `nil` for a call that was asked about by a version that asked about more.
    package var terms: GateTerms? {
        mutation.gate ?? (isOutsideWindow == true ? .finishing(mutation, scope?.risk ?? .failover) : nil)
    }
}
