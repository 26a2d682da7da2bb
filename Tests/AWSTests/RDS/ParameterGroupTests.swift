@testable import AWS
import Testing

struct ParameterGroupTests {
    @Test func `every field of a parameter group is read`() async throws {
        try await BotocoreJudge.check("DescribeDBClusterParameterGroups", "dbclusterparametergroups") {
            try await $0.list(RDS.DescribeDBClusterParameterGroups())
        }
        try await BotocoreJudge.check("CreateDBClusterParameterGroup", "dbclusterparametergroup") {
            try await $0.send(RDSSamples.createDBClusterParameterGroup)
        }
        try await BotocoreJudge.check("DescribeDBParameterGroups", "dbparametergroups") {
            try await $0.list(RDS.DescribeDBParameterGroups())
        }
        try await BotocoreJudge.check("CreateDBParameterGroup", "dbparametergroup") {
            try await $0.send(RDSSamples.createDBParameterGroup)
        }
    }

    @Test func `every field of a parameter is read`() async throws {
        try await BotocoreJudge.check("DescribeDBClusterParameters", "parameters") {
            try await $0.list(RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: "a"))
        }
        try await BotocoreJudge.check("DescribeEngineDefaultClusterParameters", "enginedefaults.parameters") {
            try await $0.list(RDS.DescribeEngineDefaultClusterParameters(dbParameterGroupFamily: "a"))
        }
        try await BotocoreJudge.check("DescribeDBParameters", "parameters") {
            try await $0.list(RDS.DescribeDBParameters(dbParameterGroupName: "a"))
        }
        try await BotocoreJudge.check("DescribeEngineDefaultParameters", "enginedefaults.parameters") {
            try await $0.list(RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: "a"))
        }
    }

    @Test func `settings are numbered, with their value as it is and when it applies`() {
        let request = RDS.ModifyDBClusterParameterGroup(
            dbClusterParameterGroupName: "orders-pg17", settings: RDSSamples.settings)
        #expect(
            request.call.lines == [
                "DBClusterParameterGroupName=orders-pg17",
                "Parameters.Parameter.1.ParameterName=rds.logical_replication",
                "Parameters.Parameter.1.ParameterValue=1", "Parameters.Parameter.1.ApplyMethod=pending-reboot",
                "Parameters.Parameter.2.ParameterName=log_line_prefix",
                "Parameters.Parameter.2.ParameterValue=%t:%r: ", "Parameters.Parameter.2.ApplyMethod=immediate",
                "Parameters.Parameter.3.ParameterName=search_path", "Parameters.Parameter.3.ParameterValue=",
                "Parameters.Parameter.3.ApplyMethod=immediate",
            ])
    }

    @Test(arguments: [
        ("<ParameterValue>%t:%r: </ParameterValue>", "%t:%r: "), ("<ParameterValue/>", ""),
        ("<ParameterValue></ParameterValue>", ""), ("", nil),
    ])
    func `a value is kept as sent, and the empty one is not the absent one`(
        element: String, value: String?
    ) async throws {
        let aws = ScriptedAWS(
            """
            <DescribeDBParametersResponse><DescribeDBParametersResult><Parameters><Parameter>
            <ParameterName>log_line_prefix</ParameterName>\(element)
            </Parameter></Parameters></DescribeDBParametersResult></DescribeDBParametersResponse>
            """)
        let parameters = try await aws.list(
            RDS.DescribeDBParameters(dbParameterGroupName: "a").with { $0.source = "user" })
        #expect(parameters.map(\.parameterName) == ["log_line_prefix"])
        #expect(parameters.first?.parameterValue == value)
        #expect(aws.calls.first?.lines == ["DBParameterGroupName=a", "Source=user"])
    }

    private static func defaults(_ names: [String], marker: String) -> Result<String, AWSError> {
        let parameters = names.map { "<Parameter><ParameterName>\($0)</ParameterName></Parameter>" }
        return .success(
            """
            <DescribeEngineDefaultParametersResponse><DescribeEngineDefaultParametersResult><EngineDefaults>
            <Marker>\(marker)</Marker><Parameters>\(parameters.joined())</Parameters>
            </EngineDefaults></DescribeEngineDefaultParametersResult></DescribeEngineDefaultParametersResponse>
            """)
    }

    @Test func `defaults come page after page, too, although their marker is a level down`() async throws {
        let aws = ScriptedAWS(Self.defaults(["a", "b"], marker: "next"), Self.defaults(["c"], marker: ""))
        let parameters = try await aws.list(RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: "f"))
        #expect(parameters.map(\.parameterName) == ["a", "b", "c"])
        #expect(
            aws.calls.map(\.lines) == [
                ["DBParameterGroupFamily=f"], ["DBParameterGroupFamily=f", "Marker=next"],
            ])
    }

    @Test(arguments: [
        "<EngineDefaults/>", "<Parameters><Parameter><ParameterName>a</ParameterName></Parameter></Parameters>", "",
    ])
    func `a reply without defaults is refused`(result: String) async throws {
        let aws = ScriptedAWS(
            garbled: """
                <DescribeEngineDefaultParametersResponse><DescribeEngineDefaultParametersResult>\(result)
                </DescribeEngineDefaultParametersResult></DescribeEngineDefaultParametersResponse>
                """)
        await #expect {
            try await aws.list(RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: "f"))
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply"
        }
    }

    @Test(arguments: [
        "<DeleteDBParameterGroupResponse><ResponseMetadata/></DeleteDBParameterGroupResponse>", "", "OK",
    ])
    func `a change that shows nothing needs nothing in its reply`(body: String) async throws {
        let aws = ScriptedAWS(body)
        try await aws.send(RDS.DeleteDBParameterGroup(dbParameterGroupName: "a"))
        try await aws.send(RDS.DeleteDBClusterParameterGroup(dbClusterParameterGroupName: "a"))
        try await aws.send(RDS.ModifyDBParameterGroup(dbParameterGroupName: "a", settings: RDSSamples.settings))
        try await aws.send(
            RDS.ModifyDBClusterParameterGroup(dbClusterParameterGroupName: "a", settings: RDSSamples.settings))
        #expect(aws.calls.count == 4)
    }

    @Test func `a change that shows nothing fails as AWS says`() async throws {
        let refusal = AWSError(code: "InvalidDBParameterGroupState", message: "used", status: 400, outcome: .permanent)
        let aws = ScriptedAWS(.failure(refusal))
        await #expect(throws: refusal) {
            try await aws.send(RDS.DeleteDBParameterGroup(dbParameterGroupName: "a"))
        }
    }
}
