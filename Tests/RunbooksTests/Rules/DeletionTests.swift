import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct DeletionTests {
    private static let delete = AnyMutation.deleteStandIn("orders-co-k3f9")
    private static let there = Observation.orders().adding(.standIn())
    private static func there(_ change: (inout Instance) -> Void) -> Observation {
        there.with("orders-co-k3f9", change)
    }

    static let cases = [
        Case("a reader", there, .ready([delete])),
        Case("no cluster", .missing, .blocked("no cluster")),
        Case("gone", .orders(), .satisfied),
        Case("gone, still outstanding", .orders(), asked: [delete], .satisfied),
        Case("still listed", there.removing("orders-co-k3f9", fromList: false), .inProgress("forget orders-co-k3f9")),
        Case("no more listed", there.removing("orders-co-k3f9", fromDescription: false), .ready([delete])),
        Case("deleting", there { $0.status = "deleting" }, .inProgress("deleting")),
        Case("asked for, not seen", there, asked: [delete], .inProgress("what was asked for of orders-co-k3f9")),
        Case("the writer", there.writing("orders-co-k3f9"), .blocked("is the writer and is not deleted")),
        Case(
            "the writer, not described", there.writing("orders-co-k3f9").removing("orders-co-k3f9", fromList: false),
            .blocked("is the writer")),
        Case(
            "the writer and deleting", there { $0.status = "deleting" }.writing("orders-co-k3f9"),
            .blocked("is the writer")),
        Case("no writer listed", there.writing(nil), .inProgress("show its writer")),
        Case("all there is", .orders([.standIn()], writer: nil), .blocked("the only instance")),
        Case("not ours", there { $0.tags = [] }, .blocked("not ours to delete")),
        Case("modifying", there { $0.status = "modifying" }, .inProgress("which is modifying")),
        Case("broken", there { $0.status = "insufficient-capacity" }, .ready([delete])),
        Case("cluster failing over", there.withCluster { $0.status = "failing-over" }, .inProgress("failing-over")),
        Case("cluster stopped", there.withCluster { $0.status = "stopped" }, .blocked("stopped")),
    ]

    @Test(.holds(.writerNeverDeleted, .deletionAdopted), arguments: cases) func `deleting the stand-in`(row: Case) {
        row.check(.deleteStandIn("orders-co-k3f9"))
    }
}
