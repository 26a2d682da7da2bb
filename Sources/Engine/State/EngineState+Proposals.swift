import Maintenance

/// Plans that are asked for.
extension EngineState {
    private static let idTries = 100

    mutating func propose(
        _ job: Job, _ request: OperationRequest, _ origin: Origin, answering message: InboxMessage.ID?,
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
            events.append(.started(by: origin.requester, acknowledged: []))
        }
        do {
            return try record(
                events, onto: nil, for: .job(job.id), answering: message, posts: posts, at: now)
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
            guard let plan = try makePlan(resolved, as: id, from: job.planning, at: now) else {
                return .reading(askForPlan(resolved, in: job))
            }
            return .plan(plan)
        } catch {
            return .refused(error)
        }
    }

    mutating func askForPlan(_ resolved: ResolvedRequest, in job: Job) -> [Effect] {
        jobs[job.id]?.planning.isAsked = true
        var effects = [
            ask(.survey(resolved), for: .job(job.id)),
            ask(.operations(limit: EngineState.failoverMemory), for: .job(job.id)),
        ]
        if let operation = resolved.runbook.rollsBack { effects.append(ask(.operation(operation), for: .job(job.id))) }
        return effects
    }
}

extension Plan {
    /// Why there is nothing to start: all that preflight found.
    fileprivate var nothingToDo: Refusal {
        guard findings.isEmpty else { return Refusal(findings.map(\.text).joined(separator: " ")) }
        return Refusal("\(target.cluster) is already as asked for: nothing to do.")
    }
}
