import Maintenance

/// What people and other parts ask of the engine. A job looks at what it knows, asks for what is missing, and ends when
/// nothing is.
extension EngineState {
    /// How often an instruction is decided on anew because somebody else recorded first.
    private static let instructionTries = 5
    private static let promptTries = 20
    private static let idTries = 100

    mutating func begin(_ body: Call, for call: CallID, at now: Timestamp) -> [Effect] {
        begin(body, for: .call(call), at: now)
    }

    mutating func begin(_ body: Call, for asker: Job.Asker, at now: Timestamp) -> [Effect] {
        let id = JobID(number: nextNumber())
        jobs[id] = Job(id: id, asker: asker, call: body)
        return consider(id, at: now)
    }

    /// Has a job go on, when nothing is in flight on what it writes to.
    private mutating func consider(_ id: JobID, at now: Timestamp) -> [Effect] {
        guard let job = jobs[id] else { return [] }
        switch job.call {
        case .instruct(let operation, _, _, _, _): return consider(.job(id), of: .operation(operation), at: now)
        case .restrain: return consider(.job(id), of: .restraints, at: now)
        case .delivered(let post, let delivery, let text):
            guard let operation = post.operation, prompt(shownBy: post, delivery, text: text) != nil else {
                return advance(id, at: now)
            }
            return consider(.job(id), of: .operation(operation), at: now)
        case .propose, .preview, .answer: return advance(id, at: now)
        }
    }

    mutating func advance(_ id: JobID, at now: Timestamp) -> [Effect] {
        guard let job = jobs[id] else { return [] }
        if let failure = job.failure { return end(job, .failed(failure), at: now) }
        switch job.call {
        case .propose(let request, let origin, let message, let posts):
            return propose(job, request, origin, answering: message, posts: posts, at: now)
        case .preview(let request): return preview(job, request, at: now)
        case .instruct(let operation, let instruction, let person, let message, let posts):
            return instruct(job, operation, instruction, by: person, answering: message, posts: posts, at: now)
        case .restrain(let change, let message, let posts):
            return restrain(job, change, answering: message, posts: posts, at: now)
        case .answer(let message, let posts):
            return commit(
                Entry(operation: nil, expectedVersion: nil, events: [], posts: posts, answers: message, at: now),
                Commit(purpose: .job(id)))
        case .delivered(let post, let delivery, let text):
            return record(job, delivery, of: post, text: text, at: now)
        }
    }

    mutating func take(_ answer: Answer, to ask: AskID, in id: JobID, at now: Timestamp) -> [Effect] {
        guard var job = jobs[id] else { return [] }
        job.asks.remove(ask)
        switch answer {
        case .clusters(let sights):
            if case .instruct(let operation, _, _, _, _) = job.call,
                let target = (operations[operation] ?? job.stored)?.target
            {
                job.look = sighting(sights[target], of: target, at: now)
            }
        case .survey(let result):
            switch result {
            case .success(let survey): job.planning.survey = survey
            case .failure(let error): job.failure = .fleet(error)
            }
        case .newID(let result):
            switch result {
            case .success(let new): if !new.isTaken, !isTaken(new.id) { job.newID = new.id }
            case .failure(let error): job.failure = job.failure ?? .journal(error)
            }
        case .operation(let result):
            switch result {
            case .success(let stored): job.take(stored)
            case .failure(let error): job.failure = job.failure ?? .journal(error)
            }
        case .operations(let result):
            switch result {
            case .success(let recent): job.planning.recent = recent
            case .failure(let error): job.failure = job.failure ?? .journal(error)
            }
        // No job asks for these.
        case .safety, .lag, .reactions: break
        }
        jobs[id] = job
        return job.asks.isEmpty ? consider(id, at: now) : []
    }

    /// What a job decided is recorded.
    mutating func recorded(_ id: JobID, _ operation: Operation?, at now: Timestamp) -> [Effect] {
        guard let job = jobs[id] else { return [] }
        var effects: [Effect] = [.post]
        switch job.call {
        case .propose, .instruct:
            if let operation, operations[operation.id] != nil { agenda.hurry(operation.id) }
            effects.append(.wake(at: now))
        case .restrain:
            if let change = job.restraint { take(change) }
            for operation in operations.values where operation.isActive { agenda.hurry(operation.id) }
            effects.append(.wake(at: now))
        case .preview, .answer, .delivered: break
        }
        return effects + end(job, operation.map { .operation($0) } ?? .done, at: now)
    }

    /// What a job decided could not be recorded.
    mutating func fail(_ id: JobID, with error: JournalError, at now: Timestamp) -> [Effect] {
        guard let job = jobs[id] else { return [] }
        let target: ClusterID? =
            switch job.call {
            case .propose: job.resolved?.cluster
            case .instruct(let operation, _, _, _, _): operations[operation]?.target.cluster
            case .preview, .restrain, .answer, .delivered: nil
            }
        if error.code == .clusterTaken, let target { return end(job, .failed(.refused(.held(target))), at: now) }
        return end(job, .failed(.journal(error)), at: now)
    }

    mutating func end(_ job: Job, _ reply: Reply, at now: Timestamp) -> [Effect] {
        jobs[job.id] = nil
        switch job.asker {
        case .call(let call): return [.reply(call, reply)]
        case .reaction(let answer): return reacted(to: job, answer, reply, at: now)
        case .job(let parent): return madeWay(for: parent, reply, at: now)
        }
    }

