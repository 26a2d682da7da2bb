import Engine
import Fleet
import TestSupport
import Testing

/// What EC2 says of regions, and how often it is asked.
struct RegionTests {
    private static func region(_ name: String, _ status: String) -> String {
        "<item><regionName>\(name)</regionName><optInStatus>\(status)</optInStatus></item>"
    }

    private static let reply =
        "<DescribeRegionsResponse><regionInfo>" + region("us-east-1", "opt-in-not-required")
        + region("af-south-1", "not-opted-in") + region("eu-south-1", "opted-in")
        + "</regionInfo></DescribeRegionsResponse>"

    @Test func `regions that may be used are told from those that may not`() async throws {
        let aws = FakeAWS(answering: ["DescribeRegions": { _, _ in .reply(200, Self.reply) }])
        let fleet = aws.fleet()
        let wanted = RegionList(enabled: ["eu-south-1", "us-east-1"], others: ["af-south-1"])
        #expect(try await fleet.regions() == wanted)
        #expect(try await fleet.regions() == wanted)
        #expect(aws.calls.map(\.action) == ["DescribeRegions"])
        #expect(aws.calls.first?["AllRegions"] == "true")
    }

    @Test func `they are asked for again after a while`() async throws {
        let aws = FakeAWS(answering: ["DescribeRegions": { _, _ in .reply(200, Self.reply) }])
        let fleet = aws.fleet()
        _ = try await fleet.regions()
        aws.clock.advance(by: .seconds(599))
        _ = try await fleet.regions()
        #expect(aws.calls.count == 1)
        aws.clock.advance(by: .seconds(1))
        _ = try await fleet.regions()
        #expect(aws.calls.count == 2)
    }

    @Test func `whoever may not ask does not go on asking`() async {
        let aws = FakeAWS(answering: ["DescribeRegions": { _, _ in .refusal("UnauthorizedOperation", 403) }])
        let fleet = aws.fleet()
        for _ in 0..<2 {
            await #expect(throws: FleetError("ec2:DescribeRegions is not allowed for this role.", passes: false)) {
                try await fleet.regions()
            }
        }
        #expect(aws.calls.count == 1)
    }
}
