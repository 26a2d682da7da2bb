import Maintenance

/// Plans that are asked for.
extension EngineState {
    private static let idTries = 100

    mutating func propose(
        _ job: Job, _ request: OperationRequest, _ origin: Origin, answering key: RequestKey?,
        posts: (Operation) -> [Post], at now: Timestamp
    ) -> [Effect] {
        let plan: Plan
        switch planned(request, in: job, isPreview: false, at: now) {
        case .plan(let made): plan = made
        case .reading(let effects): return effects
        case .refused(let refusal): return end(job, .failed(.refused(refusal)), at: now)
        }
        // A plan without steps may say what is in the way of any; it is posted like every blocked plan.
        guard !plan.blocks.isEmpty || !plan.isEmpty else {
            return end(job, .failed(.refused(plan.nothingToDo)), at: now)
        }
        var events: [Event] = [.planned(plan, origin)]
        if request.start, plan.blocks.isEmpty, plan.acknowledgements.isEmpty {
            events.append(.started(by: origin.requester.id, acknowledged: []))
        }
        do {
            return try record(
                events, onto: nil, for: .job(job.id), answering: key, posts: posts,
                seeing: jobs[job.id]?.planning.observation, at: now)
        } catch {
            return end(job, .failed(.refused(error)), at: now)
        }
    }

    mutating func preview(_ job: Job, _ request: OperationRequest, at now: Timestamp) -> [Effect] {
        switch planned(request, in: job, isPreview: true, at: now) {
        case .plan(let plan): end(job, .plan(plan), at: now)
        case .reading(let effects): effects
        case .refused(let refusal): end(job, .failed(.refused(refusal)), at: now)
        }
    }

    /// How far the plan for a request is.
    private enum Planned {
        case plan(Plan)
        case reading([Effect])
        case refused(Refusal)
    }

    private mutating func planned(
        _ request: OperationRequest, in job: Job, isPreview: Bool, at now: Timestamp
    ) -> Planned {
        do throws(Refusal) {
            if let earlier = request.work.earlier, operations[earlier] == nil, job.stored == nil, !job.isMissing {
                return .reading([ask(.operation(earlier), for: .job(job.id))])
            }
            let earlier = request.work.earlier.flatMap { operations[$0] } ?? job.stored
            let resolved = try request.work.resolved(after: earlier, window: request.window, isPreview: isPreview)
            jobs[job.id]?.resolved = resolved
            guard let id = job.newID else {
                guard job.idsTried < EngineState.idTries else { throw Refusal("No free operation id was found.") }
                jobs[job.id]?.idsTried += 1
                return .reading([ask(.newID, for: .job(job.id))])
            }
            let asks = try askForPlan(resolved, in: job, at: now)
            guard asks.isEmpty else { return .reading(asks) }
            guard let plan = try makePlan(resolved, as: id, from: job.planning, at: now) else {
                throw Refusal("What the plan is made from was not read. Ask again.")
            }
            return .plan(plan)
        } catch {
            return .refused(error)
        }
    }

    /// Asks for what a plan is made from and is not known yet; for nothing when all is.
    ///
    /// - Throws: `Refusal` when answers go on leading to questions.
    mutating func askForPlan(
        _ resolved: ResolvedRequest, in job: Job, at now: Timestamp
    ) throws(Refusal) -> [Effect] {
        var effects: [Effect] = []
        if !job.planning.isAsked {
            jobs[job.id]?.planning.isAsked = true
            effects.append(ask(.operations(limit: EngineState.failoverMemory), for: .job(job.id)))
            if let operation = resolved.runbook.rollsBack {
                effects.append(ask(.operation(operation), for: .job(job.id)))
            }
        }
        let place: Place
        switch (resolved.location, job.planning.place) {
        case (.place(let known), _), (.region, let known?): place = known
        case (.region(let name), nil): return effects + [ask(.place(region: name), for: .job(job.id))]
        }
        let target = Target(place: place, cluster: resolved.cluster)
        effects += askForPast(on: target, in: job)
        let seen = job.planning.observation
        let questions = resolved.runbook.base.questions(
            in: QuestionContext(target: target, startedAt: now), seeing: seen
        )
        .filter { seen?.hasAsked($0) != true }
        guard !questions.isEmpty else { return effects }
        guard job.planning.looks < TurnUnderWay.looksPerTurn else {
            throw Refusal("A fault of the bot: \(resolved.runbook.kind) goes on asking.")
        }
        jobs[job.id]?.planning.looks += 1
        jobs[job.id]?.planning.asked = (target, questions)
        return effects + [ask(.questions(questions, for: .plan), for: .job(job.id))]
    }
}

extension EngineState {
    /// Asks, once, for what tells how long steps took before.
    private mutating func askForPast(on target: Target, in job: Job) -> [Effect] {
        guard !job.planning.isPastAsked else { return [] }
        jobs[job.id]?.planning.isPastAsked = true
        let past = Ask.pastOperations(on: target, limit: EngineState.pastLimit, among: EngineState.pastReach)
        return [ask(past, for: .job(job.id))]
    }
}

extension Plan {
    /// Why there is nothing to start: all that preflight found.
    fileprivate var nothingToDo: Refusal {
        guard findings.isEmpty else { return Refusal(nothingToDo: findings.map(\.text).joined(separator: " ")) }
        return Refusal(nothingToDo: "\(target.cluster) is already as asked for: nothing to do.")
    }
}
