import Engine
import Fleet
import Maintenance
import TestSupport
import Testing

/// One element of a list that cannot be read spoils what it is about, and nothing else.
struct UnreadableElementTests {
    private static let billing = FakeCluster(identifier: "billing", members: ["billing-1", "billing-2"])

    /// Answers the lists of clusters and members with something left out of the element of that name.
    private func aws(
        without text: @escaping @Sendable (String) -> String, of action: String, in name: String
    ) -> FakeAWS {
        let clusters = [FakeCluster.orders, Self.billing]
        let elements =
            action == "DescribeDBClusters" ? clusters.map(\.xml) : clusters.flatMap(\.instancesXML)
        return FakeAWS(
            clusters,
            answering: [
                action: { call, _ in
                    let shown = elements.map { element in
                        element.contains(
                            ">\(name)</DB\(action.hasSuffix("Clusters") ? "Cluster" : "Instance")Identifier>")
                            ? text(element) : element
                    }
                    return .page(call, list: String(action.dropFirst("Describe".count)), shown)
                }
            ])
    }

    private func sights(_ aws: FakeAWS) async -> (orders: Sight?, billing: Sight?) {
        let seen = await aws.fleet().observe([.orders, .named("billing")])
        return (seen[.orders], seen[.named("billing")])
    }

    private func reason(_ sight: Sight?) -> String? {
        guard case .unseen(let reason, false)? = sight else { return nil }
        return reason
    }

    @Test func `a cluster without a status is not known, and the one beside it is`() async {
        let (orders, billing) = await sights(
            aws(
                without: { $0.replacing("<Status>available</Status>", with: "") }, of: "DescribeDBClusters",
                in: "orders"))
        #expect(reason(orders)?.contains("What AWS says of orders cannot be read.") == true)
        #expect(billing?.observation?.cluster?.identifier == "billing")
    }

    @Test func `a member that cannot be read spoils its cluster alone`() async {
        let (orders, billing) = await sights(
            aws(
                without: { $0.replacing("<DBInstanceStatus>available</DBInstanceStatus>", with: "") },
                of: "DescribeDBInstances", in: "orders-2"))
        #expect(
            reason(orders)?.contains("What AWS says of orders-2, perhaps a member of orders, cannot be read.") == true)
        #expect(billing?.observation?.instances.count == 2)
    }

    @Test func `where a cluster's name cannot be read, nobody is told that a cluster is not there`() async {
        let aws = aws(
            without: { $0.replacing("<DBClusterIdentifier>orders</DBClusterIdentifier>", with: "") },
            of: "DescribeDBClusters", in: "orders")
        let (orders, billing) = await sights(aws)
        #expect(reason(orders)?.contains("Whether there is a cluster orders is not known") == true)
        #expect(billing?.observation?.cluster != nil)
    }

    @Test func `all databases of a region are listed but the one that cannot be read, which is named`() async throws {
        let aws = aws(
            without: { $0.replacing("<DBInstanceStatus>available</DBInstanceStatus>", with: "") },
            of: "DescribeDBInstances", in: "orders-2")
        let question = DatabasesQuestion(in: Target.orders.place)
        let found = try #require(await aws.fleet().ask([AnyQuestion(question)], for: .look)[question]?.reading.value)
        #expect(found.clusters.compactMap(\.cluster?.identifier) == ["billing"])
        #expect(found.unreadable.map(\.name) == ["orders"] && found.unreadable.map(\.resource) == ["cluster-orders"])
        #expect(found.complaint(aboutResource: "cluster-orders") != nil)
        #expect(found.complaint(aboutResource: "cluster-billing") == nil)
        let listed = found.observations(in: question.place, takenAt: Observation.sampleInstant)
        #expect(
            listed.map(\.target.cluster) == ["billing", "orders"]
                && listed.map { $0.unreadable == nil } == [true, false])
    }

    @Test func `a deployment without a status is named and unreadable; without a name none is known to be absent`()
        async
    {
        func answer(_ name: String) async -> Reading<[Deployment]>? {
            let aws = FakeAWS(answering: [
                "DescribeBlueGreenDeployments": { call, _ in
                    .result(
                        call.action,
                        "<BlueGreenDeployments><member><BlueGreenDeploymentIdentifier>bgd-1"
                            + "</BlueGreenDeploymentIdentifier>\(name)<Source>arn:orders</Source></member>"
                            + "<member><BlueGreenDeploymentIdentifier>bgd-2</BlueGreenDeploymentIdentifier>"
                            + "<Status>AVAILABLE</Status></member></BlueGreenDeployments>")
                }
            ])
            let question = DeploymentsQuestion(in: Target.orders.place)
            return await aws.fleet().ask([AnyQuestion(question)], for: .look)[question]?.reading
        }
        let named = await answer("<BlueGreenDeploymentName>upgrade</BlueGreenDeploymentName>")
        #expect(named?.value?.map(\.isUnreadable).sorted { $0 && !$1 } == [true, false])
        #expect(named?.value?.first { $0.isUnreadable }?.name == "upgrade")
        let nameless = await answer("")
        #expect(nameless?.value == nil)
    }

    @Test func `maintenance that cannot be read is not known of its own resource alone`() async throws {
        let aws = FakeAWS(answering: [
            "DescribePendingMaintenanceActions": { call, _ in
                .result(
                    call.action,
                    "<PendingMaintenanceActions><ResourcePendingMaintenanceActions><ResourceIdentifier>"
                        + "arn:aws:rds:us-east-1:123456789012:db:billing-1</ResourceIdentifier>"
                        + "<PendingMaintenanceActionDetails><PendingMaintenanceAction/></PendingMaintenanceActionDetails>"
                        + "</ResourcePendingMaintenanceActions></PendingMaintenanceActions>")
            }
        ])
        let question = PendingMaintenanceQuestion(in: Target.orders.place)
        let answer = try #require(await aws.fleet().ask([AnyQuestion(question)], for: .look)[question])
        var observation = Observation.orders()
        observation.add([answer])
        #expect(observation.maintenance == .known([]))
        let other = observation.with("orders-1") { $0.arn = "arn:aws:rds:us-east-1:123456789012:db:billing-1" }
        #expect(other.maintenance?.value == nil && other.maintenance != nil)
    }
}
