import Maintenance
import Simulation

/// Files of masking statements, and how far their runs are.
enum SeededMasking: SeededReader {
    static let kinds: [any Question.Type] = [MaskingScriptQuestion.self, MaskingQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout SeededStatements, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        let scripts = questions.of(MaskingScriptQuestion.self).map {
            Answered(
                $0, .known(MaskingScriptSummary(digest: Digest.text(of: [$0.file]), statements: 3, databases: [])),
                takenAt: Timestamp(now))
        }
        let runs = questions.of(MaskingQuestion.self).map { question in
            let run = world.runs.last {
                $0.call.operation == question.operation && $0.call.database == question.database
            }
            return Answered(
                question, .known(run.map { MaskingRun($0, at: now, begunAt: questions.shown($0.begunAt)) }),
                takenAt: Timestamp(now))
        }
        return (scripts + runs, .zero)
    }
}

extension MaskingRun {
    fileprivate init(_ run: SeededStatements.Run, at now: SimulatedTime, begunAt: Timestamp) {
        self.init(name: run.name, begunAt: begunAt, statements: 3, standing: .running(statement: 1))
        if now >= run.endsAt { standing = run.fails ? .failed("statement 2 of 3 failed") : .finished }
    }
}
