@testable import AWS
import Testing

struct BlueGreenDeploymentTests {
    @Test func `every field of a deployment is read`() async throws {
        try await BotocoreJudge.check("DescribeBlueGreenDeployments", "bluegreendeployments") {
            try await $0.list(RDS.DescribeBlueGreenDeployments())
        }
        try await BotocoreJudge.check("CreateBlueGreenDeployment", "bluegreendeployment") {
            try await $0.send(RDSSamples.createBlueGreenDeployment)
        }
        try await BotocoreJudge.check("SwitchoverBlueGreenDeployment", "bluegreendeployment") {
            try await $0.send(RDSSamples.switchoverBlueGreenDeployment)
        }
        try await BotocoreJudge.check("DeleteBlueGreenDeployment", "bluegreendeployment") {
            try await $0.send(RDSSamples.deleteBlueGreenDeployment)
        }
    }

    /// Source: DescribeBlueGreenDeployments in the RDS API reference; botocore's model has them in prose only.
    @Test(arguments: [
        (RDS.Filter.blueGreenDeploymentIdentifier(["a", "b"]), "blue-green-deployment-identifier"),
        (.blueGreenDeploymentName(["a", "b"]), "blue-green-deployment-name"), (.source(["a", "b"]), "source"),
        (.target(["a", "b"]), "target"),
    ])
    func `a deployment is found by what AWS or its maker calls it, and by what it copies`(
        filter: RDS.Filter, name: String
    ) {
        let request = RDS.DescribeBlueGreenDeployments().with { $0.filters = [filter] }
        #expect(
            request.call.lines == [
                "Filters.Filter.1.Name=\(name)", "Filters.Filter.1.Values.Value.1=a",
                "Filters.Filter.1.Values.Value.2=b",
            ])
    }

    @Test func `an upgrade names its version and its parameter groups, and no more than is given`() {
        let request = RDS.CreateBlueGreenDeployment(blueGreenDeploymentName: "orders-to-17", source: "arn:orders").with
        {
            $0.targetEngineVersion = "17.4"
            $0.targetDBClusterParameterGroupName = "orders-pg17"
            $0.targetDBParameterGroupName = "orders-instance-pg17"
        }
        #expect(
            request.call.lines == [
                "BlueGreenDeploymentName=orders-to-17", "Source=arn:orders", "TargetEngineVersion=17.4",
                "TargetDBClusterParameterGroupName=orders-pg17", "TargetDBParameterGroupName=orders-instance-pg17",
            ])
    }

    @Test func `green is deleted only when asked to`() {
        let after = RDS.DeleteBlueGreenDeployment(blueGreenDeploymentIdentifier: "bgd-1")
        #expect(after.call.lines == ["BlueGreenDeploymentIdentifier=bgd-1"])
        let before = RDS.DeleteBlueGreenDeployment(blueGreenDeploymentIdentifier: "bgd-1").with {
            $0.deleteTarget = true
        }
        #expect(before.call.lines == ["BlueGreenDeploymentIdentifier=bgd-1", "DeleteTarget=true"])
    }

    @Test func `a deployment that has only begun is read, with statuses of tomorrow`() async throws {
        let aws = ScriptedAWS(
            """
            <DescribeBlueGreenDeploymentsResponse><DescribeBlueGreenDeploymentsResult><BlueGreenDeployments><member>
              <BlueGreenDeploymentIdentifier>bgd-1</BlueGreenDeploymentIdentifier>
              <BlueGreenDeploymentName>orders-to-17</BlueGreenDeploymentName>
              <Source>arn:orders</Source><Status>PROVISIONING_SOMEHOW</Status>
              <Tasks><member><Name>SOMETHING_NEW</Name><Status>PENDING</Status></member></Tasks>
              <SwitchoverDetails><member><SourceMember>arn:orders</SourceMember><Status>PROVISIONING</Status></member>
              </SwitchoverDetails><MoonOfTomorrow>full</MoonOfTomorrow>
            </member></BlueGreenDeployments></DescribeBlueGreenDeploymentsResult></DescribeBlueGreenDeploymentsResponse>
            """)
        let deployment = try #require(try await aws.list(RDS.DescribeBlueGreenDeployments()).first)
        #expect(deployment.status == "PROVISIONING_SOMEHOW")
        #expect(deployment.target == nil)
        #expect(deployment.deleteTime == nil)
        #expect(deployment.tasks.map(\.name) == ["SOMETHING_NEW"])
        #expect(deployment.switchoverDetails.map(\.targetMember) == [nil])
    }
}
