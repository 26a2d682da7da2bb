import Engine
import Fleet
import Maintenance
import TestSupport
import Testing
import Transport

/// Calls on RDS instances, as they are sent.
struct InstanceCallTests {
    private func sent(_ mutation: some Mutation, _ action: String) async throws -> [String: String] {
        let refused: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer? = { _, _ in
            .refusal("InvalidDBInstanceState", 400)
        }
        let aws = FakeAWS(answering: [action: refused])
        let outcome = await aws.fleet().perform(try .sample(AnyMutation(mutation)))
        guard case .deferred = outcome else {
            Issue.record("not put off: \(outcome)")
            return [:]
        }
        return try #require(aws.calls.first?.form)
    }

    @Test func `a failover to the standby is a restart that forces it`() async throws {
        #expect(
            try await sent(FailOverInstance("ledger", from: "us-east-1a", to: "us-east-1b"), "RebootDBInstance")
                == [
                    "Action": "RebootDBInstance", "Version": "2014-10-31", "DBInstanceIdentifier": "ledger",
                    "ForceFailover": "true",
                ])
    }

    @Test(arguments: [ModifyInstanceClass.Role.standby, .single, .replica])
    func `a class is changed at once, and nothing else`(role: ModifyInstanceClass.Role) async throws {
        let change = ModifyInstanceClass(of: "ledger", identity: "db-L", to: "db.m6g.xlarge", as: role)
        #expect(
            try await sent(change, "ModifyDBInstance")
                == [
                    "Action": "ModifyDBInstance", "Version": "2014-10-31", "DBInstanceIdentifier": "ledger",
                    "ApplyImmediately": "true", "DBInstanceClass": "db.m6g.xlarge",
                ])
    }
}
