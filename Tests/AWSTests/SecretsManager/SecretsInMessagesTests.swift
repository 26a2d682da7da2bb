import Foundation
import TestSupport
import Testing

@testable import AWS

/// What a request or a reply has of secrets gets into no log line, no error and no description.
struct SecretsInMessagesTests {
    private static let secret = "s3cret/VALUE\""
    private static let put = SecretsManager.PutSecretValue(
        secretId: "dev/master", clientRequestToken: "0123456789abcdef0123456789abcdef",
        secretString: RedactedText(secret))
    private static let cluster = RDS.ModifyDBCluster(dbClusterIdentifier: "dev", applyImmediately: true).with {
        $0.masterUserPassword = RedactedText(secret)
    }
    private static let instance = RDS.ModifyDBInstance(dbInstanceIdentifier: "dev", applyImmediately: true).with {
        $0.masterUserPassword = RedactedText(secret)
    }
    private static let requests: [any AWSRequest] = [put, cluster, instance]

    private static func expectSilence(_ thing: Any) {
        var dumped = ""
        dump(thing, to: &dumped)
        for text in ["\(thing)", String(reflecting: thing), dumped] {
            #expect(!text.contains("s3cret"), "\(text)")
        }
    }

    @Test func `a secret is sent as it is, and printed with no request and no call`() {
        for request in Self.requests {
            Self.expectSilence(request)
            Self.expectSilence(request.call)
            #expect(request.call.secrets.first == RedactedText(Self.secret))
            #expect(String(decoding: request.call.body, as: UTF8.self).contains("s3cret"))
        }
        #expect(Self.cluster.call.lines.contains("MasterUserPassword=\(Self.secret)"))
        #expect(Self.instance.call.lines.contains("MasterUserPassword=\(Self.secret)"))
    }

    @Test func `an answer that quotes the request is told without its secrets`() async {
        for request in Self.requests {
            let log = LogRecorder()
            let sent = String(decoding: request.call.body, as: UTF8.self)
            for quoted in [Self.secret, sent] {
                let message = "not \(quoted) at all"
                let body =
                    switch request.call.errorForm {
                    case .json: #"{"__type": "InvalidParameterException", "message": \#(Self.json(message))}"#
                    case .xml:
                        "<ErrorResponse><Error><Code>InvalidParameterValue</Code>"
                            + "<Message>\(message.replacing("&", with: "&amp;"))</Message></Error></ErrorResponse>"
                    }
                let error = await Self.error(of: request.call, answered: body, log)
                #expect(error?.message.hasPrefix("not ") == true && error?.message.hasSuffix(" at all") == true)
                #expect(error?.message.contains("(redacted)") == true)
                if let error { Self.expectSilence(error) }
            }
            #expect(log.lines.count == 2 && !log.text.contains("s3cret"))
        }
    }

    private static func json(_ text: String) -> String {
        var members = JSONMembers()
        members.add("a", text)
        return String(members.text.dropFirst(#"{"a":"#.count).dropLast())
    }

    private static func error(of call: AWSCall, answered body: String, _ log: LogRecorder) async -> AWSError? {
        let clock = ManualClock()
        let client = AWSClient(
            region: "eu-west-1", transport: ScriptedTransport([.reply(400, body)]),
            credentials: StaticCredentials(.example()), clock: clock, now: { clock.date }, jitter: { 0 },
            logger: log.logger)
        do throws(AWSError) {
            _ = try await client.send(call)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a secret that is read prints redacted, and is nowhere in the error of a reply that cannot be read`()
        async throws
    {
        let value = try await ScriptedAWS(#"{"ARN": "arn", "Name": "dev", "SecretString": "s3cretVALUE"}"#).send(
            SecretsManager.GetSecretValue(secretId: "dev"))
        #expect(value.secretString?.exposed == "s3cretVALUE")
        Self.expectSilence(value)
        let password = try await ScriptedAWS(#"{"RandomPassword": "s3cretVALUE"}"#).send(
            SecretsManager.GetRandomPassword())
        Self.expectSilence(password)
        let error = await #expect(throws: AWSError.self) {
            try await ScriptedAWS(garbled: #"{"ARN": 1, "Name": "dev", "SecretString": "s3cretVALUE"}"#).send(
                SecretsManager.GetSecretValue(secretId: "dev"))
        }
        if let error { Self.expectSilence(error) }
    }
}
