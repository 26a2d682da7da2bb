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
