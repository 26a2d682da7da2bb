import Foundation
import HTTPTypes
import Testing
import Transport

@testable import Slack

struct UploadURLTests {
    private static let standIn = "http://127.0.0.1:8080/slack/api"

    private static func address(_ text: String, namedBy endpoint: String) throws -> String? {
        let endpoint = try #require(SlackEndpoint(endpoint, allowingPlainHTTP: true))
        guard let head = UploadURL(text, namedBy: endpoint)?.request(Data("x".utf8)).head else { return nil }
        return "\(head.scheme ?? "")://\(head.authority ?? "")\(head.path ?? "")"
    }

    @Test(arguments: [
        ("https://files.slack.com/upload/v1/ABC123", "https://slack.com/api/"),
        ("https://files.slack.com/upload/v1/A%2FB?sig=a%20b&x=1", "https://slack.com/api/"),
        ("https://files.slack.com:8443/u", Self.standIn),
        ("http://127.0.0.1:8080/slack/upload/v1/ABC123", Self.standIn),
        ("http://[::1]:9/u", "http://localhost:8080/api"),
    ])
    func `an address is used as it was named`(text: String, endpoint: String) throws {
        #expect(try Self.address(text, namedBy: endpoint) == text)
    }

    @Test(arguments: [
        ("http://files.slack.com/upload/v1/A", "https://slack.com/api/"),
        ("http://127.0.0.1/upload/v1/A", "https://slack.com/api/"),
        ("http://127.0.0.1/upload/v1/A", "http://stand-in:8080/api/"),
        ("http://files.slack.com/upload/v1/A", Self.standIn),
        ("http://10.0.0.1/upload/v1/A", Self.standIn),
        ("ftp://files.slack.com/upload/v1/A", Self.standIn),
        ("file:///etc/passwd", Self.standIn),
        ("https://user:pw@files.slack.com/u", "https://slack.com/api/"),
        ("https://files.slack.com/u#x", "https://slack.com/api/"),
        ("https://files.slack.com", "https://slack.com/api/"),
        ("https:///u", "https://slack.com/api/"),
        ("https://files.slack.com/a b", "https://slack.com/api/"),
        ("https://files.slack.com/a\r\nX: y", "https://slack.com/api/"),
        ("/upload/v1/A", "https://slack.com/api/"),
        ("", "https://slack.com/api/"),
    ])
    func `any other address gets nothing`(text: String, endpoint: String) throws {
        #expect(try Self.address(text, namedBy: endpoint) == nil)
    }

    @Test func `an address does not show its secret`() throws {
        let url = try #require(UploadURL("https://files.slack.com/upload/v1/SECRET?sig=SECRET", namedBy: .slack))
        var dumped = ""
        dump(url, to: &dumped)
        for text in ["\(url)", String(reflecting: url), dumped] { #expect(!text.contains("SECRET")) }
    }

    @Test func `a large file has time to arrive, though not for ever`() throws {
        let url = try #require(UploadURL("https://files.slack.com/u", namedBy: .slack))
        #expect(url.request(Data("x".utf8)).totalTimeout == .seconds(15))
        #expect(url.request(Data(count: 10_000_000)).totalTimeout == .seconds(115))
        #expect(url.request(Data(count: 100_000_000)).totalTimeout == .seconds(600))
    }
}
