import Engine
import Fleet
import Maintenance
@testable import Runbooks
import TestSupport
import Testing

/// What happened to a cluster before.
struct HistoryTests {
    private static func event(_ source: String, _ text: String, _ category: String, _ time: String) -> String {
        "<Event><SourceIdentifier>\(source)</SourceIdentifier><SourceType>db-cluster</SourceType><Message>\(text)</Message>"
            + "<EventCategories><EventCategory>\(category)</EventCategory></EventCategories><Date>\(time)</Date></Event>"
    }

    @Test func `completed failovers of the cluster are found, whoever caused them, oldest first`() async throws {
        let events = [
            Self.event("orders", "Completed failover to DB instance: orders-1", "failover", "2026-11-29T10:05:00Z"),
            Self.event(
                "orders", "Started cross AZ failover to DB instance: orders-1", "failover", "2026-11-29T10:04:00Z"),
            Self.event("orders", "Completed failover to DB instance: orders-2", "failover", "2026-11-29T09:00:00Z"),
            Self.event("orders", "DB cluster failed over", "notification", "2026-11-29T09:30:00Z"),
            Self.event("billing", "Completed failover to DB instance: billing-2", "failover", "2026-11-29T10:10:00Z"),
        ]
        let aws = FakeAWS(answering: [
            "DescribeEvents": { call, _ in .result(call.action, "<Events>\(events.joined())</Events>") }
        ])
        let basis = try await aws.fleet().basis(.orders, for: FailoverRunbook())
        #expect(
            basis.failovers.value?.map(\.text) == [
                "Completed failover to DB instance: orders-2", "Completed failover to DB instance: orders-1",
            ])
        let call = try #require(aws.calls.first { $0.action == "DescribeEvents" })
        #expect(call["SourceType"] == "db-cluster" && call["SourceIdentifier"] == "orders")
        #expect(call["EventCategories.EventCategory.1"] == "failover" && call["StartTime"] != nil)
    }

    @Test func `integrations, quotas of clusters and what upgrades see of the cluster are read`() async throws {
        let aws = FakeAWS(answering: [
            "DescribeIntegrations": { call, _ in
                .result(
                    call.action,
                    "<Integrations><Integration><IntegrationName>to-redshift</IntegrationName>"
                        + "<SourceArn>arn:aws:rds:us-east-1:123456789012:cluster:orders</SourceArn><Status>active</Status>"
                        + "</Integration></Integrations>")
            },
            "DescribeAccountAttributes": { call, _ in
                .result(
                    call.action,
                    "<AccountQuotas><AccountQuota><AccountQuotaName>DBClusters</AccountQuotaName><Used>39</Used><Max>40</Max>"
                        + "</AccountQuota></AccountQuotas>")
            },
        ])
        let basis = try await aws.fleet().basis(.orders, for: UpgradeRunbook(version: "16.6"))
        #expect(basis.clusterQuota == .known(Quota(used: 39, maximum: 40)))
        #expect(basis.quota == .unavailable("AWS names no quota of DB instances."))
        let cluster = try #require(basis.observation.cluster)
        let answers = UpgradeAnswers(to: "16.6", of: cluster, in: basis.observation)
        #expect(answers.integrations.value?.map(\.name) == ["to-redshift"])
    }
}
