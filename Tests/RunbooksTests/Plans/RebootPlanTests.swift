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

    /// What is told and accepted at the start, and who writes.
    static let incidents: [(String, Observation)] = [
        ("another reader failed", .orders().with("orders-3") { $0.status = "failed" }),
        ("another reader restarts", .orders().with("orders-3") { $0.status = "rebooting" }),
        ("a backup is under way", .orders(status: "backing-up")),
    ]

    @Test(arguments: incidents.indices, ["orders-1", "orders-2"] as [InstanceID])
    func `a restart waits for nothing that its plan says it goes on beside`(
        index: Int, instance: InstanceID
    ) throws {
        let (why, observation) = Self.incidents[index]
        let plan = try Planning.plan(.reboot(RebootRunbook(instance: instance)), .orders(observation))
        #expect(plan.blocks == [], "\(why)")
        let assessment = plan.steps[0].work.assess(seeing: observation.restarted([:]), outstanding: [])
        #expect(assessment == .ready([instance == "orders-1" ? .rebootWriter(instance) : .reboot(instance)]), "\(why)")
    }

    @Test func `a restart beside readers that are out keeps those that serve, and says where none does`() throws {
        func plan(_ observation: Observation) throws -> Plan {
            try Planning.plan(.reboot(RebootRunbook(instance: "orders-2")), .orders(observation))
        }
        let one = try plan(.orders(members: 4).with("orders-3") { $0.status = "failed" })
        #expect(one.steps[0].note == "one reader stays in service throughout")
        #expect(one[check: "readers-in-service"].isEmpty)
        let none = try plan(.orders().with("orders-3") { $0.status = "failed" })
        #expect(none.steps[0].note == "no reader is in service meanwhile")
        #expect(none[check: "readers-in-service"].map(\.severity) == [.acknowledge])
    }
}
