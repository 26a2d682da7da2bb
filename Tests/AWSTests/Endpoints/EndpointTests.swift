import Testing

@testable import AWS

@Suite struct EndpointTests {
    @Test(arguments: [
        ("https://rds.example", "https", "rds.example", ""), ("http://localhost:5000", "http", "localhost:5000", ""),
        ("http://localhost:80/", "http", "localhost", ""), ("HTTPS://Host.Example:443", "https", "host.example", ""),
        ("https://h:8443/a/b/", "https", "h:8443", "/a/b/"), ("http://[::1]:4566/x", "http", "[::1]:4566", "/x"),
        ("http://h:443", "http", "h:443", ""), ("https://h/a%20b", "https", "h", "/a%20b"),
    ])
    func `a URL is read`(url: String, scheme: String, authority: String, path: String) throws {
        let endpoint = try #require(Endpoint(url))
        #expect(endpoint.scheme == scheme)
        #expect(endpoint.authority == authority)
        #expect(endpoint.basePath == path)
    }

    @Test(arguments: [
        "", "localhost:5000", "ftp://h", "http://", "https://user@h", "https://u:p@h", "https://h/?a=b", "https://h#f",
        "/x",
        "http://h:port",
    ])
    func `what is no plain URL of a host is refused`(url: String) {
        #expect(Endpoint(url) == nil)
    }

    @Test(arguments: [
        ("https://h", "/", "/"), ("https://h/", "/", "/"), ("https://h/base", "/", "/base"),
        ("https://h/base/", "/", "/base/"),
        ("https://h", "/2013-04-01/x?y", "/2013-04-01/x?y"), ("https://h/base", "/x", "/base/x"),
        ("https://h/base/", "/x", "/base/x"),
    ])
    func `a service's path goes after the base path`(url: String, path: String, expected: String) throws {
        #expect(try #require(Endpoint(url)).path(appending: path) == expected)
    }

    @Test(arguments: [
        (AWSService.rds, "us-east-1", "https://rds.us-east-1.amazonaws.com"),
        (.sts, "eu-central-1", "https://sts.eu-central-1.amazonaws.com"),
        (.cloudWatch, "ap-southeast-7", "https://monitoring.ap-southeast-7.amazonaws.com"),
        (.ec2, "eu-west-1", "https://ec2.eu-west-1.amazonaws.com"),
        (.secretsManager, "eu-west-1", "https://secretsmanager.eu-west-1.amazonaws.com"),
        (.rds, "cn-north-1", "https://rds.cn-north-1.amazonaws.com.cn"),
        (.rds, "us-gov-west-1", "https://rds.us-gov-west-1.amazonaws.com"),
    ])
    func `each partition has its own names`(service: AWSService, region: String, expected: String) throws {
        let resolution = try EndpointResolver().resolve(service, in: region)
        #expect(resolution.endpoint.description == expected)
        #expect(resolution.signingRegion == region)
    }

    @Test(arguments: [
        ("eu-west-1", "https://route53.amazonaws.com", "us-east-1"),
        ("cn-north-1", "https://route53.amazonaws.com.cn", "cn-northwest-1"),
        ("us-gov-east-1", "https://route53.us-gov.amazonaws.com", "us-gov-west-1"),
    ])
    func `a global service is signed for its partition's region`(region: String, expected: String, signing: String)
        throws
    {
        let resolution = try EndpointResolver().resolve(.route53, in: region)
        #expect(resolution.endpoint.description == expected)
        #expect(resolution.signingRegion == signing)
    }

    private static let everything = [
        "AWS_ENDPOINT_URL_RDS": "https://one.example", "AWS_ENDPOINT_URL": "https://two.example",
    ]
    private static let profile = ProfileEndpoints(
        general: "https://four.example", services: ["rds": "https://three.example"])

    @Test(arguments: [
        (["AWS_ENDPOINT_URL_RDS", "AWS_ENDPOINT_URL"], "https://one.example"),
        (["AWS_ENDPOINT_URL"], "https://two.example"),
        ([], "https://three.example"),
    ])
    func `the environment goes before the profile, and the service before the rest`(
        variables: [String], expected: String
    ) throws {
        let environment = Self.everything.filter { variables.contains($0.key) }
        let resolver = EndpointResolver(environment: environment, profile: Self.profile)
        #expect(try resolver.resolve(.rds, in: "us-east-1").endpoint.description == expected)
    }

