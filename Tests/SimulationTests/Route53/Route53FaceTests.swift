import Foundation
import HTTPTypes
import Simulation
import Testing
import Transport

/// What the HTTP face answers when something is wrong with the request or on the way.
struct Route53FaceTests {
    private static func request(
        _ method: HTTPRequest.Method = .get, _ path: String = "/2013-04-01/hostedzone", body: String = "",
        scope: String = "us-east-1/route53"
    ) throws -> TransportRequest {
        var head = HTTPRequest(method: method, scheme: "http", authority: "route53", path: path)
        head.headerFields[.authorization] =
            "AWS4-HMAC-SHA256 Credential=AKID/20260901/\(scope)/aws4_request, SignedHeaders=host;x-amz-date, Signature="
            + String(repeating: "a", count: 64)
        head.headerFields[try #require(HTTPField.Name("x-amz-date"))] = "20260901T080000Z"
        return TransportRequest(head: head, body: Data(body.utf8))
    }

    private static func face(_ faults: DNSFaultPlan = .none, secret: String? = nil) -> Route53Face {
        Route53Face(Route53World(Route53Driver.script, seed: 1, faults: faults), secret: secret) {
            Route53Driver.script.start
        }
    }

    /// A batch with one change, around the elements of its record set.
    private static func batch(_ record: String, action: String = "UPSERT") -> String {
        """
        <?xml version="1.0"?><!-- one -->
        <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
        <ChangeBatch><Comment>a &amp; b &#x3c;c&gt;</Comment><Changes><Change><Action>\(action)</Action>
        <ResourceRecordSet>\(record)</ResourceRecordSet></Change></Changes></ChangeBatch>
        </ChangeResourceRecordSetsRequest>
        """
    }

    private static let values = "<ResourceRecords><ResourceRecord><Value>x</Value></ResourceRecord></ResourceRecords>"
    private static let named = "<Name>a.example.com</Name><Type>CNAME</Type>"

    @Test(
        arguments: [
            ("\(named)<TTL>60</TTL>\(values)", "UPSERT", 200, "<Comment>a &amp; b &lt;c&gt;</Comment>"),
            ("\(named)<TTL>60</TTL>\(values)", "REPLACE", 400, "<Code>InvalidInput</Code>"),
            ("\(named)<TTL>60</TTL>\(values)", "DELETE", 400, "<Code>InvalidChangeBatch</Code>"),
            // The elements have to be in the order of the syntax.
            ("\(named)\(values)<TTL>60</TTL>", "UPSERT", 400, "<Code>MalformedInput</Code>"),
            ("\(named)<Colour>red</Colour>", "UPSERT", 400, "<Code>MalformedInput</Code>"),
            ("\(named)<TTL>soon</TTL>\(values)", "UPSERT", 400, "<Code>MalformedInput</Code>"),
            ("<Type>CNAME</Type><TTL>60</TTL>\(values)", "UPSERT", 400, "<Code>MalformedInput</Code>"),
            ("\(named)<Weight>1</Weight><TTL>60</TTL>\(values)", "UPSERT", 400, "<Code>InvalidInput</Code>"),
            ("\(named)<TTL>60</TTL>\(values)</ResourceRecordSet>", "UPSERT", 400, "<Code>MalformedInput</Code>"),
            ("\(named)<TTL>&sixty;</TTL>\(values)", "UPSERT", 400, "<Code>MalformedInput</Code>"),
        ])
    func `a batch is read strictly`(record: String, action: String, status: Int, text: String) async throws {
        let request = try Self.request(
            .post, "/2013-04-01/hostedzone/Z1/rrset/", body: Self.batch(record, action: action))
        let reply = try await Self.face().send(request)
        #expect(reply.head.status.code == status)
        #expect(String(decoding: reply.body, as: UTF8.self).contains(text))
    }

    @Test(
        arguments: [
            (.get, "/2013-04-01/hostedzone", 200, "<ListHostedZonesResponse"),
            (.get, "/2013-04-01/hostedzone?maxitems=1", 200, "<NextMarker>Z2</NextMarker>"),
            (.get, "/2013-04-01/hostedzone?maxitems=0", 400, "<Code>InvalidInput</Code>"),
            (.get, "/2013-04-01/hostedzone?maxitems=1000", 200, "<MaxItems>100</MaxItems>"),
            (.get, "/2013-04-01/hostedzonesbyname?dnsname=example.org", 200, "<Name>example.org.</Name>"),
            (.get, "/2013-04-01/hostedzonesbyname?hostedzoneid=Z1", 400, "<Code>InvalidInput</Code>"),
            (.get, "/2013-04-01/hostedzone/Z2", 200, "<VPCId>vpc-1</VPCId>"),
            (.get, "/2013-04-01/hostedzone/Z9", 404, "<Code>NoSuchHostedZone</Code>"),
            (.get, "/2013-04-01/hostedzone//hostedzone/Z1", 404, "<Code>UnknownOperationException</Code>"),
            (.get, "/2013-04-01/hostedzone/Z1/rrset?type=A", 400, "<Code>InvalidInput</Code>"),
            (
                .get, "/2013-04-01/hostedzone/Z1/rrset?name=w.example.com&type=CNAME&identifier=b", 200,
                "<Weight>0</Weight>"
            ),
            (.get, "/2013-04-01/change/C9", 404, "<Code>NoSuchChange</Code>"),
            (.post, "/2013-04-01/hostedzone/Z1/rrset", 400, "<Code>MalformedInput</Code>"),
            (.delete, "/2013-04-01/hostedzone/Z1", 404, "<Code>UnknownOperationException</Code>"),
            (.get, "/2012-02-29/hostedzone", 404, "<Code>UnknownOperationException</Code>"),
        ] as [(HTTPRequest.Method, String, Int, String)])
    func `a request is answered with a status and a code`(
        method: HTTPRequest.Method, path: String, status: Int, text: String
    ) async throws {
        let reply = try await Self.face().send(Self.request(method, path))
        #expect(reply.head.status.code == status)
        #expect(reply.head.headerFields[.contentType] == "text/xml")
        #expect(String(decoding: reply.body, as: UTF8.self).contains(text))
    }

    @Test(arguments: [("us-east-1/rds", nil), ("eu-west-1/route53", nil), ("us-east-1/route53", "secret")])
    func `a request that is signed for something else, or with something else, is refused`(
        scope: String, secret: String?
    ) async throws {
        let reply = try await Self.face(secret: secret).send(Self.request(scope: scope))
        #expect(reply.head.status.code == 403)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("SignatureDoesNotMatch"))
    }

    @Test func `a lost reply comes as an error of the transport, a 5xx or a page of HTML`() async throws {
        var ends: Set<String> = []
        for seed in 0..<40 as Range<UInt64> {
            let world = Route53World(
                Route53Driver.script, seed: seed, faults: DNSFaultPlan(wire: FaultPlan([.replyLost: 1])))
            let face = Route53Face(world) { Route53Driver.script.start }
            let request = try Self.request(.get, "/2013-04-01/hostedzone/Z1")
            do throws(TransportError) {
                let reply = try await face.send(request)
                ends.insert("\(reply.head.status.code) \(reply.head.headerFields[.contentType] ?? "")")
            } catch {
                ends.insert("\(error.code.rawValue) \(error.delivery.rawValue)")
            }
        }
        #expect(ends == ["500 text/xml", "503 text/html", "timedOut unknown", "connectionLost unknown"])
    }

    @Test func `one address serves several services`() async throws {
        let regional = RDSFace(.orders(seed: 1)) { RegionScript().start }
        let router = ServiceRouter(["route53": Self.face()], others: regional)
        let zones = try await router.send(Self.request())
        #expect(String(decoding: zones.body, as: UTF8.self).contains("ListHostedZonesResponse"))
        let clusters = try await router.send(
            Self.request(.post, "/", body: "Action=DescribeDBClusters&Version=2014-10-31", scope: "us-east-1/rds"))
        #expect(String(decoding: clusters.body, as: UTF8.self).contains("DescribeDBClustersResponse"))
    }
}
