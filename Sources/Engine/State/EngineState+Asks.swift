import Maintenance

extension EngineState {
    /// Who waits for an answer.
    enum Asker: Sendable {
        /// A turn, or several that share a look.
        case turns([OperationID])
        /// A turn that asks this for a gate's facts.
        case facts(OperationID, Set<AnyQuestion>)
        /// A turn that asks this after what it saw.
        case more(OperationID, Set<AnyQuestion>)
        /// The reactions to a plan.
        case plan(OperationID)
        case job(JobID)
        /// A stream that somebody else recorded on first, and what was to be recorded.
        case reload(OperationID, then: Matter)
        /// The examination of what is stored.
        case log
        /// The look for operations whose follow-up was not proposed.
        case followUps
    }

    mutating func ask(_ ask: Ask, for asker: Asker) -> Effect {
        let id = AskID(number: nextNumber())
        asked[id] = asker
        switch asker {
        case .turns(let operations): for operation in operations { turns[operation]?.asks.insert(id) }
        case .facts(let operation, _), .more(let operation, _): turns[operation]?.asks.insert(id)
        case .job(let job): jobs[job]?.asks.insert(id)
        case .plan, .reload, .log, .followUps: break
        }
        return .ask(id, ask)
    }

    mutating func take(_ answer: Answer, to ask: AskID, at now: Timestamp) -> [Effect] {
        switch asked.removeValue(forKey: ask) {
        case .turns(let operations):
            return operations.flatMap { take(answer, to: ask, inTurnOf: $0, at: now) }
        case .facts(let operation, let questions):
            if case .answers(let answers) = answer {
                addFacts(answers.answers(to: questions), inTurnOf: operation, at: now)
            }
            return answered(ask, inTurnOf: operation, at: now)
        case .more(let operation, let questions):
            if case .answers(let answers) = answer { add(answers.answers(to: questions), inTurnOf: operation) }
            return answered(ask, inTurnOf: operation, at: now)
        case .plan(let operation):
            guard case .reactions(let reading) = answer else { return [] }
            return note(reading.failure, readingAnswersTo: operation, at: now)
                + judgePlan(of: operation, reading, at: now)
        case .job(let job):
            return take(answer, to: ask, in: job, at: now)
        case .reload(let operation, let matter):
            return reloaded(operation, answer, then: matter, at: now)
        case .log:
            return takeExamination(answer, at: now)
        case .followUps:
            return takeFollowUps(answer, at: now)
        case nil:
            return []
        }
    }
}
