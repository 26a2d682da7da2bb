import Foundation
import HTTPTypes
import Synchronization
import TestSupport
import Testing
import Transport

@testable import AWS

@Suite struct AWSClientTests {
    private let clock = ManualClock(sleepingAdvances: true)
    private static let read = AWSCall(
        service: .rds, action: "DescribeDBClusters", parameters: [("MaxRecords", "100")], kind: .read)
    private static let mutation = AWSCall(
        service: .rds, action: "FailoverDBCluster", parameters: [("DBClusterIdentifier", "orders")], kind: .mutating)

    private func client(
        _ transport: ScriptedTransport,
        credentials: any CredentialsSource = StaticCredentials(.example()),
        environment: [String: String] = [:],
        observer: @escaping @Sendable (AWSAttempt) -> Void = { _ in }
    ) -> AWSClient {
        AWSClient(
            region: "us-east-1", transport: transport, credentials: credentials,
            endpoints: EndpointResolver(environment: environment), clock: clock, now: { [clock] in clock.date },
            jitter: { 0.5 }, observer: observer)
    }

    private func error(of call: AWSCall, over transport: ScriptedTransport) async -> AWSError? {
        do throws(AWSError) {
            _ = try await client(transport).send(call)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a call is one signed form post`() async throws {
        let transport = ScriptedTransport([.reply(200, "<ok/>")])
        let body = try await client(transport).send(Self.mutation)
        #expect(String(decoding: body, as: UTF8.self) == "<ok/>")
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://rds.us-east-1.amazonaws.com/")
        #expect(request.head.method == .post)
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "Action=FailoverDBCluster&Version=2014-10-31&DBClusterIdentifier=orders")
        #expect(request.head.headerFields[.contentType] == "application/x-www-form-urlencoded; charset=utf-8")
        #expect(request.head.headerFields[.amzDate] == "20150830T123600Z")
        #expect(request.head.headerFields[.authorization]?.contains("/20150830/us-east-1/rds/aws4_request") == true)
    }

    @Test func `a call that is objected to when its time has come is not sent`() async throws {
        let transport = ScriptedTransport([.reply(200)])
        var call = Self.mutation
        call.objection = { "the operation was paused" }
        let error = await error(of: call, over: transport)
        #expect(error?.code == AWSError.withheld && error?.message == "the operation was paused")
        #expect(transport.requests.isEmpty)
    }

    @Test func `a call that AWS throttled is not sent again after an objection`() async throws {
        let transport = ScriptedTransport([.reply(400, Self.throttling), .reply(200)])
        let asked = Atomic(0)
        var call = Self.mutation
        call.objection = { asked.add(1, ordering: .relaxed).newValue == 1 ? nil : "everything is frozen" }
        #expect(await error(of: call, over: transport)?.code == AWSError.withheld)
        #expect(transport.requests.count == 1)
    }

    private static let throttling =
        "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>"

    @Test func `reads get fifteen seconds, mutations thirty, and a connection three`() async throws {
        let transport = ScriptedTransport([.reply(200), .reply(200)])
        let client = client(transport)
        _ = try await client.send(Self.read)
        _ = try await client.send(Self.mutation)
        #expect(transport.requests.map(\.totalTimeout) == [.seconds(15), .seconds(30)])
        #expect(transport.requests.map(\.connectTimeout) == [.seconds(3), .seconds(3)])
    }

    @Test func `a call that is not signed is sent without credentials`() async throws {
        let transport = ScriptedTransport([.reply(200)])
        var call = Self.read
        call.isSigned = false
        _ = try await client(transport).send(call)
        #expect(transport.requests.first?.head.headerFields[.authorization] == nil)
    }

    @Test func `a configured endpoint with port and path is called there and signed for the region`() async throws {
        let transport = ScriptedTransport([.reply(200)])
        let environment = ["AWS_ENDPOINT_URL_RDS": "http://localhost:5000/moto/"]
        _ = try await client(transport, environment: environment).send(Self.read)
        #expect(transport.requests.first?.url == "http://localhost:5000/moto/")
        #expect(transport.requests.first?.head.headerFields[.authorization]?.contains("us-east-1/rds") == true)
    }

    @Test func `each attempt is signed with the date it is made at`() async throws {
        let transport = ScriptedTransport([.awsError(400, "Throttling"), .awsError(400, "Throttling"), .reply(200)])
        _ = try await client(transport).send(Self.mutation)
        #expect(clock.slept == [.milliseconds(500), .seconds(1)])
        let dates = transport.requests.map { $0.head.headerFields[.amzDate] }
        #expect(dates == ["20150830T123600Z", "20150830T123600Z", "20150830T123601Z"])
    }

    @Test(arguments: [
        (ScriptedTransport.Answer.reply(500, "<html>moto</html>"), 3, AWSError.Outcome.transient(retryAfter: nil)),
        (.failure(.timedOut, .unknown), 3, .transient(retryAfter: nil)),
        (.awsError(400, "Throttling", [.retryAfter: "2"]), 3, .transient(retryAfter: .seconds(2))),
        (.failure(.connectionFailed, .notSent), 3, .transient(retryAfter: nil)),
        (.reply(403, "<html>"), 1, .permanent), (.awsError(404, "DBClusterNotFoundFault"), 1, .permanent),
    ])
    func `a read is repeated while that can help, and then ends`(
        answer: ScriptedTransport.Answer, attempts: Int, outcome: AWSError.Outcome
    ) async {
        let transport = ScriptedTransport { _, _ in answer }
        let error = await error(of: Self.read, over: transport)
        #expect(error?.outcome == outcome)
        #expect(transport.requests.count == attempts)
    }

    @Test(arguments: [
        (ScriptedTransport.Answer.reply(500, "<html>moto</html>"), 1, AWSError.Outcome.ambiguous),
        (.awsError(500, "InternalFailure"), 1, .ambiguous), (.awsError(503, "ServiceUnavailable"), 1, .ambiguous),
        (.failure(.timedOut, .unknown), 1, .ambiguous), (.failure(.connectionLost, .unknown), 1, .ambiguous),
        (.failure(.malformedReply, .unknown), 1, .ambiguous), (.failure(.cancelled, .unknown), 1, .ambiguous),
        (.reply(403, "<html>"), 1, .ambiguous), (.reply(302), 1, .ambiguous),
        (.failure(.connectionFailed, .notSent), 3, .transient(retryAfter: nil)),
        (.failure(.cancelled, .notSent), 1, .transient(retryAfter: nil)),
        (.awsError(400, "Throttling"), 3, .transient(retryAfter: nil)), (.reply(429), 3, .transient(retryAfter: nil)),
        (.awsError(400, "InvalidDBClusterStateFault"), 1, .permanent),
    ])
    func `a mutating call is repeated only when nothing was executed`(
        answer: ScriptedTransport.Answer, attempts: Int, outcome: AWSError.Outcome
    ) async {
        let transport = ScriptedTransport { _, _ in answer }
        let error = await error(of: Self.mutation, over: transport)
        #expect(error?.outcome == outcome)
        #expect(transport.requests.count == attempts)
    }

    @Test(.holds(.deniedOnce), arguments: ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"])
    func `a call without permission is made once`(code: String) async {
        for call in [Self.read, Self.mutation] {
            let transport = ScriptedTransport { _, _ in .awsError(403, code) }
            #expect(await error(of: call, over: transport)?.outcome == .permanent)
            #expect(transport.requests.count == 1)
        }
    }

    @Test(.holds(.jitter)) func `of two clients that fail together each comes back at its own time`() async {
        var waits: [Duration] = []
        for jitter in [0.25, 0.75] {
            let clock = ManualClock(sleepingAdvances: true)
            let client = AWSClient(
                region: "us-east-1", transport: ScriptedTransport { _, _ in .awsError(400, "Throttling") },
                credentials: StaticCredentials(.example()), endpoints: EndpointResolver(environment: [:]), clock: clock,
                now: { clock.date }, jitter: { jitter })
            await #expect(throws: AWSError.self) { try await client.send(Self.read) }
            waits.append(clock.now.offset)
        }
        #expect(waits == [.milliseconds(750), .milliseconds(2250)])
    }

    @Test func `a throttled mutation whose second attempt times out is ambiguous`() async {
        let transport = ScriptedTransport([.awsError(400, "Throttling"), .failure(.timedOut, .unknown), .reply(200)])
        #expect(await error(of: Self.mutation, over: transport)?.outcome == .ambiguous)
        #expect(transport.requests.count == 2)
    }

    @Test func `the clock is corrected by the server's once, and stays corrected`() async throws {
        let skewed = ScriptedTransport.Answer.awsError(
            403, "SignatureDoesNotMatch", [.date: "Sun, 30 Aug 2015 13:36:00 GMT"])
        let transport = ScriptedTransport([skewed, .reply(200), .reply(200)])
        let client = client(transport)
        _ = try await client.send(Self.mutation)
        _ = try await client.send(Self.read)
        let dates = transport.requests.map { $0.head.headerFields[.amzDate] }
        #expect(dates == ["20150830T123600Z", "20150830T133600Z", "20150830T133600Z"])

        let stubborn = ScriptedTransport { _, _ in skewed }
        #expect(await error(of: Self.read, over: stubborn)?.outcome == .permanent)
        #expect(stubborn.requests.count == 2)
    }

    @Test func `how far the clock of AWS is ahead is known from every reply, seconds of difference left out`()
        async throws
    {
        let transport = ScriptedTransport([
            .reply(200, "", [.date: "Sun, 30 Aug 2015 12:31:00 GMT"]),
            .awsError(400, "Throttling", [.date: "Sun, 30 Aug 2015 12:41:00 GMT"]), .reply(200),
            .reply(200, "", [.date: "Sun, 30 Aug 2015 12:36:04 GMT"]),
        ])
        let client = client(transport)
        #expect(await client.clockLead == .zero)
        _ = try await client.send(Self.read)
        #expect(await client.clockLead == .seconds(-300))
        _ = try await client.send(Self.read)
        #expect(await client.clockLead >= .seconds(299), "a reply without a date changes nothing")
        _ = try await client.send(Self.read)
        #expect(await client.clockLead == .zero)
    }

    @Test(arguments: ["ExpiredToken", "InvalidClientTokenId", "RequestExpired"])
    func `refused credentials are renewed once, and the call sent again`(code: String) async throws {
        let source = RotatingCredentials()
        let transport = ScriptedTransport([.awsError(403, code), .reply(200)])
        _ = try await client(transport, credentials: source).send(Self.mutation)
        let keys = transport.requests.map { $0.head.headerFields[.authorization]?.contains("Credential=AKID1/") }
        #expect(keys == [false, true])

        let refusing = ScriptedTransport { _, _ in .awsError(403, code) }
        await #expect(throws: AWSError.self) { try await client(refusing, credentials: source).send(Self.read) }
        #expect(refusing.requests.count == 2)
    }

    @Test func `refused credentials that cannot be renewed are not sent twice`() async {
        let transport = ScriptedTransport { _, _ in .awsError(403, "ExpiredToken") }
        let error = await error(of: Self.mutation, over: transport)
        #expect(error?.code == "ExpiredToken")
        #expect(error?.outcome == .permanent)
        #expect(transport.requests.count == 1)
    }

    @Test func `the observer sees every attempt and every throttle`() async throws {
        let seen = Mutex<[AWSAttempt]>([])
        let transport = ScriptedTransport([
            .awsError(400, "Throttling", [.amzRetryAfter: "10"]), .awsError(500, "InternalFailure"), .reply(200),
        ])
        let client = client(transport) { attempt in seen.withLock { $0.append(attempt) } }
        _ = try await client.send(Self.read)
        #expect(
            seen.withLock(\.self) == [
                AWSAttempt(Self.read, number: 1, stage: .sending),
                AWSAttempt(Self.read, number: 1, stage: .throttled(retryAfter: .milliseconds(10))),
                AWSAttempt(Self.read, number: 2, stage: .sending),
                AWSAttempt(Self.read, number: 2, stage: .failed(code: "InternalFailure")),
                AWSAttempt(Self.read, number: 3, stage: .sending), AWSAttempt(Self.read, number: 3, stage: .succeeded),
            ])
    }

