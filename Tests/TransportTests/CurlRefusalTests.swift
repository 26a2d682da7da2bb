import Foundation
import HTTPTypes
import Testing

@testable import Transport

/// What cannot be sent exactly as given is not sent at all.
struct CurlRefusalTests {
    @Test(arguments: [
        request(.patch, "host"),
        request(.head, "host", body: "x"),
        request("host", scheme: "ftp"),
        request("user:password@host"),
        request("host/path"),
        request("host:"),
        request("host:99999"),
        request("ho st"),
        request("[::1"),
        request(""),
        request("host", "no-slash"),
        request("host", "/a b"),
        request("host", "/a\r\nX-Injected: 1"),
        request("host", "/a#b"),
        request("host", "/ä"),
        request("host", headers: [("Host", "other")]),
        request("host", headers: [("Transfer-Encoding", "chunked")]),
        request(.post, "host", headers: [("Content-Length", "3")], body: "x"),
    ])
    func `an unfit request is refused before anything is sent`(unfit: TransportRequest) async throws {
        let error = try #require(try await CurlTransport().failure(of: unfit))
        #expect(error.verdict == "invalidRequest notSent")
    }

    @Test(arguments: [UInt8(0), 1, 0x0A, 0x0D, 0x1B, 0x7F])
    func `a control character in a header value never starts a line of its own`(byte: UInt8) async throws {
        let server = try LoopbackServer { while $0.readRequest() != nil { $0.reply("") } }
        var unfit = request(server.authority)
        let value = Array("a".utf8) + [byte] + Array("X-Injected: 1".utf8)
        unfit.head.headerFields.append(HTTPField(name: .authorization, lenientValue: value))
        let error = try await CurlTransport().failure(of: unfit)
        // HTTPTypes turns some of these into spaces; the others are refused here.
        if let error {
            #expect(error.verdict == "invalidRequest notSent")
            #expect(!error.message.contains("Injected"))
        } else {
            #expect([0, 0x0A, 0x0D].contains(byte))
            #expect(server.requests.first?.value(of: "Authorization") == "a X-Injected: 1")
        }
    }

    @Test func `a request without its pseudo fields is refused`() async throws {
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: nil)
        let error = try #require(try await CurlTransport().failure(of: TransportRequest(head: head)))
        #expect(error.verdict == "invalidRequest notSent")
    }
}
