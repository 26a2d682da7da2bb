import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct MaintenanceTests {
    private static func action(_ instance: InstanceID, _ action: String = "os-upgrade") -> MaintenanceAction {
        MaintenanceAction(resource: .instance(instance), arn: "arn:\(instance)", action: action)
    }
    private static func apply(_ actions: MaintenanceAction...) -> [AnyMutation] {
        actions.map { .applyMaintenance($0) }
    }

    private static let certificate = "ca-certificate-rotation"
    private static let both = Observation.orders(members: 4).pending(
        ("orders-2", "os-upgrade"), ("orders-2", certificate), ("orders-3", "os-upgrade"))
    private static let work = AnyStep.applyMaintenance(
        ApplyMaintenanceStep(
            actions: [action("orders-2"), action("orders-2", certificate), action("orders-3")], readersInService: 1,
            writer: "orders-1"))

    static let cases = [
        Case(
            "all are pending: one action for each member", both, .ready(apply(action("orders-2"), action("orders-3")))),
        Case("no cluster", .missing, .blocked("no cluster")),
        Case("nobody asked", .orders(), .inProgress("waiting to see what maintenance is pending")),
        Case(
            "it cannot be read",
            {
                var observation = Observation.orders()
                observation.givenMaintenance = .unavailable("access is denied.")
                return observation
            }(), .blocked("pending maintenance is not read: access is denied")),
        Case("one was asked for", both, asked: apply(action("orders-2")), .ready(apply(action("orders-3")))),
        Case(
            "one is at it", both.with("orders-2") { $0.status = "maintenance" }, .ready(apply(action("orders-3")))),
        Case(
            "the first of two is through: the second comes",
            Observation.orders(members: 4).pending(("orders-2", certificate), ("orders-3", "os-upgrade")),
            .ready(apply(action("orders-2", certificate), action("orders-3")))),
        Case(
            "the list has lost one while AWS is at it",
            Observation.orders(members: 4).with("orders-3") { $0.status = "rebooting" }.pending(),
            .inProgress("orders-2 (done), orders-3 (rebooting)")),
        Case("nothing is pending any more", .orders(members: 4).pending(), .satisfied),
        Case(
            "others are pending that are not ours",
            .orders().pending(("orders-1", "os-upgrade"), ("orders", "db-upgrade")),
            .satisfied),
        Case(
            "the only other reader is down",
            Observation.orders().with("orders-3") { $0.status = "maintenance" }.pending(("orders-2", "os-upgrade")),
            .inProgress("orders-2 (next)")),
        Case(
            "one has become the writer", both.writing("orders-2"), .ready([.failOver("orders", to: "orders-1")])),
        Case("one has vanished", both.removing("orders-3"), .blocked("orders-3 is not there any more")),
        Case("one is broken", both.with("orders-3") { $0.status = "failed" }, .blocked("orders-3 is failed")),
        Case("cluster upgrading", both.withCluster { $0.status = "upgrading" }, .inProgress("upgrading")),
    ]

    @Test(arguments: cases) func `applying maintenance with one reader kept`(row: Case) { row.check(Self.work) }

    /// DescribePendingMaintenanceActions is eventually consistent.
    @Test func `maintenance that one look does not list is not taken for applied until the list cannot lag any more`() {
        let applied = Self.apply(
            Self.action("orders-2"), Self.action("orders-2", Self.certificate), Self.action("orders-3"))
        func assess(_ step: AnyStep, after span: Span, proved: [AnyMutation] = []) -> Assessment {
            let seen = Observation.orders(members: 4).pending()
            return step.assess(seeing: seen, outstanding: [], since: seen.takenAt - span, proved: proved)
        }
        let writer = AnyStep.applyMaintenanceToWriter(Self.whole)
        for step in [Self.work, writer] {
            guard case .inProgress(let reason) = assess(step, after: .seconds(299)) else {
                Issue.record("\(assess(step, after: .seconds(299)))")
                continue
            }
            #expect(reason.contains("making sure that AWS"))
            #expect(assess(step, after: .minutes(5)) == .satisfied)
        }
        #expect(assess(Self.work, after: .seconds(2), proved: applied) == .satisfied)
        #expect(assess(writer, after: .seconds(2), proved: [.applyMaintenanceToWriter(Self.whole)]) == .satisfied)
    }

    private static let whole = MaintenanceAction(
        resource: .cluster("orders"), arn: "arn:orders", action: "db-upgrade")
    private static let pending = Observation.orders().pending(("orders", "db-upgrade"))

    static let writers = [
        Case("pending", pending, .ready([.applyMaintenanceToWriter(whole)])),
        Case("asked for", pending, asked: [.applyMaintenanceToWriter(whole)], .inProgress("db-upgrade on orders")),
        Case("the cluster is at it", pending.withCluster { $0.status = "upgrading" }, .inProgress("upgrading")),
        Case(
            "the writer is at it", pending.with("orders-1") { $0.status = "upgrading" },
            .inProgress("orders-1 to be available")),
        Case("through", .orders().pending(), .satisfied),
        Case("nobody asked", .orders(), .inProgress("waiting to see")),
        Case("no writer", pending.writing(nil), .inProgress("show its writer")),
    ]

    @Test(arguments: writers) func `applying maintenance to what carries the writer role`(row: Case) {
        row.check(.applyMaintenanceToWriter(Self.whole))
    }
}
