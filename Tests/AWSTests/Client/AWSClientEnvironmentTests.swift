import HTTPTypes
import TestSupport
import Testing
import Transport

@testable import AWS

@Suite struct AWSClientEnvironmentTests {
    private static func surroundings(
        _ environment: [String: String], _ world: CredentialsWorld = CredentialsWorld(),
        over transport: ScriptedTransport
    ) -> AWSClient.Surroundings {
        let context = world.context
        return AWSClient.Surroundings(
            environment: environment.merging(["HOME": "/home/bot"]) { $1 }, transport: transport, files: context.files,
            clock: context.clock, now: context.now, jitter: context.jitter)
    }

    @Test func `variables alone make a working client`() async throws {
        let transport = ScriptedTransport([.reply(200)])
        let environment = [
            "AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s", "AWS_DEFAULT_REGION": "eu-west-1",
            "AWS_ENDPOINT_URL": "http://localhost:5000",
        ]
        let client = try AWSClient(Self.surroundings(environment, over: transport))
        _ = try await client.send(AWSCall(service: .rds, action: "DescribeDBClusters", kind: .read))
        let request = try #require(transport.requests.first)
        #expect(request.url == "http://localhost:5000/")
        #expect(request.head.headerFields[.authorization]?.contains("Credential=ENV/20150830/eu-west-1/rds/") == true)
    }

    @Test func `a profile gives region, endpoint and role, and the explicit region goes before`() async throws {
        var world = CredentialsWorld()
        world.config = """
            [profile ops]
            region = eu-south-2
            role_arn = arn:role
            source_profile = base
            services = local
            [services local]
            sts =
                endpoint_url = http://localhost:1
            """
        world.credentials = "[base]\naws_access_key_id=BASE\naws_secret_access_key=s"
        let transport = ScriptedTransport([.sts("AssumeRole", key: "ROLE"), .reply(200), .reply(200)])
        let surroundings = Self.surroundings(["AWS_PROFILE": "ops"], world, over: transport)
        let client = try AWSClient(surroundings)
        #expect(client.region == "eu-south-2")
        let call = AWSCall(service: .rds, action: "DescribeDBClusters", kind: .read)
        _ = try await client.send(call)
        _ = try await client.send(call)
        let rds = "https://rds.eu-south-2.amazonaws.com/"
        #expect(transport.requests.map(\.url) == ["http://localhost:1/", rds, rds])
        #expect(transport.requests.last?.head.headerFields[.amzSecurityToken] == "token-of-ROLE")
        #expect(try AWSClient(surroundings, region: "us-east-2").region == "us-east-2")
    }

    @Test(
        arguments: [
            (["AWS_CA_BUNDLE": "/a.pem"], "ca_bundle = /b.pem", "/a.pem", "The file that AWS_CA_BUNDLE names"),
            ([:], "ca_bundle = /b.pem", "/b.pem", "The file that the AWS profile's ca_bundle names"),
            (["AWS_PROFILE": "other"], "ca_bundle = /b.pem", nil, nil), (["AWS_CA_BUNDLE": ""], "", nil, nil),
        ] as [([String: String], String, String?, String?)])
    func `certificates for AWS are those of the variable, then of the profile`(
        environment: [String: String], settings: String, path: String?, name: String?
    ) throws {
        var world = CredentialsWorld()
        world.config = "[default]\n\(settings)"
        let context = world.context
        let found = try AWSClient.certificates(
            environment: context.environment.merging(environment) { $1 }, files: context.files)
        #expect(found?.path == path)
        #expect(found?.name == name)
    }

    @Test(
        arguments: [
            ["AWS_PROFILE": "opps"], ["AWS_PROFILE": "opps", "AWS_REGION": "eu-west-1"],
            ["AWS_DEFAULT_PROFILE": "opps", "AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"],
        ])
    func `a profile that is missing is named with those that exist, also where no region is set`(
        environment: [String: String]
    ) throws {
        var world = CredentialsWorld()
        world.config = "[profile ops]\nregion = eu-south-2"
        world.credentials = "[base]\naws_access_key_id=BASE\naws_secret_access_key=hush"
        let variable = environment["AWS_PROFILE"] == nil ? "AWS_DEFAULT_PROFILE" : "AWS_PROFILE"
        let error = #expect(throws: AWSError.self) {
            try AWSClient(Self.surroundings(environment, world, over: ScriptedTransport([])))
        }
        #expect(
            error?.message == """
                Neither shared configuration file has the profile "opps", which \(variable) names. They have "base", "ops".
                """)
        #expect(error?.outcome == .permanent)
    }

    @Test func `who names neither region nor profile is told which profiles exist`() throws {
        var world = CredentialsWorld()
        world.config = "[profile ops]\nregion = eu-south-2"
        let error = #expect(throws: AWSError.self) {
            try AWSClient(Self.surroundings([:], world, over: ScriptedTransport([])))
        }
        #expect(error?.message.hasSuffix("AWS_PROFILE names none. They have \"ops\".") == true)
    }

    @Test func `without a region there is no client`() {
        #expect {
            try AWSClient(Self.surroundings([:], over: ScriptedTransport([])))
        } throws: { ($0 as? AWSError)?.code == "noRegion" }
    }
}
