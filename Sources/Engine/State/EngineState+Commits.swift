import Maintenance

extension EngineState {
    /// What comes in for a stream and is decided when no commit is in flight there.
    enum Matter: Sendable {
        /// The turn of the operation is to decide.
        case turn
        case outcome(Clearance, CallOutcome, tries: Int)
        case job(JobID)
    }

    /// What is recorded in a commit in flight, and what follows from it.
    struct Commit: Sendable {
        enum Purpose: Sendable {
            /// A turn, which wants to see this next.
            case turn(wants: Set<Decision.Want>)
            case outcome(Clearance, CallOutcome, tries: Int)
            case job(JobID)
            /// Posts alone; the words are for the log, when it fails.
            case aside(String, OperationID?)
        }

        var purpose: Purpose
        var stream: Stream?
        var recording: Recording?
    }

    /// Has a matter decided: now, or when what is in flight on its stream has come in.
    mutating func consider(_ matter: Matter, of stream: Stream, at now: Timestamp) -> [Effect] {
        guard taken[stream] == nil else {
            taken[stream]?.append(matter)
            return []
        }
        return decide(matter, of: stream, at: now)
    }

    private mutating func decide(_ matter: Matter, of stream: Stream, at now: Timestamp) -> [Effect] {
        switch (matter, stream) {
        case (.turn, .operation(let id)): return decideTurn(of: id, at: now)
        case (.outcome(let clearance, let outcome, let tries), .operation):
            return record(outcome, of: clearance, tries: tries, at: now)
        case (.job(let job), _): return advance(job, at: now)
        // Restraints have neither turns nor calls.
        case (.turn, .restraints), (.outcome, .restraints): return []
        }
    }

    mutating func commit(_ entry: Entry, _ commit: Commit) -> [Effect] {
        let id = CommitID(number: nextNumber())
        commits[id] = commit
        if let stream = commit.stream { taken[stream] = taken[stream] ?? [] }
        return [.commit(id, entry)]
    }

    /// Has events recorded onto an operation as it is stored, or as a new one.
    ///
    /// - Parameter observation: what was seen when they were decided on.
    /// - Throws: `Refusal` when an event does not fit: nothing is recorded then.
    mutating func record(
        _ events: [Event], onto stored: Operation?, for purpose: Commit.Purpose, answering: RequestKey? = nil,
        posts: (Operation) -> [Post] = { _ in [] }, seeing observation: Observation? = nil,
        delivery: (post: PostID, Delivery)? = nil, at now: Timestamp
    ) throws(Refusal) -> [Effect] {
        let recording = try Recording(
            clockEvents(before: events, of: stored, at: now) + events, onto: stored, routing: routing, at: now)
        let operation = recording.operation
        return commit(
            Entry(
                recording.change,
                posts: recording.posts + posts(operation)
                    + operation.configurations(after: events, seeing: observation),
                answers: answering, delivery: delivery, at: now),
            Commit(purpose: purpose, stream: .operation(operation.id), recording: recording))
    }

    /// What was decided is durable: it becomes state, and what waited for it follows.
    mutating func finish(_ id: CommitID, at now: Timestamp) -> [Effect] {
        guard let commit = commits.removeValue(forKey: id) else { return [] }
        let waiting = release(commit.stream)
        var effects: [Effect] = []
        if let recording = commit.recording {
            takeOver(recording.operation)
            noteClockEvents(recording)
            effects += [.post, .wake(at: now)] + proposeFollowUp(of: recording.operation, at: now)
        }
        switch commit.purpose {
        case .turn(let wants):
            let clearances = commit.recording?.clearances ?? []
            effects += continueTurn(of: commit.recording?.operation.id, wants, after: clearances, at: now)
        case .outcome(let clearance, _, _):
            effects += callEnded(clearance, at: now)
        case .job(let job):
            effects += recorded(job, commit.recording?.operation, at: now)
        case .aside:
            effects.append(.post)
        }
        return effects + resume(waiting, of: commit.stream, at: now)
    }

