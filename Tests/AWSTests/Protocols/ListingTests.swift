import Foundation
import Testing

@testable import AWS

/// Lists of which one element cannot be read.
struct ListingTests {
    private static func cluster(_ name: String, status: String? = "available") -> String {
        "<DBCluster><DBClusterIdentifier>\(name)</DBClusterIdentifier><DBClusterArn>arn:\(name)</DBClusterArn>"
            + "<DbClusterResourceId>cluster-\(name)</DbClusterResourceId><Engine>aurora-mysql</Engine>"
            + "<MasterUsername>root</MasterUsername><EngineVersion>8.0</EngineVersion>"
            + (status.map { "<Status>\($0)</Status>" } ?? "") + "</DBCluster>"
    }

    private static func reply(_ clusters: String) -> String {
        "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters>\(clusters)</DBClusters>"
            + "</DescribeDBClustersResult></DescribeDBClustersResponse>"
    }

    @Test func `an element with a missing field is told apart with its names, and all others are read`() async throws {
        let aws = ScriptedAWS(Self.reply(Self.cluster("a") + Self.cluster("b", status: nil) + Self.cluster("c")))
        let listing = try await aws.listing(RDS.DescribeDBClusters())
        #expect(listing.items.map(\.dbClusterIdentifier) == ["a", "c"])
        let element = try #require(listing.unreadable.first)
        #expect(listing.unreadable.count == 1)
        #expect(element.reason.contains("DBClusters/DBCluster[2]/Status of the reply is missing"))
        #expect(element["DBClusterIdentifier"] == "b" && element["DBClusterArn"] == "arn:b")
        #expect(element["DbClusterResourceId"] == "cluster-b")
        // Only what names it is kept.
        #expect(element["Engine"] == nil && element["MasterUsername"] == nil)
    }

    @Test func `a list of which every element has to be read is refused`() async {
        let aws = ScriptedAWS(Self.reply(Self.cluster("a") + Self.cluster("b", status: nil)))
        await #expect {
            try await aws.list(RDS.DescribeDBClusters())
        } throws: { error in
            (error as? AWSError)?.message.contains("DBClusters/DBCluster[2]/Status") ?? false
        }
    }

    @Test func `a list that is missing is no empty one`() async {
        let aws = ScriptedAWS(
            "<DescribeDBClustersResponse><DescribeDBClustersResult/></DescribeDBClustersResponse>")
        await #expect(throws: AWSError.self) { try await aws.listing(RDS.DescribeDBClusters()) }
    }

    @Test func `an account's other quota that cannot be read spoils none`() async throws {
        let aws = ScriptedAWS(
            garbled: "<DescribeAccountAttributesResponse><DescribeAccountAttributesResult><AccountQuotas><AccountQuota>"
                + "<AccountQuotaName>Other</AccountQuotaName><Used>many</Used></AccountQuota><AccountQuota>"
                + "<AccountQuotaName>DBInstances</AccountQuotaName><Used>1</Used><Max>40</Max></AccountQuota>"
                + "</AccountQuotas></DescribeAccountAttributesResult></DescribeAccountAttributesResponse>")
        #expect(try await aws.send(RDS.DescribeAccountAttributes()).map(\.accountQuotaName) == ["DBInstances"])
    }

    private struct Target: Decodable, Sendable {
        var name: String
        var minimum: Int

        enum CodingKeys: String, CodingKey {
            case name = "ResourceName"
            case minimum = "MinCapacity"
        }
    }

    private struct Reply: Decodable {
        var targets: Listing<Target>

        enum CodingKeys: String, CodingKey {
            case targets = "ScalableTargets"
        }
    }

    @Test func `a JSON list is read element by element as well`() throws {
        let json = """
            {"ScalableTargets": [{"ResourceName": "a", "MinCapacity": 1}, {"ResourceName": "b", "Secret": "s"}, 7,
              {"ResourceName": "c", "MinCapacity": 2}]}
            """
        let listing = try JSONDecoder().decode(Reply.self, from: Data(json.utf8)).targets
        #expect(listing.items.map(\.name) == ["a", "c"] && listing.unreadable.count == 2)
        #expect(listing.unreadable[0]["ResourceName"] == "b" && listing.unreadable[0]["Secret"] == nil)
        #expect(listing.unreadable[0].reason.contains("MinCapacity of the reply is missing"))
    }
}
