package import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Logging
import ServiceLifecycle
import Synchronization
package import Transport

/// Serves any `HTTPTransport` on 127.0.0.1, so that a client in another process can speak to a simulator.
///
/// When the transport throws, the connection is closed without a reply: that is how lost replies look over the wire.
package struct LoopbackServer: Service {
    private let transport: any HTTPTransport
    private let port: Int
    private let logger: Logger
    private let onBound: @Sendable (URL) async -> Void

    /// - Parameters:
    ///   - port: the port to listen on; 0 for any free one.
    ///   - onBound: told the address once the server listens.
    package init(
        _ transport: any HTTPTransport, port: Int = 0, logger: Logger,
        onBound: @escaping @Sendable (URL) async -> Void = { _ in }
    ) {
        self.transport = transport
        self.port = port
        self.logger = logger
        self.onBound = onBound
    }

    /// Listens until the surrounding service group shuts down or the task is cancelled.
    package func run() async throws {
        let transport = transport
        let onBound = onBound
        let server = HTTPServerBuilder { _ in
            HTTP1Channel { request, writer, _ in
                try await Self.serve(request, by: transport, to: writer)
            }
        }
        let application = Application(
            responder: CallbackResponder { (_: Request, _: BasicRequestContext) in Response(status: .notFound) },
            server: server,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
            onServerRunning: { channel in
                var address = URLComponents()
                address.scheme = "http"
                address.host = "127.0.0.1"
                address.port = channel.localAddress?.port
                if let url = address.url { await onBound(url) }
            },
            logger: logger)
        try await application.run()
    }

    @concurrent private static func serve(
        _ request: Request, by transport: any HTTPTransport, to writer: consuming ResponseWriter
    ) async throws {
        let body = try await request.body.collect(upTo: 32 * 1024 * 1024)
        var head = request.head
        head.scheme = "http"
        let reply = try await transport.send(TransportRequest(head: head, body: Data(body.readableBytesView)))
        let response = Response(
            status: reply.head.status, headers: reply.head.headerFields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
        try await writer.write(response: response.head, body: response.body)
    }
}

/// Serves the transport while the body runs, and gives the body the server's address.
package func withLoopbackServer<Result: Sendable>(
    _ transport: any HTTPTransport,
    logger: Logger = Logger(label: "loopback", factory: { _ in SwiftLogNoOpLogHandler() }),
    _ body: @escaping @Sendable (URL) async throws -> Result
) async throws -> Result {
    let (addresses, bound) = AsyncStream.makeStream(of: URL.self)
    let server = LoopbackServer(transport, logger: logger) { url in
        bound.yield(url)
        bound.finish()
    }
    return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
            defer { bound.finish() }
            try await server.run()
            return nil
        }
        group.addTask {
            for await url in addresses {
                return try await body(url)
            }
            throw TransportError(.connectionFailed, "The loopback server did not start.", delivery: .notSent)
        }
        defer { group.cancelAll() }
        while let ended = try await group.next() {
            if let result = ended { return result }
        }
        throw TransportError(.shutDown, "The loopback server stopped early.", delivery: .notSent)
    }
}
