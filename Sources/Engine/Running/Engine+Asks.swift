import Maintenance

extension Engine {
    /// Answers what the state asks, from AWS, the chat or the journal.
    func answer(_ ask: EngineState.Ask) async -> EngineState.Answer {
        switch ask {
        case .questions(let questions, let purpose): .answers(await ports.fleet.ask(questions, for: purpose))
        case .place(let region): .place(await place(region))
        case .reactions(let query): .reactions(await read(query))
        case .newID: .newID(await newID())
        case .operation(let id):
            .operation(
                await stored { journal throws(JournalError) in
                    try await journal.operations(prefix: id.text).first { $0.id == id }
                })
        case .recordedAnswer(let request):
            .recordedAnswer(await stored { journal throws(JournalError) in try await journal.answer(to: request) })
        case .operations(let limit):
            .operations(
                await stored { journal throws(JournalError) in try await journal.recentOperations(limit: limit) })
        case .pastOperations(let target, let limit, let newest):
            .pastOperations(
                await stored { journal throws(JournalError) in
                    try await journal.pastOperations(on: target, limit: limit, among: newest)
                })
        case .examination(let id):
            .examination(await stored { journal throws(JournalError) in try await examine(id, in: journal) })
        case .walk(let walk, let lines):
            .walk(await stored { journal throws(JournalError) in try await goOn(walk, lines, in: journal) })
        }
    }

    /// Examines an operation, unless the engine is to end: nothing was begun from what is not examined.
    private func examine(
        _ operation: OperationID, in journal: any Journal
    ) async throws(JournalError) -> LogFlaw? {
        guard bell.isClosed else { return try await journal.examine(operation) }
        return nil
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

    /// Reads reactions, and tells which of our own posts beside them the journal does not know. Where that cannot be told,
    /// nothing was read.
    private func read(_ query: ReactionQuery) async -> ReactionReading {
        let found = await ports.chat.read(query)
        guard found.reading != nil, !found.ownPosts.isEmpty else { return found }
        do {
            return found.checked(try await ports.journal.unrecordedPosts(among: found.ownPosts))
        } catch {
            return ReactionReading(nil, failure: error.message)
        }
    }

    private func place(_ region: String?) async -> Result<Place, FleetError> {
        do {
            return .success(try await ports.fleet.place(region: region))
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
