import Foundation
import HTTPTypes
import Testing

@testable import Transport

/// What is sent is what was given, and what comes back is what was answered.
@Suite(.timeLimit(.minutes(1)))
struct CurlFidelityTests {
    @Test(arguments: [
        (HTTPRequest.Method.get, "", ""),
        (.get, "a body", "Content-Length: 6\r\n"),
        (.post, "a=1&b=2", "Content-Length: 7\r\n"),
        (.post, "", "Content-Length: 0\r\n"),
        (.put, "<xml/>", "Content-Length: 6\r\n"),
        (.put, "", "Content-Length: 0\r\n"),
        (.delete, "", ""),
        (.delete, "{}", "Content-Length: 2\r\n"),
        (.head, "", ""),
    ])
    func `a request is on the wire what the caller gave, with nothing added`(
        method: HTTPRequest.Method, body: String, length: String
    ) async throws {
        let server = try LoopbackServer { while $0.readRequest() != nil { $0.reply("") } }
        let reply = try await CurlTransport().send(
            request(
                method, server.authority, "/a/../b//c%2f?q=%20x&e=&q",
                headers: [("X-Amz-Date", "20260725T120000Z"), ("x-empty", ""), ("X-Two", "1"), ("X-Two", "2")],
                body: body))
        let received = try #require(server.requests.first)
        let lines = received.head.components(separatedBy: "\r\n")
        #expect(lines.first == "\(method.rawValue) /a/../b//c%2f?q=%20x&e=&q HTTP/1.1")
        let expected =
            ["Host: \(server.authority)", "X-Amz-Date: 20260725T120000Z", "x-empty:", "X-Two: 1", "X-Two: 2"]
            + (length.isEmpty ? [] : [length.trimmingCharacters(in: .newlines)])
        #expect(lines.dropFirst().filter { !$0.isEmpty }.sorted() == expected.sorted())
        #expect(String(decoding: received.body, as: UTF8.self) == body)
        #expect(reply.head.status == .ok)
    }

    @Test func `a caller's own Accept, Content-Type and User-Agent go out as given`() async throws {
        let server = try LoopbackServer { while $0.readRequest() != nil { $0.reply("") } }
        let given = [
            ("Accept", "text/xml"), ("Content-Type", "application/json"), ("User-Agent", "changeover"),
            ("Content-Length", "2"), ("Host", server.authority),
        ]
        _ = try await CurlTransport().send(request(.post, server.authority, headers: given, body: "{}"))
        let received = try #require(server.requests.first)
        for (name, value) in given { #expect(received.value(of: name) == value) }
        #expect(received.head.components(separatedBy: "\r\n").count == 1 + given.count + 2)
    }

    @Test func `a body of every byte value and of some size arrives unchanged, without waiting to be asked for`()
        async throws
    {
        let server = try LoopbackServer { connection in
            guard let request = connection.readRequest() else { return }
            connection.send(
                Array("HTTP/1.1 200 OK\r\nContent-Length: \(request.body.count)\r\n\r\n".utf8) + request.body)
        }
        var post = request(.post, server.authority)
        post.body = Data((0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
        let reply = try await CurlTransport().send(post)
        #expect(reply.body == post.body)
        #expect(server.requests.first?.value(of: "Expect") == nil)
    }

    @Test func `a reply's status, repeated fields and raw body come back`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.send(
                "HTTP/1.1 429 Slow Down\r\nRetry-After: 30\r\nX-Two: 1\r\nX-Two:  2 \r\nX-Empty:\r\n"
                    + "X-Folded: a\r\n  b\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nraw")
        }
        let reply = try await CurlTransport().send(request(server.authority))
        #expect(reply.head.status == .init(code: 429, reasonPhrase: "Slow Down"))
        #expect(reply.head.status.reasonPhrase == "Slow Down")
        #expect(reply.head.headerFields[.retryAfter] == "30")
        #expect(reply.head.headerFields[values: HTTPField.Name("x-two")!] == ["1", "2"])
        #expect(reply.head.headerFields[HTTPField.Name("X-Empty")!] == "")
        #expect(reply.head.headerFields[HTTPField.Name("X-Folded")!] == "a b")
        #expect(reply.text == "raw")
    }

    @Test(arguments: [
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\nX-T: 1\r\n\r\n",
            200, "abcdefg"
        ),
        ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nup to the end", 200, "up to the end"),
        ("HTTP/1.0 200\r\n\r\nold", 200, "old"),
        ("HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
        ("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n", 304, ""),
        (
            "HTTP/1.1 100 Continue\r\nX-I: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            200, "ok"
        ),
    ])
    func `a reply is read whatever its framing, and only its final head is told`(
        wire: String, status: Int, body: String
    ) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.send(wire)
        }
        let reply = try await CurlTransport().send(request(server.authority))
        #expect(reply.head.status.code == status)
        #expect(reply.text == body)
        for name in ["X-I", "Link", "X-T"] { #expect(reply.head.headerFields[HTTPField.Name(name)!] == nil) }
    }

    @Test func `the reply to HEAD has the fields and no body`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 123456789012\r\n\r\n")
            connection.awaitClose()
        }
        let reply = try await CurlTransport().send(request(.head, server.authority))
        #expect(reply.head.headerFields[.contentLength] == "123456789012")
        #expect(reply.body.isEmpty)
    }

    @Test func `a redirect is the reply, and nobody goes there`() async throws {
        let elsewhere = try LoopbackServer { $0.reply("") }
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.reply(
                "", status: "307 Temporary Redirect", headers: ["Location: http://\(elsewhere.authority)/"])
        }
        let reply = try await CurlTransport().send(request(.post, server.authority, body: "secret"))
        #expect(reply.head.status == .temporaryRedirect)
        #expect(reply.head.headerFields[.location] == "http://\(elsewhere.authority)/")
        #expect(elsewhere.connections == 0)
    }

    @Test func `a cookie that was set is not sent back`() async throws {
        let server = try LoopbackServer {
            while $0.readRequest() != nil { $0.reply("", headers: ["Set-Cookie: a=b"]) }
        }
        let transport = try CurlTransport()
        for _ in 0..<2 { _ = try await transport.send(request(server.authority)) }
        #expect(server.requests.map { $0.value(of: "Cookie") } == [nil, nil])
    }
}
