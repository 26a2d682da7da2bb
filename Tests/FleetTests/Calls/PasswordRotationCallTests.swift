import AWS
import Engine
import Fleet
import Foundation
import Maintenance
import TestSupport
import Testing
import Transport

/// The calls by which a password is changed, and what is read before them.
struct PasswordRotationCallTests {
    private static let rotation = PasswordRotation(
        in: "changeover/development", for: "orders", .aurora, engine: "aurora-postgresql", by: "k3f9")
    private static let old = "0ld-s3cret"
    private static let new = "n3w-s3cret-of-32-characters-long"

    private static func value(_ secret: [String: Any], version: String = String(repeating: "a", count: 32)) throws
        -> String
    {
        let text = String(decoding: try JSONSerialization.data(withJSONObject: secret), as: UTF8.self)
        return try json([
            "ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:changeover/development-a1b2c3",
            "Name": "changeover/development", "VersionId": version, "SecretString": text,
            "VersionStages": ["AWSCURRENT"],
        ])
    }

    private static func json(_ value: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
    }

    private static func aws(
        _ secret: [String: Any] = ["username": "app", "password": old, "port": 5432],
        answering more: [String: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer?] = [:]
    ) throws -> FakeAWS {
        let (value, password) = (try value(secret), try json(["RandomPassword": new]))
        let answers: [String: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer?] = [
            "GetSecretValue": { _, _ in .reply(200, value) }, "GetRandomPassword": { _, _ in .reply(200, password) },
            "PutSecretValue": { _, _ in .reply(200, "{}") }, "UpdateSecretVersionStage": { _, _ in .reply(200, "{}") },
            "ModifyDBCluster": { call, _ in .done(call.action) },
        ]
        return FakeAWS(answering: answers.merging(more) { $1 })
    }

    private static func body(_ aws: FakeAWS, of action: String) throws -> [String: Any] {
        let index = try #require(aws.actions.firstIndex(of: action))
        return try #require(try JSONSerialization.jsonObject(with: aws.requests[index].body) as? [String: Any])
    }

