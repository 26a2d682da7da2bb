import Foundation
import HTTPTypes
import Testing

@testable import Transport

/// Ending exchanges from outside: by cancelling their task, or by shutting the transport down.
@Suite(.timeLimit(.minutes(1)))
struct CurlCancellationTests {
    /// A server that never replies, and tells when a request came and when its connection was closed.
    private func silentServer() throws -> (server: LoopbackServer, events: AsyncStream<String>) {
        let (events, sink) = AsyncStream<String>.makeStream()
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            sink.yield("request")
            connection.awaitClose()
            sink.yield("closed")
        }
        return (server, events)
    }

    @Test func `cancelling the task ends the exchange and closes its connection`() async throws {
        let (server, events) = try silentServer()
        let transport = try CurlTransport()
        let error = await withTaskGroup(of: TransportError?.self) { group in
            group.addTask { await transport.failure(of: request(server.authority)) }
            #expect(await next(events) == "request")
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(error?.verdict == "cancelled unknown")
        #expect(await next(events) == "closed")
    }

    @Test func `a task that is cancelled already sends nothing`() async throws {
        let (server, _) = try silentServer()
        let transport = try CurlTransport()
        let error = await withTaskGroup(of: TransportError?.self) { group in
            group.cancelAll()
            group.addTask { await transport.failure(of: request(server.authority)) }
            return await group.next() ?? nil
        }
        #expect(error?.verdict == "cancelled notSent")
        #expect(server.requests.isEmpty)
    }

    @Test func `cancelling some of many leaves the others alone`() async throws {
        let server = try LoopbackServer { while let request = $0.readRequest() { $0.reply(request.target) } }
        let transport = try CurlTransport()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    await withTaskGroup(of: TransportError?.self) { inner in
                        inner.addTask { await transport.failure(of: request(server.authority, "/\(number)")) }
                        if number % 2 == 0 { inner.cancelAll() }
                        let error = await inner.next() ?? nil
                        #expect(number % 2 == 0 ? [nil, .cancelled].contains(error?.code) : error == nil)
                    }
                }
            }
        }
        #expect(try await transport.send(request(server.authority, "/last")).text == "/last")
    }

    @Test func `shutting down ends what is in flight, what waits and what comes later`() async throws {
        let (server, events) = try silentServer()
        var options = CurlOptions()
        options.maximumConnectionsPerHost = 1
        let transport = try CurlTransport(options)
        async let inFlight = transport.failure(of: request(server.authority))
        #expect(await next(events) == "request")
        async let waiting = transport.failure(of: request(server.authority))
        await transport.shutdown()
        #expect(await inFlight?.verdict == "shutDown unknown")
        #expect(await waiting?.verdict == "shutDown notSent")
        #expect(await next(events) == "closed")
        await transport.shutdown()
        #expect(await transport.failure(of: request(server.authority))?.verdict == "shutDown notSent")
    }

    @Test func `dropping the transport closes its connections`() async throws {
        let (events, sink) = AsyncStream<String>.makeStream()
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.reply("")
            connection.awaitClose()
            sink.yield("closed")
        }
        do { _ = try await CurlTransport().send(request(server.authority)) }
        #expect(await next(events) == "closed")
    }

    @Test func `many transports, started and shut down at once, all end`() async throws {
        let server = try LoopbackServer { while $0.readRequest() != nil { $0.reply("") } }
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    let transport = try CurlTransport()
                    async let sent = transport.failure(of: request(server.authority))
                    async let ended: Void = transport.shutdown()
                    await ended
                    #expect([nil, .shutDown].contains(await sent?.code))
                }
            }
            try await group.waitForAll()
        }
    }
}

/// The next of the events that a server tells.
private func next(_ events: AsyncStream<String>) async -> String? {
    var iterator = events.makeAsyncIterator()
    return await iterator.next()
}
