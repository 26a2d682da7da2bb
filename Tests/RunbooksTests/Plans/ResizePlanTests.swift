import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct ResizePlanTests {
    /// A cluster and a request, and the plan that an operator reads in `Fixtures/resize-plans.txt`.
    struct Shape: Sendable, CustomTestStringConvertible {
        var name: String
        var observation: Observation
        var exclude: [InstanceID] = []
        var skipStandIn = false
        var floor = PlanPolicy.Floor.atLeast(1)
        var testDescription: String { name }

        func plan() throws -> Plan {
            try Planning.resize(.orders(observation), exclude: exclude, skipStandIn: skipStandIn, floor: floor)
        }
    }

    static let shapes = [
        Shape(name: "three members", observation: .orders()),
        Shape(name: "three members, all but one kept", observation: .orders(), floor: .allButOne),
        Shape(name: "three members, no floor", observation: .orders(), floor: .atLeast(0)),
        Shape(name: "a writer and one reader", observation: .orders(members: 2)),
        Shape(name: "a lone writer", observation: .orders(members: 1)),
        Shape(name: "six members, two kept", observation: .orders(members: 6), floor: .atLeast(2)),
        Shape(
            name: "a reader of the class is there",
            observation: .orders().with("orders-3") { $0.instanceClass = "db.r6g.xlarge" }),
        Shape(
            name: "the only reader has the class",
            observation: .orders(members: 2).with("orders-2") { $0.instanceClass = "db.r6g.xlarge" }),
        Shape(
            name: "an excluded reader has the class",
            observation: .orders().with("orders-2") { $0.instanceClass = "db.r6g.xlarge" }, exclude: ["orders-2"]),
        Shape(name: "without a stand-in", observation: .orders(), skipStandIn: true),
        Shape(name: "without a stand-in, one reader", observation: .orders(members: 2), skipStandIn: true),
        Shape(name: "without a stand-in, no reader", observation: .orders(members: 1), skipStandIn: true),
        Shape(name: "the writer is excluded", observation: .orders(), exclude: ["orders-1"]),
        Shape(
            name: "the writer has the class",
            observation: .orders().with("orders-1") { $0.instanceClass = "db.r6g.xlarge" }),
        Shape(name: "a reader is excluded", observation: .orders(), exclude: ["orders-2"]),
        Shape(
            name: "autoscaled readers", observation: .orders().adding(.autoscaled("orders-autoscaled-9"))),
        Shape(
            name: "autoscaling made the writer",
            observation: .orders().adding(.autoscaled("orders-autoscaled-9")).writing("orders-autoscaled-9")),
        Shape(
            name: "a serverless reader", observation: .orders().adding(.sample("orders-4", "db.serverless"))),
        Shape(
            name: "a left-over stand-in", observation: .orders().adding(.standIn("db.r6g.2xlarge", of: "x1y2"))),
        Shape(name: "everything is in place", observation: .orders("db.r6g.xlarge")),
        Shape(
            name: "everything else is left out",
            observation: .orders("db.r6g.xlarge").with("orders-2") { $0.instanceClass = "db.r6g.large" },
            exclude: ["orders-2"]),
    ]

    @Test(.holds(.readerSparesStandIn, .plansAsReviewed)) func `plans read as the golden file says`() throws {
        try GoldenPlans.check("resize-plans", ResizePlanTests.shapes.map { ($0.name, try $0.plan()) })
    }

    @Test(arguments: shapes) func `every failover of a plan has a gate and nothing else has`(shape: Shape) throws {
        for step in try shape.plan().steps {
            #expect(step.isGated == step.work.isOf(FailOverStep.self))
        }
    }

    @Test(arguments: shapes) func `steps come one after the other and verify comes last`(shape: Shape) throws {
        let steps = try shape.plan().steps
        #expect(Set(steps.map(\.id)).count == steps.count)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $1.after == [$0.id] })
        #expect(steps.first?.after ?? [] == [])
        if let last = steps.last { #expect(last.id == "verify") }
        #expect(steps.allSatisfy { $0.expected < $0.patience })
    }

    @Test(arguments: shapes) func `the writer is the same before and after`(shape: Shape) throws {
        guard let expectation = try shape.plan().expectation else { return }
        #expect(expectation.writer == shape.observation.writer)
    }

    @Test(.holds(.roleGivenBack), arguments: shapes)
    func `whoever carries the role meanwhile gives it back, and a stand-in goes`(shape: Shape) throws {
        let plan = try shape.plan()
        let roles = plan.works(of: FailOverStep.self).map(\.next)
        #expect(roles.isEmpty || roles.count == 2 && roles.last == shape.observation.writer)
        for standIn in plan.works(of: CreateStandInStep.self).map(\.standIn.identifier) {
            #expect(roles.first == standIn && plan.steps.dropLast().last?.work == .deleteStandIn(standIn))
        }
    }

    @Test(arguments: shapes) func `never all readers at once when there is more than one`(shape: Shape) throws {
        let plan = try shape.plan()
        for change in plan.changes {
            let role = plan.standIn == nil ? 0 : 1
            if shape.observation.readers.count + role > 1 { #expect(change.readersInService >= 1) }
        }
    }

    @Test(arguments: shapes) func `the same basis gives the same digest`(shape: Shape) throws {
        #expect(try shape.plan().digest == (try shape.plan().digest))
    }

    @Test(.holds(.readerSparesStandIn))
    func `among several readers of the class the lowest tier is used, then the first name`() throws {
        let observation = Observation.orders(members: 5)
            .with("orders-3") { $0.instanceClass = "db.r6g.xlarge" }.withMember("orders-3") { $0.promotionTier = 2 }
            .with("orders-4") { $0.instanceClass = "db.r6g.xlarge" }
            .with("orders-5") { $0.instanceClass = "db.r6g.xlarge" }
        #expect(try Planning.resize(.orders(observation)).steps.first?.work == .failOver(to: "orders-4"))
    }

    static let unusable: [(String, @Sendable (Observation) -> Observation)] = [
        ("autoscaled", { $0.with("orders-3") { $0.tags = [.autoscaled] } }),
        ("left over", { $0.with("orders-3") { $0.tags = Tag.standIn(of: "x1y2") } }),
        ("modifying", { $0.with("orders-3") { $0.status = "modifying" } }),
        ("not in sync", { $0.with("orders-3") { $0.parameterGroups[0].applyStatus = "pending-reboot" } }),
        ("not in sync with the cluster", { $0.withMember("orders-3") { $0.parameterGroupStatus = "pending-reboot" } }),
    ]

    @Test(arguments: unusable.indices) func `a reader of the class that is not fit to write is not used`(index: Int)
        throws
    {
        let observation = ResizePlanTests.unusable[index].1(
            .orders().with("orders-3") { $0.instanceClass = "db.r6g.xlarge" })
        let plan = try Planning.resize(.orders(observation))
        #expect(plan.standIn != nil, "\(ResizePlanTests.unusable[index].0)")
    }

    @Test func `without a stand-in an excluded or autoscaled reader does not carry the writer role`() throws {
        let observation = Observation.orders(members: 2).adding(.autoscaled("orders-autoscaled-9"))
        let plan = try Planning.resize(.orders(observation), exclude: ["orders-2"], skipStandIn: true)
        #expect(plan[check: "interim-writer"].map(\.severity) == [.block])
        #expect(plan.blocks.first?.text.contains("--skip-stand-in") == true)
    }

    @Test func `an unknown member to leave out is refused with the nearest`() {
        let sentence = Planning.refusal { try Planning.resize(exclude: ["order-2"]) }
        #expect(sentence == "orders has no member order-2 to leave out. Did you mean orders-2, orders-1 and orders-3?")
        let far = Planning.refusal { try Planning.resize(exclude: ["billing"]) }
        #expect(far == "orders has no member billing to leave out. Its members are orders-1, orders-2 and orders-3.")
    }

    @Test func `leaving everything out is refused`() {
        let everybody: [InstanceID] = ["orders-1", "orders-2", "orders-3"]
        #expect(
            Planning.refusal { try Planning.resize(exclude: everybody) }?.hasPrefix("Everything is left out") == true)
        let basis = PlanBasis.orders(.orders().adding(.autoscaled("orders-autoscaled-9")))
        #expect(Planning.refusal { try Planning.resize(basis, exclude: everybody) } != nil)
    }

    @Test func `verify expects the old class of those left out and lets autoscaling vary`() throws {
        let observation = Observation.orders().adding(.autoscaled("orders-autoscaled-9"))
            .with("orders-2") { $0.parameterGroups[0].applyStatus = "pending-reboot" }
            .with("orders-3") { $0.parameterGroups[0].applyStatus = "pending-reboot" }
        let expectation = try #require(try Planning.resize(.orders(observation), exclude: ["orders-2"]).expectation)
        #expect(
            expectation
                == Expectation(
                    writer: "orders-1",
                    members: ["orders-1": "db.r6g.xlarge", "orders-2": "db.r6g.large", "orders-3": "db.r6g.xlarge"],
                    absent: ["orders-co-k3f9"], awaitingRestart: ["orders-2"], mayVary: ["orders-autoscaled-9"],
                    tiers: ["orders-1": 1, "orders-2": 1, "orders-3": 1]))
    }

    @Test func `a plan is bound to the very cluster`() throws {
        let plan = try Planning.resize()
        #expect(plan.cluster?.resource == "cluster-ORDERS1")
        #expect(plan.cluster?.arn == "arn:aws:rds:us-east-1:123456789012:cluster:orders")
        #expect(plan.cluster?.engine == "aurora-postgresql" && plan.cluster?.engineVersion == "15.4")
        #expect(plan.target == .orders)
        #expect(plan.madeAt == Observation.sampleInstant)
    }
}
