import Foundation
import HTTPTypes
import Synchronization
import TestSupport
import Testing
import Transport

@testable import AWS

@Suite struct MetadataProviderTests {
    private static let fullURI = "AWS_CONTAINER_CREDENTIALS_FULL_URI"

    @Test(arguments: [
        ("http://localhost:8080/creds?id=1", "http://localhost:8080/creds?id=1"),
        ("http://127.0.0.5/x", "http://127.0.0.5/x"),
        ("http://[::1]:9/x", "http://[::1]:9/x"),
        ("http://169.254.170.23/v1/credentials", "http://169.254.170.23/v1/credentials"),
        ("http://[fd00:ec2::23]/v1", "http://[fd00:ec2::23]/v1"),
        ("https://agent.example/c", "https://agent.example/c"),
        ("http://169.254.170.2", "http://169.254.170.2/"),
    ])
    func `an allowed container endpoint is asked`(uri: String, asked: String) async throws {
        var world = CredentialsWorld()
        world.environment[Self.fullURI] = uri
        world.transport = ScriptedTransport([.document(key: "TASK")])
        let credentials = try #require(try await world.load())
        #expect(credentials.accessKeyID == "TASK")
        #expect(credentials.sessionToken == "t")
        #expect(credentials.expiration == Date(timeIntervalSince1970: 1_440_938_160 + 6 * 3600))
        #expect(world.transport.requests.map(\.url) == [asked])
        #expect(world.transport.requests.first?.head.headerFields[.authorization] == nil)
    }

    @Test(arguments: [
        "http://example.com/x", "http://169.254.169.254/x", "http://127.0.0.1.example.com/x",
        "http://127.evil.example/x",
        "http://localhost.example/x", "http://127.0.0.1@example.com/", "ftp://localhost/x", "/relative",
    ])
    func `any other container endpoint is refused unasked`(uri: String) async throws {
        var world = CredentialsWorld()
        world.environment[Self.fullURI] = uri
        let error = try #require(await world.failure())
        #expect(error.code == .invalidConfiguration)
        #expect(world.transport.requests.isEmpty)
    }

    @Test func `the relative URI goes before the full one`() async throws {
        var world = CredentialsWorld()
        world.environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/v2/credentials/1?x=y"
        world.environment[Self.fullURI] = "http://localhost/"
        world.transport = ScriptedTransport([.document(key: "TASK")])
        _ = try await world.load()
        #expect(world.transport.requests.map(\.url) == ["http://169.254.170.2/v2/credentials/1?x=y"])
    }

    @Test func `the token file goes before the token and is read anew each time`() async throws {
        let token = Mutex("one\n")
        var world = CredentialsWorld()
        world.environment[Self.fullURI] = "http://localhost/"
        world.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "fixed"
        world.transport = ScriptedTransport { _, _ in .document(key: "TASK") }
        _ = try await world.load()
        world.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/token"
        var context = world.context
        context.files = FileReader { path in path == "/token" ? Data(token.withLock(\.self).utf8) : nil }
        _ = try await CredentialsChain(context: context).load()
        token.withLock { $0 = "two" }
        _ = try await CredentialsChain(context: context).load()
        #expect(world.transport.requests.map { $0.head.headerFields[.authorization] } == ["fixed", "one", "two"])
    }

    @Test func `a token with a line end inside is refused`() async throws {
        var world = CredentialsWorld()
        world.environment[Self.fullURI] = "http://localhost/"
        world.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "s3cret\r\nX-Other: 1"
        let error = try #require(await world.failure())
        #expect(error.code == .invalidConfiguration)
        #expect(!error.message.contains("s3cret"))
    }

