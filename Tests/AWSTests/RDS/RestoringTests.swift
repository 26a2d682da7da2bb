import Testing

@testable import AWS

struct RestoringTests {
    @Test func `a restore says what it is made of, and no more than is given`() {
        let cluster = RDS.RestoreDBClusterFromSnapshot(
            dbClusterIdentifier: "dev-2026-03-01", snapshotIdentifier: "rds:orders-2026-03-01-00-10",
            engine: "aurora-postgresql")
        #expect(
            cluster.call.lines == [
                "DBClusterIdentifier=dev-2026-03-01", "SnapshotIdentifier=rds:orders-2026-03-01-00-10",
                "Engine=aurora-postgresql",
            ])
        let instance = RDS.RestoreDBInstanceFromDBSnapshot(
            dbInstanceIdentifier: "dev-2026-03-01", dbSnapshotIdentifier: "rds:ledger-2026-03-01-00-10")
        #expect(
            instance.call.lines == [
                "DBInstanceIdentifier=dev-2026-03-01", "DBSnapshotIdentifier=rds:ledger-2026-03-01-00-10",
            ])
    }

    @Test func `security groups, tags and the range of a serverless cluster are numbered or dotted`() {
        let lines = RDSSamples.restoreDBClusterFromSnapshot.call.lines
        for line in [
            "VpcSecurityGroupIds.VpcSecurityGroupId.1=sg-1", "VpcSecurityGroupIds.VpcSecurityGroupId.2=sg-2",
            "EnableCloudwatchLogsExports.member.1=postgresql", "ServerlessV2ScalingConfiguration.MinCapacity=0.5",
            "ServerlessV2ScalingConfiguration.MaxCapacity=16.0",
            "ServerlessV2ScalingConfiguration.SecondsUntilAutoPause=300", "Tags.Tag.2.Key=empty", "Tags.Tag.2.Value=",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test(arguments: [
        "", "OK", "<AddTagsToResourceResponse><ResponseMetadata/></AddTagsToResourceResponse>",
    ])
    func `tags and roles that AWS took are a success whatever its reply looks like`(body: String) async throws {
        let aws = ScriptedAWS(body)
        try await aws.send(RDS.AddTagsToResource(resourceName: "arn", tags: [.init(key: "a", value: "b")]))
        try await aws.send(RDS.RemoveTagsFromResource(resourceName: "arn", tagKeys: ["a"]))
        try await aws.send(RDS.AddRoleToDBCluster(dbClusterIdentifier: "dev", roleArn: "arn"))
        #expect(aws.calls.last?.lines == ["DBClusterIdentifier=dev", "RoleArn=arn"])
    }

    @Test func `the tags of a resource are read as sent, and never missing`() async throws {
        let aws = ScriptedAWS(
            """
            <ListTagsForResourceResponse><ListTagsForResourceResult><TagList>
            <Tag><Key>aurora-echo:dev:stage</Key><Value>promoted</Value></Tag><Tag><Key>empty</Key><Value/></Tag>
            </TagList></ListTagsForResourceResult></ListTagsForResourceResponse>
            """)
        let tags = try await aws.send(RDS.ListTagsForResource(resourceName: "arn"))
        #expect(tags == [.init(key: "aurora-echo:dev:stage", value: "promoted"), .init(key: "empty", value: "")])
        await #expect(throws: AWSError.self) {
            try await ScriptedAWS(
                "<ListTagsForResourceResponse><ListTagsForResourceResult/></ListTagsForResourceResponse>"
            ).send(RDS.ListTagsForResource(resourceName: "arn"))
        }
    }

    @Test func `a cluster just restored has neither members nor roles`() async throws {
        let aws = ScriptedAWS(
            """
            <RestoreDBClusterFromSnapshotResponse><RestoreDBClusterFromSnapshotResult><DBCluster>
            <DBClusterIdentifier>dev</DBClusterIdentifier><DBClusterArn>arn</DBClusterArn>
            <DbClusterResourceId>cluster-A</DbClusterResourceId><Engine>aurora-postgresql</Engine>
            <EngineVersion>16.4</EngineVersion><Status>creating</Status><PercentProgress>40</PercentProgress>
            <Endpoint>dev.cluster-c0ffee.eu-west-1.rds.amazonaws.com</Endpoint>
            <HostedZoneId>Z29XKXDKYMONMX</HostedZoneId>
            <VpcSecurityGroups><VpcSecurityGroupMembership><VpcSecurityGroupId>sg-1</VpcSecurityGroupId>
            <Status>active</Status></VpcSecurityGroupMembership></VpcSecurityGroups>
            </DBCluster></RestoreDBClusterFromSnapshotResult></RestoreDBClusterFromSnapshotResponse>
            """)
        let cluster = try #require(try await aws.send(RDSSamples.restoreDBClusterFromSnapshot))
        #expect(cluster.status == "creating" && cluster.percentProgress == "40")
        #expect(cluster.dbClusterMembers.isEmpty && cluster.associatedRoles.isEmpty)
        #expect(cluster.vpcSecurityGroups.map(\.vpcSecurityGroupId) == ["sg-1"])
        #expect(cluster.hostedZoneId == "Z29XKXDKYMONMX")
    }
}
