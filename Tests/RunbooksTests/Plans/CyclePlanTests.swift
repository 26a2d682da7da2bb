import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct CyclePlanTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var shape: ClusterShape
        var exclude: [InstanceID] = []
        var skipStandIn = false
        var floor = PlanPolicy.Floor.atLeast(1)

        var testDescription: String {
            shape.name + (skipStandIn ? ", without a stand-in" : "")
                + (exclude.isEmpty ? "" : ", without \(exclude.listed)")
                + (floor == .allButOne ? ", all but one kept" : "")
        }

        func plan() throws -> Plan {
            try Planning.plan(
                .cycle(CycleRunbook(exclude: exclude, skipStandIn: skipStandIn)), shape.basis, floor: floor)
        }
    }

    static let rows =
        ClusterShape.all.map { Row(shape: $0) } + [
            Row(shape: .three, floor: .allButOne), Row(shape: .three, exclude: ["orders-1"]),
            Row(shape: .three, exclude: ["orders-2"]), Row(shape: .three, skipStandIn: true),
            Row(shape: .three, exclude: ["orders-2"], skipStandIn: true),
            Row(shape: .two, exclude: ["orders-2"], skipStandIn: true), Row(shape: .one, skipStandIn: true),
            Row(shape: .older, exclude: ["orders-2", "orders-3"], skipStandIn: true),
            Row(shape: .smallReader, skipStandIn: true), Row(shape: .leftOver, skipStandIn: true),
        ]

    @Test func `plans read as the golden file says`() throws {
        try GoldenPlans.check("cycle-plans", Self.rows.map { ($0.testDescription, try $0.plan()) })
    }

    @Test(.holds(.writerRestartAsked), arguments: rows)
    func `the writer is restarted by others' leave only, and is the same after`(row: Row) throws {
        let plan = try row.plan()
        GoldenPlans.checkOrder(plan)
        for step in plan.steps {
            let isAskedAbout = step.work.isOf(FailOverStep.self) || step.work.isOf(RestartWriterStep.self)
            #expect(step.isGated == isAskedAbout)
        }
        #expect(plan.expectation?.writer == row.shape.observation.writer)
        // The writer is among those restarted without a gate only where somebody else carries its role.
        for restart in plan.works(of: RestartStep.self) {
            #expect(restart.writer.map { !restart.instances.contains($0) } == true)
        }
    }

    @Test(arguments: rows) func `who is left out is neither restarted nor made the writer`(row: Row) throws {
        let plan = try row.plan()
        for restart in plan.works(of: RestartStep.self) {
            #expect(restart.instances.allSatisfy { !row.exclude.contains($0) })
        }
        for failover in plan.works(of: FailOverStep.self) { #expect(!row.exclude.contains(failover.next)) }
    }

    @Test func `a name that is not a member's and leaving out everything are refused`() {
        func refusal(_ exclude: [InstanceID]) -> String? {
            Planning.refusal {
                try Planning.plan(.cycle(CycleRunbook(exclude: exclude)), ClusterShape.three.basis)
            }
        }
        #expect(
            refusal(["order-2"])
                == "orders has no member order-2 to leave out. Did you mean orders-2, orders-1 and orders-3?")
        #expect(
            refusal(["orders-1", "orders-2", "orders-3"])
                == "Everything is left out: of orders-1, orders-2 and orders-3 at least one has to be changed.")
    }

    @Test func `which parameters wait is told where AWS tells it`() throws {
        let plan = try Planning.plan(
            .cycle(CycleRunbook(exclude: ["orders-2"])),
            ClusterShape.waiting.basis.with {
                $0.givenPendingParameters = .known(["orders-1": ["max_connections", "work_mem"]])
            })
        #expect(
            plan[check: "pending-parameters"].map(\.text) == [
                "orders-1 picks up max_connections and work_mem by its restart.",
                "Parameters of orders-2 wait for a restart, and still will after.",
            ])
        let blind = try Planning.plan(
            .cycle(CycleRunbook()),
            ClusterShape.waiting.basis.with { $0.givenPendingParameters = .unavailable("AccessDenied.") })
        #expect(
            blind[check: "pending-parameters"].map(\.text) == [
                "orders-1 and orders-2 pick up parameters that wait for a restart; which is not known. AccessDenied."
            ])
    }

    static let engines: [(String, String, Bool)] = [
        ("aurora-postgresql", "12.13", false), ("aurora-postgresql", "12.14", true),
        ("aurora-postgresql", "13.9", false), ("aurora-postgresql", "14.7", true), ("aurora-postgresql", "15.2", true),
        ("aurora-postgresql", "15", false), ("aurora-postgresql", "17.1", true), ("aurora-postgresql", "11.21", false),
        ("aurora-mysql", "5.7.mysql_aurora.2.09.3", false), ("aurora-mysql", "5.7.mysql_aurora.2.10.0", true),
        ("aurora-mysql", "8.0.mysql_aurora.3.04.0", true), ("aurora-mysql", "5.6.10a", false),
        ("docdb", "5.0.0", false),
    ]

    @Test(arguments: engines.indices) func `on which engines the readers stay up`(index: Int) throws {
        let (engine, version, staysUp) = Self.engines[index]
        let shape = ClusterShape("", .orders().withCluster { ($0.engine, $0.engineVersion) = (engine, version) })
        let plan = try Planning.plan(.reboot(RebootRunbook(instance: "orders-1")), shape.basis)
        let text = try #require(plan[check: "writer-restart"].first?.text)
        #expect(text.contains("all readers restart with it") == !staysUp)
    }
}
