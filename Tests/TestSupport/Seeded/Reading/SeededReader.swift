import Engine
import Maintenance
import Simulation

/// Answers a family of questions from a simulated service, without HTTP in between.
protocol SeededReader: Sendable {
    associatedtype Service: SimulatedService
    static var kinds: [any Question.Type] { get }

    /// Reads these and returns how long that took.
    static func read(
        _ questions: SeededQuestions, from world: inout Service, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration)
}

/// What is asked at one time.
struct SeededQuestions {
    let all: Set<AnyQuestion>
    let purpose: AskPurpose
    /// What the clock of the host shows ahead of that of AWS.
    let clockLead: Span
    private let byKind: [ObjectIdentifier: [AnyQuestion]]

    init(all: Set<AnyQuestion>, purpose: AskPurpose, clockLead: Span) {
        self.all = all
        self.purpose = purpose
        self.clockLead = clockLead
        byKind = Dictionary(grouping: all) { ObjectIdentifier(type(of: $0.base)) }
    }

    /// What the clock of the host shows at an instant.
    func shown(_ time: SimulatedTime) -> Timestamp { Timestamp(time) + clockLead }

    /// The instant at which the clock of the host shows this.
    func time(shownAs instant: Timestamp) -> SimulatedTime { (instant - clockLead).simulated }

    /// Whether anything of a kind is asked.
    func contain(_ kind: any Question.Type) -> Bool { byKind[ObjectIdentifier(kind)] != nil }

    /// The questions of a kind, in an order that is the same in every process.
    func of<Asked: Question>(_ kind: Asked.Type) -> [Asked] {
        guard let asked = byKind[ObjectIdentifier(kind)] else { return [] }
        guard asked.count > 1 else { return asked.compactMap { $0.base as? Asked } }
        return asked.compactMap { $0.base as? Asked }.map { ($0, "\($0)") }.sorted { $0.1 < $1.1 }.map(\.0)
    }
}

/// One exchange after the other for what is asked: all begin at the same time.
struct SeededReading {
    private(set) var answers: [any AnyAnswer] = []
    private(set) var latency = Duration.zero

    /// Reads each question of a kind by an exchange of its own.
    mutating func each<Asked: Question, Service: SimulatedService>(
        _ kind: Asked.Type, of questions: SeededQuestions, from world: inout Service, at now: SimulatedTime,
        by action: Service.Action, _ read: (Asked, inout Service) throws(RDSFault) -> Asked.Answer?
    ) {
        guard questions.contain(kind) else { return }
        for question in questions.of(kind) {
            let exchange = world.answer(to: action, at: now) { world throws(RDSFault) in try read(question, &world) }
            latency = max(latency, exchange.latency)
            let reading: Reading<Asked.Answer> =
                switch exchange.outcome {
                case .reply(let value?): .known(value)
                case .reply(nil): .unavailable("AWS has no value")
                case .fault, .lost: .unavailable("AWS did not answer")
                }
            answers.append(Answered(question, reading, passes: true, takenAt: Timestamp(now)))
        }
    }

    /// Reads all questions of a kind by one exchange.
    mutating func together<Asked: Question, Service: SimulatedService>(
        _ kind: Asked.Type, of questions: SeededQuestions, from world: inout Service, at now: SimulatedTime,
        by action: Service.Action, _ read: ([Asked], inout Service) throws(RDSFault) -> [Asked: Asked.Answer]
    ) {
        guard questions.contain(kind) else { return }
        let asked = questions.of(kind)
        let exchange = world.answer(to: action, at: now) { world throws(RDSFault) in try read(asked, &world) }
        latency = max(latency, exchange.latency)
        for question in asked {
            if case .reply(let values) = exchange.outcome, let value = values[question] {
                answers.append(Answered(question, .known(value), takenAt: Timestamp(now)))
            } else {
                answers.append(
                    Answered(
                        question, .unavailable("AWS did not answer"), passes: true, takenAt: Timestamp(now)))
            }
        }
    }
}

extension AnyAnswer {
    /// The same, read at another time.
    func taken(at instant: Timestamp) -> any AnyAnswer {
        func retimed<Asked: Question>(_ question: Asked) -> any AnyAnswer {
            guard let answer = self as? Answered<Asked> else { return self }
            return Answered(question, answer.reading, passes: answer.passes, takenAt: instant)
        }
        return retimed(asked.base)
    }
}
