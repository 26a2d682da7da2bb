import Foundation
import HTTPTypes
import Testing
import Transport

@testable import AWS

@Suite struct CallFailureTests {
    private static let now = Date(timeIntervalSince1970: 1_440_938_160)

    private static func failure(_ answer: ScriptedTransport.Answer) throws -> CallFailure {
        CallFailure(try answer.get(), errors: .xml, now: now)
    }

    @Test(arguments: [
        (400, "Throttling", CallFailure.Kind.throttled), (400, "RequestLimitExceeded", .throttled),
        (503, "SlowDown", .throttled), (400, "ThrottlingException", .throttled),
        (400, "PriorRequestNotComplete", .throttled),
        (429, "Whatever", .throttled), (500, "InternalFailure", .unknownOutcome),
        (503, "ServiceUnavailable", .unknownOutcome),
        (400, "RequestTimeout", .unknownOutcome), (400, "IDPCommunicationError", .unknownOutcome),
        (403, "ExpiredToken", .credentialsRefused), (403, "InvalidClientTokenId", .credentialsRefused),
        (400, "RequestExpired", .credentialsRefused), (403, "SignatureDoesNotMatch", .refused),
        (403, "AccessDenied", .refused), (404, "DBClusterNotFoundFault", .refused),
        (400, "InvalidDBInstanceState", .refused),
        (400, "InvalidParameterValue", .refused), (403, "RequestTimeTooSkewed", .refused),
        (500, "InvalidDBClusterStateFault", .refused), (503, "InvalidDBInstanceStateFault", .refused),
        (500, "AccessDenied", .refused), (500, "InsufficientDBInstanceCapacity", .refused),
        (500, "ExpiredToken", .credentialsRefused), (500, "Throttling", .throttled),
        (500, "NobodyKnowsThis", .unknownOutcome), (400, "NobodyKnowsThis", .refused),
        (501, "InvalidAction", .refused),
    ])
    func `an error document is judged by its code`(status: Int, code: String, expected: CallFailure.Kind) throws {
        let failure = try Self.failure(.awsError(status, code))
        #expect(failure.kind == expected)
        #expect(failure.code == code)
        #expect(failure.message == "about \(code)")
        #expect(failure.requestID == "r-1")
        #expect(failure.status == status)
    }

    @Test(arguments: [
        (500, "<!DOCTYPE html><html><body>Internal Server Error</body></html>", CallFailure.Kind.unknownOutcome),
        (502, "", .unknownOutcome), (504, "<html><hr></html>", .unknownOutcome), (408, "", .unknownOutcome),
        (429, "slow down", .throttled), (403, "<html/>", .unreadable), (400, "{\"code\": 1}", .unreadable),
        (301, "", .unreadable), (413, "", .unreadable),
        (500, "<ErrorResponse><Error/></ErrorResponse>", .unknownOutcome),
    ])
    func `a reply that is no error document is judged by its status`(
        status: Int, body: String, expected: CallFailure.Kind
    ) throws {
        let failure = try Self.failure(.reply(status, body, [.contentType: "text/xml"]))
        #expect(failure.kind == expected)
        #expect(failure.code.first?.isLowercase == true)
    }

    @Test(arguments: [
        (TransportError.Code.connectionFailed, TransportError.Delivery.notSent, CallFailure.Kind.notSent),
        (.hostNotFound, .notSent, .notSent), (.tlsFailed, .notSent, .notSent), (.timedOut, .notSent, .notSent),
        (.timedOut, .unknown, .unknownOutcome), (.connectionLost, .unknown, .unknownOutcome),
        (.malformedReply, .unknown, .unknownOutcome), (.cancelled, .unknown, .unknownOutcome),
        (.replyTooLarge, .unknown, .unreadable), (.invalidRequest, .notSent, .refused), (.shutDown, .notSent, .notSent),
    ])
    func `a failed exchange is judged by what can have reached the server`(
        code: TransportError.Code, delivery: TransportError.Delivery, expected: CallFailure.Kind
    ) {
        let failure = CallFailure(TransportError(code, "why", delivery: delivery))
        #expect(failure.kind == expected)
        #expect(failure.cause?.code == code)
    }

    @Test(arguments: [
        ("SignatureDoesNotMatch", "Sun, 30 Aug 2015 12:46:00 GMT", CallFailure.Kind.clockSkewed(by: .seconds(600))),
        ("SignatureDoesNotMatch", "Sun, 30 Aug 2015 12:36:30 GMT", .refused),
        ("SignatureDoesNotMatch", "yesterday", .refused),
        ("RequestTimeTooSkewed", "Sun, 30 Aug 2015 12:35:00 GMT", .clockSkewed(by: .seconds(-60))),
        ("RequestExpired", "Sun, 30 Aug 2015 12:36:00 GMT", .credentialsRefused),
        ("RequestExpired", "Sun, 30 Aug 2015 12:06:00 GMT", .clockSkewed(by: .seconds(-1800))),
        ("AccessDenied", "Sun, 30 Aug 2015 22:36:00 GMT", .refused),
    ])
    func `a signature refused for its date is told by the server's date`(
        code: String, date: String, expected: CallFailure.Kind
    ) throws {
        #expect(try Self.failure(.awsError(403, code, [.date: date])).kind == expected)
    }

    @Test func `the server's wish to wait is read from either header`() throws {
        #expect(
            try Self.failure(.awsError(400, "Throttling", [.amzRetryAfter: "1500"])).retryAfter == .milliseconds(1500))
        #expect(try Self.failure(.awsError(429, "Throttling", [.retryAfter: "7"])).retryAfter == .seconds(7))
        let both: HTTPFields = [.amzRetryAfter: "100", .retryAfter: "7"]
        #expect(try Self.failure(.awsError(429, "Throttling", both)).retryAfter == .milliseconds(100))
        #expect(try Self.failure(.awsError(429, "Throttling", [.retryAfter: "-7"])).retryAfter == nil)
        #expect(try Self.failure(.awsError(429, "Throttling", [.retryAfter: "soon"])).retryAfter == nil)
    }

    @Test func `the error document of EC2 is read, too`() {
        let body = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error>\
            </Errors><RequestID>ea966190</RequestID></Response>
            """
        let document = ErrorDocument(xml: Data(body.utf8))
        #expect(document?.code == "RequestLimitExceeded")
        #expect(document?.message == "Request limit exceeded.")
        #expect(document?.requestID == "ea966190")
    }

    @Test func `an error document that is named after its code lists its messages`() {
        let body = """
            <?xml version="1.0"?>
            <InvalidChangeBatch xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Messages>
            <Message>Tried to create a.example.com.</Message><Message>It is there.</Message></Messages>
            <RequestId>b25f48e8</RequestId></InvalidChangeBatch>
            """
        let document = ErrorDocument(xml: Data(body.utf8))
        #expect(document?.code == "InvalidChangeBatch")
        #expect(document?.message == "Tried to create a.example.com. It is there.")
        #expect(document?.requestID == "b25f48e8")
    }

    @Test(arguments: [
        ("DBClusterNotFoundFault", "DBClusterNotFound", true), ("DBClusterNotFound", "DBClusterNotFoundFault", true),
        ("DBClusterNotFound", "DBClusterNotFound", true), ("DBInstanceNotFound", "DBClusterNotFound", false),
        ("FaultFault", "FaultFaultFault", false), ("Throttling", "throttling", false),
    ])
    func `codes are compared without one trailing Fault`(wire: String, asked: String, expected: Bool) {
        #expect(AWSError(code: wire, message: "", outcome: .permanent).hasCode(asked) == expected)
    }
}
