import ChatOps
import Engine
import Foundation
import Journal
import Logging
import Maintenance
import Synchronization
import TestSupport
import Transport

@testable import changeover

/// What listens on a socket in a folder of its own, before a door that answers as the test says.
final class LocalBench: Sendable {
    struct Asked: Sendable, Equatable {
        var caller: Caller
        var request: OperationRequest
        var origin: Origin
        var said: [Post]
    }

    private struct State {
        var asked: [Asked] = []
        var failure: LifecycleRequests.Failure?
        var operation: Maintenance.Operation?
    }

    let folder: URL
    let journal = MemoryJournal()
    let log = LogRecorder()
    private let state = Mutex(State())

    init() throws {
        // Short: the paths of sockets are.
        let name = "co-\(UUID().uuidString.prefix(8))"
        folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var socket: LocalSocket { LocalSocket(besideDatabase: folder.appending(path: "c.sqlite").path) }

    var asked: [Asked] { state.withLock(\.asked) }

    func fails(_ failure: LifecycleRequests.Failure?) { state.withLock { $0.failure = failure } }

    /// Has requests come to this operation, and records its events.
    func makes(_ story: SampleStory) async throws {
        for entry in story.entries { try await journal.commit(entry) }
        set(story.operation)
    }

    private func set(_ operation: Maintenance.Operation) { state.withLock { $0.operation = operation } }

    private func answer(
        _ caller: Caller, _ request: OperationRequest, _ origin: Origin, _ posts: LifecycleRequests.Posts
    ) -> Result<Maintenance.Operation, LifecycleRequests.Failure> {
        state.withLock { state in
            let said = state.operation.map(posts) ?? []
            state.asked.append(Asked(caller: caller, request: request, origin: origin, said: said))
            if let failure = state.failure { return .failure(failure) }
            return state.operation.map { .success($0) } ?? .failure(.engine(.refused(Refusal("There is none."))))
        }
    }

    func door(
        lifecycles: [Lifecycle] = [ScheduleBench.lifecycle], people: [String: PersonID] = [:],
        channels: [String] = ["*"]
    ) -> LocalDoor {
        let wording = Wording(
            command: "!rds", policy: ApprovalPolicy(approvers: ["U0BOB"], operators: ["U0ALICE"]), approvers: ["U0BOB"])
        return LocalDoor(
            LocalDoor.Ports(
                requests: LifecycleRequests {
                    (caller, request, origin, posts) async throws(LifecycleRequests.Failure) in
                    try self.answer(caller, request, origin, posts).get()
                },
                operation: { [journal] id in await journal.operations(prefix: id.text).first { $0.id == id } },
                events: { [journal] (id) async throws(JournalError) in try await journal.events(of: id) }),
            lifecycles: lifecycles, people: people,
            routing: Routing(channels: [
                Routing.Channel(id: "C0STATUS", role: .status),
                Routing.Channel(id: "C0DBAOPS", role: .operations, clusters: channels),
            ]), telling: OperationTelling(Renderer(wording)))
    }

    /// Listens while the body runs.
    func listen<Value: Sendable>(
        door: LocalDoor? = nil, _ body: @escaping @Sendable (LocalClient) async throws -> Value
    ) async throws -> Value {
        let (listening, begin) = AsyncStream.makeStream(of: Void.self)
        let service = LocalService(
            socket: socket, door: door ?? self.door(), clock: ContinuousClock(), logger: log.logger,
            onListening: { begin.yield(()) })
        var options = CurlOptions()
        options.unixSocket = socket.path
        let transport = try CurlTransport(options)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                defer { begin.finish() }
                try await service.run()
                return nil
            }
            group.addTask {
                for await _ in listening { return try await body(LocalClient(transport: transport)) }
                return nil
            }
            defer { group.cancelAll() }
            while let value = try await group.next() {
                guard let value else { continue }
                await transport.shutdown()
                return value
            }
            throw StopError("It did not listen.")
        }
    }

    static func request(
        _ word: String = "refresh", _ lifecycle: String = "development", name: String = "1", isBack: Bool = false,
        snapshot: String? = nil
    ) -> LocalRequest {
        LocalRequest(
            name: name, user: "root", word: word, lifecycle: lifecycle, isBack: isBack, snapshot: snapshot)
    }
}
