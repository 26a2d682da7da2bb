import Maintenance
import Runbooks
import TestSupport
import Testing

/// What is planned for an RDS instance besides its storage, class and version.
@Suite struct StandaloneInstancePlanTests {
    /// There is nobody to take over from an instance of its own.
    @Test func `what needs a cluster is refused for an RDS instance with what can be done`() {
        let sentence = Planning.refusal {
            try Planning.plan(.cycle(CycleRunbook()), ClusterShape("", .instance()).basis)
        }
        #expect(
            sentence
                == "orders is an RDS instance (postgres) and not a cluster: there is no other member to take over. What can "
                + "be done with it: `resize orders CLASS`, `upgrade orders VERSION`, `failover orders`, `storage orders gp3`, "
                + "`reboot orders`, `apply-maintenance orders`.")
    }

    @Test func `an RDS instance is restarted and maintained as a writer is, by leave of a person`() throws {
        let reboot = try Planning.plan(
            .reboot(RebootRunbook(instance: "orders")), ClusterShape("", .instance()).basis)
        #expect(reboot.steps.map(\.work).first == .restartInstance("orders"))
        #expect(reboot.blocks == [] && reboot.steps[0].isGated)
        let basis = ClusterShape("", .instance()).basis.with {
            $0.givenPendingMaintenance = .known([
                PendingMaintenance(resource: "orders", action: "os-upgrade", arn: "arn:orders", text: nil)
            ])
        }
        let maintenance = try Planning.plan(.maintenance(MaintenanceRunbook()), basis)
        #expect(maintenance.steps.map(\.isGated) == [true, false], "asked once, though it is its own cluster's name")
        #expect(maintenance.blocks == [])
    }

    @Test func `the way back of an RDS instance's storage is told, since AWS takes no other change for hours`() throws {
        let now = try #require(Observation.instance().rdsInstance)
        let before = InstanceSubject(now, in: Target.orders.place)
        let after = ClusterShape("", .instance(.init(type: "gp3", iops: 3000, allocated: 100, throughput: 125))).basis
        let plan = try Planning.plan(
            .rollback(RollbackRunbook(operation: "x1y2", before: .instance(before), standIn: nil)), after)
        #expect(plan.steps == [])
        #expect(
            plan[check: "not-undone"].map(\.text) == [
                "The storage of orders is gp3 and was gp2, which this does not change back: `storage orders gp2` does, "
                    + "6 hours after the last change and when AWS has optimised the storage."
            ])
    }
}
