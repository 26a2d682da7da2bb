/// What AWS's events tell. Events have no code in the API, so that they are told by their words (Aurora user guide, "Amazon RDS
/// event categories and event messages for Aurora").
extension Observation {
    /// Events of a sort of resources, as far as they were asked for and read.
    package func events(of source: SeenEvent.Source) -> [SeenEvent] {
        all(EventsQuestion.self).filter { $0.question.source == source }.flatMap { $0.reading.value ?? [] }
    }

    /// That a call failed, from the events that tell so: the one with most to say, as AWS tells of some failures twice.
    ///
    /// AWS's clock may be behind ours. What told of an earlier call's failure tells nothing of this one.
    func failure(
        _ source: SeenEvent.Source, after call: CallRecord, tells isFailure: (SeenEvent) -> Bool
    ) -> ReportedFailure? {
        let earliest = call.earlierFailure == nil ? call.decidedAt - Observation.clockTolerance : call.decidedAt
        let found = events(of: source).filter { $0.at >= earliest && isFailure($0) }
        guard let last = found.map(\.at).max(), let fullest = found.max(by: { $0.text.count < $1.text.count }) else {
            return nil
        }
        return ReportedFailure(at: last, text: fullest.text)
    }
}