    /// Nothing was recorded: after a conflict it is decided anew on what is stored, otherwise it is dropped.
    mutating func drop(_ id: CommitID, because error: JournalError, at now: Timestamp) -> [Effect] {
        guard let commit = commits.removeValue(forKey: id) else { return [] }
        let operation = commit.recording?.operation.id
        var effects: [Effect] = []
        switch commit.purpose {
        case .turn:
            if error.code == .contradicted, let operation { effects = setAside(operation, because: error, at: now) }
            if error.code == .conflict, let operation { return reload(operation, then: .turn) }
            if error.code == .held, let recording = commit.recording, let stored = operations[recording.operation.id] {
                let waiting = release(commit.stream)
                return pause(stored, before: recording.events, held: error, at: now)
                    + resume(waiting, of: commit.stream, at: now)
            }
            effects.append(report(.error, "turn not recorded", of: operation, error))
            if let operation { effects += endTurn(of: operation, at: now) }
        case .outcome(let clearance, let outcome, let tries):
            effects = [report(.warning, "outcome not recorded", of: operation, error)]
            // Each conflict means that somebody else got through, so that the bound is not met in practice.
            if error.code == .conflict, tries < EngineState.outcomeTries, let operation {
                return effects + reload(operation, then: .outcome(clearance, outcome, tries: tries + 1))
            }
            // An outcome that is not recorded counts as unknown: the next looks tell.
            effects += callEnded(clearance, at: now)
        case .job(let job):
            if error.code == .conflict, let effects = lookUpAnew(job, after: error, commit, at: now) { return effects }
            if error.code == .conflict, let operation, operations[operation] != nil {
                jobs[job]?.tries += 1
                jobs[job]?.conflict = error
                return reload(operation, then: .job(job))
            }
            if error.code == .contradicted, let operation { effects = setAside(operation, because: error, at: now) }
            effects += fail(job, with: error, at: now)
        case .aside(let words, let operation):
            effects = [report(.warning, words, of: operation, error)]
        }
        return effects + resume(release(commit.stream), of: commit.stream, at: now)
    }

    private static let outcomeTries = 20

    mutating func release(_ stream: Stream?) -> [Matter] {
        stream.flatMap { taken.removeValue(forKey: $0) } ?? []
    }

    mutating func resume(_ waiting: [Matter], of stream: Stream?, at now: Timestamp) -> [Effect] {
        guard let stream else { return [] }
        return waiting.flatMap { consider($0, of: stream, at: now) }
    }

    /// Reads an operation from the journal again after somebody else recorded first; its stream stays taken meanwhile.
    mutating func reload(_ id: OperationID, then matter: Matter) -> [Effect] {
        [ask(.operation(id), for: .reload(id, then: matter))]
    }

    mutating func reloaded(_ id: OperationID, _ answer: Answer, then matter: Matter, at now: Timestamp) -> [Effect] {
        let stream = Stream.operation(id)
        let waiting = release(stream)
        var effects: [Effect] = []
        var isChanged = false
        if case .operation(let result) = answer {
            switch result {
            case .success(let stored?):
                isChanged = stored.version != operations[id]?.version
                takeOver(stored)
            case .success(nil): break
            case .failure(let error): effects.append(report(.error, "operation not read", of: id, error))
            }
        }
        // Where nobody recorded first, the message is answered already.
        if case .job(let job) = matter, !isChanged, jobs[job]?.call.keyedRequest == nil,
            let error = jobs[job]?.conflict
        {
            effects += fail(job, with: error, at: now)
        } else {
            effects += consider(matter, of: stream, at: now)
        }
        return effects + resume(waiting, of: stream, at: now)
    }

    func report(
        _ severity: Report.Severity, _ message: String, of operation: OperationID? = nil, _ error: some Error
    ) -> Effect {
        .report(Report(severity: severity, message: message, operation: operation, error: "\(error)"))
    }
}
