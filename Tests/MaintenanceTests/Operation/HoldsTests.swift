import Engine
import Maintenance
import TestSupport
import Testing

/// What an operation holds, so that no other one works on it at the same time.
struct HoldsTests {
    private static let place = Place(account: "123456789012", region: "eu-west-1")

    private static func held(_ resources: Resource...) -> Set<Resource> {
        Set(resources.map { $0.located(in: place) })
    }

    private static func plan(_ change: (inout Plan) -> Void = { _ in }) -> Plan {
        var plan = Plan.sample("k3f9", cluster: "orders", at: SampleStory.beginning)
        change(&plan)
        return plan
    }

    @Test func `a plan names its cluster, the very one, its members and what it makes`() {
        let plan = Self.plan {
            $0.beginning = Beginning(
                writer: "orders-1", classes: ["orders-1": "db.r6g.large", "orders-2": "db.r6g.large"])
        }
        #expect(
            plan.holds
                == Self.held(
                    .cluster("orders"), .identity("cluster-ABC"), .instance("orders-1"), .instance("orders-2"),
                    .instance("orders-co-k3f9")))
    }

    @Test func `an RDS instance is held as an instance`() {
        let plan = Self.plan {
            $0.subject = AnySubject(InstanceSubject(.sample(), in: $0.subject.place))
            $0.steps = []
        }
        #expect(plan.holds == Self.held(.instance("orders"), .identity("db-ORDERS")))
    }

    @Test func `nothing is held before the start and after the end`() throws {
        let story = try SampleStory.complete("k3f9")
        for operation in story.entries.compactMap(\.operation) {
            #expect(operation.holds.isEmpty == !operation.isActive)
            if operation.isActive { #expect(operation.holds.isSuperset(of: operation.plan.holds)) }
        }
    }

    @Test func `no event changes what is held unless it says so`() throws {
        let entries = try SampleStory.complete("k3f9").entries
        var operation = try #require(entries.first?.operation)
        for entry in entries.dropFirst() {
            for event in entry.events {
                let before = operation.holds
                _ = try operation.apply(event, at: entry.at)
                #expect(before == operation.holds || event.changesHolds, "\(event.name)")
            }
        }
    }

    @Test func `what a call is about is held from its intent on, and a switchover's green with it`() throws {
        var story = try SampleStory("k3f9")
        try story.start()
        let green = "arn:aws:rds:eu-west-1:123456789012:cluster:orders-green-x1"
        let before = story.operation.holds
        let mutation = AnyMutation.switchOver(
            Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300, green: green))
        #expect(mutation.touches == [.cluster("orders-green-x1")])
        let standIn = AnyMutation.deleteStandIn("elsewhere")
        let intent = Intent(
            id: "k3f9-1", step: "create", mutation: standIn, approval: nil, decidedAt: SampleStory.beginning)
        try story.turn(.stepStarted("create"), .mutationIntended(intent))
        #expect(story.operation.holds == before.union(Self.held(.instance("elsewhere"))))
        try story.turn(.mutationRefused(intent.id, "not there"))
        #expect(story.operation.holds == before.union(Self.held(.instance("elsewhere"))))
    }

    @Test func `a place of its own comes before that of the operation`() {
        let elsewhere = Place(account: "9", region: "us-east-1")
        let zone = Resource(service: "route53", type: "hostedzone", name: "Z1", place: elsewhere)
        #expect(zone.located(in: Self.place) == zone)
        #expect(Resource.cluster("orders").located(in: Self.place).place == Self.place)
    }
}
