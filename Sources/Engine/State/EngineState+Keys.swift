import Maintenance

/// Requests that have a name: the same one is answered in the same way, however often it comes.
extension EngineState {
    /// How often a request is looked up anew because somebody else recorded first.
    private static let keyTries = 5

    /// Looks whether a request was answered before, and answers it so; `nil` when it was not.
    mutating func answered(_ request: KeyedRequest, in job: Job, at now: Timestamp) -> [Effect]? {
        switch job.earlier {
        case .notLooked: return [ask(.recordedAnswer(request), for: .job(job.id))]
        case .absent: return nil
        case .found(let answer):
            guard answer.digest == request.digest else {
                return end(
                    job,
                    .failed(
                        .refused(Refusal("Something else was asked for under this name before; nothing was done."))),
                    at: now)
            }
            guard let id = answer.operation else { return end(job, .done, at: now) }
            if let operation = operations[id] ?? job.stored, operation.id == id {
                return end(job, .operation(operation), at: now)
            }
            guard !job.isMissing else { return end(job, .failed(.refused(.unknown(id))), at: now) }
            return [ask(.operation(id), for: .job(job.id))]
        }
    }

    /// Somebody else recorded first: perhaps the same request, so that it is looked up before it is decided anew. `nil` for
    /// a job whose request has no name.
    mutating func lookUpAnew(_ id: JobID, after error: JournalError, _ commit: Commit, at now: Timestamp) -> [Effect]? {
        guard let job = jobs[id], job.call.keyedRequest != nil, job.tries < EngineState.keyTries else { return nil }
        jobs[id]?.tries += 1
        jobs[id]?.conflict = error
        jobs[id]?.lookAgain()
        if let operation = commit.recording?.operation.id, operations[operation] != nil {
            return reload(operation, then: .job(id))
        }
        let waiting = release(commit.stream)
        return consider(id, at: now) + resume(waiting, of: commit.stream, at: now)
    }
}
