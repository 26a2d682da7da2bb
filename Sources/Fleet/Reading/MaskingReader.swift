internal import Engine
internal import Maintenance

/// Files of masking statements, and how far their runs are: known on this machine.
struct MaskingReader: Reader {
    static let kinds: [any Question.Type] = [MaskingScriptQuestion.self, MaskingQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        let masking = region.masking
        async let scripts = region.each(MaskingScriptQuestion.self, of: questions) {
            question async throws(FleetError) in
            _ = try masking.ports.requiredAuthorities()
            return try masking.ports.script(question.file).summary
        }
        async let runs = region.each(MaskingQuestion.self, of: questions) { question async throws(FleetError) in
            await masking.run(MaskingJob.Key(operation: question.operation, database: question.database))
        }
        return await scripts + runs
    }
}
