import Maintenance
import TestSupport
import Testing

/// How far an observation shows that a call took effect: values decide, never `available` alone.
@Suite struct MutationProofTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var mutation: AnyMutation
        var observation: Observation
        var proof: Proof
        /// When the call was decided on.
        var since = Timestamp(milliseconds: 0)
        /// AWS was seen at it since.
        var wasUnderWay = false
        /// AWS answered that it does it.
        var wasAccepted = false
        var testDescription: String { name }
    }

    private static let create = AnyMutation.createInstance(.sample("k3f9", of: "orders"))
    private static let modify = AnyMutation.modifyClass(of: "orders-2", to: "db.r6g.xlarge")
    private static let failOver = AnyMutation.failOver("orders", to: "orders-2")
    private static let delete = AnyMutation.deleteStandIn("orders-co-k3f9")
    private static let standIn = Instance.standIn(of: "k3f9")

    static func second(_ change: (inout Instance) -> Void) -> Observation { .orders().with("orders-2", change) }

    private static let tier = AnyMutation(SetPromotionTier(of: "orders-2", to: 4))

    static let rows: [Row] = [
        Row(name: "tier: the one before", mutation: tier, observation: .orders(), proof: .none),
        Row(
            name: "tier: as the cluster lists it", mutation: tier,
            observation: .orders().withMember("orders-2") { $0.promotionTier = 4 }, proof: .done),
        Row(
            name: "tier: of another member", mutation: tier,
            observation: .orders().withMember("orders-3") { $0.promotionTier = 4 }, proof: .none),
        Row(name: "not there", mutation: create, observation: .orders(), proof: .none),
        Row(
            name: "there, not a member yet", mutation: create,
            observation: .orders().adding(standIn, isMember: false), proof: .working),
        Row(
            name: "creating", mutation: create,
            observation: Observation.orders().adding(standIn).with("orders-co-k3f9") { $0.status = "creating" },
            proof: .working),
        Row(name: "a member at rest", mutation: create, observation: .orders().adding(standIn), proof: .done),
        Row(
            name: "AWS gave up", mutation: create,
            observation: Observation.orders().adding(standIn).with("orders-co-k3f9") {
                $0.status = "insufficient-capacity"
            },
            proof: .lacking),
        Row(name: "available with the old class", mutation: modify, observation: .orders(), proof: .none),
        Row(
            name: "the change is pending", mutation: modify,
            observation: second { $0.pendingChanges = ["DBInstanceClass": "db.r6g.xlarge"] }, proof: .working),
        Row(name: "modifying", mutation: modify, observation: second { $0.status = "modifying" }, proof: .working),
        Row(
            name: "the new class while rebooting", mutation: modify,
            observation: second {
                $0.instanceClass = "db.r6g.xlarge"
                $0.status = "rebooting"
            }, proof: .working),
        Row(
            name: "the new class, pending still listed", mutation: modify,
            observation: second {
                $0.instanceClass = "db.r6g.xlarge"
                $0.pendingChanges = ["DBInstanceClass": "db.r6g.xlarge"]
            }, proof: .working),
        Row(
            name: "the new class at rest", mutation: modify,
            observation: second { $0.instanceClass = "db.r6g.xlarge" }, proof: .done),
        Row(name: "gone", mutation: modify, observation: .orders(members: 1), proof: .none),
        Row(name: "the old writer, all available", mutation: failOver, observation: .orders(), proof: .none),
        Row(
            name: "failing over", mutation: failOver,
            observation: Observation.orders().withCluster { $0.status = "failing-over" }, proof: .working),
        Row(
            name: "the role moved, the new writer rebooting", mutation: failOver,
            observation: second { $0.status = "rebooting" }.writing("orders-2"), proof: .working),
        Row(
            name: "the role moved, at rest", mutation: failOver, observation: Observation.orders().writing("orders-2"),
            proof: .done),
        Row(name: "still there", mutation: delete, observation: .orders().adding(standIn), proof: .none),
        Row(
            name: "deleting", mutation: delete,
            observation: Observation.orders().adding(standIn).with("orders-co-k3f9") { $0.status = "deleting" },
            proof: .underWay),
        Row(
            name: "described no more, listed still", mutation: delete,
            observation: Observation.orders().adding(standIn).removing("orders-co-k3f9", fromList: false),
            proof: .working),
        Row(
            name: "not listed, and not seen deleting", mutation: delete, observation: .orders(), proof: .working,
            since: Observation.sampleInstant),
        Row(
            name: "not listed, after AWS accepted the call", mutation: delete, observation: .orders(), proof: .done,
            since: Observation.sampleInstant, wasAccepted: true),
        Row(
            name: "not listed, after AWS was seen deleting it", mutation: delete, observation: .orders(), proof: .done,
            since: Observation.sampleInstant, wasUnderWay: true),
        Row(
            name: "not listed for as long as AWS may answer with what was", mutation: delete, observation: .orders(),
            proof: .done, since: Observation.sampleInstant - .minutes(3)),
    ]

    @Test(arguments: rows + restarts + maintenance + storage) func `what proves a call`(row: Row) {
        let call = CallRecord(
            decidedAt: row.since, wasUnderWay: row.wasUnderWay, wasAccepted: row.wasAccepted)
        #expect(row.mutation.proof(in: row.observation, of: call) == row.proof)
    }

    @Test func `a restart, a failover, a switchover and ordered maintenance are never repeated by themselves`() {
        let once = [Self.failOver, Self.reboot, Self.rebootWriter, Self.upgrade, Self.upgradeCluster]
        #expect(once.filter(\.isRepeatable) == [])
        #expect([Self.create, Self.modify, Self.delete, Self.optimize].filter { !$0.isRepeatable } == [])
    }

    @Test func `what moves the writer role or interrupts the writer is gated, and nothing else`() {
        let free = [Self.create, Self.modify, Self.delete, Self.reboot, Self.upgrade, Self.optimize]
        #expect(free.filter(\.isGated) == [])
        #expect([Self.failOver, Self.rebootWriter, Self.upgradeCluster].filter { !$0.isGated } == [])
    }
}
