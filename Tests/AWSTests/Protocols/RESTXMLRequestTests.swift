@testable import AWS
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Transport

/// The REST-XML protocol, with Route 53 as the example.
struct RESTXMLRequestTests {
    private static let list = Route53.ListResourceRecordSets(hostedZoneId: "Z1D633PJN98FT9")
    private static let change = Route53.ChangeResourceRecordSets(
        hostedZoneId: "Z1D633PJN98FT9", comment: "orders & co <moved>", action: "UPSERT",
        recordSet: .init(name: "db.example.com", type: "TXT", ttl: 5, values: ["\"a b\"", "\"é\" > 1"]))

    @Test func `every request is one that botocore would have sent`() throws {
        let odd = Route53.ListResourceRecordSets(
            hostedZoneId: "Z 1/2", start: .init(name: "*.a&b=c.", type: "CNAME", identifier: "blue+green"))
        let verdicts = try BotocoreJudge().complaints(about: [
            .init(Self.list.call, #"{"HostedZoneId": "Z1D633PJN98FT9"}"#),
            .init(Self.list.call(from: nil, atMost: 3), #"{"HostedZoneId": "Z1D633PJN98FT9", "MaxItems": "3"}"#),
            .init(
                odd.call,
                """
                {"HostedZoneId": "Z 1/2", "StartRecordName": "*.a&b=c.", "StartRecordType": "CNAME",
                 "StartRecordIdentifier": "blue+green"}
                """),
            .init(
                Self.change.call,
                #"""
                {"HostedZoneId": "Z1D633PJN98FT9", "ChangeBatch": {"Comment": "orders & co <moved>", "Changes": [
                  {"Action": "UPSERT", "ResourceRecordSet": {"Name": "db.example.com", "Type": "TXT", "TTL": 5,
                   "ResourceRecords": [{"Value": "\"a b\""}, {"Value": "\"é\" > 1"}]}}]}}
                """#),
        ])
        #expect(verdicts == [[], [], [], []])
    }

    @Test func `the judge sees a wrong request`() throws {
        let verdict = try BotocoreJudge().complaints(about: [
            .init(Self.list.call(from: nil, atMost: 4), #"{"HostedZoneId": "Z2", "MaxItems": "3"}"#),
            .init(Self.change.call, #"{"HostedZoneId": "Z1D633PJN98FT9"}"#),
        ])
        #expect(verdict.first?.map { $0.prefix(5) } == ["path:", "query"])
        #expect(verdict.last?.first?.contains("Missing required parameter") == true)
    }

    @Test func `every field of a record set and of a change is read`() async throws {
        try await BotocoreJudge.check("ListResourceRecordSets", "resourcerecordsets") {
            try await $0.list(Self.list)
        }
        try await BotocoreJudge.check("ChangeResourceRecordSets", "changeinfo") { try await $0.send(Self.change) }
    }

    private static func page(_ names: String..., next: String = "<IsTruncated>false</IsTruncated>") -> String {
        let sets = names.map { "<ResourceRecordSet><Name>\($0)</Name><Type>CNAME</Type></ResourceRecordSet>" }
        return "<ListResourceRecordSetsResponse><ResourceRecordSets>\(sets.joined())</ResourceRecordSets>\(next)"
            + "</ListResourceRecordSetsResponse>"
    }

    @Test func `a list whose pages begin at a record set comes whole`() async throws {
        let next =
            "<IsTruncated>true</IsTruncated><NextRecordName>b.</NextRecordName>"
            + "<NextRecordType>CNAME</NextRecordType>"
        let aws = ScriptedAWS(.success(Self.page("a.", next: next)), .success(Self.page("b.")))
        #expect(try await aws.list(Self.list).map(\.name) == ["a.", "b."])
        let path = "/2013-04-01/hostedzone/Z1D633PJN98FT9/rrset"
        #expect(aws.calls.map(\.path) == [path, "\(path)?name=b.&type=CNAME"])
        #expect(aws.calls.map(\.page) == [1, 2])
    }

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
            try await ScriptedAWS("<html></html>").send(Self.change)
        } throws: { error in
            (error as? AWSError)?.outcome == .ambiguous
        }
    }

    @Test func `it goes to the service's one endpoint, signed for its region`() async throws {
        let transport = ScriptedTransport([.reply(200, Self.page("a."))])
        let clock = ManualClock()
        let client = AWSClient(
            region: "eu-west-1", transport: transport, credentials: StaticCredentials(.example()), clock: clock,
            now: { clock.date }, jitter: { 0 })
        #expect(try await client.list(Self.list).map(\.name) == ["a."])
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
