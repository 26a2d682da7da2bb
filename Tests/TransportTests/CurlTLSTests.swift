import Foundation
import HTTPTypes
import Testing

@testable import Transport

/// Whom the transport trusts; the server is `openssl s_server` with a certificate made for the test.
@Suite(.timeLimit(.minutes(1)))
struct CurlTLSTests {
    @Test func `a certificate that nobody vouches for is refused, and nothing was sent`() async throws {
        let server = try TLSServer()
        let error = try await CurlTransport().failure(of: request(server.authority, scheme: "https"))
        #expect(error?.verdict == "tlsFailed notSent")
        #expect(error?.message.contains("self") == true)
    }

    @Test func `a certificate in the extra bundle is trusted`() async throws {
        let server = try TLSServer()
        let reply = try await CurlTransport(server.trusted).send(request(server.authority, scheme: "https"))
        #expect(reply.head.status == .ok)
    }

    @Test func `a trusted certificate for another host is refused`() async throws {
        let server = try TLSServer()
        let error = try await CurlTransport(server.trusted)
            .failure(of: request("localhost:\(server.port)", scheme: "https"))
        #expect(error?.verdict == "tlsFailed notSent")
    }

    @Test func `TLS 1.1 is refused`() async throws {
        let server = try TLSServer(arguments: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
        let error = try await CurlTransport(server.trusted).failure(of: request(server.authority, scheme: "https"))
        #expect(error?.verdict == "tlsFailed notSent")
    }

    @Test func `a server that does not speak TLS is refused`() async throws {
        let server = try LoopbackServer { $0.send("HTTP/1.1 200 OK\r\n\r\n") }
        let error = try await CurlTransport().failure(of: request(server.authority, scheme: "https"))
        #expect(error?.verdict == "tlsFailed notSent")
    }

    @Test func `an extra bundle that cannot be read is told at once`() {
        var options = CurlOptions()
        options.extraCertificates = "/nonexistent/bundle.pem"
        #expect { try CurlTransport(options) } throws: { ($0 as? TransportError)?.code == .tlsFailed }
    }
}
