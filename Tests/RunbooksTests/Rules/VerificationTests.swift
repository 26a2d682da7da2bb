import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct VerificationTests {
    private static let expected = Expectation(
        writer: "orders-1",
        members: ["orders-1": "db.r6g.xlarge", "orders-2": "db.r6g.xlarge", "orders-3": "db.r6g.large"],
        absent: ["orders-co-k3f9"], awaitingRestart: ["orders-3"], mayVary: ["orders-as-9"],
        tiers: ["orders-1": 1, "orders-2": 1, "orders-3": 1])
    private static let right = Observation.orders("db.r6g.xlarge").with("orders-3") {
        $0.instanceClass = "db.r6g.large"
    }
    private static func second(_ change: (inout Instance) -> Void) -> Observation { right.with("orders-2", change) }

    private static let tier = AnyMutation(SetPromotionTier(of: "orders-2", to: 1))

    static let cases = [
        Case("as planned", right, .satisfied),
        Case("no cluster", .missing, .blocked("no cluster")),
        Case("a backup is made", right.withCluster { $0.status = "backing-up" }, .satisfied),
        Case("another writer", right.writing("orders-2"), .ready([.failOver("orders", to: "orders-1")])),
        Case(
            "another writer, failover asked for", right.writing("orders-2"),
            asked: [.failOver("orders", to: "orders-1")], .inProgress("waiting for AWS to show the failover")),
        Case("no writer", right.writing(nil), .inProgress("show its writer")),
        Case(
            "a wrong class", second { $0.instanceClass = "db.r6g.large" },
            .blocked("orders-2 is db.r6g.large, not db.r6g.xlarge")),
        Case(
            "a promotion tier changed", right.withMember("orders-2") { $0.promotionTier = 15 },
            .ready([tier])),
        Case(
            "a promotion tier changed, asked for again", right.withMember("orders-2") { $0.promotionTier = 15 },
            asked: [tier], .inProgress("the promotion tier of orders-2")),
        Case(
            "two promotion tiers changed, one asked for again",
            right.withMember("orders-2") { $0.promotionTier = 15 }.withMember("orders-3") { $0.promotionTier = 0 },
            asked: [tier], .ready([AnyMutation(SetPromotionTier(of: "orders-3", to: 1))])),
        Case(
            "a promotion tier changed, and something that is not put right",
            second { $0.instanceClass = "db.r6g.large" }.withMember("orders-2") { $0.promotionTier = 15 },
            .blocked(
                "orders-2 is db.r6g.large, not db.r6g.xlarge; orders-2 has promotion tier 15, not 1")),
        Case(
            "a promotion tier changed while a member is at work",
            second { $0.status = "modifying" }.withMember("orders-2") { $0.promotionTier = 15 },
            .inProgress("orders-2, which is modifying")),
        Case(
            "a promotion tier that AWS does not tell",
            right.withMember("orders-2") { $0.promotionTier = nil }.with("orders-2") { $0.promotionTier = nil },
            .satisfied),
        Case("a member missing", right.removing("orders-2"), .blocked("orders-2 is missing")),
        Case("a member not described", right.removing("orders-2", fromList: false), .inProgress("describe orders-2")),
        Case("a member not listed", right.removing("orders-2", fromDescription: false), .inProgress("list orders-2")),
        Case("a member in transition", second { $0.status = "modifying" }, .inProgress("orders-2, which is modifying")),
        Case("a member broken", second { $0.status = "failed" }, .blocked("orders-2 is failed")),
        Case("somebody else's changes pending", second { $0.pendingChanges = ["Port": "3307"] }, .satisfied),
        Case(
            "somebody else's changes pending on the cluster",
            right.withCluster { $0.pendingChanges = ["EngineVersion": "15.5"] }, .satisfied),
        Case(
            "parameters waiting", second { $0.parameterGroups[0].applyStatus = "pending-reboot" },
            .blocked("orders-2 wait for a restart")),
        Case(
            "cluster parameters waiting", right.withMember("orders-2") { $0.parameterGroupStatus = "pending-reboot" },
            .blocked("orders-2 wait for a restart")),
        Case(
            "parameters applying", second { $0.parameterGroups[0].applyStatus = "applying" },
            .inProgress("are applying")),
        Case(
            "parameters waiting that waited before",
            right.with("orders-3") { $0.parameterGroups[0].applyStatus = "pending-reboot" }, .satisfied),
        Case("the stand-in still there", right.adding(.standIn()), .blocked("orders-co-k3f9 is still there")),
        Case(
            "the stand-in deleting", right.adding(.standIn(status: "deleting")),
            .inProgress("orders-co-k3f9 to be gone")),
        Case(
            "the stand-in still listed", right.adding(.standIn()).removing("orders-co-k3f9", fromList: false),
            .inProgress("orders-co-k3f9 to be gone")),
        Case("an instance more", right.adding(.sample("orders-4")), .blocked("orders-4 was not there before")),
        Case(
            "an instance coming", right.adding(.sample("orders-4", status: "creating"), isMember: false),
            .inProgress("orders-4 to come or go")),
        Case("autoscaling added one", right.adding(.autoscaled("orders-as-10")), .satisfied),
        Case(
            "autoscaling's is failing",
            right.adding(.autoscaled("orders-as-9")).with("orders-as-9") { $0.status = "failed" }, .satisfied),
        Case("cluster in transition", right.withCluster { $0.status = "modifying" }, .inProgress("modifying")),
        Case("cluster that backs up", right.withCluster { $0.status = "backing-up" }, .satisfied),
        Case("cluster broken", right.withCluster { $0.status = "stopped" }, .blocked("orders is stopped")),
        Case(
            "several differences", second { $0.instanceClass = "db.r6g.large" }.writing("orders-3"),
            .blocked(
                "not as planned: the writer is orders-3, not orders-1; orders-2 is db.r6g.large, not db.r6g.xlarge")),
        Case(
            "a difference while something is in transition",
            right.writing("orders-2").with("orders-3") { $0.status = "modifying" }, .inProgress("orders-3")),
    ]

    @Test func `where the writer is not the operation's matter any will do`() {
        var expected = VerificationTests.expected
        expected.writer = nil
        Case("another writer", VerificationTests.right.writing("orders-2"), .satisfied).check(.verify(expected))
    }

    @Test(.holds(.tiersTold, .verificationCompares, .parametersInForce), arguments: cases)
    func `looking at the whole`(row: Case) { row.check(.verify(VerificationTests.expected)) }

    private static func running(_ version: String, _ member: String) -> Observation {
        Observation.orders().upgraded(to: version).with("orders-2") { $0.engineVersion = member }
    }

    static let versions = [
        Case("as wanted", running("16.6", "16.6"), .satisfied),
        Case("as before", running("15.4", "15.4"), .blocked("orders runs 15.4, not 16.6")),
        Case("one member as before", running("16.6", "15.4"), .blocked("orders-2 runs 15.4, not 16.6")),
    ]

    @Test(.holds(.verificationCompares), arguments: versions) func `looking at the version after an upgrade`(row: Case)
    {
        let classes: [InstanceID: InstanceClass] = [
            "orders-1": "db.r6g.large", "orders-2": "db.r6g.large", "orders-3": "db.r6g.large",
        ]
        var expected = Expectation(writer: nil, members: classes)
        expected.engineVersion = "16.6"
        row.check(.verify(expected))
    }
}
