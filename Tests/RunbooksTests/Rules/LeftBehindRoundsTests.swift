import Maintenance
import Runbooks
import TestSupport
import Testing

/// What restarts, maintenance, changes of storage and ways back leave when they stop.
@Suite struct LeftBehindRoundsTests {
    private static let standIn = Observation.orders().adding(.standIn("db.r6g.large"))

    @Test func `nothing was done, nothing is left`() throws {
        let requests: [AnyRunbook] = [
            .cycle(CycleRunbook()), .reboot(RebootRunbook(instance: "orders-2")),
            .storage(StorageRunbook(type: "aurora-iopt1")), .maintenance(MaintenanceRunbook()),
        ]
        for request in requests {
            let basis = ClusterShape.three.basis.with {
                $0.givenPendingMaintenance = .known([.init(resource: "orders-1", action: "os-upgrade")])
            }
            #expect(try Planning.plan(request, basis).leftBehind(seeing: .orders()) == [], "\(request.kind)")
        }
    }

    @Test func `a cycle leaves its stand-in, with the role or without`() throws {
        let plan = try Planning.plan(.cycle(CycleRunbook()), ClusterShape.three.basis)
        #expect(
            try plan.leftBehind(seeing: Self.standIn) == [
                "orders-co-k3f9, the stand-in, is still there as a reader: `cleanup k3f9` deletes it."
            ])
        #expect(
            try plan.leftBehind(seeing: Self.standIn.writing("orders-co-k3f9")) == [
                "orders-co-k3f9, the stand-in, is THE WRITER of orders. `failover orders --to orders-1` moves the role, "
                    + "then `cleanup k3f9` deletes it."
            ])
    }

    @Test func `maintenance leaves the role with a reader`() throws {
        let basis = ClusterShape.three.basis.with {
            $0.givenPendingMaintenance = .known([.init(resource: "orders-1", action: "os-upgrade")])
        }
        let plan = try Planning.plan(.maintenance(MaintenanceRunbook()), basis)
        #expect(
            try plan.leftBehind(seeing: Observation.orders().writing("orders-2")) == [
                "orders-2 is the writer instead of orders-1: `failover orders --to orders-1` moves the role back."
            ])
    }

    static let calls: [(AnyRunbook, AnyMutation, String)] = [
        (
            .reboot(RebootRunbook(instance: "orders-2")), .reboot("orders-2"),
            "orders-2 may have been asked to restart and not show it yet: look again with `show orders`."
        ),
        (
            .maintenance(MaintenanceRunbook()),
            .applyMaintenance(MaintenanceAction(resource: .instance("orders-2"), arn: "arn", action: "os-upgrade")),
            "os-upgrade may have been asked for on orders-2 and not show yet: look again with `show orders`."
        ),
        (
            .storage(StorageRunbook(type: "aurora-iopt1")),
            .changeStorage("orders", to: Storage(type: "aurora-iopt1")),
            "The change of orders to aurora-iopt1 may have been asked for and not show yet: look again with `show orders`."
        ),
    ]

    @Test(arguments: calls.indices) func `a call that nothing shows may still come`(index: Int) throws {
        let (request, call, sentence) = Self.calls[index]
        let basis = ClusterShape.three.basis.with {
            $0.givenPendingMaintenance = .known([.init(resource: "orders-2", action: "os-upgrade")])
        }
        let seen = Observation.orders().restarted([:]).pending(("orders-2", "os-upgrade"))
        #expect(try Planning.plan(request, basis).leftBehind(seeing: seen, asked: call) == [sentence])
    }

    @Test func `a change of storage that AWS took goes on by itself`() throws {
        let plan = try Planning.plan(.storage(StorageRunbook(type: "aurora-iopt1")), ClusterShape.three.basis)
        let pending = Observation.orders().withCluster { $0.pendingChanges = ["StorageType": "aurora-iopt1"] }
        #expect(
            try plan.leftBehind(seeing: pending) == [
                "AWS is still changing the storage of orders to aurora-iopt1 and goes on with it by itself."
            ])
    }

    @Test func `a way back names the stand-in of before, its own, and the classes that are left`() throws {
        let before = RollbackPlanTests.beginning(.orders())
        let request = AnyRunbook.rollback(RollbackRunbook(operation: "k3f9", before: before, standIn: "orders-co-k3f9"))
        let now = Observation.orders().with("orders-1") { $0.instanceClass = "db.r6g.xlarge" }.adding(.standIn())
            .writing("orders-co-k3f9")
        let plan = try Planning.plan(request, ClusterShape("", now).basis, as: "r0ll")
        #expect(
            try plan.leftBehind(seeing: now) == [
                "orders-co-k3f9, the stand-in, is THE WRITER of orders. `failover orders --to orders-1` moves the role, "
                    + "then `cleanup k3f9` deletes it.",
                "orders-1 is db.r6g.xlarge and was db.r6g.large. `rollback k3f9` goes on with the way back.",
            ])
        let changed = Observation.orders("db.r6g.xlarge")
        let anew = try Planning.plan(request, ClusterShape("", changed).basis, as: "r0ll")
        #expect(
            try anew.leftBehind(seeing: changed.adding(.standIn("db.r6g.large", of: "r0ll"))).first
                == "orders-co-r0ll, the stand-in, is still there as a reader: `cleanup r0ll` deletes it.")
    }
}
