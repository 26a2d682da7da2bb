package import Maintenance

/// Runs a file of masking statements in a database before anybody is led to it: done when all were run.
package struct MaskStep: StepKind {
    package static let kind: KindName = "mask"
    package var database: ManagedReference
    package var operation: OperationID
    package var script: MaskingScriptReference
    /// Keeps user and password.
    package var secret: String
    /// Where AWS does not say.
    package var port: Int

    package init(
        _ database: ManagedReference, _ script: MaskingScriptReference, secret: String, port: Int,
        for operation: OperationID
    ) {
        self.database = database
        self.script = script
        self.secret = secret
        self.port = port
        self.operation = operation
    }

    private enum CodingKeys: String, CodingKey {
        case database, operation, script, secret, port
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        database.useQuestions(in: context)
            .union([AnyQuestion(MaskingQuestion(of: database.name, by: operation, in: context.place))])
    }

    package var likeness: String? { script.file }

    package var words: StepWords {
        StepWords(
            short: "Mask", underWay: "Running \(script.file) in \(database.name)", finished: "\(database.name) masked")
    }

    package func assess(in context: StepContext) -> Assessment {
        if context.proved.contains(where: { $0.base is StartMasking }) { return .satisfied }
        if !context.outstanding.isEmpty { return .inProgress(waiting(context.observation)) }
        let seen: ManagedDatabase
        switch database.unused(in: context) {
        case .failure(let obstacle): return obstacle.assessment
        case .success(let found): seen = found
        }
        guard let host = seen.endpoint else {
            return .inProgress("waiting for AWS to show the endpoint of \(database.name)")
        }
        return .ready(
            StartMasking(script, in: seen, at: host, port: seen.port ?? port, secret: secret, by: operation))
    }

    private func waiting(_ observation: Observation) -> String {
        let question = MaskingQuestion(of: database.name, by: operation, in: observation.target.place)
        guard let run = observation[question].value ?? nil, case .running(let statement) = run.standing, statement > 0
        else { return "waiting for \(script.file) to begin" }
        return "statement \(statement) of \(run.statements) of \(script.file)"
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        let begun =
            (context.operation.progress?.finished ?? []).map(\.intent.mutation.base)
            + (context.operation.progress?.outstanding ?? []).map(\.mutation.base)
        guard begun.contains(where: { $0 is StartMasking }), context.proved(StartMasking.self).isEmpty else {
            return []
        }
        return [
            Remainder(
                .databases,
                "\(database.name) was not masked to the end of \(script.file): nobody should be let to its data.")
        ]
    }
}

extension Step {
    static func mask(_ step: MaskStep) -> Step {
        Step(
            "mask", "Mask \(step.database.name)", note: "by \(step.script.file)", step, expected: .minutes(10),
            waitingFor: .masking)
    }
}
