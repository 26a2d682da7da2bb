package import Maintenance

/// A kind of operation on a lifecycle: it keeps the lifecycle as the configuration described it when it was asked for.
package protocol LifecycleRunbook: Runbook {
    var lifecycle: Lifecycle { get }
}

extension LifecycleRunbook {
    /// What there is of it.
    func databaseQuestions(in context: QuestionContext) -> Set<AnyQuestion> {
        [AnyQuestion(DatabasesQuestion(in: context.place))]
    }

    /// What its record says.
    func recordQuestions(in context: QuestionContext) -> Set<AnyQuestion> {
        Set((lifecycle.dns.map { [AnyQuestion(RecordQuestion($0, in: context.place))] }) ?? [])
    }

    /// Who is connected to what may be deleted or taken over from.
    func connectionQuestions(
        in context: QuestionContext, seeing seen: Observation?, of stages: Set<LifecycleStage>
    ) -> Set<AnyQuestion> {
        let managed = seen?.managed(by: lifecycle.name, lifecycle.kind).value ?? []
        return Set(
            managed.filter { database in database.stage.map(stages.contains) ?? false && !database.instances.isEmpty }
                .map { AnyQuestion(ConnectionsQuestion(of: $0.instances.map(\.identifier), in: context.place)) })
    }
}

extension ManagedDatabase {
    func connectionFindings(seeing observation: Observation) -> [Finding] {
        observation.connectionFindings(to: instances.map(\.identifier), of: name)
    }
}
