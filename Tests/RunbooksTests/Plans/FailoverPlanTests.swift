import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct FailoverPlanTests {
    @Test func `a failover is one gated step and a look at the whole`() throws {
        let plan = try Planning.failover(to: "orders-3")
        #expect(plan.title == "Fail over orders to orders-3")
        #expect(plan.steps.map(\.id) == ["fail-over", "verify"])
        #expect(plan.steps.map(\.isGated) == [true, false])
        #expect(plan.steps[0].title == "Fail over orders-1 → orders-3")
        #expect(plan.works(of: FailOverStep.self).map(\.next) == ["orders-3"])
        #expect(plan.steps[1].after == ["fail-over"])
        #expect(plan.expectation?.writer == "orders-3")
        #expect(plan.expectation?.members.keys.sorted() == ["orders-1", "orders-2", "orders-3"])
        #expect(plan.findings == [])
        #expect(plan.interruption?.hasPrefix("one failover") == true)
    }

    /// What makes one reader preferable, and which is proposed.
    static let preferences: [(String, Observation, InstanceID)] = [
        ("by name", .orders(), "orders-2"),
        ("by tier", .orders().withMember("orders-3") { $0.promotionTier = 0 }, "orders-3"),
        (
            "by tier before class",
            .orders().withMember("orders-3") { $0.promotionTier = 0 }.with("orders-3") {
                $0.instanceClass = "db.t3.medium"
            },
            "orders-3"
        ),
        ("by the writer's class", .orders().with("orders-2") { $0.instanceClass = "db.r6g.2xlarge" }, "orders-3"),
        ("at rest", .orders().with("orders-2") { $0.status = "modifying" }, "orders-3"),
        ("not autoscaled", .orders(members: 2).adding(.sample("orders-0", tier: 0, tags: [.autoscaled])), "orders-2"),
        ("not a stand-in", .orders(members: 2).adding(.standIn("db.r6g.large")), "orders-2"),
        (
            "an autoscaled one if there is no other", .orders(members: 1).adding(.autoscaled("orders-as-9")),
            "orders-as-9"
        ),
        (
            "one not at rest if there is no other",
            .orders(members: 2).with("orders-2") { $0.status = "modifying" }, "orders-2"
        ),
        (
            "tiers of the instance where the cluster tells none",
            .orders().withMember("orders-2") { $0.promotionTier = nil }.with("orders-2") { $0.promotionTier = 5 },
            "orders-3"
        ),
    ]

    @Test(arguments: preferences.indices) func `the next writer that is proposed`(index: Int) throws {
        let (why, observation, expected) = FailoverPlanTests.preferences[index]
        let plan = try Planning.failover(.orders(observation))
        #expect(plan.works(of: FailOverStep.self).map(\.next) == [expected], "\(why)")
    }

    @Test func `the writer already has the role`() throws {
        let plan = try Planning.failover(to: "orders-1")
        #expect(plan.isEmpty)
        #expect(
            plan.findings == [
                Finding(.info, "nothing-to-do", "orders-1 is the writer of orders already: nothing to do.")
            ])
        #expect(plan.interruption == nil)
    }

    @Test func `an unknown member is refused with the nearest`() {
        let sentence = Planning.refusal { try Planning.failover(to: "orders-22") }
        #expect(
            sentence == "orders has no member orders-22 to fail over to. Did you mean orders-2, orders-1 and orders-3?")
    }

    @Test func `a lone writer has nowhere to go`() {
        let sentence = Planning.refusal { try Planning.failover(.orders(.orders(members: 1))) }
        #expect(sentence?.contains("only instance") == true)
    }

    /// The class that is to write next and that of the writer; what has to be acknowledged.
    static let sizes: [(InstanceClass, InstanceClass, [String])] = [
        ("db.r6g.large", "db.r6g.large", []),
        ("db.r6g.xlarge", "db.r6g.large", []),
        ("db.r6g.large", "db.r6g.xlarge", ["acknowledge smaller-writer"]),
        ("db.t3.large", "db.r6g.large", ["acknowledge smaller-writer"]),
        ("db.q9.large", "db.r6g.large", ["acknowledge smaller-writer"]),
        ("db.serverless", "db.r6g.large", []),
    ]

    @Test(arguments: sizes) func `a smaller next writer has to be acknowledged`(
        next: InstanceClass, writer: InstanceClass, expected: [String]
    ) throws {
        let observation = Observation.orders().with("orders-1") { $0.instanceClass = writer }
            .with("orders-2") { $0.instanceClass = next }
        #expect(try Planning.failover(.orders(observation), to: "orders-2").grave == expected)
    }

    @Test(arguments: [(0, []), (1, []), (2, ["acknowledge cold-writer"]), (15, ["acknowledge cold-writer"])])
    func `a serverless reader of a late tier may be cold`(tier: Int, expected: [String]) throws {
        let observation = Observation.orders().with("orders-2") { $0.instanceClass = "db.serverless" }
            .withMember("orders-2") { $0.promotionTier = tier }
        #expect(try Planning.failover(.orders(observation), to: "orders-2").grave == expected)
    }

    @Test func `a borrowed writer has to be acknowledged`() throws {
        let autoscaled = PlanBasis.orders(.orders().adding(.autoscaled("orders-as-9")))
        #expect(try Planning.failover(autoscaled, to: "orders-as-9").grave == ["acknowledge borrowed-writer"])
        let standIn = PlanBasis.orders(.orders().adding(.standIn("db.r6g.large")))
        #expect(try Planning.failover(standIn, to: "orders-co-k3f9").grave == ["acknowledge borrowed-writer"])
        #expect(try Planning.failover(standIn, to: "orders-2").grave == [])
    }

    /// What is wrong elsewhere, and what a failover to orders-2 says of it.
    static let elsewhere: [(String, PlanBasis, String)] = [
        (
            "listed, not described", .orders(.orders().removing("orders-3", fromList: false)),
            "acknowledge member-status: orders-3 is listed by the cluster and not described by AWS. This goes on all the "
                + "same, and does not mend it."
        ),
        (
            "described, not listed",
            .orders(.orders().adding(.sample("orders-4", status: "creating"), isMember: false)),
            "acknowledge member-status: orders-4 is creating and not yet listed by the cluster. This goes on all the same, "
                + "and does not mend it."
        ),
        (
            "failed", .orders(.orders().with("orders-3") { $0.status = "failed" }),
            "acknowledge member-status: orders-3 is failed. This goes on all the same, and does not mend it."
        ),
        (
            "a snapshot", PlanBasis.orders().with { $0.givenSnapshotsInProgress = .known(["nightly"]) },
            "acknowledge snapshot-in-progress: A snapshot is being created: nightly. AWS names no rule against this "
                + "meanwhile, and may refuse it until it is done."
        ),
        (
            "a backup", .orders(.orders(status: "backing-up")),
            "acknowledge snapshot-in-progress: orders is backing-up. AWS names no rule against this meanwhile, and may "
                + "refuse it until the backup is done."
        ),
        (
            "the target not described", .orders(.orders().removing("orders-2", fromList: false)),
            "block member-status: orders-2 is listed by the cluster and not described by AWS. Ask again when it is "
                + "available."
        ),
    ]

    @Test(arguments: elsewhere.indices) func `only the target and the cluster keep a failover from being started`(
        index: Int
    ) throws {
        let (why, basis, expected) = FailoverPlanTests.elsewhere[index]
        let plan = try Planning.failover(basis, to: "orders-2")
        let found = plan.findings.filter { ["member-status", "snapshot-in-progress"].contains($0.check) }
        #expect(found.map { "\($0.severity.rawValue) \($0.check): \($0.text)" } == [expected], "\(why)")
    }

    @Test(arguments: [("15.4", ["orders-2"]), ("14.6", ["orders-2", "orders-3"])])
    func `what waits for a restart may be applied by a failover, which restarts all readers on older versions`(
        version: String, members: [String]
    ) throws {
        let observation = ["orders-2", "orders-3"].reduce(Observation.orders()) { seen, name in
            seen.with(InstanceID(name)) { $0.parameterGroups[0].applyStatus = "pending-reboot" }
        }.withCluster { $0.engineVersion = version }
        let found = try Planning.failover(.orders(observation), to: "orders-2")[check: "awaiting-restart"]
        #expect(
            found.first?.text
                == "Parameters of \(members.listed) wait for a restart, which the failover may be: it may apply them.")
    }

    @Test func `members that AWS shows by halves are not looked at in the end`() throws {
        let halves = Observation.orders().removing("orders-3", fromList: false)
            .adding(.sample("orders-4", status: "creating"), isMember: false)
        let plan = try Planning.failover(.orders(halves), to: "orders-2")
        #expect(plan.expectation?.mayVary == ["orders-3", "orders-4"])
    }

    @Test func `the restart of a sick member is not held up by others or by a backup`() throws {
        let observation = Observation.orders(status: "backing-up").with("orders-2") { $0.status = "failed" }
            .removing("orders-3", fromList: false)
        let plan = try Planning.plan(.reboot(RebootRunbook(instance: "orders-2")), .orders(observation))
        #expect(plan.blocks == [])
        #expect(plan[check: "snapshot-in-progress"].map(\.severity) == [.acknowledge])
    }
}
