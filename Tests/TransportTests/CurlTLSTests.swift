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

    @Test func `a certificate in the named file is trusted`() async throws {
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

    @Test func `a file takes the place of all other certificates`() async throws {
        let server = try TLSServer()
        let other = try TLSServer()
        let error = try await CurlTransport(other.trusted).failure(of: request(server.authority, scheme: "https"))
        #expect(error?.verdict == "tlsFailed notSent")
    }

    @Test(arguments: [
        ("/nonexistent/bundle.pem", "It cannot be read."), ("/", "It cannot be read."),
        ("/dev/null", "It cannot be read."), (#filePath, "It holds no certificate in PEM form."),
    ])
    func `a file that is no bundle is told at once, without its path`(path: String, expected: String) {
        var options = CurlOptions()
        options.certificates = CertificateFile(path: path, name: "It")
        #expect { try CurlTransport(options) } throws: { error in
            let error = error as? TransportError
            return error?.code == .tlsFailed && error?.message == expected
        }
    }
}