    @Test(arguments: [
        (ScriptedTransport.Answer.reply(500), 3, CredentialsError.Code.unavailable), (.reply(429), 3, .unavailable),
        (.failure(.timedOut, .unknown), 3, .unavailable), (.reply(404), 1, .invalidConfiguration),
        (.reply(200, "s3cret"), 1, .unavailable), (.reply(200, #"{"AccessKeyId": "s3cret"}"#), 1, .unavailable),
        (.document(key: "A", expiration: "s3cret"), 1, .unavailable), (.failure(.cancelled, .unknown), 1, .cancelled),
    ])
    func `an endpoint that gives no credentials is asked a few times and quoted never`(
        answer: ScriptedTransport.Answer, times: Int, code: CredentialsError.Code
    ) async throws {
        var world = CredentialsWorld()
        world.environment[Self.fullURI] = "http://localhost/"
        world.transport = ScriptedTransport { _, _ in answer }
        let error = try #require(await world.failure())
        #expect(error.code == code)
        #expect(!"\(error)".contains("s3cret"))
        #expect(world.transport.requests.count == times)
    }

    @Test(arguments: [
        ([:], "http://169.254.169.254"), (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"], "http://[fd00:ec2::254]"),
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://localhost:1338/imds/"], "http://localhost:1338/imds"),
    ])
    func `the instance service is asked for a token, the role and its credentials`(
        environment: [String: String], base: String
    ) async throws {
        var world = CredentialsWorld()
        world.environment = environment
        world.transport = ScriptedTransport([.reply(200, "tok"), .reply(200, "my role\n"), .document(key: "EC2")])
        #expect(try await world.load()?.accessKeyID == "EC2")
        let requests = world.transport.requests
        let path = "/latest/meta-data/iam/security-credentials/"
        #expect(requests.map(\.url) == ["\(base)/latest/api/token", "\(base)\(path)", "\(base)\(path)my%20role"])
        #expect(requests.map(\.head.method) == [.put, .get, .get])
        #expect(requests[0].head.headerFields[.metadataTokenLifetime] == "21600")
        #expect(requests[1].head.headerFields[.metadataToken] == "tok")
        #expect(requests[2].head.headerFields[.metadataToken] == "tok")
        #expect(requests.allSatisfy { $0.connectTimeout == .seconds(1) && $0.totalTimeout == .seconds(2) })
    }

    @Test func `the instance service is not asked where it is disabled`() async throws {
        var world = CredentialsWorld()
        world.environment = ["AWS_EC2_METADATA_DISABLED": "True"]
        #expect(await world.failure()?.code == .nothingConfigured)
        #expect(world.transport.requests.isEmpty)
    }

    @Test(arguments: [
        ([ScriptedTransport.Answer.reply(403)], CredentialsError.Code.invalidConfiguration),
        ([.reply(200, "tok"), .reply(404)], .nothingConfigured),
        ([.reply(200, "tok"), .reply(200, "")], .nothingConfigured),
        (
            [.reply(200, "tok"), .reply(200, "r"), .reply(200, #"{"Code": "AssumeRoleUnauthorizedAccess"}"#)],
            .unavailable
        ),
    ])
    func `an instance without usable role is an error`(
        answers: [ScriptedTransport.Answer], code: CredentialsError.Code
    ) async throws {
        var world = CredentialsWorld()
        world.environment = [:]
        world.transport = ScriptedTransport(answers)
        #expect(await world.failure()?.code == code)
    }

    @Test func `an instance without a role says that, and that there is nothing else either`() async throws {
        var world = CredentialsWorld()
        world.environment = [:]
        world.transport = ScriptedTransport([.reply(200, "tok"), .reply(404)])
        let error = try #require(await world.failure())
        #expect(
            error.message == """
                There are no AWS credentials in the environment or the shared configuration files. The EC2 instance has no \
                role: attach an instance profile, or name a profile with keys.
                """)
    }

    @Test(arguments: [
        (TransportError.Delivery.unknown, true), (.notSent, false),
    ])
    func `a token that does not arrive in a container is put down to the hop limit`(
        delivery: TransportError.Delivery, isHopLimit: Bool
    ) async throws {
        var world = CredentialsWorld()
        world.environment = [:]
        world.transport = ScriptedTransport { _, _ in .failure(.timedOut, delivery) }
        let error = try #require(await world.failure())
        #expect(error.code == .unavailable)
        #expect(error.message.contains("HttpPutResponseHopLimit to 2 or more") == isHopLimit)
        #expect(world.transport.requests.count == 2)
    }

    @Test func `a metadata service that is turned off says so`() async throws {
        var world = CredentialsWorld()
        world.environment = [:]
        world.transport = ScriptedTransport([.reply(403)])
        #expect(await world.failure()?.message == "The EC2 instance metadata service is turned off for this instance.")
    }

    @Test func `time-out and attempts are those of the variables`() async throws {
        var world = CredentialsWorld()
        world.environment = ["AWS_METADATA_SERVICE_TIMEOUT": "7", "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "5"]
        world.transport = ScriptedTransport { _, _ in .failure(.timedOut, .notSent) }
        _ = await world.failure()
        #expect(world.transport.requests.map(\.totalTimeout) == Array(repeating: .seconds(7), count: 5))
        world.environment["AWS_METADATA_SERVICE_TIMEOUT"] = "s3cret"
        let error = try #require(await world.failure())
        #expect(error.message == "AWS_METADATA_SERVICE_TIMEOUT has to be a whole number from 1 to 60.")
    }

    @Test func `expired instance credentials are used ten minutes more`() async throws {
        var world = CredentialsWorld()
        world.environment = [:]
        world.transport = ScriptedTransport([
            .reply(200, "tok"), .reply(200, "r"), .document(key: "EC2", expiration: "2015-08-30T12:00:00Z"),
        ])
        let credentials = try #require(try await world.load())
        #expect(credentials.expiration == world.clock.date.addingTimeInterval(600))
    }
}