    @Test func `the quota is shared by the calls of a client`() async {
        let transport = ScriptedTransport { _, _ in .reply(503) }
        let client = client(transport)
        for _ in 0..<40 { _ = try? await client.send(Self.read) }
        // 500 / 14 = 35 retries, and each call's first attempt.
        #expect(transport.requests.count == 40 + 35)
    }

    @Test func `a cancelled wait ends with what the last attempt came to`() async {
        let clock = ManualClock()
        let transport = ScriptedTransport { _, _ in .awsError(400, "Throttling") }
        let client = AWSClient(
            region: "us-east-1", transport: transport, credentials: StaticCredentials(.example()), clock: clock,
            now: { clock.date }, jitter: { 0.5 })
        let call = Task { try await client.send(Self.mutation) }
        await clock.sleepers(1)
        call.cancel()
        let result = await call.result
        #expect(throws: AWSError.self) { try result.get() }
        #expect(transport.requests.count == 1)
    }

    @Test func `without credentials nothing is sent`() async {
        let transport = ScriptedTransport([.reply(200)])
        let cache = CredentialsCache(provider: NothingProvider(), now: { .distantPast })
        await #expect {
            try await client(transport, credentials: cache).send(Self.mutation)
        } throws: { error in
            let error = error as? AWSError
            return error?.code == "noCredentials" && error?.outcome == .permanent
        }
        #expect(transport.requests.isEmpty)
    }
}

private struct NothingProvider: CredentialsProvider {
    func load() async throws(CredentialsError) -> Credentials? { nil }
}

/// Hands out another key after each rejection.
private actor RotatingCredentials: CredentialsSource {
    private var generation = 0

    func credentials() async throws(CredentialsError) -> Credentials {
        Credentials(accessKeyID: "AKID\(generation)", secretAccessKey: "secret")
    }

    func reject(_ credentials: Credentials) { generation += 1 }
}
