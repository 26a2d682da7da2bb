import Engine
import Maintenance
import Runbooks
import Synchronization
import TestSupport

extension Caller {
    /// A person by a message of the chat, or a user of the bot's machine, each of whose requests is a new one.
    static func sample(_ person: PersonID, answering message: InboxMessage.ID? = nil) -> Caller {
        Caller(person, by: message.map { .chat($0) } ?? .machine(request: RequestNames.next()))
    }
}

/// Names of requests, no two of which are the same.
private enum RequestNames {
    private static let count = Atomic(0)

    static func next() -> String { "request \(count.add(1, ordering: .relaxed).newValue)" }
}

extension Admission {
    /// Of an operator.
    static func sample(
        _ person: PersonID = "U0ALICE", answering message: InboxMessage.ID? = nil
    ) throws(EngineError) -> Admission {
        do {
            return try judge(
                .sample(person, answering: message), for: .change,
                profile: .known(GateReading.Person(id: person, team: "T0HOME")),
                operators: Operators(people: [person]))
        } catch {
            throw .refused(Refusal("\(person) is not admitted: \(error)"))
        }
    }
}

/// What is asked by an operator, with nothing more said about it than the engine says itself.
extension Engine {
    func plan(
        _ runbook: AnyRunbook, on cluster: ClusterID = "orders", region: String? = nil, start: Bool = true,
        answering message: InboxMessage.ID? = nil
    ) async throws(EngineError) -> Operation {
        try await plan(
            OperationRequest(.maintenance(runbook, on: cluster, region: region), start: start),
            try .sample(answering: message), origin: .sample
        ) { _ in [] }
    }

    func instruct(
        _ operation: OperationID, _ instruction: Instruction, by person: PersonID,
        answering message: InboxMessage.ID?, posts: @escaping @Sendable (Operation) -> [Post] = { _ in [] }
    ) async throws(EngineError) -> Operation {
        try await instruct(operation, instruction, try .sample(person, answering: message), posts: posts)
    }

    func restraintsInForce() throws(EngineError) -> [Restraint] { restraints(try .sample()) }
}
