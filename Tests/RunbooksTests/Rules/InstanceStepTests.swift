import Maintenance
import Runbooks
import TestSupport
import Testing

/// The steps of an RDS instance, which nobody takes over from.
@Suite struct InstanceStepTests {
    private static let start = Observation.sampleInstant
    private static let seen = Observation.instance()
    private static let action = MaintenanceAction(
        resource: .instance("orders"), arn: "arn:orders", action: "os-upgrade")

    private static func waiting(_ word: String = "pending-reboot") -> Observation {
        seen.withInstance { $0.instance.parameterGroups = [.init(name: "p", applyStatus: word)] }
    }

    static let restarts = [
        Case("nobody asked", seen, .inProgress("waiting to see which instances restarted")),
        Case("not there", .missing, .blocked("AWS shows no RDS instance orders any more")),
        Case("not restarted", seen.restarted([:]), .ready([.rebootSingle("orders")])),
        Case("asked for", seen.restarted([:]), asked: [.rebootSingle("orders")], .inProgress("orders (asked for)")),
        Case(
            "restarting", seen.withInstance { $0.instance.status = "rebooting" }.restarted([:]),
            .inProgress("orders (rebooting)")),
        Case(
            "stopped", seen.withInstance { $0.instance.status = "stopped" }.restarted([:]),
            .blocked("orders is stopped")),
        Case(
            "going", seen.withInstance { $0.instance.status = "deleting" }.restarted([:]),
            .blocked("somebody is deleting orders")),
        Case("restarted", seen.restarted(["orders": start]), .satisfied),
        Case(
            "restarted before", seen.restarted(["orders": start - .minutes(30)]), .ready([.rebootSingle("orders")])),
        Case(
            "changed since", waiting().restarted(["orders": start]), .ready([.rebootSingle("orders")])),
        Case(
            "parameters on their way", waiting("applying").restarted(["orders": start]),
            .inProgress("orders (parameters applying)")),
    ]

    @Test(arguments: restarts) func `restarting it`(row: Case) {
        row.check(.restartInstance("orders"), since: Self.start)
    }

    static let maintenance = [
        Case("nobody asked", seen, .inProgress("waiting to see what maintenance is pending")),
        Case(
            "pending", seen.pending(("orders", "os-upgrade")), .ready([.applyMaintenanceToSingle(action)])),
        Case(
            "asked for", seen.pending(("orders", "os-upgrade")), asked: [.applyMaintenanceToSingle(action)],
            .inProgress("waiting for AWS to show os-upgrade on orders")),
        Case(
            "at it", seen.withInstance { $0.instance.status = "upgrading" }.pending(),
            .inProgress("waiting for orders to be available (it is upgrading)")),
        Case("through", seen.pending(("orders", "ca-certificate-rotation")), .satisfied),
    ]

    @Test(arguments: maintenance) func `maintaining it`(row: Case) { row.check(.maintainInstance(Self.action)) }

    private static let gp3 = Storage(type: "gp3")
    static let verifications = [
        Case("as planned", .instance(.init(type: "gp3")), .satisfied),
        Case("other storage", seen, .blocked("not as planned: the storage is gp2, not gp3")),
        Case(
            "another class",
            Observation.instance(.init(type: "gp3")).withInstance { $0.instance.instanceClass = "db.m6g.xlarge" },
            .blocked("orders is db.m6g.xlarge, not db.m6g.large")),
        Case(
            "changes pending",
            Observation.instance(.init(type: "gp3")).withInstance {
                $0.instance.pendingChanges = ["Iops": "4000", "EngineVersion": "16.3"]
            }, .blocked("changes are pending on orders (Iops 4000); changes are pending on orders (EngineVersion 16.3)")
        ),
        Case(
            "AWS is at it", .instance(.init(type: "gp2"), status: "modifying"),
            .inProgress("waiting for orders to be available (it is modifying)")),
        Case("parameters wait", waiting(), .blocked("parameters of orders wait for a restart")),
        Case("parameters on their way", waiting("applying"), .inProgress("parameters of orders are applying")),
    ]

    @Test(arguments: verifications) func `verifying it`(row: Case) {
        row.check(
            .verify(InstanceExpectation(instance: "orders", instanceClass: "db.m6g.large", storage: Self.gp3)))
    }

    @Test func `parameters that waited for a restart before may still`() {
        Case("waited before", Self.waiting(), .satisfied).check(
            .verify(InstanceExpectation(instance: "orders", instanceClass: "db.m6g.large", mayAwaitRestart: true)))
    }

    @Test func `an instance made anew under the name is another, and none is none`() throws {
        let subject = InstanceSubject(try #require(Self.seen.rdsInstance), in: Target.orders.place)
        let other = Self.seen.withInstance { $0.resourceIdentifier = "db-OTHER" }
        #expect(subject.presence(in: Self.seen) == .present)
        #expect(
            subject.presence(in: other)
                == .replaced("orders is not the RDS instance that this was planned for any more"))
        #expect(subject.presence(in: .missing) == .absent("AWS shows no RDS instance orders"))
    }
}
