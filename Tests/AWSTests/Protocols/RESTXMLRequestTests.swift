@testable import AWS
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Transport

/// The REST-XML protocol, with Route 53 as the example.
struct RESTXMLRequestTests {
    private static let list = Route53.ListResourceRecordSets(hostedZoneId: Route53Samples.zone)

    @Test(arguments: [
        "", "<html></html>", "<ListResourceRecordSetsResponse/>",
        "<ListHostedZonesResponse><ResourceRecordSets/><IsTruncated>false</IsTruncated></ListHostedZonesResponse>",
    ])
    func `a reply without the list is refused`(body: String) async throws {
        await #expect {
            try await ScriptedAWS(body).list(Self.list)
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply"
                && (error as? AWSError)?.outcome == .transient(retryAfter: nil)
        }
    }

    @Test func `a change whose reply cannot be read has perhaps been made`() async throws {
        await #expect {
            try await ScriptedAWS("<html></html>").send(Route53Samples.swap)
        } throws: { error in
            (error as? AWSError)?.outcome == .ambiguous
        }
    }

    @Test func `it goes to the service's one endpoint, signed for its region`() async throws {
        let body = "<ListResourceRecordSetsResponse><ResourceRecordSets/><IsTruncated>false</IsTruncated>"
        let transport = ScriptedTransport([.reply(200, body + "</ListResourceRecordSetsResponse>")])
        let clock = ManualClock()
        let client = AWSClient(
            region: "eu-west-1", transport: transport, credentials: StaticCredentials(.example()), clock: clock,
            now: { clock.date }, jitter: { 0 })
        #expect(try await client.list(Self.list).isEmpty)
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://route53.amazonaws.com/2013-04-01/hostedzone/Z1D633PJN98FT9/rrset")
        #expect(request.head.method == .get)
        #expect(request.body.isEmpty)
        #expect(request.head.headerFields[.authorization]?.contains("/us-east-1/route53/aws4_request") == true)
    }

    @Test func `text is escaped, so that it is read back as it was`() throws {
        let text = "a & b <c> \"d\" 'e'\r\n\té&\u{301}\r"
        let document = XMLNode(name: "A", children: [XMLNode(name: "B", content: text)]).text(namespace: "urn:x&y")
        #expect(document.hasPrefix("<A xmlns=\"urn:x&amp;y\"><B>"))
        #expect(try XMLNode.parse(Data(document.utf8))["B"]?.content == text)
    }
}
