import Foundation
import TestSupport
import Testing
import Transport

@testable import AWS

/// What a change of records is concluded to have done, by what Route 53 answers.
struct Route53OutcomeTests {
    private static func error(_ answers: ScriptedTransport.Answer...) async -> (AWSError?, calls: Int) {
        let transport = ScriptedTransport { _, number in answers[min(number, answers.count - 1)] }
        let clock = ManualClock(sleepingAdvances: true)
        let client = AWSClient(
            region: "eu-west-1", transport: transport, credentials: StaticCredentials(.example()), clock: clock,
            now: { clock.date }, jitter: { 0 })
        do throws(AWSError) {
            try await client.send(Route53Samples.swap)
            return (nil, transport.requests.count)
        } catch {
            return (error, transport.requests.count)
        }
    }

    @Test(arguments: [(400, "PriorRequestNotComplete"), (400, "Throttling"), (400, "ThrottlingException")])
    func `a change that has to wait for another, or for its turn, is made later`(status: Int, code: String) async {
        let (error, calls) = await Self.error(.awsError(status, code))
        #expect(error?.outcome == .transient(retryAfter: nil) && error?.code == code)
        #expect(calls == 3)
    }

    @Test(arguments: [
        (404, "NoSuchHostedZone"), (404, "NoSuchHealthCheck"), (400, "InvalidInput"), (403, "AccessDenied"),
    ])
    func `a change that is refused has not been made`(status: Int, code: String) async {
        for status in [status, 500] {
            let (error, calls) = await Self.error(.awsError(status, code))
            #expect(error?.outcome == .permanent && error?.hasCode(code) == true)
            #expect(calls == 1)
        }
    }

    @Test func `a record that somebody changed meanwhile is told in the words of Route 53`() async {
        let (error, _) = await Self.error(
            .reply(
                400,
                """
                <?xml version="1.0"?><InvalidChangeBatch xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
                <Messages>
                <Message>Tried to delete resource record set [name='dev-db.example.com.', type='CNAME'] but the values \
                provided do not match the current values</Message></Messages><RequestId>b25f48e8</RequestId>
                </InvalidChangeBatch>
                """))
        #expect(error?.code == "InvalidChangeBatch" && error?.outcome == .permanent)
        #expect(error?.message.hasSuffix("do not match the current values") == true)
    }

    @Test func `a change whose answer is lost, or cannot be read, has perhaps been made`() async {
        for answer in [
            ScriptedTransport.Answer.failure(.timedOut, .unknown), .awsError(500, "InternalError"),
            .awsError(503, "ServiceUnavailable"), .reply(200, "<html></html>"), .reply(502),
        ] {
            let (error, calls) = await Self.error(answer)
            #expect(error?.outcome == .ambiguous)
            #expect(calls == 1)
        }
    }
}