    @Test func `a profile's endpoint_url holds for services without their own`() throws {
        let resolver = EndpointResolver(environment: ["AWS_ENDPOINT_URL_RDS": ""], profile: Self.profile)
        #expect(try resolver.resolve(.sts, in: "us-east-1").endpoint.description == "https://four.example")
        #expect(try resolver.resolve(.rds, in: "us-east-1").endpoint.description == "https://three.example")
    }

    @Test(arguments: [
        (AWSService.route53, "AWS_ENDPOINT_URL_ROUTE_53"), (.secretsManager, "AWS_ENDPOINT_URL_SECRETS_MANAGER"),
    ])
    func `a service's own variable gives its endpoint, and not the region that signs`(
        service: AWSService, variable: String
    ) throws {
        let resolver = EndpointResolver(environment: [variable: "http://localhost:4566"])
        let resolution = try resolver.resolve(service, in: "eu-west-1")
        #expect(resolution.endpoint.description == "http://localhost:4566")
        #expect(resolution.signingRegion == (service == .route53 ? "us-east-1" : "eu-west-1"))
        #expect(try resolver.resolve(.rds, in: "eu-west-1").endpoint.authority == "rds.eu-west-1.amazonaws.com")
    }

    @Test func `configured endpoints can be ignored by environment or profile`() throws {
        var environment = Self.everything
        environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "TRUE"
        let byEnvironment = EndpointResolver(environment: environment, profile: Self.profile)
        #expect(try byEnvironment.resolve(.rds, in: "us-east-1").endpoint.authority == "rds.us-east-1.amazonaws.com")
        var profile = Self.profile
        profile.ignoresConfigured = true
        let byProfile = EndpointResolver(environment: [:], profile: profile)
        #expect(try byProfile.resolve(.rds, in: "us-east-1").endpoint.authority == "rds.us-east-1.amazonaws.com")
    }

    @Test(arguments: [
        "", "US-EAST-1", "us-east-1.evil.example/", "-a", "a-", "us east 1", String(repeating: "a", count: 64),
    ])
    func `what cannot be a region never becomes a host name`(region: String) {
        #expect { try EndpointResolver().resolve(.rds, in: region) } throws: {
            ($0 as? AWSError)?.code == "invalidRegion"
        }
    }

    @Test func `a configured endpoint that is no URL is an error that names the setting, not its value`() {
        let resolver = EndpointResolver(environment: ["AWS_ENDPOINT_URL_RDS": "localhost:5000"])
        #expect { try resolver.resolve(.rds, in: "us-east-1") } throws: { error in
            let error = error as? AWSError
            return error?.code == "invalidEndpoint" && error?.message.hasPrefix("AWS_ENDPOINT_URL_RDS is not") == true
        }
    }

    @Test(
        arguments: [
            (["AWS_REGION": "a-b-1", "AWS_DEFAULT_REGION": "b-c-2"], "c-d-3", "a-b-1"),
            (["AWS_DEFAULT_REGION": "b-c-2"], "c-d-3", "b-c-2"),
            (["AWS_REGION": "", "AWS_DEFAULT_REGION": ""], "eusc-de-east-1", "eusc-de-east-1"), ([:], nil, nil),
            ([:], "", nil),
        ] as [([String: String], String?, String?)])
    func `the region is that of the environment, then of the profile`(
        environment: [String: String], profile: String?, expected: String?
    ) throws {
        var world = CredentialsWorld()
        world.config = profile.map { "[default]\nregion = \($0)" }
        let context = world.context
        let files = try SharedConfiguration(environment: context.environment, files: context.files)
        #expect(
            try RegionResolver.resolve(environment: environment, profile: files.profile("default")) == expected)
    }

    @Test func `a profile whose services section is missing gets no call through to AWS`() {
        let resolver = EndpointResolver(environment: [:], profile: ProfileEndpoints(lacksServices: true))
        #expect { try resolver.resolve(.rds, in: "us-east-1") } throws: {
            ($0 as? AWSError)?.code == "invalidEndpoint"
        }
    }
}
