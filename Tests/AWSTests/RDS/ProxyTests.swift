@testable import AWS
import Testing

struct ProxyTests {
    @Test func `every field of a proxy, its target groups and its targets is read`() async throws {
        try await BotocoreJudge.check("DescribeDBProxies", "dbproxies") {
            try await $0.list(RDS.DescribeDBProxies())
        }
        try await BotocoreJudge.check("DescribeDBProxyTargetGroups", "targetgroups") {
            try await $0.list(RDS.DescribeDBProxyTargetGroups(dbProxyName: "front"))
        }
        try await BotocoreJudge.check("DescribeDBProxyTargets", "targets") {
            try await $0.list(RDS.DescribeDBProxyTargets(dbProxyName: "front"))
        }
    }

    @Test func `every field of the targets just registered is read`() async throws {
        try await BotocoreJudge.check("RegisterDBProxyTargets", "dbproxytargets") { aws in
            try #require(try await aws.send(RDSSamples.registerDBProxyTargets))
        }
    }

    @Test func `targets are registered and taken away by name`() {
        let register = RDS.RegisterDBProxyTargets(dbProxyName: "front").with {
            $0.targetGroupName = "default"
            $0.dbClusterIdentifiers = ["orders"]
        }
        let deregister = RDS.DeregisterDBProxyTargets(dbProxyName: "front").with {
            $0.targetGroupName = "default"
            $0.dbInstanceIdentifiers = ["ledger"]
        }
        #expect(
            register.call.lines == [
                "DBProxyName=front", "TargetGroupName=default", "DBClusterIdentifiers.member.1=orders",
            ])
        #expect(
            deregister.call.lines == [
                "DBProxyName=front", "TargetGroupName=default", "DBInstanceIdentifiers.member.1=ledger",
            ])
    }

    @Test func `a tracked cluster and an instance of it are told apart`() async throws {
        let aws = ScriptedAWS(
            """
            <DescribeDBProxyTargetsResponse><DescribeDBProxyTargetsResult><Targets>
              <member><Type>TRACKED_CLUSTER</Type><RdsResourceId>orders</RdsResourceId><Port>5432</Port></member>
              <member><Type>RDS_INSTANCE</Type><RdsResourceId>orders-1</RdsResourceId>
                <TrackedClusterId>orders</TrackedClusterId><Role>READ_WRITE</Role>
                <TargetHealth><State>UNAVAILABLE</State><Reason>AUTH_FAILURE</Reason></TargetHealth></member>
            </Targets></DescribeDBProxyTargetsResult></DescribeDBProxyTargetsResponse>
            """)
        let targets = try await aws.list(RDS.DescribeDBProxyTargets(dbProxyName: "front"))
        #expect(targets.map(\.type) == ["TRACKED_CLUSTER", "RDS_INSTANCE"])
        #expect(targets.map(\.rdsResourceId) == ["orders", "orders-1"])
        #expect(targets.map(\.trackedClusterId) == [nil, "orders"])
        #expect(targets.map(\.targetHealth?.state) == [nil, "UNAVAILABLE"])
        #expect(targets.last?.targetHealth?.reason == "AUTH_FAILURE")
    }

    @Test(arguments: [
        "", "OK", "<RegisterDBProxyTargetsResponse><RegisterDBProxyTargetsResult/></RegisterDBProxyTargetsResponse>",
    ])
    func `a change of targets that AWS accepted is a success whatever its reply looks like`(
        body: String
    ) async throws {
        let aws = ScriptedAWS(body)
        #expect(try await aws.send(RDSSamples.registerDBProxyTargets) == nil)
        try await aws.send(
            RDS.DeregisterDBProxyTargets(dbProxyName: "front").with { $0.dbClusterIdentifiers = ["orders"] })
        #expect(aws.calls.map(\.action) == ["RegisterDBProxyTargets", "DeregisterDBProxyTargets"])
    }
}
