internal import AWS
internal import Engine
internal import Logging
internal import Maintenance

/// Answers a family of questions in one region: their twin on this side.
protocol Reader: Sendable {
    /// The kinds of questions that it answers.
    static var kinds: [any Question.Type] { get }

    init(_ region: RegionAccess)

    /// Reads all of these now, in as few calls as AWS allows.
    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer]

    /// How many wait for a reading that another caller makes.
    var passengers: Int { get async }
}

extension Reader {
    var passengers: Int { get async { 0 } }
}

/// What the readers and performers of a region work with.
struct RegionAccess: Sendable {
    let calls: RegionCalls
    let masking: MaskingRuns
    let resolver: ResolverPorts
    let now: @Sendable () -> Timestamp
    let logger: Logger

    /// Reads the questions of a kind one by one, all at the same time; begun in an order that is the same in every process.
    func each<Asked: Question>(
        _ kind: Asked.Type, of questions: Set<AnyQuestion>,
        _ read: @escaping @Sendable (Asked) async throws(FleetError) -> Asked.Answer
    ) async -> [any AnyAnswer] {
        let asked = questions.compactMap { $0.base as? Asked }.sorted { "\($0)" < "\($1)" }
        guard asked.count > 1 else {
            guard let question = asked.first else { return [] }
            return [await answer(question, read)]
        }
        return await withTaskGroup(of: Answered<Asked>.self) { group in
            for question in asked { group.addTask { await self.answer(question, read) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func answer<Asked: Question>(
        _ question: Asked, _ read: @Sendable (Asked) async throws(FleetError) -> Asked.Answer
    ) async -> Answered<Asked> {
        let takenAt = now()
        do throws(FleetError) {
            return Answered(question, .known(try await read(question)), takenAt: takenAt)
        } catch {
            return Answered(question, .unavailable(error.message), passes: error.passes, takenAt: takenAt)
        }
    }

    /// Lists what RDS has, all pages, with the elements that could not be read apart.
    func listing<Request: RDSListRequest>(
        _ request: Request, for purpose: AskPurpose, ticket: TurnTicket? = nil
    ) async throws(FleetError) -> Listing<Request.Item> {
        do throws(AWSError) {
            return try await calls.rds(purpose.priority, ticket: ticket).listing(request)
        } catch {
            throw error.failure(on: IAMAction(Request.self))
        }
    }

    /// Lists what RDS has, all pages.
    func list<Request: RDSListRequest>(
        _ request: Request, for purpose: AskPurpose, ticket: TurnTicket? = nil
    ) async throws(FleetError) -> [Request.Item] {
        do throws(AWSError) {
            return try await calls.rds(purpose.priority, ticket: ticket).list(request)
        } catch {
            throw error.failure(on: IAMAction(Request.self))
        }
    }
}

extension AskPurpose {
    var priority: CallBudget.Priority {
        switch self {
        case .look, .plan: .look
        case .gate: .safety
        }
    }
}

extension UnreadableElement {
    /// Why something is not known where it cannot be told which one the element is.
    func failure(on action: IAMAction) -> FleetError {
        FleetError("An element of what \(action.name) lists cannot be read. \(reason)", passes: false)
    }
}

extension AWSError {
    func failure(on action: IAMAction) -> FleetError { FleetError(sentence(on: action), passes: passes) }
}
