import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct MaintenancePlanTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var shape: ClusterShape
        /// What is pending, each as resource and action.
        var pending: [(String, String)]
        var exclude: [InstanceID] = []

        var testDescription: String {
            "\(shape.name): \(pending.map { "\($0.1) of \($0.0)" }.listed)"
                + (exclude.isEmpty ? "" : ", without \(exclude.listed)")
        }

        func plan() throws -> Plan {
            try Planning.plan(
                .maintenance(MaintenanceRunbook(exclude: exclude)),
                shape.basis.with {
                    $0.givenPendingMaintenance = .known(
                        pending.map { .init(resource: $0.0, action: $0.1, arn: "arn:\($0.0)", text: "New \($0.1)") })
                })
        }
    }

    private static let everywhere = [
        ("orders-1", "os-upgrade"), ("orders-2", "os-upgrade"), ("orders-3", "os-upgrade"),
    ]

    static let rows = [
        Row(shape: .three, pending: everywhere), Row(shape: .three, pending: []),
        Row(shape: .three, pending: [("orders-2", "os-upgrade"), ("orders-2", "ca-certificate-rotation")]),
        Row(shape: .three, pending: [("orders-1", "os-upgrade")]),
        Row(shape: .three, pending: [("orders", "db-upgrade")]),
        Row(shape: .three, pending: everywhere + [("orders", "db-upgrade"), ("orders", "system-update")]),
        Row(shape: .two, pending: everywhere), Row(shape: .one, pending: [("orders-1", "os-upgrade")]),
        Row(shape: .three, pending: everywhere, exclude: ["orders-1"]),
        Row(shape: .three, pending: everywhere, exclude: ["orders-2"]),
        Row(shape: .two, pending: everywhere, exclude: ["orders-2"]),
        Row(shape: .three, pending: [("orders-1", "os-upgrade")], exclude: ["orders-1"]),
        Row(shape: .autoscaled, pending: everywhere + [("orders-autoscaled-9", "os-upgrade")]),
        Row(shape: .autoscaledWriter, pending: everywhere + [("orders-autoscaled-9", "os-upgrade")]),
        Row(shape: .serverless, pending: [("orders-4", "serverless-platform-version-update")]),
        Row(shape: .leftOver, pending: [("orders-1", "os-upgrade"), ("orders-co-x1y2", "os-upgrade")]),
        Row(shape: .local, pending: everywhere), Row(shape: .smallReader, pending: everywhere),
        Row(shape: .multiAZ, pending: everywhere),
    ]

    @Test func `plans read as the golden file says`() throws {
        try GoldenPlans.check("maintenance-plans", Self.rows.map { ($0.testDescription, try $0.plan()) })
    }

    @Test(arguments: rows) func `what interrupts the writer is asked about, and who is left out is left alone`(row: Row)
        throws
    {
        let plan = try row.plan()
        GoldenPlans.checkOrder(plan)
        for step in plan.steps {
            switch step.work.base {
            case let round as ApplyMaintenanceStep:
                #expect(!step.isGated)
                let names = round.actions.map { InstanceID($0.resource.name) }
                #expect(names.allSatisfy { !row.exclude.contains($0) && $0 != round.writer })
            case let failover as FailOverStep: #expect(step.isGated && !row.exclude.contains(failover.next))
            case is MaintainWriterStep: #expect(step.isGated)
            default: #expect(!step.isGated)
            }
        }
    }

    @Test func `what cannot be read is no ground for a plan`() {
        let sentence = Planning.refusal {
            try Planning.plan(
                .maintenance(MaintenanceRunbook()),
                ClusterShape.three.basis.with { $0.givenPendingMaintenance = .unavailable("access is denied.") })
        }
        #expect(sentence == "What maintenance is pending for orders could not be read: Access is denied.")
    }

    @Test func `soon after a failover the writer is interrupted knowingly only`() throws {
        for resource in ["orders", "orders-1", "orders-2"] {
            let basis = ClusterShape.three.basis.with {
                $0.givenPendingMaintenance = .known([.init(resource: resource, action: "os-upgrade")])
                $0.ownFailovers = [PastFailover(operation: "x1y2", at: Observation.sampleInstant - .minutes(4))]
            }
            let plan = try Planning.plan(.maintenance(MaintenanceRunbook()), basis)
            #expect(plan[check: "cool-down"].count == (resource == "orders-2" ? 0 : 1), "\(resource)")
        }
    }
}
