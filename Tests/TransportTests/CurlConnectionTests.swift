import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import Transport

/// Many at once, over few connections that are kept.
@Suite(.timeLimit(.minutes(1)))
struct CurlConnectionTests {
    @Test func `a connection is kept from one request to the next`() async throws {
        let server = try LoopbackServer { while let request = $0.readRequest() { $0.reply(request.target) } }
        let transport = try CurlTransport()
        for number in 0..<10 {
            #expect(try await transport.send(request(server.authority, "/\(number)")).text == "/\(number)")
        }
        #expect(server.connections == 1)
    }

    @Test func `a hundred requests at once share the few connections that a host may have`() async throws {
        let server = try LoopbackServer { while let request = $0.readRequest() { $0.reply(request.target) } }
        var options = CurlOptions()
        options.maximumConnectionsPerHost = 4
        let transport = try CurlTransport(options)
        let replies = try await withThrowingTaskGroup { group in
            for number in 0..<100 {
                group.addTask { try await (number, transport.send(request(server.authority, "/\(number)")).text) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(replies == Dictionary(uniqueKeysWithValues: (0..<100).map { ($0, "/\($0)") }))
        #expect((1...4).contains(server.connections))
    }

    @Test func `requests are in flight together, up to the cap`() async throws {
        let crowd = Crowd(of: 8)
        let server = try LoopbackServer { connection in
            while connection.readRequest() != nil {
                crowd.arrive()
                connection.reply("")
            }
        }
        var options = CurlOptions()
        options.maximumConnectionsPerHost = 8
        let transport = try CurlTransport(options)
        try await withThrowingTaskGroup { group in
            for _ in 0..<16 { group.addTask { _ = try await transport.send(request(server.authority)) } }
            try await group.waitForAll()
        }
        #expect(server.mostOpen == 8)
    }

    @Test func `all hosts together keep to the cap of the whole`() async throws {
        let servers = try (0..<3).map { _ in try LoopbackServer { while $0.readRequest() != nil { $0.reply("") } } }
        var options = CurlOptions()
        options.maximumConnections = 2
        let transport = try CurlTransport(options)
        try await withThrowingTaskGroup { group in
            for number in 0..<30 {
                group.addTask { _ = try await transport.send(request(servers[number % 3].authority)) }
            }
            try await group.waitForAll()
        }
        #expect(servers.map(\.requests.count) == [10, 10, 10])
    }

    @Test func `a request that found its kept connection dead is not sent again`() async throws {
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.reply("")
            _ = connection.readRequest()
        }
        let transport = try CurlTransport()
        _ = try await transport.send(request(.post, server.authority, "/first", body: "1"))
        let error = await transport.failure(of: request(.post, server.authority, "/second", body: "2"))
        #expect(error?.verdict == "connectionLost unknown")
        #expect(server.requests.map(\.target) == ["/first", "/second"])
    }
}

/// Holds everyone back until so many have arrived.
final class Crowd: Sendable {
    private let size: Int
    private let arrived = Mutex(0)
    private let full = DispatchSemaphore(value: 0)

    init(of size: Int) { self.size = size }

    func arrive() {
        let isFull = arrived.withLock {
            $0 += 1
            return $0 % size == 0
        }
        if isFull { for _ in 1..<size { full.signal() } } else { full.wait() }
    }
}
