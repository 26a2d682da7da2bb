import HTTPTypes
import Testing
import Transport

@testable import AWS

@Suite struct ProfileProviderTests {
    private static let base = "[base]\naws_access_key_id=BASE\naws_secret_access_key=s\n"

    @Test func `a chain of source profiles is walked from its keys to its end`() async throws {
        var world = CredentialsWorld()
        world.profile = "outer"
        world.config = """
            [profile outer]
            role_arn = arn:outer
            source_profile = middle
            external_id = ext
            role_session_name = me
            duration_seconds = 1800
            [profile middle]
            role_arn = arn:middle
            source_profile = base
            """
        world.credentials = Self.base
        world.transport = ScriptedTransport([.sts("AssumeRole", key: "MIDDLE"), .sts("AssumeRole", key: "OUTER")])
        #expect(try await world.load()?.accessKeyID == "OUTER")
        let requests = world.transport.requests
        #expect(
            requests.map { $0.url } == ["https://sts.eu-west-1.amazonaws.com/", "https://sts.eu-west-1.amazonaws.com/"])
        #expect(requests.map { $0.form["RoleArn"] } == ["arn:middle", "arn:outer"])
        #expect(requests[0].form["RoleSessionName"] == "changeover")
        #expect(requests[0].head.headerFields[.authorization]?.contains("Credential=BASE/") == true)
        #expect(requests[1].form["RoleSessionName"] == "me")
        #expect(requests[1].form["ExternalId"] == "ext")
        #expect(requests[1].form["DurationSeconds"] == "1800")
        #expect(requests[1].head.headerFields[.authorization]?.contains("Credential=MIDDLE/") == true)
        #expect(requests[1].head.headerFields[.amzSecurityToken] == "token-of-MIDDLE")
    }

    @Test func `a source profile with keys of its own gives those, not its role`() async throws {
        var world = CredentialsWorld()
        world.profile = "outer"
        world.config = "[profile outer]\nrole_arn=arn:outer\nsource_profile=base\n[profile base]\nrole_arn=arn:base"
        world.credentials = Self.base
        world.transport = ScriptedTransport([.sts("AssumeRole", key: "OUTER")])
        #expect(try await world.load()?.accessKeyID == "OUTER")
    }

    @Test func `a web identity profile can be a source`() async throws {
        var world = CredentialsWorld()
        world.profile = "outer"
        world.config = """
            [profile outer]
            role_arn = arn:outer
            source_profile = pod
            [profile pod]
            role_arn = arn:pod
            web_identity_token_file = /token
            """
        world.files["/token"] = "ey"
        world.transport = ScriptedTransport([
            .sts("AssumeRoleWithWebIdentity", key: "POD"), .sts("AssumeRole", key: "OUTER"),
        ])
        #expect(try await world.load()?.accessKeyID == "OUTER")
    }

    @Test func `credential_source takes its keys from the environment, even for an explicit profile`() async throws {
        var world = CredentialsWorld()
        world.profile = "outer"
        world.environment["AWS_ACCESS_KEY_ID"] = "ENV"
        world.environment["AWS_SECRET_ACCESS_KEY"] = "s"
        world.config = "[profile outer]\nrole_arn=arn:outer\ncredential_source=Environment"
        world.transport = ScriptedTransport([.sts("AssumeRole", key: "OUTER")])
        #expect(try await world.load()?.accessKeyID == "OUTER")
        let authorization = world.transport.requests.first?.head.headerFields[.authorization]
        #expect(authorization?.contains("Credential=ENV/") == true)
    }

    @Test(arguments: ["EcsContainer", "Ec2InstanceMetadata"])
    func `credential_source takes its keys from a metadata endpoint`(place: String) async throws {
        var world = CredentialsWorld()
        world.environment = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/creds"]
        world.config = "[default]\nrole_arn=arn\ncredential_source=\(place)"
        world.transport = ScriptedTransport { request, _ in
            switch request.head.path {
            case "/latest/api/token": .reply(200, "tok")
            case "/latest/meta-data/iam/security-credentials/": .reply(200, "role")
            case "/latest/meta-data/iam/security-credentials/role": .document(key: "Ec2InstanceMetadata")
            case "/creds": .document(key: "EcsContainer")
            default: .sts("AssumeRole", key: "ROLE")
            }
        }
        #expect(try await world.load()?.accessKeyID == "ROLE")
        let authorization = world.transport.requests.last?.head.headerFields[.authorization]
        #expect(authorization?.contains("Credential=\(place)/") == true)
    }

    @Test(arguments: [
        ("role_arn=r", "neither source_profile nor credential_source"),
        ("role_arn=r\nsource_profile=base\ncredential_source=Environment", "both source_profile and credential_source"),
        ("role_arn=r\nsource_profile=nowhere", "has a source_profile that neither shared configuration file has"),
        ("role_arn=r\nsource_profile=empty", "\"empty\", which has no credentials"),
        ("role_arn=r\nsource_profile=default", "default → default"),
        ("role_arn=r\nsource_profile=a", "default → a → b → a"),
        ("role_arn=r\nsource_profile=base\nmfa_serial=m", "mfa_serial"),
        ("role_arn=r\nsource_profile=base\nduration_seconds=1h", "duration_seconds"),
        ("role_arn=r\ncredential_source=Lottery", "credential_source that does not exist"),
        ("role_arn=r\ncredential_source=Environment", "credential_source Environment, which has no credentials"),
        ("role_arn=r\nsource_profile=sso", "export-credentials --profile sso"),
        ("role_arn=r\nsource_profile=login", "export-credentials --profile login"),
        ("login_session=x", "signs in by \"aws login\" (login_session), which Changeover does not do itself"),
    ])
    func `a profile that cannot work says why`(settings: String, expected: String) async throws {
        var world = CredentialsWorld()
        world.config = """
            [default]
            \(settings)
            [profile empty]
            region = x
            [profile sso]
            sso_session = x
            [profile login]
            login_session = arn:aws:iam::111122223333:user/x
            credential_process = other
            [profile a]
            role_arn = a
            source_profile = b
            [profile b]
            role_arn = b
            source_profile = a
            """
        world.credentials = Self.base
        let error = try #require(await world.failure())
        #expect([.invalidConfiguration, .notSupported].contains(error.code))
        #expect(error.message.contains(expected), "\(error.message)")
        #expect(world.transport.requests.isEmpty)
    }

    @Test func `the refusal of STS is the cause`() async throws {
        var world = CredentialsWorld()
        world.config = "[default]\nrole_arn=r\nsource_profile=base"
        world.credentials = Self.base
        world.transport = ScriptedTransport([.awsError(403, "AccessDenied")])
        let error = try #require(await world.failure())
        #expect(error.code == .refused)
        #expect(error.cause?.code == "AccessDenied")
        #expect(AWSError(error).outcome == .permanent)
    }
}
