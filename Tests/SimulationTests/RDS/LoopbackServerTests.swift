import Foundation
import HTTPTypes
import Logging
import ServiceLifecycle
import Simulation
import Testing
import Transport

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct LoopbackServerTests {
    /// Answers with what it was sent.
    private struct Echo: HTTPTransport {
        func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
            if request.head.path == "/lost" {
                throw TransportError(.connectionLost, "The connection was closed.", delivery: .unknown)
            }
            var head = HTTPResponse(status: .init(code: 418, reasonPhrase: "Teapot"))
            head.headerFields = request.head.headerFields
            if let path = HTTPField.Name("x-path") { head.headerFields[path] = request.head.path }
            if let authority = HTTPField.Name("x-authority") { head.headerFields[authority] = request.head.authority }
            head.headerFields[.contentLength] = nil
            return TransportReply(head: head, body: request.body)
        }
    }

    @Test func `head and raw body go through unchanged both ways`() async throws {
        let body = Data((0...255).map { UInt8($0) })
        try await withLoopbackServer(Echo()) { url in
            var request = URLRequest(url: url.appending(path: "a b/c"))
            request.httpMethod = "POST"
            request.httpBody = body
            request.setValue("AWS4-HMAC-SHA256 Credential=x, SignedHeaders=a;b", forHTTPHeaderField: "Authorization")
            let (data, response) = try await URLSession.shared.data(for: request)
            let reply = try #require(response as? HTTPURLResponse)
            #expect(reply.statusCode == 418)
            #expect(data == body)
            #expect(reply.value(forHTTPHeaderField: "x-path") == "/a%20b/c")
            #expect(reply.value(forHTTPHeaderField: "x-authority") == "127.0.0.1:\(url.port ?? 0)")
            #expect(
                reply.value(forHTTPHeaderField: "Authorization") == "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=a;b")
        }
    }

    @Test func `a transport error closes the connection without a reply`() async throws {
        try await withLoopbackServer(Echo()) { url in
            _ = await #expect(throws: URLError.self) {
                _ = try await URLSession.shared.data(from: url.appending(path: "lost"))
            }
        }
    }

    @Test func `an error of the body comes out and the server is gone`() async throws {
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await withLoopbackServer(Echo()) { _ in throw Stop() }
        }
    }

    @Test func `a graceful shutdown ends the service`() async throws {
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let (bound, announce) = AsyncStream.makeStream(of: URL.self)
        let server = LoopbackServer(Echo(), logger: logger) { url in
            announce.yield(url)
            announce.finish()
        }
        let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await url in bound { #expect(url.host() == "127.0.0.1") }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
