internal import Engine
internal import Maintenance

/// What the resolver of this machine answers.
struct ResolverReader: Reader {
    static let kinds: [any Question.Type] = [ResolverQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        let resolver = region.resolver
        return await region.each(ResolverQuestion.self, of: questions) { question async throws(FleetError) in
            try await resolver.resolve(question.name).get()
        }
    }
}
