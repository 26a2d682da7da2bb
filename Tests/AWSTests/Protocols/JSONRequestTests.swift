import Foundation
import HTTPTypes
import TestSupport
import Testing
import Transport

@testable import AWS

/// Two requests in the JSON protocol as the example, with bytes and lists of structures.
private enum Example {
    struct GetSecretValue: JSONRequest {
        struct Reply: Decodable, Equatable, Sendable {
            var arn: String
            var name: String
            var versionId: String?
            var secretBinary: Data?
            var secretString: String?
            var versionStages: [String]?
            var createdDate: Date?

            enum CodingKeys: String, CodingKey {
                case arn = "ARN"
                case name = "Name"
                case versionId = "VersionId"
                case secretBinary = "SecretBinary"
                case secretString = "SecretString"
                case versionStages = "VersionStages"
                case createdDate = "CreatedDate"
            }
        }

        static let service = AWSService.secretsManager
        static let kind = AWSCall.Kind.read
        static let target = "secretsmanager"

        var secretId: String
        var versionStage: String?

        func encode(into members: inout JSONMembers) {
            members.add("SecretId", secretId)
            members.add("VersionStage", versionStage)
        }
    }

    struct ListSecrets: JSONRequest {
        struct Reply: Decodable, Sendable {}

        static let service = AWSService.secretsManager
        static let kind = AWSCall.Kind.read
        static let target = "secretsmanager"

        var filters: [(key: String, values: [String])] = []

        func encode(into members: inout JSONMembers) {
            members.add("IncludePlannedDeletion", false)
            members.add("MaxResults", 20)
            members.add("NextToken", String?.none)
            members.add("Filters", each: filters) { filter, members in
                members.add("Key", filter.key)
                members.add("Values", each: filter.values)
            }
        }
    }
}

struct JSONRequestTests {
    private static let get = Example.GetSecretValue(secretId: "orders/\"é\"\\\n\u{1}")

    @Test func `every request is one that botocore would have sent`() throws {
        let list = Example.ListSecrets(filters: [("name", ["a", "b\tc"]), ("tag-key", ["team"])])
        let verdicts = try BotocoreJudge().complaints(about: [
            .init(Self.get.call, #"{"SecretId": "orders/\"é\"\\\n\u0001"}"#),
            .init(
                Example.GetSecretValue(secretId: "a", versionStage: "AWSCURRENT").call,
                #"{"SecretId": "a", "VersionStage": "AWSCURRENT"}"#),
            .init(
                list.call,
                #"""
                {"IncludePlannedDeletion": false, "MaxResults": 20, "Filters": [
                  {"Key": "name", "Values": ["a", "b\tc"]}, {"Key": "tag-key", "Values": ["team"]}]}
                """#),
            .init(Example.ListSecrets().call, #"{"IncludePlannedDeletion": false, "MaxResults": 20}"#),
        ])
        #expect(verdicts == [[], [], [], []])
    }

    @Test func `every field of a reply is read`() async throws {
        try await BotocoreJudge.check("GetSecretValue", "") { try await $0.send(Self.get) }
    }

    @Test func `it is posted, and signed for the region`() async throws {
        let transport = ScriptedTransport([.reply(200, #"{"ARN": "arn", "Name": "orders"}"#)])
        let clock = ManualClock()
        let client = AWSClient(
            region: "eu-west-1", transport: transport, credentials: StaticCredentials(.example()), clock: clock,
            now: { clock.date }, jitter: { 0 })
        #expect(try await client.send(Self.get).name == "orders")
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://secretsmanager.eu-west-1.amazonaws.com/")
        #expect(request.head.method == .post)
        #expect(request.head.headerFields[.authorization]?.contains("/secretsmanager/aws4_request") == true)
        #expect(request.head.headerFields[.authorization]?.contains("x-amz-target") == true)
    }

    @Test(arguments: [
        ("", "The reply is not the JSON document that was expected."),
        ("<html>s3cret</html>", "The reply is not the JSON document that was expected."),
        (#"{"Name": "s3cret"}"#, "The element ARN of the reply is missing."),
        (#"{"ARN": "s3cret", "Name": 1}"#, "The element Name of the reply is unreadable."),
        (
            #"{"ARN": "s3cret", "Name": "a", "VersionStages": ["a", {}]}"#,
            "The element VersionStages/[1] of the reply is unreadable."
        ),
    ])
    func `a reply that cannot be read is an error that quotes nothing of it`(body: String, reason: String) async {
        await #expect {
            try await ScriptedAWS(garbled: body).send(Self.get)
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply" && "\(error)".hasSuffix(reason)
                && !"\(error)".contains("s3cret")
        }
    }

    /// The forms of smithy-aws-protocol-tests/model/awsJson1_1/errors.smithy, FooError.
    @Test(arguments: [
        ("FooError", "{}"), ("FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/", "{}"),
        ("aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/", "{}"),
        ("FooError", ""), (nil, #"{"code": "FooError"}"#), (nil, #"{"code": "aws.protocoltests.restjson#FooError"}"#),
        (
            nil,
            #"{"code": "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/"}"#
        ),
        (nil, #"{"__type": "FooError"}"#), (nil, #"{"__type": "aws.protocoltests.restjson#FooError", "code": 7}"#),
        (
            nil,
            #"{"__type": "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/"}"#
        ),
    ])
    func `the code of an error is found wherever a service writes it`(type: String?, body: String) {
        #expect(ErrorDocument(json: Data(body.utf8), type: type)?.code == "FooError")
    }

    @Test(arguments: [
        (#"{"__type": "A", "message": "why"}"#, "why"), (#"{"__type": "A", "Message": "why"}"#, "why"),
        (#"{"__type": "A"}"#, ""),
    ])
    func `the message of an error is found in either spelling`(body: String, message: String) {
        #expect(ErrorDocument(json: Data(body.utf8), type: nil)?.message == message)
    }

    @Test(arguments: ["", "{}", "[]", "<html></html>", ##"{"__type": "#"}"##])
    func `what is no error document is none`(body: String) {
        #expect(ErrorDocument(json: Data(body.utf8), type: nil) == nil)
    }

    @Test func `a refusal arrives with its code, and a throttle is repeated`() async throws {
        let transport = ScriptedTransport([
            .reply(400, #"{"__type": "ThrottlingException", "message": "Rate exceeded"}"#),
            .reply(
                400, #"{"__type": "com.amazonaws.secretsmanager#ResourceNotFoundException", "Message": "gone"}"#,
                [.amznRequestID: "r-1"]),
        ])
        let clock = ManualClock(sleepingAdvances: true)
        let client = AWSClient(
            region: "eu-west-1", transport: transport, credentials: StaticCredentials(.example()), clock: clock,
            now: { clock.date }, jitter: { 0 })
        await #expect(
            throws: AWSError(
                code: "ResourceNotFoundException", message: "gone", status: 400, requestID: "r-1", outcome: .permanent)
        ) {
            try await client.send(Self.get)
        }
        #expect(transport.requests.count == 2)
    }
}
