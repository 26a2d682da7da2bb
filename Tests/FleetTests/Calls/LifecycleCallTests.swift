import Engine
import Fleet
import Maintenance
import TestSupport
import Testing
import Transport

/// What AWS is asked for when a lifecycle's database is made, changed and deleted: all that the entry says, once.
struct LifecycleCallTests {
    /// The form of the one call that a mutation amounts to, without what every call has.
    private func form(_ mutation: some Mutation) async throws -> [String: String] {
        let answer: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer? = { call, _ in .result(call.action, "") }
        let actions = [
            "RestoreDBClusterFromSnapshot", "RestoreDBClusterToPointInTime", "RestoreDBInstanceFromDBSnapshot",
            "CopyDBSnapshot", "CreateDBInstance", "ModifyDBCluster", "ModifyDBInstance", "AddRoleToDBCluster",
            "AddTagsToResource", "DeleteDBInstance", "DeleteDBCluster", "RebootDBInstance",
        ]
        let overrides = Dictionary(actions.map { ($0, answer) }) { first, _ in first }
        let aws = FakeAWS(answering: overrides, garbled: Set(actions))
        _ = await aws.fleet().perform(try .sample(AnyMutation(mutation)))
        #expect(aws.calls.count == 1)
        var form = aws.calls.first?.form ?? [:]
        form["Version"] = nil
        return form
    }

    private static let tags = [
        "Tags.Tag.1.Key": "changeover:lifecycle", "Tags.Tag.1.Value": "development",
        "Tags.Tag.2.Key": "changeover:stage", "Tags.Tag.2.Value": "new",
    ]
    private static let network = [
        "DBSubnetGroupName": "dev-db", "VpcSecurityGroupIds.VpcSecurityGroupId.1": "sg-1",
        "VpcSecurityGroupIds.VpcSecurityGroupId.2": "sg-2", "Port": "5433",
    ]

    private static func all(_ parts: [String: String]...) -> [String: String] {
        parts.reduce(into: [:]) { $0.merge($1) { $1 } }
    }

