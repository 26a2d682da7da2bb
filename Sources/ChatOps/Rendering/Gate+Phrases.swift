import Maintenance

/// What a gate asks about, as its prompt and its reminders put it.
extension Gate {
    /// - Parameter callsNamed: of all calls that an approval is for; the others are counted.
    func words(in operation: Operation, callsNamed: Int = 20) -> GateWords {
        let context = GateContext(
            cluster: operation.target.cluster, place: operation.target.place, currentWriter: facts.currentWriter,
            covers: covers ?? [], callsNamed: callsNamed,
            isReturn: operation.plan[step]?.work.base.endsDisturbance ?? false)
        // A gate is opened only before a kind of call that has the words; one stored by a version that asked about more
        // says what it knows.
        return terms?.words(context)
            ?? GateWords(
                subject: mutation.phrase, interruption: "What users notice of it is not known here.",
                action: "AWS is asked for \(mutation.phrase) \(context.location)")
    }
}