    @Test func `the pending version is the current one with another password`() async throws {
        let aws = try Self.aws()
        #expect(
            await aws.fleet().perform(try .sample(AnyMutation(PutPendingPassword(Self.rotation)))) == .accepted())
        #expect(aws.actions == ["GetSecretValue", "DescribeDBClusters", "GetRandomPassword", "PutSecretValue"])
        let asked = try Self.body(aws, of: "GetRandomPassword")
        #expect(asked["PasswordLength"] as? Int == 32 && asked["RequireEachIncludedType"] as? Bool == true)
        let excluded = try #require(asked["ExcludeCharacters"] as? String)
        #expect(#"/"@ '\"#.allSatisfy(excluded.contains))
        let put = try Self.body(aws, of: "PutSecretValue")
        #expect(put["SecretId"] as? String == "changeover/development")
        #expect(put["ClientRequestToken"] as? String == Self.rotation.version)
        #expect(put["VersionStages"] as? [String] == ["AWSPENDING"])
        #expect(
            put["SecretString"] as? String == #"{"password":"\#(Self.new)","port":5432,"username":"app"}"#)
    }

    @Test func `the id of the version is the same for the same operation, and one that AWS takes`() {
        let again = PasswordRotation(
            in: "changeover/development", for: "orders", .aurora, engine: "aurora-postgresql", by: "k3f9")
        let other = PasswordRotation(
            in: "changeover/development", for: "orders", .aurora, engine: "aurora-postgresql", by: "m4q2")
        #expect(Self.rotation == again && Self.rotation.version != other.version)
        #expect((32...64).contains(Self.rotation.version.count))
        #expect(PasswordRotation.isOurs(Self.rotation.version))
        #expect(PasswordRotation(in: "s", for: "d", .instance, engine: "oracle-ee", by: "k3f9").length == 30)
    }

    @Test(
        arguments: [
            (["password": "x"], "changeover/development names no “username”."),
            (["username": "app"], "changeover/development keeps no “password”."),
        ] as [([String: String], String)])
    func `a secret that is no login is refused before anything is changed`(
        secret: [String: String], reason: String
    ) async throws {
        let aws = try Self.aws(secret)
        #expect(
            await aws.fleet().perform(try .sample(AnyMutation(PutPendingPassword(Self.rotation)))) == .refused(reason))
        #expect(aws.actions == ["GetSecretValue"])
    }

    @Test func `a secret of another user than the master user is refused, and not quoted`() async throws {
        let xml = FakeCluster.orders.xml.replacing(
            "<Status>", with: "<MasterUsername>root</MasterUsername><Status>")
        let aws = try Self.aws(answering: [
            "DescribeDBClusters": { call, _ in .page(call, list: "DBClusters", [xml]) }
        ])
        #expect(
            await aws.fleet().perform(try .sample(AnyMutation(PutPendingPassword(Self.rotation))))
                == .refused(
                    "changeover/development is for another user than root, whose password is to be changed: the master user "
                        + "of orders."))
        #expect(aws.count("PutSecretValue") == 0)
    }

    @Test func `a secret that may not be read is told as a denial, one that is throttled is asked again`() async throws
    {
        for (code, kind) in [("AccessDeniedException", "refused"), ("ThrottlingException", "deferred")] {
            let aws = try Self.aws(answering: ["GetSecretValue": { _, _ in .jsonRefusal(code) }])
            let outcome = await aws.fleet().perform(try .sample(AnyMutation(SetMasterPassword(Self.rotation))))
            #expect("\(outcome)".hasPrefix(kind))
            #expect(aws.count("ModifyDBCluster") == 0)
        }
    }

    @Test func `a version that is there already is taken for done`() async throws {
        let aws = try Self.aws(answering: ["PutSecretValue": { _, _ in .jsonRefusal("ResourceExistsException") }])
        #expect(
            await aws.fleet().perform(try .sample(AnyMutation(PutPendingPassword(Self.rotation)))) == .accepted())
    }

    @Test func `the database is given the password of the very version`() async throws {
        let aws = try Self.aws(["username": "app", "password": Self.new])
        #expect(await aws.fleet().perform(try .sample(AnyMutation(SetMasterPassword(Self.rotation)))) == .accepted())
        #expect(try Self.body(aws, of: "GetSecretValue")["VersionId"] as? String == Self.rotation.version)
        #expect(
            aws.calls.last?.form == [
                "Action": "ModifyDBCluster", "Version": "2014-10-31", "DBClusterIdentifier": "orders",
                "ApplyImmediately": "true", "MasterUserPassword": Self.new,
            ])
    }

    @Test func `the label goes from the version that was seen to have it`() async throws {
        let aws = try Self.aws()
        let call = MakePasswordCurrent(Self.rotation, insteadOf: "before")
        #expect(await aws.fleet().perform(try .sample(AnyMutation(call))) == .accepted())
        let body = try Self.body(aws, of: "UpdateSecretVersionStage")
        #expect(body["VersionStage"] as? String == "AWSCURRENT")
        #expect(body["RemoveFromVersionId"] as? String == "before")
        #expect(body["MoveToVersionId"] as? String == Self.rotation.version)
    }

    @Test func `no password is in what is logged or told, also where AWS quotes it`() async throws {
        let log = LogRecorder()
        let quoting = #"{"__type":"InvalidRequestException","message":"not \#(Self.new)"}"#
        let aws = try Self.aws(answering: [
            "PutSecretValue": { _, _ in .reply(400, quoting) }
        ])
        let fleet = try AWSFleet(
            makeClient: { (region, observer) throws(AWSError) in try aws.client(region, observer: observer) },
            clock: aws.clock, now: { aws.now }, logger: log.logger)
        let outcome = await fleet.perform(try .sample(AnyMutation(PutPendingPassword(Self.rotation))))
        for text in [log.text, "\(outcome)"] { #expect(!text.contains(Self.old) && !text.contains(Self.new)) }
        #expect(log.text.contains("put-pending-password"))
    }

    @Test func `the labels of a secret are read, and never what it keeps`() async throws {
        let reply = try Self.json([
            "ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:changeover/development-a1b2c3",
            "Name": "changeover/development", "VersionIdsToStages": ["v1": ["AWSCURRENT"], "v2": ["AWSPENDING"]],
            "OwningService": "rds",
        ])
        let aws = try Self.aws(answering: ["DescribeSecret": { _, _ in .reply(200, reply) }])
        let question = SecretStagesQuestion("changeover/development", in: Target.orders.place)
        let seen = await aws.fleet().ask([AnyQuestion(question)], for: .look)[question]?.reading.value
        #expect(seen == SecretStages(["v1": ["AWSCURRENT"], "v2": ["AWSPENDING"]], owner: "rds"))
        #expect(seen?.current == "v1" && seen?.pending == "v2")
        #expect(aws.actions == ["DescribeSecret"])
    }
}
