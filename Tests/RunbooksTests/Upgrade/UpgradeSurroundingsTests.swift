import Maintenance
@testable import Runbooks
import TestSupport
import Testing

/// What does not go along with a blue/green deployment, and whether there is room for green.
@Suite struct UpgradeSurroundingsTests {
    typealias Row = UpgradeChecksTests.Row

    private static let inPlace = UpgradeRunbook(version: "16.6", inPlace: true)

    private static func replicas(_ replicas: String...) -> Observation {
        .orders().withCluster { $0.readReplicas = replicas }
    }
    private static let backtracked = Observation.orders().withCluster { $0.hasBacktrack = true }

    private static func integrations(_ integrations: Integration...) -> (inout UpgradeAnswers) -> Void {
        { $0.integrations = .known(integrations) }
    }
    private static let redshift = Integration(
        name: "to-redshift", source: DeploymentPlan.orders.source, status: "active")

    static let rows: [Row] = [
        Row("read-replicas", "none", []),
        Row(
            "read-replicas", "one in another region", [.block],
            [
                "arn:aws:rds:eu-west-1:1:cluster:copy replicates from orders in another region",
                "`upgrade orders 16.6 --in-place` does without.",
            ], seeing: replicas("arn:aws:rds:eu-west-1:1:cluster:copy")),
        Row(
            "read-replicas", "one in this region", [.acknowledge], ["orders-copy replicates from orders"],
            seeing: replicas("orders-copy")),
        Row(
            "read-replicas", "one in this region by its ARN", [.acknowledge], ["us-east-1"],
            seeing: replicas("arn:aws:rds:us-east-1:1:cluster:copy")),
        Row(
            "read-replicas", "in place it does not matter", [], [], asking: inPlace,
            seeing: replicas("arn:aws:rds:eu-west-1:1:cluster:copy")),
        Row("backtrack", "none", []),
        Row("backtrack", "there is some", [.acknowledge], ["there is no backtracking"], seeing: backtracked),
        Row("backtrack", "in place it does not matter", [], [], asking: inPlace, seeing: backtracked),
        Row("zero-etl", "none", []),
        Row(
            "zero-etl", "one", [.block],
            ["with the zero-ETL integration to-redshift. Delete it first, and make it anew after the switchover."],
            integrations(redshift)),
        Row(
            "zero-etl", "two", [.block], ["integrations to-redshift and to-lake. Delete them first"],
            integrations(redshift, .init(name: "to-lake", source: redshift.source, status: "failed"))),
        Row("zero-etl", "in place it does not matter", [], [], asking: inPlace, integrations(redshift)),
        Row("zero-etl", "not read", [.acknowledge], ["Not checked", "zero-ETL integrations read orders"]) {
            $0.integrations = .unavailable("denied")
        },
    ]

    @Test(arguments: rows) func `what green cannot take along is said before it is made`(row: Row) throws {
        try row.verify()
        #expect(try row.plan().findings.allSatisfy { $0.text.hasSuffix(".") && $0.text.count < 300 })
    }

    @Test func `integrations of others, and those being deleted, are no obstacle`() throws {
        let cluster = try #require(Observation.orders().cluster)
        var seen = Observation.orders()
        seen.give(
            IntegrationsQuestion(in: seen.target.place),
            .known([
                Integration(name: "other", source: cluster.arn + "-2", status: "active"),
                Integration(name: "going", source: cluster.arn, status: "deleting"),
                Integration(name: "own", source: cluster.arn, status: "syncing"),
            ]))
        let answers = UpgradeAnswers(to: "16.6", of: cluster, in: seen)
        #expect(answers.integrations.value?.map(\.name) == ["own"])
    }

    @Test(
        arguments: [
            (37, 39, []),
            (
                38, 39,
                [
                    "block 38 of 40 DB instances are in use: green's 3 members do not fit. Raise the quota, or upgrade with `--in-place`."
                ]
            ),
            (
                37, 40,
                [
                    "block 40 of 40 DB clusters are in use: green does not fit. Raise the quota, or upgrade with `--in-place`."
                ]
            ),
        ] as [(Int, Int, [String])])
    func `green needs room for a cluster and as many instances`(
        instances: Int, clusters: Int, findings: [String]
    ) throws {
        let basis = PlanBasis.upgrading().with {
            $0.givenQuota = .known(Quota(used: instances, maximum: 40))
            $0.givenClusterQuota = .known(Quota(used: clusters, maximum: 40))
        }
        func found(_ request: UpgradeRunbook) throws -> [String] {
            try Planning.upgrade(request, basis).findings.filter { ["quota", "cluster-quota"].contains($0.check) }
                .map { "\($0.severity) \($0.text)" }
        }
        #expect(try found(UpgradeRunbook(version: "16.6")) == findings)
        #expect(try found(Self.inPlace) == [])
    }

    @Test func `a quota that cannot be read is said`() throws {
        let basis = PlanBasis.upgrading().with {
            $0.givenQuota = .unavailable("denied")
            $0.givenClusterQuota = .unavailable("denied")
        }
        let plan = try Planning.upgrade(UpgradeRunbook(version: "16.6"), basis)
        #expect(
            (plan[check: "quota"] + plan[check: "cluster-quota"]).map(\.text) == [
                "Not checked: whether the account may have 3 more DB instances. Denied.",
                "Not checked: whether the account may have one more DB cluster. Denied.",
            ])
    }

    @Test func `custom endpoints with lists of members are said before an upgrade by blue/green`() throws {
        let basis = PlanBasis.upgrading().with {
            $0.givenCustomEndpoints = .known([
                CustomEndpoint(identifier: "reports", staticMembers: ["orders-3", "orders-2"], excludedMembers: []),
                CustomEndpoint(identifier: "web", staticMembers: [], excludedMembers: ["orders-3"]),
                CustomEndpoint(identifier: "all", staticMembers: [], excludedMembers: []),
            ])
        }
        let found = try Planning.upgrade(UpgradeRunbook(version: "16.6"), basis)[check: "custom-endpoints"]
        #expect(found.map(\.severity) == [.acknowledge, .acknowledge])
        #expect(
            found.first?.text.hasPrefix("The custom endpoint reports names orders-2 and orders-3, which AWS") == true)
        #expect(found.last?.text.hasPrefix("The custom endpoint web leaves out orders-3, which AWS advises") == true)
        #expect(try Planning.upgrade(Self.inPlace, basis)[check: "custom-endpoints"] == [])
    }
}
