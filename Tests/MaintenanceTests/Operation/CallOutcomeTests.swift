import Maintenance
import TestSupport
import Testing

/// What a refusal of AWS means for the call it answers, by code alone.
@Suite struct CallOutcomeTests {
    private static let create = AnyMutation.createInstance(.sample("k3f9", of: "orders"))
    private static let modify = AnyMutation.modifyClass(of: "orders-2", to: "db.r6g.xlarge")
    private static let failOver = AnyMutation.failOver("orders", to: "orders-2")
    private static let delete = AnyMutation.deleteStandIn("orders-co-k3f9")

    enum Kind: Sendable { case accepted, deferred, lacking, refused }

    static let rows: [(String, [AnyMutation], Kind)] = [
        ("DBInstanceAlreadyExists", [create], .accepted),
        ("DBInstanceAlreadyExistsFault", [create], .accepted),
        ("DBInstanceAlreadyExists", [modify, failOver, delete], .refused),
        ("DBInstanceNotFound", [delete], .accepted),
        ("DBInstanceNotFoundFault", [delete], .accepted),
        ("DBInstanceNotFound", [create, modify, failOver], .refused),
        ("InvalidDBInstanceState", [create, modify, failOver, delete], .deferred),
        ("InvalidDBInstanceStateFault", [create, modify, failOver, delete], .deferred),
        ("InvalidDBClusterStateFault", [create, modify, failOver, delete], .deferred),
        ("InsufficientDBInstanceCapacity", [create], .lacking),
        ("InsufficientDBInstanceCapacity", [modify], .refused),
        ("InstanceQuotaExceeded", [create], .refused),
        ("AccessDenied", [create, modify, failOver, delete], .refused),
        ("invaliddbinstancestate", [modify], .refused),
        ("Fault", [create], .refused),
        ("", [create], .refused),
    ]

    @Test(.holds(.creationAdopted, .deletionAdopted, .deniedOnce), arguments: rows) func `what a code means`(
        code: String, mutations: [AnyMutation], kind: Kind
    ) {
        for mutation in mutations {
            switch (CallOutcome.refusal(code: code, message: "why", of: mutation), kind) {
            case (.accepted, .accepted): break
            case (.deferred(let text, let retryAfter), .deferred): #expect(text.hasSuffix(": why") && retryAfter == nil)
            case (.lacking(let text), .lacking): #expect(text.hasSuffix(": why"))
            case (.refused(let text), .refused): #expect(text.hasSuffix(": why"))
            case (let outcome, _): Issue.record("\(code) of \(mutation): \(outcome)")
            }
        }
    }

    @Test func `a refusal is never taken for an unknown outcome, and never says less than AWS did`() {
        let outcome = CallOutcome.refusal(code: "SomethingNewFault", message: "no", of: Self.modify)
        #expect(outcome == .refused("SomethingNew: no"))
    }

    @Test func `tries are put off for longer and longer, up to five minutes`() {
        let waits = (0...12).map { CallOutcome.backoff($0).milliseconds / 1000 }
        #expect(waits == [5, 10, 20, 40, 80, 160, 300, 300, 300, 300, 300, 300, 300])
        #expect(CallOutcome.backoff(Int.max) == .minutes(5))
    }
}
