import AWS
import Testing

struct EC2Tests {
    private static func reply(_ regions: (name: String, status: String)...) -> String {
        let items = regions.map { region in
            """
            <item><regionName>\(region.name)</regionName>
            <regionEndpoint>ec2.\(region.name).amazonaws.com</regionEndpoint>
            <optInStatus>\(region.status)</optInStatus></item>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>59dbff89</requestId>
            <regionInfo>\(items.joined())</regionInfo></DescribeRegionsResponse>
            """
    }

    @Test func `every field of a region is read`() async throws {
        try await BotocoreJudge.check("DescribeRegions", "regions") { try await $0.send(EC2.DescribeRegions()) }
    }

    @Test func `the regions that the account may use are told from the others`() async throws {
        let aws = ScriptedAWS(
            Self.reply(
                ("us-east-1", "opt-in-not-required"), ("ap-east-1", "not-opted-in"), ("eu-south-1", "opted-in"),
                ("mx-central-1", "enabling"), ("eu-west-1", "opt-in-not-required")))
        let enabled = try await aws.send(EC2.DescribeRegions()).filter(\.isEnabled).map(\.regionName)
        #expect(enabled == ["us-east-1", "eu-south-1", "eu-west-1"])
        let call = try #require(aws.calls.first)
        #expect(call.service == .ec2)
        #expect(call.kind == .read)
        #expect(call.form == "Action=DescribeRegions&Version=2016-11-15")
    }

    @Test func `all regions are asked for by name of the parameter`() {
        #expect(EC2.DescribeRegions().with { $0.allRegions = true }.call.lines == ["AllRegions=true"])
    }

    @Test func `every field of a security group is read`() async throws {
        try await BotocoreJudge.check("DescribeSecurityGroups", "securitygroups") {
            try await $0.list(EC2.DescribeSecurityGroups())
        }
    }

    @Test func `security groups are looked for, page after page, so that one that is not there is no refusal`()
        async throws
    {
        let page = { (id: String, next: String) -> Result<String, AWSError> in
            .success(
                "<DescribeSecurityGroupsResponse><securityGroupInfo><item><groupId>\(id)</groupId></item>"
                    + "</securityGroupInfo>\(next)</DescribeSecurityGroupsResponse>")
        }
        let aws = ScriptedAWS(page("sg-1", "<nextToken>more</nextToken>"), page("sg-2", ""))
        let request = EC2.DescribeSecurityGroups().with { $0.groupIds = ["sg-1", "sg-2", "sg-3"] }
        #expect(try await aws.list(request).map(\.groupId) == ["sg-1", "sg-2"])
        let filter = [
            "Filter.1.Name=group-id", "Filter.1.Value.1=sg-1", "Filter.1.Value.2=sg-2", "Filter.1.Value.3=sg-3",
        ]
        #expect(aws.calls.map(\.lines) == [filter, filter + ["NextToken=more"]])
    }

    @Test(arguments: [
        "<DescribeRegionsResponse><requestId>1</requestId></DescribeRegionsResponse>", "<html></html>", "",
        "<DescribeInstancesResponse><regionInfo/></DescribeInstancesResponse>",
        "<DescribeRegionsResponse><regionInfo><item><regionName>a</regionName></item></regionInfo></DescribeRegionsResponse>",
    ])
    func `a reply without regions, or without their status, is refused`(body: String) async throws {
        await #expect {
            try await ScriptedAWS(body).send(EC2.DescribeRegions())
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply"
        }
    }
}
