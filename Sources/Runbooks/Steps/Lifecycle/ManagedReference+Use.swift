import Maintenance

/// Steps that change a database before its promotion do so only while clients are not led to it, whoever moved the record.
extension ManagedReference {
    /// What tells whether clients are led to it.
    func useQuestions(in context: QuestionContext) -> Set<AnyQuestion> {
        Set((record.map { [AnyQuestion(RecordQuestion($0, in: context.place))] }) ?? [])
    }

    /// What keeps a step from changing it; otherwise it is there, unused and at rest.
    func unused(in context: StepContext) -> Result<ManagedDatabase, Obstacle> {
        if case .there(let seen) = look(in: context), let obstacle = useObstacle(to: seen, in: context.observation) {
            return .failure(Obstacle(obstacle))
        }
        return atRest(in: context)
    }

    /// That the record leads to it, or that it cannot be told whether it does.
    func useObstacle(to seen: ManagedDatabase, in observation: Observation) -> Assessment? {
        guard let record else { return nil }
        switch observation.records ?? .unavailable(Observation.notAsked) {
        case .unavailable(let reason):
            return observation.unread(
                RecordQuestion.self,
                "\(record.record) is not read, so whether clients use \(name) is not known: \(reason.withoutStop)")
        case .known(let zones):
            let leading = zones.filter { [$0].lead(to: seen) }.map(\.zone.words)
            guard leading.isEmpty else {
                return .blocked(
                    "\(record.record) leads to \(name) in \(leading.listed): clients use it, and it is left as it is")
            }
            return zones.uncertainties.first { uncertainties?.contains($0) != true }.map {
                .blocked("\(record.record) \($0): whether clients use \(name) cannot be told")
            }
        }
    }
}

extension [ZoneRecord] {
    /// Why it cannot be told which databases a record leads to, zone by zone.
    var uncertainties: [String] {
        isEmpty ? [uncertainty].compactMap(\.self) : compactMap { [$0].uncertainty }
    }
}

extension LifecycleSurvey {
    /// The same database, left alone by steps that find clients led to it.
    func unused(_ database: ManagedReference) -> ManagedReference {
        guard lifecycle.dns != nil else { return database }
        var database = database
        database.record = lifecycle.dns
        database.uncertainties = basis.observation.records?.value?.uncertainties
        return database
    }
}
