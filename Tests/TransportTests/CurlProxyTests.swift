import Foundation
import HTTPTypes
import Testing

@testable import Transport

/// The ways round and through a proxy.
@Suite(.timeLimit(.minutes(1)))
struct CurlProxyTests {
    private func options(proxy: CurlOptions.Proxy) -> CurlOptions {
        var options = CurlOptions()
        options.proxy = proxy
        return options
    }

    @Test func `a plain request goes to the proxy with its whole address`() async throws {
        let proxy = try LoopbackServer { while $0.readRequest() != nil { $0.reply("by proxy") } }
        let transport = try CurlTransport(options(proxy: .url("http://\(proxy.authority)")))
        let reply = try await transport.send(request("rds.invalid", "/a/../b?c"))
        #expect(reply.text == "by proxy")
        let lines = try #require(proxy.requests.first).head.components(separatedBy: "\r\n")
        #expect(lines.filter { !$0.isEmpty } == ["GET http://rds.invalid/a/../b?c HTTP/1.1", "Host: rds.invalid"])
    }

    @Test func `hosts of this machine are reached directly, whatever the proxy`() async throws {
        let proxy = try LoopbackServer { $0.reply("by proxy") }
        let server = try LoopbackServer { while $0.readRequest() != nil { $0.reply("directly") } }
        let transport = try CurlTransport(options(proxy: .url("http://\(proxy.authority)")))
        for host in ["127.0.0.1", "localhost", "LOCALHOST"] {
            #expect(try await transport.send(request("\(host):\(server.port)")).text == "directly")
        }
        #expect(proxy.connections == 0)
    }

    @Test(arguments: ["169.254.169.254", "169.254.170.2"])
    func `credential endpoints are among the hosts that no proxy may see`(host: String) {
        #expect(CurlOptions().unproxiedHosts.contains(host))
    }

    @Test func `a proxy that refuses a tunnel has seen no field of the request, and nothing was sent`() async throws {
        let proxy = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.reply("", status: "403 Forbidden")
        }
        let transport = try CurlTransport(options(proxy: .url("http://user:pa55word@\(proxy.authority)")))
        let secret = [("Authorization", "AWS4-HMAC-SHA256 secret")]
        let error = await transport.failure(of: request("rds.invalid", scheme: "https", headers: secret))
        #expect(error?.verdict == "proxyFailed notSent")
        #expect(error?.message.contains("403") == true)
        let connect = try #require(proxy.requests.first)
        #expect(connect.head.hasPrefix("CONNECT rds.invalid:443 HTTP/1.1\r\n"))
        #expect(connect.value(of: "Authorization") == nil)
        #expect(connect.value(of: "Proxy-Authorization") != nil)
    }

    @Test(arguments: [
        "http://user:pa55word@[bad", "gopher://user:pa55word@127.0.0.1:1", "http://user:pa55word@127.0.0.1:1",
    ])
    func `a proxy that cannot be used fails the request without telling its password`(url: String) async throws {
        let error = try await CurlTransport(options(proxy: .url(url))).failure(of: request("rds.invalid"))
        #expect(error?.delivery == .notSent)
        #expect([.proxyFailed, .connectionFailed].contains(error?.code))
        #expect(error?.message.contains("pa55word") == false)
    }

    // In a process of its own, since the environment belongs to the whole process.
    @Test func `proxies of the environment are used, except for the hosts in no_proxy and those of this machine`() async
    {
        await #expect(processExitsWith: .success) {
            let proxy = try LoopbackServer { while $0.readRequest() != nil { $0.reply("by proxy") } }
            setenv("http_proxy", "http://\(proxy.authority)", 1)
            setenv("no_proxy", "direct.invalid", 1)
            let server = try LoopbackServer { while $0.readRequest() != nil { $0.reply("directly") } }
            let transport = try CurlTransport()
            #expect(try await transport.send(request("rds.invalid")).text == "by proxy")
            #expect(try await transport.send(request(server.authority)).text == "directly")
            #expect(await transport.failure(of: request("direct.invalid"))?.verdict == "hostNotFound notSent")
            #expect(proxy.requests.count == 1)
            var options = CurlOptions()
            options.proxy = .direct
            let direct = try CurlTransport(options)
            #expect(await direct.failure(of: request("rds.invalid"))?.verdict == "hostNotFound notSent")
        }
    }
}
