import Maintenance
import Runbooks
import TestSupport
import Testing

/// The digest of a plan binds every field of every step's work, and stays what it was in journals that exist.
@Suite struct PlanBindingTests {
    private static let plan = Plan.sample("k3f9", cluster: "orders", at: SampleStory.beginning)

    struct Change: Sendable, CustomTestStringConvertible {
        var name: String
        var make: @Sendable (inout Plan) -> Void
        var testDescription: String { name }

        init(_ name: String, _ make: @escaping @Sendable (inout Plan) -> Void) {
            self.name = name
            self.make = make
        }
    }

    private static func standIn(_ name: String, _ make: @escaping @Sendable (inout StandIn) -> Void) -> Change {
        Change("the stand-in's \(name)") { plan in
            guard var step = plan.steps[0].work.base as? CreateStandInStep else { return }
            make(&step.standIn)
            plan.steps[0].work = AnyStep(step)
        }
    }

    private static func expectation(_ name: String, _ make: @escaping @Sendable (inout Maintenance.Expectation) -> Void)
        -> Change
    {
        Change("the expected \(name)") { plan in
            guard var step = plan.steps[2].work.base as? VerifyStep else { return }
            make(&step.expectation)
            plan.steps[2].work = AnyStep(step)
        }
    }

    private static func resize(_ name: String, _ make: @escaping @Sendable (inout ResizeRunbook) -> Void) -> Change {
        Change("the request's \(name)") { plan in
            guard var runbook = plan.runbook.base as? ResizeRunbook else { return }
            make(&runbook)
            plan.runbook = AnyRunbook(runbook)
        }
    }

    static let changes: [Change] = [
        standIn("identifier") { $0.identifier = "orders-co-zzzz" }, standIn("cluster") { $0.cluster = "carts" },
        standIn("class") { $0.instanceClass = "db.r6g.large" }, standIn("engine") { $0.engine = "aurora-mysql" },
        standIn("zone") { $0.availabilityZone = nil }, standIn("parameter group") { $0.parameterGroup = "default" },
        standIn("tier") { $0.promotionTier = 1 }, standIn("monitoring") { $0.monitoring.intervalSeconds = 0 },
        standIn("insights") { $0.performanceInsights.retentionDays = 31 },
        standIn("certificate") { $0.caCertificate = "rds-ca-rsa2048-g1" },
        standIn("accessibility") { $0.isPubliclyAccessible = true },
        standIn("window") { $0.maintenanceWindow = "sun:03:00-sun:03:30" }, standIn("tags") { $0.tags = [] },
        expectation("writer") { $0.writer = "orders-1" }, expectation("members") { $0.members["orders-1"] = "db.x" },
        expectation("absences") { $0.absent = ["orders-9"] },
        expectation("restarts") { $0.awaitingRestart = ["orders-1"] },
        expectation("variance") { $0.mayVary = ["orders-1"] },
        resize("class") { $0.instanceClass = "db.r6g.2xlarge" }, resize("exclusions") { $0.exclude = ["orders-1"] },
        resize("way") { $0.skipStandIn = true },
        Change("the ARN") { $0.changeCluster { $0.arn += "2" } }, Change("a step's name") { $0.steps[2].id = "look" },
        Change("the kind of request") { $0.runbook = .failover(FailoverRunbook(to: "orders-co-k3f9")) },
        Change("the order of the steps") { $0.steps.swapAt(0, 1) },
        Change("a finding less") { $0.findings = [] },
        Change("a finding's severity") { $0.findings[0].severity = .block },
        Change("a finding's check") { $0.findings[0].check = "backup" },
    ]

    @Test(arguments: changes) func `what a person approves is in the digest`(change: Change) {
        var plan = Self.plan
        change.make(&plan)
        #expect(plan != Self.plan && plan.digest != Self.plan.digest)
    }

    @Test func `findings count whatever their order`() {
        var (one, two) = (Self.plan, Self.plan)
        let other = Finding(.acknowledge, "backup", "A backup is running.")
        one.findings.append(other)
        two.findings.insert(other, at: 0)
        #expect(one.digest == two.digest)
    }

    @Test func `fields do not run into each other`() {
        var (one, two) = (Self.plan, Self.plan)
        one.findings = [Finding(.acknowledge, "a", "b: c")]
        two.findings = [Finding(.acknowledge, "a", "b"), Finding(.acknowledge, "c", "")]
        #expect(one.digest != two.digest)
        one.changeCluster { $0.cluster = "orders1" }
        two = Self.plan
        two.changeCluster { $0.place.region += "1" }
        #expect(one.digest != two.digest)
    }

    /// A journal binds approvals to digests: a change of this one voids every waiting gate at the next start.
    @Test func `the sample plan's digest is what it was`() {
        #expect(Self.plan.digest.text == "2dabf529100bc84323a6f5949e82155cc90f7098e84f3bdf13d385b5c15ca875")
    }

    @Test func `the expected length is that of the longest path`() {
        var plan = Self.plan
        #expect(plan.expected == .minutes(15))
        plan.steps[1].after = []
        #expect(plan.expected == .minutes(10))
        plan.steps = []
        #expect(plan.expected == .zero && plan.isEmpty)
    }

    @Test func `the floor keeps readers in service as far as there are any`() {
        let rows: [(PlanPolicy.Floor, Int, Int, Int)] = [
            (.atLeast(1), 3, 3, 1), (.atLeast(5), 3, 3, 2), (.atLeast(1), 1, 1, 0), (.atLeast(1), 2, 1, 1),
            (.atLeast(-2), 3, 3, 0), (.allButOne, 3, 3, 2), (.allButOne, 0, 0, 0), (.atLeast(1), 0, 0, 0),
        ]
        for (floor, present, before, kept) in rows {
            #expect(floor.readers(of: present, before: before) == kept, "\(floor) of \(present), before \(before)")
        }
    }
}
