import AWS
import Fleet
import Maintenance
import TestSupport
import Testing

/// What each way in which AWS refuses or fails a mutating call is taken for.
struct CallOutcomeTests {
    enum Kind: String {
        case accepted, unknown, deferred, refused, lacking, withheld
    }

    /// By code: for create, modify, failover and delete.
    static let table: [(code: String, status: Int, kinds: [Kind])] = [
        ("DBInstanceAlreadyExists", 400, [.accepted, .refused, .refused, .refused]),
        ("DBInstanceAlreadyExistsFault", 400, [.accepted, .refused, .refused, .refused]),
        ("DBInstanceNotFound", 404, [.refused, .refused, .refused, .accepted]),
        ("DBInstanceNotFoundFault", 404, [.refused, .refused, .refused, .accepted]),
        ("DBClusterNotFoundFault", 404, [.refused, .refused, .refused, .refused]),
        ("InvalidDBInstanceState", 400, [.deferred, .deferred, .deferred, .deferred]),
        ("InvalidDBClusterStateFault", 400, [.deferred, .deferred, .deferred, .deferred]),
        ("InsufficientDBInstanceCapacity", 400, [.lacking, .refused, .refused, .refused]),
        ("InstanceQuotaExceeded", 400, [.refused, .refused, .refused, .refused]),
        ("InvalidParameterCombination", 400, [.refused, .refused, .refused, .refused]),
        ("ValidationError", 400, [.refused, .refused, .refused, .refused]),
        ("Throttling", 400, [.deferred, .deferred, .deferred, .deferred]),
        ("ThrottlingException", 400, [.deferred, .deferred, .deferred, .deferred]),
        ("RequestLimitExceeded", 503, [.deferred, .deferred, .deferred, .deferred]),
        ("ExpiredToken", 403, [.deferred, .deferred, .deferred, .deferred]),
        ("ExpiredTokenException", 400, [.deferred, .deferred, .deferred, .deferred]),
        ("AccessDenied", 403, [.refused, .refused, .refused, .refused]),
        ("AccessDeniedException", 400, [.refused, .refused, .refused, .refused]),
        ("InvalidClientTokenId", 403, [.refused, .refused, .refused, .refused]),
        ("SignatureDoesNotMatch", 403, [.refused, .refused, .refused, .refused]),
        ("InvalidAction", 400, [.refused, .refused, .refused, .refused]),
        ("InternalFailure", 500, [.unknown, .unknown, .unknown, .unknown]),
        ("ServiceUnavailable", 503, [.unknown, .unknown, .unknown, .unknown]),
        ("RequestTimeout", 400, [.unknown, .unknown, .unknown, .unknown]),
    ]

    @Test(.holds(.deniedOnce), arguments: table)
    func `an error code means`(code: String, status: Int, kinds: [Kind]) async throws {
        for (mutation, kind) in zip(AnyMutation.samples, kinds) {
            let aws = FakeAWS(changesAnsweredWith: .refusal(code, status))
            let outcome = await aws.fleet().perform(try .sample(mutation))
            #expect(outcome.kind == kind, "\(code) of \(mutation): \(outcome)")
            #expect(aws.calls.count == 1)
        }
    }

    private static let deletion = IAMAction("rds", "DeleteDBInstance")
    private static let now = Observation.sampleInstant

    @Test func `what AWS refused is told with what finds it in CloudTrail`() {
        func outcome(_ code: String, _ mutation: AnyMutation, _ outcome: AWSError.Outcome = .permanent) -> CallOutcome {
            let error = AWSError(code: code, message: "No.", status: 400, requestID: "7f-21", outcome: outcome)
            return CallOutcome(error, of: mutation, on: Self.deletion, at: Self.now + .seconds(21))
        }
        let trace = "(DeleteDBInstance, request 7f-21, 2026-01-05 14:00:21 UTC)"
        let deletion = AnyMutation.deleteStandIn("a")
        #expect(
            outcome("InvalidParameterCombination", deletion) == .refused("InvalidParameterCombination: No \(trace)"))
        #expect(outcome("InvalidDBInstanceState", deletion).reason == "InvalidDBInstanceState: No \(trace)")
        #expect(outcome("InsufficientDBInstanceCapacity", AnyMutation.samples[0]).reason?.hasSuffix(trace) == true)
        #expect(outcome("AccessDenied", deletion).reason?.hasSuffix("AWS says: No \(trace)") == true)
        #expect(outcome("Throttling", deletion, .transient(retryAfter: nil)).reason?.contains("request") == false)
    }

    @Test func `how long AWS asks to wait is kept`() {
        let error = AWSError(code: "Throttling", message: "Rate exceeded", outcome: .transient(retryAfter: .seconds(7)))
        let outcome = CallOutcome(error, of: .deleteStandIn("a"), on: Self.deletion, at: Self.now)
        #expect(
            outcome == .deferred("DeleteDBInstance failed with Throttling: Rate exceeded.", retryAfter: .seconds(7)))
    }

    @Test func `a denial names the permission and quotes AWS`() {
        let error = AWSError(
            code: "AccessDenied", message: "User: a is not authorized to perform: iam:PassRole on b", status: 403,
            outcome: .permanent)
        #expect(
            CallOutcome(error, of: AnyMutation.samples[0], on: IAMAction("rds", "CreateDBInstance"), at: Self.now)
                == .refused(
                    "rds:CreateDBInstance is not allowed for this role. AWS says: User: a is not authorized to perform: "
                        + "iam:PassRole on b"))
    }

    @Test func `a call that never left is put off`() {
        let error = AWSError(code: "connectionFailed", message: "No route.", outcome: .transient(retryAfter: nil))
        #expect(CallOutcome(error, of: .deleteStandIn("a"), on: Self.deletion, at: Self.now).kind == .deferred)
    }

    @Test func `missing credentials are for a person to mend`() {
        let error = AWSError(code: "noCredentials", message: "There are no AWS credentials.", outcome: .permanent)
        #expect(
            CallOutcome(error, of: .deleteStandIn("a"), on: Self.deletion, at: Self.now)
                == .refused("There are no AWS credentials."))
    }
}

extension CallOutcome {
    fileprivate var reason: String? {
        switch self {
        case .accepted: nil
        case .unknown(let reason), .deferred(let reason, _), .refused(let reason), .lacking(let reason),
            .withheld(let reason):
            reason
        }
    }

    fileprivate var kind: CallOutcomeTests.Kind {
        switch self {
        case .accepted: .accepted
        case .unknown: .unknown
        case .deferred: .deferred
        case .refused: .refused
        case .lacking: .lacking
        case .withheld: .withheld
        }
    }
}
