import Engine
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Maintenance
import ServiceLifecycle
import Synchronization

/// Listens on the bot's socket: `POST /lifecycle` asks for something, `GET /operations/ID/N` waits for what is told after the
/// Nth event.
struct LocalService: Service {
    let socket: LocalSocket
    let door: LocalDoor
    let clock: any Clock<Duration>
    let logger: Logger
    /// Told once it listens.
    var onListening: @Sendable () async -> Void = {}

    /// How long the program waits for news at most, and how often they are looked for.
    private static let patience = 20
    private static let interval = Duration.seconds(1)
    private static let largestRequest = 64 * 1024

    /// - Throws: `StopError` when the socket cannot be made.
    func run() async throws {
        let draft = try LocalSocket.Draft(of: socket)
        let placed = Placed()
        defer {
            draft.remove()
            if let number = placed.number { socket.remove(ifKnownBy: number) }
        }
        let ending = Bell()
        let application = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                await respond(to: request, until: ending)
            },
            configuration: ApplicationConfiguration(
                address: .unixDomainSocket(path: draft.file), serverName: nil),
            onServerRunning: { channel in
                guard placed.place(draft) else {
                    try? await channel.close()
                    return
                }
                await onListening()
            },
            logger: logger)
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                ending.close()
            }
        } catch {
            throw placed.error ?? StopError("The socket \(socket.path) cannot be listened on: \(error)")
        }
        if let error = placed.error { throw error }
    }

    private func respond(to request: Request, until ending: Bell) async -> Response {
        let parts = request.uri.path.split(separator: "/").map(String.init)
        if request.method == .post, parts == ["lifecycle"] { return await ask(request) }
        guard request.method == .get, parts.count == 3, parts[0] == "operations", let version = Int(parts[2]) else {
            return Response(status: .notFound)
        }
        return await news(of: OperationID(parts[1]), after: version, until: ending)
    }

    private func ask(_ request: Request) async -> Response {
        do {
            let body = try await request.body.collect(upTo: Self.largestRequest)
            let asked = try JSONDecoder().decode(LocalRequest.self, from: Data(body.readableBytesView))
            let reply = await door.answer(asked)
            logger.notice(
                "asked on the machine",
                metadata: [
                    "user": "\(asked.user)", "command": "\(asked.word) \(asked.lifecycle)",
                    "outcome": "\(reply.outcome.rawValue)", "operation": "\(reply.operation ?? "none")",
                ])
            return Self.response(reply)
        } catch {
            logger.warning("not understood on the socket", metadata: ["error": "\(error)"])
            return Response(status: .badRequest)
        }
    }

    /// Answers when there are news, and without any when there are none for a while or the bot stops.
    private func news(of id: OperationID, after version: Int, until ending: Bell) async -> Response {
        var version = version
        for _ in 0..<Self.patience {
            do {
                guard let news = try await door.news(of: id, after: version) else { return Response(status: .notFound) }
                if !news.lines.isEmpty || news.end != nil { return Self.response(news) }
                version = news.version
                guard !ending.isClosed else { break }
                try await clock.sleep(for: Self.interval)
            } catch {
                logger.warning("news not told", metadata: ["operation": "\(id)", "error": "\(error)"])
                return Response(status: .serviceUnavailable)
            }
        }
        return Self.response(LocalNews(lines: [], version: version))
    }

    private static func response(_ value: some Encodable) -> Response {
        guard let data = try? JSONEncoder().encode(value) else { return Response(status: .internalServerError) }
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}

/// Whether the socket has its name.
private final class Placed: Sendable {
    private let outcome = Mutex<Result<UInt64, StopError>?>(nil)

    @inline(never) func place(_ draft: LocalSocket.Draft) -> Bool {
        outcome.withLock { outcome in
            do throws(StopError) {
                outcome = .success(try draft.place())
                return true
            } catch {
                outcome = .failure(error)
                return false
            }
        }
    }

    var number: UInt64? { @inline(never) get { outcome.withLock { try? $0?.get() } } }

    var error: StopError? {
        @inline(never) get {
            outcome.withLock { outcome in
                guard case .failure(let error)? = outcome else { return nil }
                return error
            }
        }
    }
}
