import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct LeftBehindTests {
    private static let withStandIn = Observation.orders().adding(.standIn())

    @Test func `nothing was done, nothing is left`() throws {
        #expect(try Planning.resize().leftBehind(seeing: .orders()) == [])
        #expect(try Planning.failover().leftBehind(seeing: .orders()) == [])
    }

    @Test func `what a rollback is at work to bring back nobody is told to do by hand`() throws {
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "resize")
        var operation = try Operation(.planned(try Planning.resize(), origin), at: Observation.sampleInstant)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: Observation.sampleInstant)
        let seen = LeftBehindTests.withStandIn.writing("orders-co-k3f9")
        #expect(operation.leftBehind(seeing: seen).first?.contains("`failover orders --to orders-1`") == true)
        #expect(
            operation.leftBehind(seeing: seen, to: "p7qa") == [
                "p7qa is to bring back what k3f9 did; should it stop early, it tells what is left."
            ])
    }

    @Test func `a plan that was never started leaves nothing`() throws {
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "resize")
        let operation = try Operation(.planned(try Planning.resize(), origin), at: Observation.sampleInstant)
        #expect(operation.leftBehind(seeing: LeftBehindTests.withStandIn) == [])
    }

    static let standIns: [(Observation, [String])] = [
        (
            withStandIn, ["orders-co-k3f9, the stand-in, is still there as a reader: `cleanup k3f9` deletes it."]
        ),
        (
            withStandIn.writing("orders-co-k3f9"),
            [
                "orders-co-k3f9, the stand-in, is THE WRITER of orders. `failover orders --to orders-1` moves the role, "
                    + "then `cleanup k3f9` deletes it."
            ]
        ),
        (
            withStandIn.with("orders-co-k3f9") { $0.status = "creating" },
            ["orders-co-k3f9, the stand-in, is creating: when that is over, `cleanup k3f9` deletes it."]
        ),
        (
            withStandIn.with("orders-co-k3f9") { $0.status = "deleting" },
            ["orders-co-k3f9 is being deleted: nothing is left to do about it."]
        ),
        (
            withStandIn.removing("orders-co-k3f9", fromList: false),
            ["orders still lists orders-co-k3f9: look again with `show orders`."]
        ),
        (.missing, ["AWS shows no cluster orders: what k3f9 left there could not be looked at."]),
    ]

    @Test(arguments: standIns.indices) func `a stand-in that is left`(index: Int) throws {
        let (observation, expected) = LeftBehindTests.standIns[index]
        #expect(try Planning.resize().leftBehind(seeing: observation) == expected)
    }

    @Test func `where the original writer is gone the role goes to a reader that stays`() throws {
        let observation = LeftBehindTests.withStandIn.writing("orders-co-k3f9").removing("orders-1")
        #expect(
            try Planning.resize().leftBehind(seeing: observation).first?.contains("`failover orders --to orders-2`")
                == true)
    }

    @Test func `half of the members are changed`() throws {
        let half = Observation.orders().with("orders-1") { $0.instanceClass = "db.r6g.xlarge" }
        #expect(
            try Planning.resize().leftBehind(seeing: half) == [
                "orders-2 is still db.r6g.large and orders-3 is still db.r6g.large; orders-1 is db.r6g.xlarge. "
                    + "`resize orders db.r6g.xlarge` changes the rest."
            ])
        let excluding = try Planning.resize(exclude: ["orders-3"])
        #expect(
            try excluding.leftBehind(seeing: half) == [
                "orders-2 is still db.r6g.large; orders-1 is db.r6g.xlarge. "
                    + "`resize orders db.r6g.xlarge --exclude orders-3` changes the rest."
            ])
    }

    @Test func `AWS is still at it`() throws {
        let working = Observation.orders().with("orders-1") { $0.status = "modifying" }
            .with("orders-2") { $0.pendingChanges = ["DBInstanceClass": "db.r6g.xlarge"] }
        let told = try Planning.resize().leftBehind(seeing: working)
        #expect(told.first == "AWS is still changing orders-1 and orders-2 and goes on with it by itself.")
        #expect(told.last?.hasPrefix("orders-3 is still db.r6g.large.") == true)
    }

    @Test func `the writer role is with a reader`() throws {
        let plan = try Planning.resize(skipStandIn: true)
        let moved = Observation.orders("db.r6g.xlarge").writing("orders-2")
        #expect(
            try plan.leftBehind(seeing: moved) == [
                "orders-2 is the writer instead of orders-1: `failover orders --to orders-1` moves the role back."
            ])
        #expect(try Planning.failover(to: "orders-2").leftBehind(seeing: .orders()) == [])
    }

    @Test func `a call that nothing shows may still come`() throws {
        let plan = try Planning.resize()
        let create = try #require(plan.standIn)
        #expect(
            try plan.leftBehind(seeing: .orders(), asked: .createInstance(create)) == [
                "orders-co-k3f9 may have been asked for and not show yet: look again with `show orders`."
            ])
        let readers = try Planning.resize(exclude: ["orders-1"])
        let change = AnyMutation.modifyClass(of: "orders-2", to: "db.r6g.xlarge")
        #expect(
            try readers.leftBehind(seeing: .orders(), asked: change).last?.hasPrefix("orders-2 may have been asked")
                == true)
        let cleanup = try Planning.cleanup(.orders(LeftBehindTests.withStandIn))
        let told = try cleanup.leftBehind(seeing: LeftBehindTests.withStandIn, asked: .deleteStandIn("orders-co-k3f9"))
        #expect(
            told.count == 2 && told[0].contains("`cleanup k3f9`") && told[1].hasPrefix("The deletion of orders-co-k3f9")
        )
    }
}
