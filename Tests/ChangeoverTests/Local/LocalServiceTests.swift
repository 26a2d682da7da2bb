import Engine
import Foundation
import HTTPTypes
import Maintenance
import TestSupport
import Testing
import Transport

@testable import changeover

/// What goes over the socket.
@Suite struct LocalServiceTests {
    @Test func `a command is answered with its operation, and what is told of it follows to its end`() async throws {
        let bench = try LocalBench()
        try await bench.makes(try SampleStory.complete("k3f9"))
        try await bench.listen { client in
            let reply = try await client.ask(LocalBench.request())
            #expect(reply.outcome == .accepted && reply.operation == "k3f9")
            #expect(bench.asked.map(\.caller) == [Caller("local:root", by: .machine(request: "1"))])
            let news = try await client.news(of: "k3f9", after: 0)
            #expect(news.end == .completed)
            #expect(news.lines.first?.contains("Resize orders to db.r6g.xlarge") == true, "\(news.lines)")
            #expect(news.lines.contains { $0.contains("completed") }, "\(news.lines)")
            #expect(news.lines.allSatisfy { !$0.contains("<") && !$0.contains("\n") }, "\(news.lines)")
            let rest = try await client.news(of: "k3f9", after: news.version)
            #expect(rest == LocalNews(lines: [], version: news.version, end: .completed))
        }
    }

    @Test func `nothing but lifecycle commands and news is served`() async throws {
        let bench = try LocalBench()
        try await bench.listen { client in
            let calls: [(HTTPRequest.Method, String, HTTPResponse.Status)] = [
                (.get, "/", .notFound), (.get, "/lifecycle", .notFound), (.post, "/operations/k3f9/0", .notFound),
                (.get, "/operations/k3f9/0", .notFound), (.get, "/operations/k3f9/x", .notFound),
                (.post, "/lifecycle", .badRequest), (.put, "/lifecycle", .notFound),
            ]
            for (method, path, status) in calls {
                let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
                let body = Data(method == .post ? #"{"approve":"k3f9"}"#.utf8 : "".utf8)
                let reply = try await client.transport.send(TransportRequest(head: head, body: body))
                #expect(reply.head.status == status, "\(method) \(path)")
            }
        }
        #expect(bench.asked.isEmpty)
    }

    @Test(arguments: [
        "\u{0}\u{1}\u{2}\r\n\r\n", "POST /lifecycle HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n{",
    ])
    func `a program that speaks nonsense or hangs up does not keep others from being answered`(text: String)
        async throws
    {
        let bench = try LocalBench()
        try await bench.makes(try SampleStory("k3f9", started: true))
        try await bench.listen { client in
            let descriptor = try connected(to: bench.socket.path)
            _ = text.utf8.withContiguousStorageIfAvailable { write(descriptor, $0.baseAddress, $0.count) }
            let other = try connected(to: bench.socket.path)
            #expect(try await client.ask(LocalBench.request()).operation == "k3f9")
            close(descriptor)
            close(other)
            #expect(try await client.ask(LocalBench.request()).operation == "k3f9")
        }
    }

    @Test func `a request that is too large is refused`() async throws {
        let bench = try LocalBench()
        try await bench.listen { client in
            let head = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/lifecycle")
            let body = Data(repeating: UInt8(ascii: " "), count: 70_000)
            let reply = try await client.transport.send(TransportRequest(head: head, body: body))
            #expect(reply.head.status == .badRequest)
        }
    }

    private func connected(to path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        try #require(result == 0)
        return descriptor
    }
}
