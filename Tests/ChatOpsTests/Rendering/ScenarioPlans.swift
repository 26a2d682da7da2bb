import Maintenance
import Runbooks
import TestSupport

/// Plans of other kinds than a resize, with the words that their runbooks use.
extension Plan {
    static let failovers = "two failovers, no writes for typically under 60 s, often under 30 (AWS) each"

    static func ofOrders(
        _ request: AnyRunbook, _ title: String, _ steps: [Step], findings: [Finding] = [], interruption: String?
    ) -> Plan {
        var plan = Plan.orders(at: ResizeScenario.beginning)
        plan.runbook = request
        plan.title = title
        plan.steps = steps.enumerated().map { index, step in
            var step = step
            step.after = index == 0 ? [] : [steps[index - 1].id]
            return step
        }
        plan.findings = findings
        plan.interruption = interruption
        plan.beginning = .sample
        return plan
    }

    static func cycle() -> Plan {
        let interim = ResizeScenario.interim
        return .ofOrders(
            .cycle(CycleRunbook()), "Restart the members of orders in turn",
            [
                .told(
                    "create-stand-in", "Create stand-in \(interim)", .createStandIn(.sample("k3f9", of: "orders")), 10),
                .told("fail-over", "Fail over orders-1 → \(interim)", .failOver(to: interim), 1),
                .told(
                    "restart", "Restart orders-2, orders-3, orders-1",
                    .restart(
                        RestartStep(
                            instances: ["orders-2", "orders-3", "orders-1"], readersInService: 2, writer: interim)),
                    9, note: "two readers stay in service throughout"),
                .told("fail-back", "Fail back \(interim) → orders-1", .failBack(to: "orders-1"), 1),
                .told("delete-stand-in", "Delete the stand-in", .deleteStandIn(interim), 5), .verification,
            ],
            findings: [
                Finding(
                    .info, "pending-parameters", "orders-1 picks up max_connections and work_mem by its restart."),
                Finding(
                    .info, "pending-parameters", "Parameters of orders-4 wait for a restart, and still will after."),
            ],
            interruption: "\(failovers); connections to each member drop once")
    }

    static func storage() -> Plan {
        let storage = Storage(type: "aurora-iopt1")
        return .ofOrders(
            .storage(StorageRunbook(type: "aurora-iopt1")), "Change the storage of orders to aurora-iopt1",
            [
                .told("change-storage", "Change the storage of orders to aurora-iopt1", .changeStorage(storage), 10),
                .verification,
            ],
            findings: [
                Finding(
                    .info, "storage-cost",
                    "Rule of thumb: I/O-Optimized costs 1.3 times the compute and 2.25 times the storage and nothing for "
                        + "I/O; it pays when I/O is over a quarter of the bill.")
            ],
            interruption: nil)
    }

    static func upgrade(_ resource: String, _ action: String = "os-upgrade") -> MaintenanceAction {
        MaintenanceAction(
            resource: .database(resource, arn: ""), arn: "arn:aws:rds:us-east-1:123456789012:db:\(resource)",
            action: action)
    }

    static func maintenance() -> Plan {
        let readers = ["orders-2", "orders-3"].map { upgrade($0) }
        return .ofOrders(
            .maintenance(MaintenanceRunbook()), "Apply the pending maintenance of orders",
            [
                .told(
                    "maintain-readers", "Apply os-upgrade on orders-2, orders-3",
                    .applyMaintenance(ApplyMaintenanceStep(actions: readers, readersInService: 1, writer: "orders-1")),
                    40,
                    note: "one reader stays in service throughout"),
                .told("fail-over", "Fail over orders-1 → orders-2", .failOver(to: "orders-2"), 1),
                .told(
                    "maintain-former-writer", "Apply os-upgrade on orders-1",
                    .applyMaintenance(
                        ApplyMaintenanceStep(actions: [upgrade("orders-1")], readersInService: 1, writer: "orders-2")),
                    20,
                    note: "one reader stays in service throughout"),
                .told("fail-back", "Fail back orders-2 → orders-1", .failBack(to: "orders-1"), 1),
                .told(
                    "maintain-writer", "Apply db-upgrade on orders",
                    .applyMaintenanceToWriter(upgrade("orders", "db-upgrade")), 20,
                    note: "writes may be refused for minutes"),
                .verification,
            ],
            findings: [
                Finding(
                    .acknowledge, "writer-interrupted",
                    "db-upgrade is applied to orders: writes may be refused for minutes."),
                Finding(
                    .info, "pending-maintenance", "orders-2: os-upgrade (New Operating System update is available)."),
            ],
            interruption: "writes may be refused for minutes while the writer is maintained")
    }

    static func restartOfWriter() -> Plan {
        .ofOrders(
            .reboot(RebootRunbook(instance: "orders-1")), "Restart orders-1",
            [
                .told(
                    "restart-writer", "Restart the writer orders-1 where it is", .restartWriter("orders-1"), 3,
                    note: "writes are refused until it is back, often a minute or two (AWS gives no figure)"),
                .verification,
            ],
            findings: [
                Finding(
                    .acknowledge, "writer-restart",
                    "orders-1 is the writer: writes are refused until it is back, often a minute or two (AWS gives no figure). "
                        + "`cycle orders` restarts it with two short failovers instead.")
            ],
            interruption: "writes refused while orders-1 restarts, often a minute or two (AWS gives no figure)")
    }

    static func restartOfReader() -> Plan {
        .ofOrders(
            .reboot(RebootRunbook(instance: "orders-2")), "Restart orders-2",
            [
                .told(
                    "restart", "Restart orders-2",
                    .restart(RestartStep(instances: ["orders-2"], readersInService: 1, writer: "orders-1")), 3,
                    note: "one reader stays in service throughout"), .verification,
            ],
            interruption: "writes go on; connections to orders-2 drop once")
    }

    static func rollback() -> Plan {
        .ofOrders(
            .rollback(RollbackRunbook(operation: "a1b2", before: .sample, standIn: "orders-co-a1b2")),
            "Bring orders back to before a1b2",
            [
                .told("fail-over", "Fail over orders-1 → orders-co-a1b2", .failOver(to: "orders-co-a1b2"), 1),
                .told(
                    "restore-class", "Change orders-1, orders-2",
                    .changeClass(
                        ChangeClassStep(
                            instances: ["orders-1", "orders-2"], instanceClass: "db.r6g.large", readersInService: 1,
                            writer: "orders-co-a1b2")), 24, note: "one reader stays in service throughout"),
                .told("fail-back", "Fail back orders-co-a1b2 → orders-1", .failBack(to: "orders-1"), 1),
                .told("delete-stand-in", "Delete stand-in orders-co-a1b2", .deleteStandIn("orders-co-a1b2"), 5),
                .verification,
            ],
            findings: [
                Finding(
                    .acknowledge, "not-undone",
                    "orders-3 is not there any more and cannot be brought back by this.")
            ],
            interruption: "\(failovers); connections to each changed member drop once")
    }
}

extension Step {
    static func told(
        _ id: StepID, _ title: String, _ work: AnyStep, _ minutes: Int64, note: String? = nil
    ) -> Step {
        var step = Step(
            id: id, title: title, after: [], work: work, expected: .minutes(minutes), patience: .minutes(120))
        step.note = note
        return step
    }

    static var verification: Step {
        Step(
            id: "verify", title: "Verify members, classes, parameters", after: [],
            work: .verify(Expectation(writer: "orders-1", members: [:])), expected: .seconds(10),
            patience: .minutes(20))
    }
}
