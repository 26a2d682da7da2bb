package import Maintenance

/// Restarts the instances of a database that nobody uses yet, so that all its parameters are in force: done when each was
/// restarted and runs with them.
package struct RebootCopyStep: StepKind {
    package static let kind: KindName = "reboot-copy"
    package var database: ManagedReference
    /// Instances that run with all their parameters are left as they are.
    package var isForParameters: Bool

    package init(_ database: ManagedReference, isForParameters: Bool) {
        self.database = database
        self.isForParameters = isForParameters
    }

    private enum CodingKeys: String, CodingKey {
        case database
        case isForParameters = "for-parameters"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        database.useQuestions(in: context)
            .union([AnyQuestion(RestartsQuestion(in: context.place, since: context.startedAt))])
    }

    package var words: StepWords {
        StepWords(
            short: "Restart \(database.name)", underWay: "Restarting \(database.name)",
            finished: "\(database.name) restarted")
    }

    package func assess(in context: StepContext) -> Assessment {
        let seen: ManagedDatabase
        switch database.unused(in: context) {
        case .failure(let obstacle): return obstacle.assessment
        case .success(let found): seen = found
        }
        let waiting = context.observation.awaitingParameters(of: database)
        let open = seen.instances.map { RebootCopy($0.identifier) }.filter { call in
            !context.proved.contains(AnyMutation(call))
                && !context.observation.hasRestarted(call.instance, since: context.since)
                && (!isForParameters || waiting.contains(call.instance.text))
        }
        let calls = open.filter { context.outstanding(on: $0.resource).isEmpty }
        if !calls.isEmpty { return .ready(calls) }
        guard open.isEmpty else { return .inProgress("waiting for \(database.name) to restart") }
        return waiting.isEmpty
            ? .satisfied : .blocked("parameters of \(waiting.listed) are not in force after the restart")
    }
}

extension Observation {
    /// Instances of a database that do not run with all their parameters.
    func awaitingParameters(of database: ManagedReference) -> [String] {
        guard let seen = self.database(database.name, database.kind) else { return [] }
        let members =
            first(DatabasesQuestion.self)?.reading.value?.clusters.lazy.compactMap(\.cluster)
            .first { $0.identifier.text == database.name }?.members ?? []
        return seen.instances.filter { instance in
            let member = members.first { $0.instance == instance.identifier }
            return !instance.areParametersInSync || (member?.parameterGroupStatus ?? "in-sync") != "in-sync"
        }.map(\.identifier.text)
    }
}

extension Step {
    static func rebootCopy(_ step: RebootCopyStep) -> Step {
        Step(
            "restart", "Restart \(step.database.name)",
            note: step.isForParameters
                ? "where parameters wait for it, before clients are led to it" : "before clients are led to it",
            step,
            expected: .minutes(3), waitingFor: .rest)
    }
}
