import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct CleanupPlanTests {
    private let basis = PlanBasis.orders(.orders().adding(.standIn()))

    @Test func `a stand-in that nobody uses is deleted without a gate`() throws {
        let plan = try Planning.cleanup(basis)
        #expect(plan.title == "Clean up after k3f9: delete orders-co-k3f9")
        #expect(plan.steps.map(\.title) == ["Delete stand-in orders-co-k3f9", "Verify members, classes, parameters"])
        #expect(plan.steps.allSatisfy { !$0.isGated })
        #expect(plan.steps[0].work == .deleteStandIn("orders-co-k3f9"))
        #expect(plan.findings == [])
        #expect(
            plan.expectation
                == Expectation(
                    writer: nil,
                    members: ["orders-1": "db.r6g.large", "orders-2": "db.r6g.large", "orders-3": "db.r6g.large"],
                    absent: ["orders-co-k3f9"], tiers: ["orders-1": 1, "orders-2": 1, "orders-3": 1]))
    }

    @Test func `a stand-in that is not there any more is nothing to do`() throws {
        let plan = try Planning.cleanup(.orders())
        #expect(plan.isEmpty && plan.findings.map(\.check) == ["nothing-to-do"])
    }

    @Test(arguments: [true, false]) func `a stand-in that only one list shows is looked after`(isListed: Bool) throws {
        let plan = try Planning.cleanup(
            basis.with {
                $0.observation = $0.observation.removing(
                    "orders-co-k3f9", fromList: !isListed, fromDescription: isListed)
            })
        #expect(plan.steps.count == 2)
        #expect(plan.blocks == [])
    }

    @Test func `while it is the writer it is not deleted`() throws {
        let plan = try Planning.cleanup(basis.with { $0.observation = $0.observation.writing("orders-co-k3f9") })
        #expect(
            plan.blocks.map(\.text) == [
                "orders-co-k3f9 is the writer of orders. `failover orders --to orders-1` first, then `cleanup k3f9`."
            ])
    }

    @Test func `alone it is not deleted`() throws {
        let alone = PlanBasis.orders(.orders([.standIn()], writer: "orders-co-k3f9"))
        #expect(
            try Planning.cleanup(alone).blocks.map(\.text) == [
                "orders-co-k3f9 is the writer of orders. Add another instance first, then `cleanup k3f9`."
            ])
    }

    @Test func `what is not ours is not deleted`() throws {
        let foreign = basis.with { $0.observation = $0.observation.with("orders-co-k3f9") { $0.tags = [] } }
        #expect(try Planning.cleanup(foreign).blocks.map(\.check) == ["stand-in-origin"])
        let halfTagged = basis.with { $0.observation = $0.observation.with("orders-co-k3f9") { $0.tags.removeLast() } }
        #expect(try Planning.cleanup(halfTagged).blocks.map(\.check) == ["stand-in-origin"])
        let others = basis.with {
            $0.observation = $0.observation.with("orders-co-k3f9") { $0.tags = Tag.standIn(of: "x1y2") }
        }
        #expect(try Planning.cleanup(others).blocks.first?.text.contains("`cleanup x1y2`") == true)
        #expect(try Planning.cleanup(basis, standIn: "orders-2").blocks.map(\.check) == ["stand-in-origin"])
    }

    @Test(arguments: ["failed", "insufficient-capacity", "incompatible-network"] as [Status])
    func `a broken stand-in can be deleted`(status: Status) throws {
        let broken = basis.with { $0.observation = $0.observation.with("orders-co-k3f9") { $0.status = status } }
        #expect(try Planning.cleanup(broken).blocks == [])
    }

    @Test func `a broken member keeps the stand-in`() throws {
        let broken = basis.with { $0.observation = $0.observation.with("orders-2") { $0.status = "failed" } }
        #expect(try Planning.cleanup(broken).blocks.map(\.check) == ["member-status"])
    }

    @Test func `a custom endpoint that would be empty has to be acknowledged`() throws {
        let endpoint = CustomEndpoint(
            identifier: "reports", staticMembers: ["orders-co-k3f9"], excludedMembers: [])
        let plan = try Planning.cleanup(basis.with { $0.givenCustomEndpoints = .known([endpoint]) })
        #expect(plan.grave == ["acknowledge custom-endpoints"])
    }

    @Test func `another operation on the cluster goes first`() throws {
        #expect(
            try Planning.cleanup(basis.with { $0.otherOperation = "x1y2" }).blocks.map(\.check) == ["other-operation"])
    }
}
