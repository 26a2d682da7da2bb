import Maintenance

extension Engine {
    /// Answers what the state asks, from AWS, the chat or the journal.
    func answer(_ ask: EngineState.Ask) async -> EngineState.Answer {
        switch ask {
        case .clusters(let interests): .clusters(await ports.fleet.observe(interests))
        case .safety(let target, let candidate):
            .safety(await ports.fleet.safetyReadings(of: target, candidate: candidate))
        case .lag(let gauge, let place): .lag(await ports.fleet.replicationLag(at: gauge, in: place))
        case .reactions(let channel, let message):
            .reactions(await ports.chat.read(channel: channel, message: message))
        case .survey(let resolved): .survey(await survey(resolved))
        case .newID: .newID(await newID())
        case .operation(let id):
            .operation(
                await stored { journal throws(JournalError) in
                    try await journal.operations(prefix: id.text).first { $0.id == id }
                })
        case .operations(let limit):
            .operations(
                await stored { journal throws(JournalError) in try await journal.recentOperations(limit: limit) })
        case .examination(let id):
            .examination(await stored { journal throws(JournalError) in try await journal.examine(id) })
        case .walk(let walk, let lines):
            .walk(await stored { journal throws(JournalError) in try await goOn(walk, lines, in: journal) })
        }
    }

    /// Goes on with a walk, unless the engine is to end: the next start begins it anew.
    private func goOn(
        _ walk: LogWalk, _ lines: Int, in journal: any Journal
    ) async throws(JournalError) -> LogWalk {
        guard bell.isClosed else { return try await journal.walkLog(walk, atMost: lines) }
        var walk = walk
        walk.end()
        return walk
    }

    private func survey(_ resolved: ResolvedRequest) async -> Result<Survey, FleetError> {
        do {
            let place: Place
            switch resolved.location {
            case .place(let known): place = known
            case .region(let name): place = try await ports.fleet.place(region: name)
            }
            let target = Target(place: place, cluster: resolved.cluster)
            return .success(try await ports.fleet.survey(target, for: resolved.runbook.base.needs))
        } catch {
            return .failure(error)
        }
    }

    private func newID() async -> Result<(id: OperationID, isTaken: Bool), JournalError> {
        let id = ports.makeID()
        return await stored { journal throws(JournalError) in
            (id, try await !journal.operations(prefix: id.text).isEmpty)
        }
    }

    private func stored<Value: Sendable>(
        _ read: (any Journal) async throws(JournalError) -> Value
    ) async -> Result<Value, JournalError> {
        do {
            return .success(try await read(ports.journal))
        } catch {
            return .failure(error)
        }
    }
}
