import HTTPTypes
import Testing
import Transport

@testable import AWS

/// Whatever stands in AWS' files, and whatever goes wrong with it: no message repeats a value.
@Suite struct ValuesInMessagesTests {
    /// A value that would be a secret; also one that ends a line, which must not become part of a header.
    private static let secret = "s3cretVALUE"

    @Test func `a region that took in the lines below it is refused, and posted nowhere`() throws {
        let error = try Self.failure(
            """
            [default]
            \tregion = eu-west-1
              aws_access_key_id = AKIAs3cretVALUE
              aws_secret_access_key = s3cretVALUE
            """)
        #expect(error.code == "invalidRegion")
        #expect(error.message.contains("\"default\" has a region of several lines"))
        #expect(error.message.contains("Indent all settings alike"))
        Self.expectSilence(error)
    }

    @Test(arguments: [
        ("s3cretVALUE", "has a region that is none; a region is written as in eu-west-1"),
        ("eu-west-1 # s3cretVALUE", "A comment has to stand on a line of its own"),
        ("eu-west-1\n  # s3cretVALUE\n  s3cretVALUE = 1", "several lines"),
    ])
    func `a region that is none says what would be right`(value: String, expected: String) throws {
        let error = try Self.failure("[default]\nregion = \(value)")
        #expect(error.message.contains(expected), "\(error.message)")
        Self.expectSilence(error)
    }

    @Test(arguments: ["AWS_REGION", "AWS_DEFAULT_REGION"])
    func `a variable that is no region is named, not quoted`(variable: String) throws {
        let error = try Self.failure("", environment: [variable: Self.secret])
        #expect(error.message == "\(variable) is not the name of an AWS region; a region is written as in eu-west-1.")
    }

    /// Every setting that Changeover reads, wrong in its own way.
    private static let broken = [
        "aws_access_key_id = s3cretVALUE",
        "aws_access_key_id = A\naws_secret_access_key = s3cretVALUE # old",
        "aws_access_key_id = A\n  s3cretVALUE\naws_secret_access_key = s3cretVALUE",
        "aws_access_key_id = A\naws_secret_access_key = s3cretVALUE\naws_session_token = s3cretVALUE\n  x",
        "role_arn = s3cretVALUE", "role_arn = s3cretVALUE x\nsource_profile = base",
        "role_arn = s3cretVALUE\nsource_profile = s3cretVALUE",
        "role_arn = s3cretVALUE\nsource_profile = base",
        "role_arn = s3cretVALUE\nsource_profile = base\nduration_seconds = s3cretVALUE",
        "role_arn = s3cretVALUE\nsource_profile = base\nmfa_serial = s3cretVALUE",
        "role_arn = s3cretVALUE\nsource_profile = base\nrole_session_name = s3cretVALUE 1",
        "role_arn = s3cretVALUE\ncredential_source = s3cretVALUE",
        "role_arn = s3cretVALUE\nweb_identity_token_file = /s3cretVALUE",
        "role_arn = s3cretVALUE\nweb_identity_token_file = /unreadable",
        "sso_session = s3cretVALUE", "sso_start_url = s3cretVALUE",
        "credential_process = s3cretVALUE --token s3cretVALUE", "credential_process = 's3cretVALUE",
        "services = s3cretVALUE\n\(keys)", "endpoint_url = s3cretVALUE\n\(keys)",
        "endpoint_url = http://s3cretVALUE.example\n\(keys)",
        "services = s\n\(keys)\n[services s]\nrds =\n  endpoint_url = http://s3cretVALUE\nsts=\n  endpoint_url = s3cretVALUE",
        "= s3cretVALUE", "s3cretVALUE", "[s3cretVALUE", "s3cretVALUE = \u{0}", "a = 1\na = s3cretVALUE",
        "x =\n  s3cretVALUE", "x = 1\n  [s3cretVALUE]",
    ]
    private static let keys = "aws_access_key_id = s3cretVALUE\naws_secret_access_key = s3cretVALUE"

    @Test(arguments: broken)
    func `what is wrong with a setting is said without its value`(settings: String) async throws {
        var world = CredentialsWorld()
        world.config = "[default]\n\(settings)\n[profile base]\n\(Self.keys)"
        world.files["/unreadable"] = nil
        let echo = "Value 's3cretVALUE' at 'roleArn' failed to satisfy constraint"
        let transport = ScriptedTransport { request, _ in
            guard request.head.authority == "sts.eu-west-1.amazonaws.com" else {
                return .failure(TransportError(.hostNotFound, "s3cretVALUE does not resolve.", delivery: .notSent))
            }
            return .awsError(400, "ValidationError", saying: echo)
        }
        let context = world.context
        let surroundings = AWSClient.Surroundings(
            environment: context.environment.merging(["AWS_REGION": "eu-west-1"]) { $1 }, transport: transport,
            files: context.files, clock: context.clock, now: context.now, jitter: context.jitter,
            processes: context.processes)
        do throws(AWSError) {
            let client = try AWSClient(surroundings)
            _ = try await client.send(AWSCall(service: .rds, action: "DescribeDBClusters", kind: .read))
            Issue.record("There was no error.")
        } catch {
            Self.expectSilence(error)
        }
        world.transport = transport
        if let error = await world.failure() { Self.expectSilence(error) }
    }

    @Test func `a value prints redacted, however it is printed`() throws {
        let document = try INIDocument(parsing: "[a]\nx = s3cretVALUE\ny =\n  z = s3cretVALUE")
        let profile = Profile(
            name: "a", settings: document.sections[0].settings, credentialsFileSettings: [:],
            endpoints: ProfileEndpoints(general: "s3cretVALUE", services: ["rds": "s3cretVALUE"]))
        for thing in [document, profile, profile.endpoints, RedactedText(Self.secret)] as [any Sendable] {
            var dumped = ""
            dump(thing, to: &dumped)
            for text in ["\(thing)", String(reflecting: thing), dumped] { #expect(!text.contains(Self.secret)) }
        }
    }

    private static func failure(_ config: String, environment: [String: String] = [:]) throws -> AWSError {
        var world = CredentialsWorld()
        world.config = config
        let context = world.context
        let surroundings = AWSClient.Surroundings(
            environment: context.environment.merging(environment) { $1 }, transport: ScriptedTransport([]),
            files: context.files, clock: context.clock, now: context.now, jitter: context.jitter)
        return try #require(throws: AWSError.self) { try AWSClient(surroundings) }
    }

    private static func expectSilence(_ error: any Error) {
        var dumped = ""
        dump(error, to: &dumped)
        for text in ["\(error)", String(reflecting: error), dumped] {
            #expect(!text.contains(secret), "\(text)")
        }
    }
}
