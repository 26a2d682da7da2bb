import Engine
import Fleet
import Maintenance
import TestSupport
import Testing
import Transport

/// Calls on RDS instances that are upgraded where they are, or deleted with what a deployment left, as they are sent.
struct InstanceUpgradeCallTests {
    private static let old = OldInstances(
        deployment: "ledger-co-k3f9", successor: "ledger", primary: "db-L", replicas: ["db-R"])

    private func sent(_ mutation: some Mutation, _ action: String) async throws -> [String: String] {
        let refused: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer? = { _, _ in
            .refusal("InvalidParameterValue", 400)
        }
        let aws = FakeAWS(answering: [action: refused])
        guard case .refused = await aws.fleet().perform(try .sample(AnyMutation(mutation))) else { return [:] }
        return try #require(aws.calls.first?.form)
    }

    @Test func `what wrote goes with a final snapshot, a replica with none, and automated backups stay`() async throws {
        let common = ["Action": "DeleteDBInstance", "Version": "2014-10-31", "DeleteAutomatedBackups": "false"]
        let primary = DeleteOldInstance(
            "ledger-old1", identity: "db-L", of: Self.old, finalSnapshot: "ledger-co-k3f9-final")
        let named = [
            "DBInstanceIdentifier": "ledger-old1", "SkipFinalSnapshot": "false",
            "FinalDBSnapshotIdentifier": "ledger-co-k3f9-final",
        ]
        #expect(try await sent(primary, "DeleteDBInstance") == common.merging(named) { $1 })
        let replica = DeleteOldInstance("ledger-r1-old1", identity: "db-R", of: Self.old, finalSnapshot: nil)
        let skipped = ["DBInstanceIdentifier": "ledger-r1-old1", "SkipFinalSnapshot": "true"]
        #expect(try await sent(replica, "DeleteDBInstance") == common.merging(skipped) { $1 })
    }

    @Test func `a member that AWS keeps as part of a deployment is lacking, and is put off without its record`()
        async throws
    {
        let refused: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer? = { _, _ in
            .refusal("InvalidDBInstanceState", 400)
        }
        func outcome(isAfterRefusal: Bool?) async throws -> CallOutcome {
            let call = DeleteOldInstance(
                "ledger-r1-old1", identity: "db-R", of: Self.old, finalSnapshot: nil, isAfterRefusal: isAfterRefusal)
            return await FakeAWS(answering: ["DeleteDBInstance": refused]).fleet()
                .perform(try .sample(AnyMutation(call)))
        }
        guard case .lacking = try await outcome(isAfterRefusal: nil),
            case .deferred = try await outcome(isAfterRefusal: true)
        else {
            Issue.record("neither lacking nor put off")
            return
        }
    }

    @Test func `green goes with its deployment`() async throws {
        #expect(
            try await sent(DeleteDeployment("bgd-1", .greenInstances), "DeleteBlueGreenDeployment")
                == [
                    "Action": "DeleteBlueGreenDeployment", "Version": "2014-10-31",
                    "BlueGreenDeploymentIdentifier": "bgd-1", "DeleteTarget": "true",
                ])
    }

    @Test func `protection is taken off exactly one instance`() async throws {
        let call = UnprotectInstance("ledger-old1", identity: "db-L", .oldEnvironment(Self.old))
        #expect(
            try await sent(call, "ModifyDBInstance")
                == [
                    "Action": "ModifyDBInstance", "Version": "2014-10-31", "DBInstanceIdentifier": "ledger-old1",
                    "ApplyImmediately": "true", "DeletionProtection": "false",
                ])
    }

    @Test func `a major version comes with its groups, a minor one alone`() async throws {
        var upgrade = InstanceInPlaceUpgrade(
            instance: "ledger", identity: "db-L", version: "16.6", isMajor: true, parameterGroup: "ledger-16",
            optionGroup: "options-16")
        let common = [
            "Action": "ModifyDBInstance", "Version": "2014-10-31", "DBInstanceIdentifier": "ledger",
            "ApplyImmediately": "true", "EngineVersion": "16.6",
        ]
        let groups = [
            "AllowMajorVersionUpgrade": "true", "DBParameterGroupName": "ledger-16", "OptionGroupName": "options-16",
        ]
        #expect(try await sent(UpgradeInstance(upgrade), "ModifyDBInstance") == common.merging(groups) { $1 })
        (upgrade.isMajor, upgrade.parameterGroup, upgrade.optionGroup) = (false, nil, nil)
        #expect(try await sent(UpgradeInstance(upgrade), "ModifyDBInstance") == common)
    }

    @Test func `a snapshot is taken under its name`() async throws {
        #expect(
            try await sent(CreateInstanceSnapshot("ledger-co-k3f9-before", of: "ledger"), "CreateDBSnapshot")
                == [
                    "Action": "CreateDBSnapshot", "Version": "2014-10-31", "DBInstanceIdentifier": "ledger",
                    "DBSnapshotIdentifier": "ledger-co-k3f9-before",
                ])
    }
}
