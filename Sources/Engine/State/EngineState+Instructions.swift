import Maintenance

/// What operations are told.
extension EngineState {
    /// How often an instruction is decided on anew because somebody else recorded first.
    private static let instructionTries = 5

    mutating func instruct(
        _ job: Job, _ id: OperationID, _ instruction: Instruction, by person: PersonID,
        answering key: RequestKey?, posts: (Operation) -> [Post], at now: Timestamp
    ) -> [Effect] {
        guard job.tries < EngineState.instructionTries else {
            return end(job, .failed(.journal(JournalError(.conflict, "\(id) changes too fast just now"))), at: now)
        }
        if job.conflict != nil {
            jobs[job.id]?.conflict = nil
            jobs[job.id]?.beginAgain()
        }
        guard let job = jobs[job.id] else { return [] }
        guard let operation = operations[id] ?? job.stored else {
            guard !job.isMissing else { return end(job, .failed(.refused(.unknown(id))), at: now) }
            return [ask(.operation(id), for: .job(job.id))]
        }
        if instruction == .start, !job.hasMadeWay, let effects = makeWay(for: operation, in: job, by: person, at: now) {
            return effects
        }
        do throws(Refusal) {
            var look = Look(now: now, sighting: job.look)
            let resolved = ResolvedRequest(operation)
            if job.planning.isAsked {
                // What the plan shows may lead to more that has to be known for it.
                let asks = try askForPlan(resolved, in: job, at: now)
                guard asks.isEmpty else { return asks }
                look.freshPlan = try makePlan(resolved, as: id, from: job.planning, at: now)
            }
            let decision = try operation.decide(
                on: instruction, by: person, look: look, policies: policies)
            if let fault = decision.fault { throw Refusal("A fault of the bot: \(fault.sentence)") }
            if decision.wants.contains(.freshPlan) {
                let asks = try askForPlan(resolved, in: job, at: now)
                if !asks.isEmpty { return asks }
            }
            if decision.wants.contains(.observation) {
                return [ask(.questions(operation.questions, for: .look), for: .job(job.id))]
            }
            return try record(
                decision.events, onto: operation, for: .job(job.id), answering: key, posts: posts,
                seeing: job.planning.observation ?? look.observation, at: now)
        } catch {
            return end(job, .failed(.refused(error)), at: now)
        }
    }

    /// Before a rollback starts, the operation that it rolls back has to be over: it stops for good where it is. `nil` when
    /// there is none.
    private mutating func makeWay(
        for operation: Operation, in job: Job, by person: PersonID, at now: Timestamp
    ) -> [Effect]? {
        guard case .planned = operation.phase, operation.plan.blocks.isEmpty,
            let other = operations.values.first(where: { $0.isActive && operation.plan.runbook.rollsBack == $0.id })
        else { return nil }
        guard case .paused = other.phase else {
            return end(
                job,
                .failed(
                    .refused(
                        Refusal(
                            advising:
                                "\(other.id) is running. \(advice: .pause(other.id)) first, then start its rollback."))),
                at: now)
        }
        return begin(
            .instruct(
                other.id, .makeWay(for: operation.id), by: person, answering: nil, posts: { _ in [] }),
            for: .job(job.id), at: now)
    }

    mutating func madeWay(for id: JobID, _ reply: Reply, at now: Timestamp) -> [Effect] {
        if case .failed(let error) = reply { jobs[id]?.failure = error }
        jobs[id]?.hasMadeWay = true
        return consider(id, at: now)
    }
}
