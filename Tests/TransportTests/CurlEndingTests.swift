import Foundation
import HTTPTypes
import Testing

@testable import Transport

/// How exchanges end that do not end well, and whether the server may have acted.
@Suite(.timeLimit(.minutes(1)))
struct CurlEndingTests {
    @Test(arguments: [
        ("", "connectionLost unknown"),
        ("HTTP/1.1 200 OK\r\nContent-Le", "connectionLost unknown"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", "connectionLost unknown"),
        ("HTTP/1.1 100 Continue\r\n\r\n", "connectionLost unknown"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "connectionLost unknown"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", "connectionLost unknown"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n", "connectionLost unknown"),
        ("220 ftp.example ready\r\n", "malformedReply unknown"),
        ("HTTP/1.1 200 OK\r\nbad name: 1\r\n\r\n", "malformedReply unknown"),
    ])
    func `a reply that breaks off or is not HTTP ends the exchange`(wire: String, verdict: String) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.send(wire)
        }
        let error = try await CurlTransport().failure(
            of: request(.post, server.authority, "/x?secret=1", body: "s3cret"))
        #expect(error?.verdict == verdict, "\(error?.message ?? "")")
        #expect(error?.message.contains("secret") == false)
    }

    @Test(arguments: ["X-Long: \(String(repeating: "y", count: 998))\r\n", "\r\nHTTP/1.1 100 Continue\r\n"])
    func `a head without an end is not read for ever`(line: String) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 100 Continue\r\n")
            while connection.send(line) {}
        }
        #expect(try await CurlTransport().failure(of: request(server.authority))?.verdict == "replyTooLarge unknown")
    }

    @Test func `a reply beyond the cap is not read to its end`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\n\r\n")
            let piece = [UInt8](repeating: 65, count: 1 << 16)
            while connection.send(piece) {}
        }
        var endless = request(server.authority)
        endless.maximumReplySize = 100_000
        #expect(try await CurlTransport().failure(of: endless)?.verdict == "replyTooLarge unknown")
    }

    @Test(arguments: [(5, nil), (4, "replyTooLarge unknown")])
    func `the cap is the last size that is allowed`(cap: Int, verdict: String?) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.reply("12345")
        }
        var bounded = request(server.authority)
        bounded.maximumReplySize = cap
        #expect(try await CurlTransport().failure(of: bounded)?.verdict == verdict)
    }

    @Test func `a closed port is a failed connection, and nothing was sent`() async throws {
        let (descriptor, port) = try LoopbackServer.listen(backlog: 1)
        close(descriptor)
        let error = try await CurlTransport().failure(of: request("127.0.0.1:\(port)"))
        #expect(error?.verdict == "connectionFailed notSent")
    }

    @Test func `a name that does not exist is not found`() async throws {
        var options = CurlOptions()
        options.proxy = .direct
        // RFC 6761, 6.4: names under invalid never resolve; a label of 64 bytes is not even asked for.
        let name = String(repeating: "a", count: 64) + ".invalid"
        let error = try await CurlTransport(options).failure(of: request(name))
        #expect(error?.verdict == "hostNotFound notSent")
        #expect(error?.message.contains(name) == true)
    }

    @Test func `a connection that is not accepted in time was never used`() async throws {
        let full = try FullBacklog()
        var hopeless = request(full.authority)
        hopeless.connectTimeout = .milliseconds(50)
        let error = try await CurlTransport().failure(of: hopeless)
        #expect(error?.verdict == "timedOut notSent")
    }

    @Test func `a TLS handshake that is not answered counts as connecting`() async throws {
        let server = try LoopbackServer { $0.awaitClose() }
        var hopeless = request(server.authority, scheme: "https")
        hopeless.connectTimeout = .milliseconds(50)
        #expect(try await CurlTransport().failure(of: hopeless)?.verdict == "timedOut notSent")
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nslow"])
    func `a reply that takes too long may follow a deed`(wire: String) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.send(wire)
            connection.awaitClose()
        }
        let error = try await CurlTransport().failure(of: request(server.authority, within: .milliseconds(300)))
        #expect(error?.verdict == "timedOut unknown")
    }

    @Test func `the time of a request runs while it waits for its turn`() async throws {
        let (reached, reach) = AsyncStream<Void>.makeStream()
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            reach.yield()
            connection.awaitClose()
        }
        var options = CurlOptions()
        options.maximumConnectionsPerHost = 1
        let transport = try CurlTransport(options)
        async let first = transport.failure(of: request(server.authority))
        for await _ in reached { break }
        let error = await transport.failure(of: request(server.authority, within: .milliseconds(30)))
        #expect(error?.verdict == "timedOut notSent")
        #expect(server.requests.count == 1)
        await transport.shutdown()
        #expect(await first?.verdict == "shutDown unknown")
    }

    @Test func `a queue that is full refuses the next`() async throws {
        let (reached, reach) = AsyncStream<Void>.makeStream()
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            reach.yield()
            connection.awaitClose()
        }
        var options = CurlOptions()
        options.maximumConnections = 1
        options.maximumWaiting = 1
        let transport = try CurlTransport(options)
        async let first = transport.failure(of: request(server.authority))
        for await _ in reached { break }
        async let second = transport.failure(of: request(server.authority))
        async let third = transport.failure(of: request(server.authority))
        let refused = await withTaskGroup(of: TransportError?.self) { group in
            group.addTask { await transport.failure(of: request(server.authority)) }
            return await group.next() ?? nil
        }
        await transport.shutdown()
        let verdicts = await [second?.verdict, third?.verdict, refused?.verdict]
        #expect(verdicts.filter { $0 == "connectionFailed notSent" }.count == 2)
        #expect(verdicts.filter { $0 == "shutDown notSent" }.count == 1)
        #expect(await first?.verdict == "shutDown unknown")
    }
}
