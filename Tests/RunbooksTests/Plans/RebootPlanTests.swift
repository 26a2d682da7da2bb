import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct RebootPlanTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var shape: ClusterShape
        var instance: InstanceID
        var autoscaling: AutoscalingWish?
        var testDescription: String {
            "\(shape.name), \(instance)" + (autoscaling == .suspended ? ", autoscaling suspended" : "")
        }

        func plan() throws -> Plan {
            var basis = shape.basis
            if autoscaling != nil {
                basis.givenReaderScaling = .known(
                    ReaderScaling(minimum: 2, maximum: 8, suspension: .init(schedule: true)))
            }
            return try Planning.plan(
                .reboot(RebootRunbook(instance: instance, autoscaling: autoscaling)), basis)
        }
    }

    static let rows = [
        Row(shape: .three, instance: "orders-1"), Row(shape: .three, instance: "orders-2"),
        Row(shape: .two, instance: "orders-2"), Row(shape: .one, instance: "orders-1"),
        Row(shape: .autoscaled, instance: "orders-autoscaled-9"),
        Row(shape: .autoscaledWriter, instance: "orders-autoscaled-9"), Row(shape: .serverless, instance: "orders-4"),
        Row(shape: .leftOver, instance: "orders-co-x1y2"), Row(shape: .local, instance: "orders-1"),
        Row(shape: .older, instance: "orders-1"), Row(shape: .waiting, instance: "orders-2"),
        Row(shape: .multiAZ, instance: "orders-2"),
    ]

    @Test func `plans read as the golden file says`() throws {
        let suspending = Row(shape: .three, instance: "orders-2", autoscaling: .suspended)
        try GoldenPlans.check("reboot-plans", (Self.rows + [suspending]).map { ($0.testDescription, try $0.plan()) })
    }

    @Test(arguments: rows) func `a writer is asked about and a reader is not`(row: Row) throws {
        let plan = try row.plan()
        GoldenPlans.checkOrder(plan)
        let isWriter = row.shape.observation.writer == row.instance
        #expect(plan.steps.map(\.isGated) == [isWriter, false])
        #expect(plan[check: "writer-restart"].map(\.severity) == (isWriter ? [.acknowledge] : []))
    }

    @Test func `an instance that is not a member's is refused with those that are`() {
        let sentence = Planning.refusal {
            try Planning.plan(.reboot(RebootRunbook(instance: "order-1")), ClusterShape.three.basis)
        }
        #expect(sentence == "orders has no member order-1. Its members are orders-1, orders-2 and orders-3.")
    }

    @Test(arguments: ["orders-1", "orders-2"] as [InstanceID])
    func `soon after a failover the writer is restarted knowingly only`(instance: InstanceID) throws {
        let basis = ClusterShape.three.basis.with {
            $0.ownFailovers = [PastFailover(operation: "x1y2", at: Observation.sampleInstant - .minutes(4))]
        }
        let plan = try Planning.plan(.reboot(RebootRunbook(instance: instance)), basis)
        #expect(
            plan[check: "cool-down"].map(\.text)
                == (instance == "orders-2"
                    ? []
                    : [
                        "orders failed over 4 min ago in operation x1y2; the cool-down is 15 min. Starting overrides it."
                    ]))
    }
}
