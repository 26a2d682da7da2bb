import Maintenance

/// What people and other parts ask of the engine. A job looks at what it knows, asks for what is missing, and ends when
/// nothing is.
extension EngineState {
    mutating func begin(_ body: Call, for call: CallID, at now: Timestamp) -> [Effect] {
        begin(body, for: .call(call), at: now)
    }

    mutating func begin(_ body: Call, for asker: Job.Asker, at now: Timestamp) -> [Effect] {
        let id = JobID(number: nextNumber())
        jobs[id] = Job(id: id, asker: asker, call: body)
        return consider(id, at: now)
    }

    /// Has a job go on, when nothing is in flight on what it writes to.
    mutating func consider(_ id: JobID, at now: Timestamp) -> [Effect] {
        guard let job = jobs[id] else { return [] }
        switch job.call {
        case .instruct(let operation, _, _, _, _): return consider(.job(id), of: .operation(operation), at: now)
        case .restrain: return consider(.job(id), of: .restraints, at: now)
        case .delivered(let post, let delivery, let shown):
            guard let operation = post.operation, prompt(shownBy: post, delivery, shown) != nil else {
                return advance(id, at: now)
            }
            return consider(.job(id), of: .operation(operation), at: now)
        case .propose, .preview, .answer: return advance(id, at: now)
        }
    }

    mutating func advance(_ id: JobID, at now: Timestamp) -> [Effect] {
        guard let job = jobs[id] else { return [] }
        if let failure = job.failure { return end(job, .failed(failure), at: now) }
        if let request = job.call.keyedRequest, let effects = answered(request, in: job, at: now) { return effects }
        switch job.call {
        case .propose(let request, let origin, let key, let posts):
            return propose(job, request, origin, answering: key, posts: posts, at: now)
        case .preview(let request): return preview(job, request, at: now)
        case .instruct(let operation, let instruction, let person, let key, let posts):
            return instruct(job, operation, instruction, by: person, answering: key, posts: posts, at: now)
        case .restrain(let change, let key, let posts):
            return restrain(job, change, answering: key, posts: posts, at: now)
        case .answer(let message, let posts):
            return commit(Entry(posts: posts, answers: .message(message), at: now), Commit(purpose: .job(id)))
        case .delivered(let post, let delivery, let shown):
            return record(job, delivery, of: post, shown, at: now)
        }
    }

    mutating func take(_ answer: Answer, to ask: AskID, in id: JobID, at now: Timestamp) -> [Effect] {
        guard var job = jobs[id] else { return [] }
        job.asks.remove(ask)
        switch answer {
        case .answers(let answers): take(answers, in: &job, at: now)
        case .place(let result):
            switch result {
            case .success(let place): job.planning.place = place
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
        case .recordedAnswer(let result):
            switch result {
            case .success(let answer): job.earlier = answer.map { .found($0) } ?? .absent
            case .failure(let error): job.failure = job.failure ?? .journal(error)
            }
        case .operations(let result):
            switch result {
            case .success(let recent): job.planning.recent = recent
            case .failure(let error): job.failure = job.failure ?? .journal(error)
            }
        case .pastOperations(let result):
            switch result {
            case .success(let past): job.planning.past = past
            case .failure(let error): job.failure = job.failure ?? .journal(error)
            }
        // No job asks for these.
        case .reactions, .examination, .walk: break
        }
        jobs[id] = job
        return job.asks.isEmpty ? consider(id, at: now) : []
    }

    /// Takes what was asked for a plan, or for what an operation is told.
    private mutating func take(_ answers: Answers, in job: inout Job, at now: Timestamp) {
        if let asked = job.planning.asked {
            job.planning.asked = nil
            switch Observation.make(of: asked.target, from: answers.answers(to: asked.questions), at: now) {
            case .success(let seen):
                job.planning.observation = job.planning.observation?.merged(with: seen) ?? seen
            case .failure(let blind): job.failure = .fleet(FleetError(blind.reason, passes: blind.passes))
            }
        } else if case .instruct(let id, _, _, _, _) = job.call, let operation = operations[id] ?? job.stored {
            job.look = sighting(answers, of: operation.target, operation.questions, at: now)
        }
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
            if let after = job.restraints { restraints = after }
            for operation in operations.values where operation.isActive {
                markApprovals(of: operation)
                agenda.hurry(operation.id)
            }
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
        if error.code == .held, let target { return end(job, .failed(.refused(.held(target))), at: now) }
        return end(job, .failed(.journal(error)), at: now)
    }

    mutating func end(_ job: Job, _ reply: Reply, at now: Timestamp) -> [Effect] {
        jobs[job.id] = nil
        switch job.asker {
        case .call(let call): return [.reply(call, reply)]
        case .reaction(let answer): return reacted(to: job, answer, reply, at: now)
        case .job(let parent): return madeWay(for: parent, reply, at: now)
        case .followUp(let operation): return followUpEnded(of: operation, reply)
        }
    }

    /// Whether an operation has this id, or is about to have it.
    func isTaken(_ id: OperationID) -> Bool {
        operations[id] != nil || jobs.values.contains { $0.newID == id }
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
