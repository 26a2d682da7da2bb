import Foundation
import Testing
import Transport

@testable import AWS

@Suite struct CredentialsChainTests {
    private static let keys = ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"]
    private static let defaultKeys = "[default]\naws_access_key_id = FILE\naws_secret_access_key = s\n"

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let key: String
        let world: CredentialsWorld

        init(_ testDescription: String, finds key: String, _ set: (inout CredentialsWorld) -> Void) {
            self.testDescription = testDescription
            self.key = key
            var world = CredentialsWorld()
            set(&world)
            self.world = world
        }
    }

    static let found: [Case] = [
        Case("environment", finds: "ENV") { $0.environment.merge(keys) { $1 } },
        Case("environment before file", finds: "ENV") {
            $0.environment.merge(keys) { $1 }
            $0.credentials = defaultKeys
        },
        Case("environment before AWS_PROFILE", finds: "ENV") {
            $0.environment.merge(keys) { $1 }
            $0.environment["AWS_PROFILE"] = "missing"
        },
        Case("an explicit profile disables the environment", finds: "OPS") {
            $0.environment.merge(keys) { $1 }
            $0.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/token"
            $0.profile = "ops"
            $0.credentials = "[ops]\naws_access_key_id=OPS\naws_secret_access_key=s"
        },
        Case("an empty key in the environment is none", finds: "FILE") {
            $0.environment["AWS_ACCESS_KEY_ID"] = ""
            $0.credentials = defaultKeys
        },
        Case("AWS_PROFILE", finds: "OPS") {
            $0.environment["AWS_PROFILE"] = "ops"
            $0.credentials = defaultKeys + "[ops]\naws_access_key_id=OPS\naws_secret_access_key=s"
        },
        Case("credentials file before process before config file", finds: "FILE") {
            $0.credentials = defaultKeys
            $0.config = "[default]\naws_access_key_id=CONFIG\naws_secret_access_key=s\ncredential_process=p"
        },
        Case("process before config file", finds: "PROCESS") {
            $0.config = "[default]\naws_access_key_id=CONFIG\naws_secret_access_key=s\ncredential_process=p"
            $0.processes = ProcessRunner { _, _ throws(ProcessRunner.Failure) in
                Data(#"{"Version": 1, "AccessKeyId": "PROCESS", "SecretAccessKey": "s"}"#.utf8)
            }
        },
        Case("config file", finds: "CONFIG") {
            $0.config = "[default]\nregion=x\n[profile default]\naws_access_key_id=CONFIG\naws_secret_access_key=s"
        },
        Case("files in other places", finds: "ELSEWHERE") {
            $0.environment["AWS_SHARED_CREDENTIALS_FILE"] = "~/keys"
            $0.environment["AWS_CONFIG_FILE"] = "/etc/aws"
            $0.files = [
                "/home/bot/keys": "[a]\naws_access_key_id=ELSEWHERE\naws_secret_access_key=s",
                "/etc/aws": "[profile a]\nregion=x",
            ]
            $0.environment["AWS_PROFILE"] = "a"
            $0.credentials = defaultKeys
        },
        Case("a role before the profile's own keys", finds: "ASIAROLE") {
            $0.config = "[default]\nrole_arn=arn\nsource_profile=default"
            $0.credentials = defaultKeys
            $0.transport = ScriptedTransport([.sts("AssumeRole", key: "ASIAROLE")])
        },
        Case("web identity before keys", finds: "ASIAWEB") {
            $0.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/token"
            $0.environment["AWS_ROLE_ARN"] = "arn"
            $0.files["/token"] = "ey\n"
            $0.credentials = defaultKeys
            $0.transport = ScriptedTransport([.sts("AssumeRoleWithWebIdentity", key: "ASIAWEB")])
        },
        Case("container before instance", finds: "ASIATASK") {
            $0.environment = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x"]
            $0.transport = ScriptedTransport([.document(key: "ASIATASK")])
        },
        Case("instance last", finds: "ASIAEC2") {
            $0.environment = [:]
            $0.transport = ScriptedTransport([.reply(200, "tok"), .reply(200, "role"), .document(key: "ASIAEC2")])
        },
    ]

    @Test(arguments: found)
    func `credentials are found where the SDKs find them`(found: Case) async throws {
        #expect(try await found.world.load()?.accessKeyID == found.key)
    }

    @Test func `session token and end come from the environment, too`() async throws {
        var world = CredentialsWorld()
        world.environment.merge(Self.keys) { $1 }
        world.environment["AWS_SESSION_TOKEN"] = "t"
        world.environment["AWS_CREDENTIAL_EXPIRATION"] = "2015-08-30T13:36:00+00:00"
        let credentials = try #require(try await world.load())
        #expect(credentials.sessionToken == "t")
        #expect(credentials.expiration == Date(timeIntervalSince1970: 1_440_941_760))
    }

    static let failing: [Case] = [
        Case("nothing anywhere", finds: "nothingConfigured") { _ in },
        Case("half a key in the environment", finds: "invalidConfiguration") {
            $0.environment["AWS_ACCESS_KEY_ID"] = "A"
        },
        Case("half a key in a file", finds: "invalidConfiguration") {
            $0.credentials = "[default]\naws_access_key_id=A"
        },
        Case("an unknown profile", finds: "invalidConfiguration") { $0.environment["AWS_PROFILE"] = "none" },
        Case("an unknown explicit profile", finds: "invalidConfiguration") {
            $0.environment.merge(keys) { $1 }
            $0.profile = "none"
        },
        Case("a file that is none", finds: "invalidConfiguration") { $0.credentials = "[default]\ns3cret" },
        Case("SSO", finds: "notSupported") { $0.config = "[default]\nsso_session=s3cret\nsso_account_id=1" },
        Case("old SSO", finds: "notSupported") { $0.config = "[default]\nsso_start_url=https://s3cret" },
        Case("a token file without role", finds: "invalidConfiguration") {
            $0.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/token"
        },
        Case("a token file that is not there", finds: "unavailable") {
            $0.config = "[default]\nrole_arn=arn\nweb_identity_token_file=/token"
        },
        Case("an unreachable instance service", finds: "unavailable") {
            $0.environment = [:]
            $0.transport = ScriptedTransport { _, _ in .failure(.timedOut, .notSent) }
        },
    ]

    @Test(arguments: failing)
    func `what is missing or wrong is an error of its kind that tells no secret`(failing: Case) async throws {
        let error = try #require(await failing.world.failure())
        #expect(error.code.rawValue == failing.key)
        #expect(!"\(error)".contains("s3cret"))
    }

    @Test func `the error for SSO says what to write instead`() async {
        var world = CredentialsWorld()
        world.config = "[profile dev]\nsso_session = corp"
        world.profile = "dev"
        let message = await world.failure()?.message ?? ""
        #expect(
            message.contains("credential_process = aws configure export-credentials --profile dev --format process"))
    }

    @Test func `credentials print without their secrets`() {
        let credentials = Credentials(
            accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "s3cret", sessionToken: "t0ken",
            expiration: .distantPast)
        var dumped = ""
        dump([credentials], to: &dumped)
        for text in ["\(credentials)", String(reflecting: [credentials]), dumped, "\(StaticCredentials(credentials))"] {
            #expect(!text.contains("s3cret") && !text.contains("t0ken") && !text.contains("AKIAIOSF"))
        }
    }
}

@Suite struct FileReaderTests {
    @Test func `a file that is not there is none, and the null device an empty one`() throws {
        #expect(try FileReader.system.contents(of: "/nonexistent/config", as: "It") == nil)
        #expect(try FileReader.system.contents(of: "/dev/null", as: "It")?.isEmpty == true)
    }

    @Test func `what is there and cannot be read is told`() {
        #expect(throws: CredentialsError.self) { try FileReader.system.contents(of: "/", as: "It") }
    }
}