    /// Whether an operation has this id, or is about to have it.
    private func isTaken(_ id: OperationID) -> Bool {
        operations[id] != nil || jobs.values.contains { $0.newID == id }
    }

    // MARK: Plans

    private mutating func propose(
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

    private mutating func preview(_ job: Job, _ request: OperationRequest, at now: Timestamp) -> [Effect] {
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

    private mutating func askForPlan(_ resolved: ResolvedRequest, in job: Job) -> [Effect] {
        jobs[job.id]?.planning.isAsked = true
        var effects = [
            ask(.survey(resolved), for: .job(job.id)),
            ask(.operations(limit: EngineState.failoverMemory), for: .job(job.id)),
        ]
        if let operation = resolved.request.rolledBack { effects.append(ask(.operation(operation), for: .job(job.id))) }
        return effects
    }

    // MARK: Instructions

    private mutating func instruct(
        _ job: Job, _ id: OperationID, _ instruction: Instruction, by person: PersonID,
        answering message: InboxMessage.ID?, posts: (Operation) -> [Post], at now: Timestamp
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
            look.freshPlan = try makePlan(resolved, as: id, from: job.planning, at: now)
            let decision = try operation.decide(
                on: instruction, by: person, look: look, rules: rules, policies: policies)
            if let fault = decision.fault { throw Refusal("A fault of the bot: \(fault.sentence)") }
            if decision.wants.contains(.freshPlan), !job.planning.isAsked { return askForPlan(resolved, in: job) }
            if decision.wants.contains(.observation) {
                return [ask(.clusters([operation.interest]), for: .job(job.id))]
            }
            return try record(
                decision.events, onto: operation, for: .job(job.id), answering: message, posts: posts, at: now)
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
            let other = operations.values.first(where: { $0.isActive && operation.plan.request.rolledBack == $0.id })
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
                other.id, .abort(reason: "rolled back by \(operation.id)"), by: person, answering: nil,
                posts: { _ in [] }),
            for: .job(job.id), at: now)
    }

    private mutating func madeWay(for id: JobID, _ reply: Reply, at now: Timestamp) -> [Effect] {
        if case .failed(let error) = reply { jobs[id]?.failure = error }
        jobs[id]?.hasMadeWay = true
        return consider(id, at: now)
    }

    // MARK: Deliveries

    /// Records how far a post is: a gate's prompt becomes answerable in the commit that records that it stands, and what
    /// follows from a post is queued in the one that records it.
    private mutating func record(
        _ job: Job, _ delivery: Delivery, of post: Post, text: String?, at now: Timestamp
    ) -> [Effect] {
        guard case .shown(let message, _, _) = delivery else { return record(job, delivery, of: post) }
        remember(post, message)
        if let (gate, prompt) = prompt(shownBy: post, delivery, text: text), let id = post.operation,
            let operation = operations[id]
        {
            guard job.tries < EngineState.promptTries else {
                return end(job, .failed(.journal(JournalError(.conflict, "\(id) changes too fast just now"))), at: now)
            }
            do {
                return try record(
                    [.gatePrompted(gate, prompt)], onto: operation, for: .job(job.id), delivery: (post.id, delivery),
                    at: now)
            } catch {
                return end(job, .failed(.journal(JournalError(.conflict, error.sentence))), at: now)
            }
        }
        let sequels = post.sequels(shownAs: message)
        guard !sequels.isEmpty else { return record(job, delivery, of: post) }
        return commit(
            Entry(
                operation: nil, expectedVersion: nil, events: [], posts: sequels, delivery: (post.id, delivery), at: now
            ),
            Commit(purpose: .job(job.id)))
    }

    private mutating func record(_ job: Job, _ delivery: Delivery, of post: Post) -> [Effect] {
        let id = CommitID(number: nextNumber())
        commits[id] = Commit(purpose: .job(job.id))
        return [.record(id, delivery, of: post.id)]
    }

    /// The prompt that a post shows of a gate that has none yet.
    private func prompt(shownBy post: Post, _ delivery: Delivery, text: String?) -> (GateID, Gate.Prompt)? {
        guard case .shown(let message, _, _) = delivery, case .notice(.gate(let gate)) = post.content, let text,
            let asked = post.operation.flatMap({ operations[$0] })?.progress?.gates.first(where: { $0.id == gate }),
            asked.prompt == nil
        else { return nil }
        return (gate, Gate.Prompt(channel: post.channel, message: message, textDigest: Digest.text(of: text)))
    }
}

extension Job {
    /// Takes an operation as the journal has it: the one that it is about, or the one that is rolled back.
    fileprivate mutating func take(_ operation: Operation?) {
        if planning.isAsked {
            planning.rolledBack = operation
        } else {
            stored = operation
            isMissing = operation == nil
        }
    }
}

extension Refusal {
    fileprivate static func held(_ cluster: ClusterID) -> Refusal {
        Refusal(advising: "\(cluster) is held by another operation. \(advice: .operations) lists them.")
    }

    static func unknown(_ operation: OperationID) -> Refusal {
        Refusal(advising: "I don't know an operation “\(operation)”. \(advice: .operations) lists them.")
    }
}

extension Plan {
    /// Why there is nothing to start: all that preflight found.
    fileprivate var nothingToDo: Refusal {
        guard findings.isEmpty else { return Refusal(findings.map(\.text).joined(separator: " ")) }
        return Refusal("\(target.cluster) is already as asked for: nothing to do.")
    }
}
