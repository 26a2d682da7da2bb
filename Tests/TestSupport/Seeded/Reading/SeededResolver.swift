import Maintenance
import Simulation

/// What a resolver answers that is none of AWS's, and keeps what it fetched.
enum SeededResolver: SeededReader {
    static let kinds: [any Question.Type] = [ResolverQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout Route53World, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        let answers = questions.of(ResolverQuestion.self).map { question in
            let found = world.resolve(SimulatedDomainName(question.name), at: max(now, world.now))
            return Answered(question, .known(ResolvedName(found)), takenAt: Timestamp(now))
        }
        return (answers, .zero)
    }
}

extension ResolvedName {
    fileprivate init(_ found: SimulatedResolution) {
        switch found {
        case .unknown: self = .unknown
        case .found(let name, let addresses):
            self = .found(canonicalName: DNSName.plain(name.text), addresses: addresses)
        }
    }
}
