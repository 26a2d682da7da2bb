import Foundation
import HTTPTypes
import Simulation
import Testing
import Transport

/// What the HTTP face answers when something is wrong with the request or on the way.
struct RDSFaceTests {
    private static let signed = authorization(for: "us-east-1/rds")

    private static func authorization(for scope: String) -> String {
        "AWS4-HMAC-SHA256 Credential=AKID/20260901/\(scope)/aws4_request, SignedHeaders=host;x-amz-date, Signature="
            + String(repeating: "a", count: 64)
    }

    private static func request(
        _ body: String = "Action=DescribeDBClusters&Version=2014-10-31", authorization: String? = signed
    ) throws -> TransportRequest {
        var head = HTTPRequest(method: .post, scheme: "http", authority: "rds", path: "/")
        head.headerFields[.authorization] = authorization
        head.headerFields[try #require(HTTPField.Name("x-amz-date"))] = "20260901T080000Z"
        return TransportRequest(head: head, body: Data(body.utf8))
    }

    private static func face(_ faults: FaultPlan = .none, secret: String? = nil) -> RDSFace {
        RDSFace(.orders(seed: 1, faults: faults), secret: secret) { RegionScript().start }
    }

    @Test(
        arguments: [
            (nil, "Action=DescribeDBClusters&Version=2014-10-31", 403, "MissingAuthenticationToken"),
            ("Bearer x", "Action=DescribeDBClusters&Version=2014-10-31", 400, "IncompleteSignature"),
            (signed, "Action=GetCallerIdentity&Version=2011-06-15", 403, "SignatureDoesNotMatch"),
            (
                authorization(for: "eu-west-1/rds"), "Action=DescribeDBClusters&Version=2014-10-31", 403,
                "SignatureDoesNotMatch"
            ),
            (signed, "Version=2014-10-31", 400, "MissingAction"),
            (signed, "Action=Conquer&Version=2014-10-31", 400, "InvalidAction"),
            (signed, "Action=DescribeDBClusters&Version=1999-01-01", 400, "InvalidAction"),
            (signed, "Action=%zz&Version=2014-10-31", 400, "MalformedQueryString"),
            (signed, "Action=FailoverDBCluster&Version=2014-10-31", 400, "MissingParameter"),
            (signed, "Action=DescribeDBInstances&Version=2014-10-31&MaxRecords=many", 400, "MalformedInput"),
            (
                authorization(for: "us-east-1/sts"), "Action=GetCallerIdentity&Version=2011-06-15", 200,
                "<Account>123456789012</Account>"
            ),
            (signed, "Action=DescribeDBClusters&Version=2014-10-31", 200, "<DBClusterIdentifier>orders<"),
            (
                authorization(for: "us-east-1/ec2"), "Action=DescribeRegions&Version=2016-11-15&AllRegions=true", 200,
                "<regionInfo><item><regionName>eu-west-1</regionName>"
            ),
        ] as [(String?, String, Int, String)])
    func `a request is answered with a status and a code`(
        authorization: String?, body: String, status: Int, text: String
    ) async throws {
        let reply = try await Self.face().send(Self.request(body, authorization: authorization))
        #expect(reply.head.status.code == status)
        #expect(reply.head.headerFields[.contentType] == "text/xml")
        #expect(String(decoding: reply.body, as: UTF8.self).contains(text))
    }

    @Test func `with the secret a made-up signature is refused`() async throws {
        let reply = try await Self.face(secret: "secret").send(Self.request())
        #expect(reply.head.status.code == 403)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("SignatureDoesNotMatch"))
    }

    @Test func `a lost reply comes as an error of the transport, a 5xx or a page of HTML`() async throws {
        var ends: Set<String> = []
        let face = Self.face(FaultPlan([.replyLost: 1]))
        let request = try Self.request()
        for _ in 0..<40 {
            do throws(TransportError) {
                let reply = try await face.send(request)
                ends.insert("\(reply.head.status.code) \(reply.head.headerFields[.contentType] ?? "")")
            } catch {
                ends.insert("\(error.code.rawValue) \(error.delivery.rawValue)")
            }
        }
        #expect(ends == ["500 text/xml", "503 text/html", "timedOut unknown", "connectionLost unknown"])
    }

    @Test func `latency is spent by the pause that was given`() async throws {
        let (pauses, paused) = AsyncStream.makeStream(of: Duration.self)
        let face = RDSFace(.orders(seed: 1, faults: FaultPlan([.slowReply: 1])), now: { RegionScript().start }) {
            paused.yield($0)
            paused.finish()
        }
        _ = try await face.send(Self.request())
        for await pause in pauses { #expect(pause >= .seconds(3)) }
    }

    @Test func `a cancelled exchange ends as cancelled`() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await Self.face().send(Self.request())
        }
        await #expect(throws: TransportError.self) { try await task.value }
    }
}