    @Test(.holds(.versionPinned, .taggedAtCreation, .securityGroupsOfNetwork))
    func `a cluster is restored with its version, network, groups, key and tags`() async throws {
        #expect(
            try await form(LifecycleCalls.restored)
                == Self.all(
                    [
                        "Action": "RestoreDBClusterFromSnapshot", "DBClusterIdentifier": "development-2",
                        "SnapshotIdentifier": "arn:aws:rds:us-east-1:1:cluster-snapshot:daily",
                        "Engine": "aurora-postgresql", "EngineVersion": "16.4",
                        "DBClusterParameterGroupName": "dev-c16", "KmsKeyId": "alias/dev",
                    ], Self.network, Self.tags))
    }

    @Test(.holds(.taggedAtCreation)) func `a clone shares pages with its original, and has its version`() async throws {
        #expect(
            try await form(LifecycleCalls.cloned)
                == Self.all(
                    [
                        "Action": "RestoreDBClusterToPointInTime", "DBClusterIdentifier": "development-2",
                        "SourceDBClusterIdentifier": "production", "RestoreType": "copy-on-write",
                        "UseLatestRestorableTime": "true", "DBClusterParameterGroupName": "dev-c16",
                        "KmsKeyId": "alias/dev",
                    ], Self.network, Self.tags))
    }

    @Test(.holds(.taggedAtCreation)) func `a member has its zone, its group and its tags`() async throws {
        #expect(
            try await form(LifecycleCalls.member)
                == Self.all(
                    [
                        "Action": "CreateDBInstance", "DBInstanceIdentifier": "development-2-1",
                        "DBInstanceClass": "db.r6g.large", "Engine": "aurora-postgresql",
                        "DBClusterIdentifier": "development-2", "AvailabilityZone": "us-east-1c",
                        "DBParameterGroupName": "dev-i16", "AutoMinorVersionUpgrade": "false",
                        "PubliclyAccessible": "false",
                    ], Self.tags))
    }

    @Test(.holds(.securityGroupsOfNetwork)) func `an RDS instance is restored with all that its entry says`()
        async throws
    {
        #expect(
            try await form(LifecycleCalls.instance)
                == Self.all(
                    [
                        "Action": "RestoreDBInstanceFromDBSnapshot", "DBInstanceIdentifier": "development-2",
                        "DBSnapshotIdentifier": "arn:aws:rds:us-east-1:1:snapshot:daily", "Engine": "mysql",
                        "DBInstanceClass": "db.m6g.large", "AvailabilityZone": "us-east-1c", "MultiAZ": "false",
                        "DBParameterGroupName": "dev-i8", "OptionGroupName": "dev-o8",
                        "LicenseModel": "general-public-license", "StorageType": "gp3", "Iops": "12000",
                        "StorageThroughput": "500", "PubliclyAccessible": "false", "AutoMinorVersionUpgrade": "true",
                    ], Self.network, Self.tags))
        var standby = LifecycleCalls.single
        standby.instances.multiAZ = true
        let form = try await form(RestoreInstance("development-2", of: standby, from: "daily", tags: []))
        #expect(form["MultiAZ"] == "true" && form["AvailabilityZone"] == nil)
    }

    @Test(.holds(.sharedSnapshotCopied)) func `a shared snapshot is copied by its ARN under a key and tags of ours`()
        async throws
    {
        #expect(
            try await form(LifecycleCalls.copy)
                == Self.all(
                    [
                        "Action": "CopyDBSnapshot",
                        "SourceDBSnapshotIdentifier": "arn:aws:rds:us-east-1:999999999999:snapshot:daily",
                        "TargetDBSnapshotIdentifier": "development-2-co-k3f9-source", "KmsKeyId": "alias/aws/rds",
                    ], Self.tags))
    }

    @Test(.holds(.securityGroupsOfNetwork), arguments: Lifecycle.Kind.allCases)
    func `settings are changed at once, with security groups of the VPC`(kind: Lifecycle.Kind) async throws {
        let isCluster = kind == .aurora
        #expect(
            try await form(ConfigureDatabase("development-2", kind, LifecycleCalls.settings)) == [
                "Action": isCluster ? "ModifyDBCluster" : "ModifyDBInstance",
                isCluster ? "DBClusterIdentifier" : "DBInstanceIdentifier": "development-2",
                "ApplyImmediately": "true",
                isCluster ? "DBClusterParameterGroupName" : "DBParameterGroupName": "dev-16",
                "VpcSecurityGroupIds.VpcSecurityGroupId.1": "sg-1", "VpcSecurityGroupIds.VpcSecurityGroupId.2": "sg-2",
                "BackupRetentionPeriod": "7", "DeletionProtection": "true",
            ])
        let unprotection = try await form(UnprotectRetired(LifecycleCalls.retirement(kind)))
        #expect(unprotection["DeletionProtection"] == "false" && unprotection.count == 4)
    }

    @Test(.holds(.finalSnapshotOfRetired))
    func `a final snapshot is taken once, of the cluster or of the RDS instance`() async throws {
        let cluster = try await form(DeleteRetiredCluster(LifecycleCalls.retirement(.aurora)))
        #expect(cluster["FinalDBSnapshotIdentifier"] == "development-1-final" && cluster["SkipFinalSnapshot"] != "true")
        let member = try await form(DeleteRetiredInstance("development-1-1", LifecycleCalls.retirement(.aurora)))
        #expect(member["SkipFinalSnapshot"] == "true" && member["FinalDBSnapshotIdentifier"] == nil)
        let single = try await form(DeleteRetiredInstance("development-1", LifecycleCalls.retirement(.instance)))
        #expect(single["FinalDBSnapshotIdentifier"] == "development-1-final")
        let without = try await form(DeleteRetiredCluster(LifecycleCalls.retirement(.aurora, snapshot: nil)))
        #expect(without["SkipFinalSnapshot"] == "true" && without["FinalDBSnapshotIdentifier"] == nil)
    }

    @Test func `a role is given for its feature, and tags are added to what has the ARN`() async throws {
        let role = Lifecycle.Role("arn:aws:iam::1:role/import", for: "s3Import")
        let form = try await form(AddRole(role, to: "development-2"))
        #expect(form["RoleArn"] == "arn:aws:iam::1:role/import" && form["FeatureName"] == "s3Import")
        let tagged = try await self.form(
            TagDatabase(.cluster("development-2"), arn: "arn:two", tags: LifecycleCalls.tags))
        #expect(tagged == Self.all(["Action": "AddTagsToResource", "ResourceName": "arn:two"], Self.tags))
    }
}
