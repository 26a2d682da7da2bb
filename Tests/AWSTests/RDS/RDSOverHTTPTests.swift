import AWS
import Foundation
import HTTPTypes
import Synchronization
import Testing
import Transport

/// The client on top of the real `AWSClient`, down to the HTTP seam.
struct RDSOverHTTPTests {
    private final class OneReply: HTTPTransport {
        private let status: HTTPResponse.Status
        private let body: String
        private let sent = Mutex<[TransportRequest]>([])

        var requests: [TransportRequest] { sent.withLock { $0 } }

        init(_ status: HTTPResponse.Status, _ body: String) {
            self.status = status
            self.body = body
        }

        func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
            sent.withLock { $0.append(request) }
            return TransportReply(head: HTTPResponse(status: status), body: Data(body.utf8))
        }
    }

    private static func client(over transport: OneReply) -> AWSClient {
        AWSClient(
            region: "eu-west-1", transport: transport,
            credentials: StaticCredentials(Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")),
            clock: ContinuousClock(), now: { RDSSamples.instant }, jitter: { 0 })
    }

    @Test func `a call goes out as one form and its reply comes back as values`() async throws {
        let transport = OneReply(
            .ok, try String(contentsOf: rdsFixture("rds-describe-db-instances.xml"), encoding: .utf8))
        let request = RDS.DescribeDBInstances().with { $0.filters = [.dbClusterID(["orders"])] }
        let instances = try await Self.client(over: transport).list(request)
        #expect(instances.map(\.dbInstanceIdentifier) == ["orders-2", "orders-co-7kq2"])
        let sent = try #require(transport.requests.first)
        #expect(transport.requests.count == 1)
        #expect(sent.head.method == .post)
        #expect(sent.head.authority == "rds.eu-west-1.amazonaws.com")
        #expect(String(decoding: sent.body, as: UTF8.self) == request.call.form)
    }

    @Test func `a refusal by AWS arrives with its code`() async throws {
        let transport = OneReply(
            .notFound,
            """
            <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type>
            <Code>DBClusterNotFoundFault</Code><Message>DBCluster orders not found.</Message></Error>
            <RequestId>b5f3c2a0</RequestId></ErrorResponse>
            """)
        await #expect {
            try await Self.client(over: transport).send(
                RDS.FailoverDBCluster(dbClusterIdentifier: "orders", targetDBInstanceIdentifier: "orders-2"))
        } throws: { error in
            guard let error = error as? AWSError else { return false }
            return error.hasCode("DBClusterNotFound") && error.status == 404 && error.outcome == .permanent
        }
        #expect(transport.requests.count == 1)
    }
}
