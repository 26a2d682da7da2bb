import Foundation
import HTTPTypes
import TestSupport
import Testing
import Transport

@testable import AWS

@Suite struct STSTests {
    private let clock = ManualClock(sleepingAdvances: true)

    private func sts(_ transport: ScriptedTransport) -> AWSClient {
        AWSClient(
            region: "eu-west-1", transport: transport, credentials: StaticCredentials(.example()), clock: clock,
            now: { [clock] in clock.date }, jitter: { 0 })
    }

    /// Credentials print nothing of themselves.
    private struct Shown {
        let accessKeyID, secretAccessKey: String
        let sessionToken: String?
        let expiration: Date?

        init(_ credentials: Credentials) {
            accessKeyID = credentials.accessKeyID
            secretAccessKey = credentials.secretAccessKey
            sessionToken = credentials.sessionToken
            expiration = credentials.expiration
        }
    }

    @Test func `every field of an identity and of a role's credentials is read`() async throws {
        try await BotocoreJudge.check("GetCallerIdentity", "") { try await $0.send(STS.GetCallerIdentity()) }
        let role = STS.RoleSession(roleARN: "arn:aws:iam::1:role/r", name: "changeover")
        try await BotocoreJudge.check("AssumeRole", "credentials") {
            Shown(try await $0.send(STS.AssumeRole(role: role)))
        }
        try await BotocoreJudge.check("AssumeRoleWithWebIdentity", "credentials") {
            Shown(try await $0.send(STS.AssumeRoleWithWebIdentity(role: role, token: "t")))
        }
    }

    private static let identity = ScriptedTransport.Answer.reply(
        200,
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>arn:aws:sts::123456789012:assumed-role/dba/alice</Arn>
            <UserId>AROA:alice</UserId>
            <Account>123456789012</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata><RequestId>01234567</RequestId></ResponseMetadata>
        </GetCallerIdentityResponse>
        """)

    @Test func `what tests take for a reply of STS is one by botocore's shapes`() throws {
        ReplyJudge.judge(try Self.identity.get().body, to: "GetCallerIdentity")
        for action in ["AssumeRole", "AssumeRoleWithWebIdentity"] {
            let reply = ScriptedTransport.Answer.sts(action, key: "ASIAROLE")
            ReplyJudge.judge(try reply.get().body, to: action)
        }
    }

    @Test func `the caller's identity is read`() async throws {
        let transport = ScriptedTransport([Self.identity])
        let identity = try await sts(transport).send(STS.GetCallerIdentity())
        #expect(
            identity
                == STS.CallerIdentity(
                    account: "123456789012", arn: "arn:aws:sts::123456789012:assumed-role/dba/alice",
                    userID: "AROA:alice"))
        #expect(transport.requests.first?.url == "https://sts.eu-west-1.amazonaws.com/")
        #expect(transport.requests.first?.form == ["Action": "GetCallerIdentity", "Version": "2011-06-15"])
    }

    @Test func `a role is assumed with everything that was asked for`() async throws {
        let transport = ScriptedTransport([.sts("AssumeRole", key: "ASIAROLE")])
        let role = STS.RoleSession(
            roleARN: "arn:aws:iam::1:role/r", name: "changeover", externalID: "x", duration: .seconds(3600))
        let credentials = try await sts(transport).send(STS.AssumeRole(role: role))
        #expect(credentials.accessKeyID == "ASIAROLE")
        #expect(credentials.sessionToken == "token-of-ASIAROLE")
        #expect(credentials.expiration == Date(timeIntervalSince1970: 1_440_938_160 + 3600))
        #expect(
            transport.requests.first?.form == [
                "Action": "AssumeRole", "Version": "2011-06-15", "RoleArn": "arn:aws:iam::1:role/r",
                "RoleSessionName": "changeover", "ExternalId": "x", "DurationSeconds": "3600",
            ])
    }

    @Test func `a web identity is exchanged without a signature`() async throws {
        let transport = ScriptedTransport([
            .awsError(400, "IDPCommunicationError"), .sts("AssumeRoleWithWebIdentity", key: "ASIAWEB"),
        ])
        let credentials = try await sts(transport)
            .send(STS.AssumeRoleWithWebIdentity(role: STS.RoleSession(roleARN: "arn", name: "n"), token: "ey.J="))
        #expect(credentials.accessKeyID == "ASIAWEB")
        #expect(transport.requests.count == 2)
        #expect(transport.requests.last?.form["WebIdentityToken"] == "ey.J=")
        #expect(transport.requests.last?.head.headerFields[.authorization] == nil)
    }

    @Test(arguments: [
        "<html>", "<AssumeRoleResponse/>", "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>",
        """
        <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s3cret\
        </SecretAccessKey><Expiration>x</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
        """,
    ])
    func `a reply without credentials is an error that quotes nothing of it`(body: String) async {
        let transport = ScriptedTransport([.reply(200, body)])
        await #expect {
            try await sts(transport).send(STS.AssumeRole(role: STS.RoleSession(roleARN: "arn", name: "n")))
        } throws: { error in
            (error as? AWSError)?.outcome == .transient(retryAfter: nil) && !"\(error)".contains("s3cret")
        }
    }
}

extension Result<TransportReply, TransportError> {
    /// The answer of STS with credentials until an hour after 2015-08-30T12:36:00Z.
    static func sts(_ action: String, key: String, expiration: String = "2015-08-30T13:36:00Z") -> Self {
        .reply(
            200,
            """
            <\(action)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(action)Result><Credentials>\
            <AccessKeyId>\(key)</AccessKeyId><SecretAccessKey>secret-of-\(key)</SecretAccessKey>\
            <SessionToken>token-of-\(key)</SessionToken><Expiration>\(expiration)</Expiration></Credentials>\
            </\(action)Result></\(action)Response>
            """)
    }
}
