import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct ChangeTests {
    private static let wanted: InstanceClass = "db.r6g.xlarge"
    /// The stand-in writes, orders-1 to orders-3 are to be changed.
    private static let start = Observation.orders().adding(.standIn()).writing("orders-co-k3f9")
    private static func start(_ change: (inout Instance) -> Void) -> Observation { start.with("orders-2", change) }
    private static func modify(_ instances: InstanceID...) -> [AnyMutation] {
        instances.map { .modifyClass(of: $0, to: wanted) }
    }
    private static func changed(_ instances: InstanceID..., from observation: Observation = start) -> Observation {
        instances.reduce(observation) { $0.with($1) { $0.instanceClass = wanted } }
    }

    static let cases = [
        Case("nothing is changed", start, .ready(modify("orders-1", "orders-2"))),
        Case("no cluster", .missing, .blocked("no cluster")),
        Case("one was asked for", start, asked: modify("orders-1"), .ready(modify("orders-2"))),
        Case("two were asked for", start, asked: modify("orders-1", "orders-2"), .inProgress("orders-3 (next)")),
        Case("one is modifying", start { $0.status = "modifying" }, .ready(modify("orders-1"))),
        Case(
            "one is done, one modifying", changed("orders-1").with("orders-2") { $0.status = "modifying" },
            .ready(modify("orders-3"))),
        Case(
            "one is done though still outstanding", changed("orders-1"), asked: modify("orders-1"),
            .ready(modify("orders-2"))),
        Case(
            "the last two are at it",
            changed("orders-1").with("orders-2") { $0.status = "modifying" }.with("orders-3") {
                $0.status = "rebooting"
            },
            .inProgress("orders-1 (done), orders-2 (modifying), orders-3 (rebooting)")),
        Case("all are done", changed("orders-1", "orders-2", "orders-3"), .satisfied),
        Case(
            "all are done, one is no more at rest",
            changed("orders-1", "orders-2", "orders-3").with("orders-2") { $0.status = "backing-up" },
            .inProgress("orders-2 (backing-up)")),
        Case(
            "ours is pending", start { $0.pendingChanges = ["DBInstanceClass": "db.r6g.xlarge"] },
            .ready(modify("orders-1"))),
        Case(
            "the class shows and is pending still",
            changed("orders-1", "orders-2", "orders-3").with("orders-3") {
                $0.pendingChanges = ["DBInstanceClass": "db.r6g.xlarge"]
            }, .inProgress("orders-3 (change pending)")),
        Case(
            "another class is pending", start { $0.pendingChanges = ["DBInstanceClass": "db.r6g.8xlarge"] },
            .blocked("orders-2 to db.r6g.8xlarge")),
        Case("something else is pending", start { $0.pendingChanges = ["Port": "3307"] }, .blocked("Port 3307")),
        Case(
            "something else is pending on a changed one",
            changed("orders-2").with("orders-2") { $0.pendingChanges = ["Port": "3307"] }, .blocked("Port 3307")),
        Case("one has vanished", start.removing("orders-2"), .blocked("orders-2 is not there any more")),
        Case(
            "one is not described", start.removing("orders-2", fromList: false), .ready(modify("orders-1"))),
        Case("one is not listed", start.removing("orders-2", fromDescription: false), .ready(modify("orders-1"))),
        Case("one is broken", start { $0.status = "failed" }, .blocked("orders-2 is failed")),
        Case("one is being deleted", start { $0.status = "deleting" }, .blocked("deleting orders-2")),
        Case("one is the writer", start.writing("orders-1"), .blocked("orders-1 is the writer")),
        Case(
            "one is the writer and done", changed("orders-1", from: start.writing("orders-1")),
            .ready(modify("orders-2", "orders-3"))),
        Case("no writer is listed", start.writing(nil), .inProgress("show its writer")),
        Case("cluster modifying", start.withCluster { $0.status = "modifying" }, .inProgress("modifying")),
        Case("cluster failing over", start.withCluster { $0.status = "failing-over" }, .inProgress("failing-over")),
        Case("cluster stopped", start.withCluster { $0.status = "stopped" }, .blocked("stopped")),
        Case(
            "all at it, cluster modifying",
            ["orders-1", "orders-2", "orders-3"].reduce(start.withCluster { $0.status = "modifying" }) {
                $0.with($1) { $0.status = "modifying" }
            }, .inProgress("orders-1 (modifying)")),
    ]

    @Test(arguments: cases) func `changing classes with one reader kept`(row: Case) {
        row.check(
            .changeClass(
                ChangeClassStep(
                    instances: ["orders-1", "orders-2", "orders-3"], instanceClass: ChangeTests.wanted,
                    readersInService: 1)))
    }

    @Test func `a writer that came back among those to change is asked to give the role up again`() {
        let change = ChangeClassStep(
            instances: ["orders-1", "orders-2"], instanceClass: ChangeTests.wanted, readersInService: 1,
            writer: "orders-3")
        Case("at rest", .orders(), .ready([.failOver("orders", to: "orders-3")])).check(.changeClass(change))
        Case(
            "the next writer restarts", .orders().with("orders-3") { $0.status = "rebooting" }, .inProgress("orders-3")
        )
        .check(.changeClass(change))
        Case("given up", Observation.orders().writing("orders-3"), .ready(ChangeTests.modify("orders-1")))
            .check(.changeClass(change))
    }

    @Test func `while a reader that is not ours to change is down the only other one waits`() {
        let observation = Observation.orders().with("orders-3") { $0.status = "rebooting" }
        Case("down", observation, .inProgress("another reader to be in service before orders-2")).check(
            .changeClass(
                ChangeClassStep(instances: ["orders-2"], instanceClass: ChangeTests.wanted, readersInService: 1)))
        Case("back", .orders(), .ready(ChangeTests.modify("orders-2"))).check(
            .changeClass(
                ChangeClassStep(instances: ["orders-2"], instanceClass: ChangeTests.wanted, readersInService: 1)))
    }

    @Test func `where readers have gone meanwhile all but one of the rest are kept`() {
        Case("gone", .orders(members: 2), .ready(ChangeTests.modify("orders-2"))).check(
            .changeClass(
                ChangeClassStep(instances: ["orders-2"], instanceClass: ChangeTests.wanted, readersInService: 2)))
    }
}
