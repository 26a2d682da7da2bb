import AWS
import Testing

struct SecretsManagerTests {
    private static let get = SecretsManager.GetSecretValue(secretId: "dev/master")
    private static let describe = SecretsManager.DescribeSecret(secretId: "dev/master")
    private static let password = SecretsManager.GetRandomPassword().with {
        $0.passwordLength = 32
        $0.excludeCharacters = "/\"@ \\"
        $0.excludePunctuation = false
        $0.includeSpace = false
        $0.requireEachIncludedType = true
    }
    private static let put = SecretsManager.PutSecretValue(
        secretId: "dev/master", clientRequestToken: "0123456789abcdef0123456789abcdef",
        secretString: RedactedText(#"{"password": "é\"}"#)
    ).with { $0.versionStages = [SecretsManager.Stage.pending] }
    private static let move = SecretsManager.UpdateSecretVersionStage(
        secretId: "dev/master", versionStage: SecretsManager.Stage.current
    ).with {
        $0.removeFromVersionId = "v1"
        $0.moveToVersionId = "v2"
    }

    @Test func `every request is one that botocore would have sent`() throws {
        let verdicts = try BotocoreJudge().complaints(about: [
            .init(Self.get.call, #"{"SecretId": "dev/master"}"#),
            .init(
                Self.get.with { $0.versionStage = SecretsManager.Stage.previous }.call,
                #"{"SecretId": "dev/master", "VersionStage": "AWSPREVIOUS"}"#),
            .init(
                Self.get.with { $0.versionId = "0123456789abcdef0123456789abcdef" }.call,
                #"{"SecretId": "dev/master", "VersionId": "0123456789abcdef0123456789abcdef"}"#),
            .init(Self.describe.call, #"{"SecretId": "dev/master"}"#),
            .init(
                Self.password.call,
                #"""
                {"PasswordLength": 32, "ExcludeCharacters": "/\"@ \\", "ExcludePunctuation": false,
                 "IncludeSpace": false, "RequireEachIncludedType": true}
                """#),
            .init(
                Self.put.call,
                #"""
                {"SecretId": "dev/master", "ClientRequestToken": "0123456789abcdef0123456789abcdef",
                 "SecretString": "{\"password\": \"é\\\"}", "VersionStages": ["AWSPENDING"]}
                """#),
        ])
        #expect(verdicts == [[], [], [], [], [], []])
    }

    /// A version's id has at least 32 characters, which botocore checks.
    @Test func `a label is moved as botocore would have moved it`() throws {
        let (old, new) = (String(repeating: "1", count: 32), String(repeating: "2", count: 32))
        let move = Self.move.with {
            $0.removeFromVersionId = old
            $0.moveToVersionId = new
        }
        let params = """
            {"SecretId": "dev/master", "VersionStage": "AWSCURRENT", "RemoveFromVersionId": "\(old)",
             "MoveToVersionId": "\(new)"}
            """
        #expect(try BotocoreJudge().complaints(about: [.init(move.call, params)]) == [[]])
    }

    @Test func `every field of a reply is read`() async throws {
        try await BotocoreJudge.check("GetSecretValue", "") { try await $0.send(Self.get) }
        try await BotocoreJudge.check("DescribeSecret", "") { try await $0.send(Self.describe) }
        try await BotocoreJudge.check("GetRandomPassword", "") { try await $0.send(Self.password) }
        try await BotocoreJudge.check("PutSecretValue", "") { try await $0.send(Self.put) }
        try await BotocoreJudge.check("UpdateSecretVersionStage", "") { try await $0.send(Self.move) }
    }

    @Test func `a version is found by its label`() async throws {
        let aws = ScriptedAWS(
            #"""
            {"ARN": "arn", "Name": "dev/master",
             "VersionIdsToStages": {"v1": ["AWSCURRENT"], "v2": ["AWSPENDING", "mine"], "v3": []}}
            """#)
        let secret = try await aws.send(Self.describe)
        #expect(secret.version(at: SecretsManager.Stage.current) == "v1")
        #expect(secret.version(at: SecretsManager.Stage.pending) == "v2")
        #expect(secret.version(at: SecretsManager.Stage.previous) == nil)
        #expect(secret.rotationEnabled == nil && secret.deletedDate == nil)
    }

    @Test func `a secret that is kept as bytes has no text`() async throws {
        let aws = ScriptedAWS(#"{"ARN": "arn", "Name": "dev/master", "SecretBinary": "AP8="}"#)
        #expect(try await aws.send(Self.get).secretString == nil)
    }

    @Test func `only what makes a version or moves a label changes something`() {
        #expect([Self.get.call, Self.describe.call, Self.password.call].allSatisfy { $0.kind == .read })
        #expect([Self.put.call, Self.move.call].allSatisfy { $0.kind == .mutating })
    }
}
