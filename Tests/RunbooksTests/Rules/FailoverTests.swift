import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct FailoverTests {
    private static let failOver = AnyMutation.failOver("orders", to: "orders-2")
    private static func target(_ change: (inout Instance) -> Void) -> Observation { .orders().with("orders-2", change) }

    static let cases = [
        Case("a member at rest", .orders(), .ready([failOver])),
        Case("no cluster", .missing, .blocked("no cluster")),
        Case("done", .orders(writer: "orders-2"), .satisfied),
        Case("done by somebody, ours outstanding", .orders(writer: "orders-2"), asked: [failOver], .satisfied),
        Case(
            "the role moved, cluster not at rest", .orders(writer: "orders-2", status: "failing-over"),
            .inProgress("failing-over")),
        Case(
            "the role moved, the new writer not at rest",
            .orders(writer: "orders-2").with("orders-2") { $0.status = "rebooting" }, .inProgress("rebooting")),
        Case(
            "the role moved, the new writer broken",
            .orders(writer: "orders-2").with("orders-2") { $0.status = "failed" },
            .blocked("failed")),
        Case(
            "the role moved, the new writer not described",
            .orders(writer: "orders-2").removing("orders-2", fromList: false), .inProgress("describe")),
        Case("the role moved, cluster broken", .orders(writer: "orders-2", status: "stopped"), .blocked("stopped")),
        Case(
            "the old writer is not at rest", .orders().with("orders-1") { $0.status = "rebooting" }, .ready([failOver])),
        Case("failing over", .orders(status: "failing-over"), .inProgress("is failing over")),
        Case(
            "failing over, target gone from view", .orders(status: "failing-over").removing("orders-2"),
            .inProgress("failing over")),
        Case("asked for, not seen", .orders(), asked: [failOver], .inProgress("the failover to orders-2")),
        Case(
            "another was asked for", .orders(), asked: [.failOver("orders", to: "orders-3")], .inProgress("to orders-3")
        ),
        Case("no writer between two", .orders(writer: nil), .inProgress("show its writer")),
        Case("cluster modifying", .orders(status: "modifying"), .inProgress("it is modifying")),
        Case("cluster stopped", .orders(status: "stopped"), .blocked("orders is stopped")),
        Case("target gone", .orders().removing("orders-2"), .blocked("orders-2 is not there any more")),
        Case("target not described", .orders().removing("orders-2", fromList: false), .inProgress("describe orders-2")),
        Case("target not listed", .orders().removing("orders-2", fromDescription: false), .inProgress("list orders-2")),
        Case("target modifying", target { $0.status = "modifying" }, .inProgress("orders-2 to be available")),
        Case("target broken", target { $0.status = "incompatible-parameters" }, .blocked("incompatible-parameters")),
        Case("target stopped", target { $0.status = "stopped" }, .blocked("stopped")),
        Case("target with changes pending", target { $0.pendingChanges = ["Port": "3307"] }, .ready([failOver])),
        Case(
            "target waiting for a restart", target { $0.parameterGroups[0].applyStatus = "pending-reboot" },
            .ready([failOver])),
    ]

    @Test(arguments: cases) func `moving the writer role`(row: Case) { row.check(.failOver(to: "orders-2")) }

    static let backups = [
        Case("the cluster is backed up", .orders(status: "backing-up"), .ready([failOver])),
        Case("the role moved during the backup", .orders(writer: "orders-2", status: "backing-up"), .satisfied),
        Case("the cluster is modified", .orders(status: "modifying"), .inProgress("it is modifying")),
        Case(
            "the target is backed up", .orders(status: "backing-up").with("orders-2") { $0.status = "backing-up" },
            .inProgress("orders-2 to be available")),
    ]

    static let incidents = [
        Case("no writer is listed", .orders(writer: nil), .ready([failOver])),
        Case(
            "no writer is listed and it is asked for", .orders(writer: nil), asked: [failOver], .inProgress("orders-2")),
        Case("AWS fails over", .orders(writer: nil, status: "failing-over"), .inProgress("failing over")),
        Case(
            "no writer is listed, and the target is not at rest",
            .orders(writer: nil).with("orders-2") { $0.status = "rebooting" }, .inProgress("orders-2 to be available")),
        Case("the writer is not described", .orders().removing("orders-1", fromList: false), .ready([failOver])),
    ]

    @Test(arguments: incidents) func `a failover that was asked for by itself does not wait for the writer to show`(
        row: Case
    ) {
        row.check(AnyStep(FailOverStep(to: "orders-2", isUrgent: true)))
    }

    @Test(arguments: backups) func `a failover that was asked for by itself does not wait for a backup`(row: Case) {
        row.check(AnyStep(FailOverStep(to: "orders-2", isUrgent: true)))
    }

    @Test func `a failover of other work waits for a backup`() {
        Case("", .orders(status: "backing-up"), .inProgress("backing-up")).check(.failOver(to: "orders-2"))
    }
}
