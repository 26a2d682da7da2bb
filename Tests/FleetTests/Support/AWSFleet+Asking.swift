import Engine
import Fleet
import Maintenance
import TestSupport

/// What a turn sees of a cluster.
enum Sight: Equatable {
    case seen(Observation)
    case unseen(String, passes: Bool)

    var observation: Observation? {
        guard case .seen(let observation) = self else { return nil }
        return observation
    }

    init(_ answer: Answered<some Question>?, of target: Target) {
        switch Observation.make(
            of: target, from: answer.map { [$0] } ?? [], at: Timestamp(milliseconds: 0))
        {
        case .success(let observation): self = .seen(observation)
        case .failure(let blind): self = .unseen(blind.reason, passes: blind.passes)
        }
    }
}

extension AWSFleet {
    /// Looks at clusters as turns do.
    func observe(_ targets: Set<Target>) async -> [Target: Sight] {
        let answers = await ask(Set(targets.map { AnyQuestion(ClusterQuestion($0)) }), for: .look)
        return Dictionary(targets.map { ($0, Sight(answers[ClusterQuestion($0)], of: $0)) }) { first, _ in first }
    }

    /// Looks at an RDS instance as turns do.
    func observe(instance target: Target) async -> Observation? {
        let question = InstanceQuestion(target)
        return Sight(await ask([AnyQuestion(question)], for: .look)[question], of: target).observation
    }

    /// Reads all that a plan is made from, as the engine does.
    func basis(_ target: Target, for runbook: some Runbook) async throws(FleetError) -> PlanBasis {
        let context = QuestionContext(target: target)
        var seen: Observation?
        while true {
            let questions = runbook.questions(in: context, seeing: seen).filter { seen?.hasAsked($0) != true }
            guard !questions.isEmpty else { break }
            let answers = await ask(questions, for: .plan).answers(to: questions)
            switch Observation.make(of: target, from: answers, at: Timestamp(milliseconds: 0)) {
            case .success(let more): seen = seen?.merged(with: more) ?? more
            case .failure(let blind): throw FleetError(blind.reason, passes: blind.passes)
            }
        }
        return PlanBasis(observation: seen ?? Observation(of: target, takenAt: Timestamp(milliseconds: 0)))
    }

    /// Reads what the gate of a failover of `orders` asks.
    func facts(beforeFailoverTo next: InstanceID) async -> Observation {
        let questions = FactSample.questions(beforeFailoverTo: next)
        let answers = await ask(questions, for: .gate).answers(to: questions)
        return Observation(of: .orders, takenAt: answers.map(\.takenAt).min() ?? Timestamp(milliseconds: 0), answers)
    }

    func lag(at gauge: LagGauge) async -> Reading<Datapoint<ReplicationLag>>? {
        let question = GreenLagQuestion(at: gauge, in: Target.orders.place)
        return await ask([AnyQuestion(question)], for: .gate)[question]?.reading
    }

    /// Every cluster of a place.
    func clusters(in place: Place) async throws(FleetError) -> [Observation] {
        let question = DatabasesQuestion(in: place)
        guard let answer = await ask([AnyQuestion(question)], for: .plan)[question] else { return [] }
        switch answer.reading {
        case .known(let found): return found.observations(in: place, takenAt: answer.takenAt)
        case .unavailable(let reason): throw FleetError(reason, passes: answer.passes)
        }
    }
}

extension AWSFleet {
    /// Makes a call that nobody objects to.
    func perform(_ clearance: Clearance) async -> CallOutcome { await perform(clearance, unless: { nil }) }
}
