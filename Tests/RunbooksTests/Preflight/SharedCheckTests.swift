import Maintenance
import Runbooks
import TestSupport
import Testing

/// What every operation that interrupts clients has to tell, whatever it is for.
@Suite struct SharedCheckTests {
    /// Everything that shared checks look for is there: a certificate that ends, an alarm, a failover just now, code that
    /// describes the database.
    private static func basis(_ observation: Observation) -> PlanBasis {
        let soon = Observation.sampleInstant + .minutes(24 * 60)
        var seen = observation.withInstance {
            $0.instance.certificateValidTill = soon
            $0.instance.tags = [Tag(key: "ManagedBy", value: "terraform")]
        }
        for name in seen.instances.map(\.identifier) { seen = seen.with(name) { $0.certificateValidTill = soon } }
        seen = seen.withCluster { $0.tags = [Tag(key: "ManagedBy", value: "terraform")] }
        return PlanBasis.orders(seen).with {
            $0.givenAlarms = .known([
                Alarm(name: "orders-cpu", metrics: ["CPUUtilization"], watched: ["orders", "orders-1"])
            ])
            $0.ownFailovers = [PastFailover(operation: "x1y2", at: Observation.sampleInstant - .minutes(4))]
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var request: AnyRunbook
        var observation = Observation.orders()
        var pending: [PendingMaintenance] = []
        /// Checks that have to find something.
        var checks = ["certificates", "cool-down", "alarms"]
        var testDescription: String { name }
    }

    private static func maintenance(_ action: String, of name: String) -> PendingMaintenance {
        .init(resource: name, action: action, arn: "arn:\(name)", text: "New \(action)")
    }

    private static let rollback = AnyRunbook.rollback(
        RollbackRunbook(
            operation: "k3f9", before: RollbackPlanTests.beginning(.orders()), standIn: "orders-co-k3f9"))

    static let rows = [
        Row(
            name: "resize", request: .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")),
            checks: ["certificates", "cool-down", "alarms", "infrastructure-code", "promotion-tiers"]),
        Row(name: "cycle", request: .cycle(CycleRunbook())),
        Row(name: "reboot", request: .reboot(RebootRunbook(instance: "orders-1"))),
        Row(name: "failover", request: .failover(FailoverRunbook(to: "orders-2"))),
        Row(
            name: "storage that restarts members",
            request: .storage(StorageRunbook(type: Storage.auroraOptimized)), observation: .orders("db.r6gd.large"),
            checks: ["certificates", "cool-down", "alarms", "infrastructure-code"]),
        Row(
            name: "maintenance of the system", request: .maintenance(MaintenanceRunbook()),
            pending: [maintenance("os-upgrade", of: "orders-1")]),
        Row(
            name: "maintenance of the engine", request: .maintenance(MaintenanceRunbook()),
            pending: [maintenance("db-upgrade", of: "orders")],
            checks: ["certificates", "cool-down", "alarms", "infrastructure-code"]),
        Row(
            name: "rollback", request: rollback,
            observation: Observation.orders("db.r6g.xlarge").with("orders-1") { $0.instanceClass = "db.r6g.large" }
                .writing("orders-2"),
            checks: ["certificates", "cool-down", "alarms", "infrastructure-code", "smaller-writer"]),
        Row(
            name: "rollback with a stand-in", request: rollback, observation: .orders("db.r6g.xlarge"),
            checks: ["certificates", "cool-down", "alarms", "infrastructure-code", "promotion-tiers"]),
        Row(
            name: "restart of an RDS instance", request: .reboot(RebootRunbook(instance: "orders")),
            observation: .instance()),
        Row(
            name: "maintenance of an RDS instance", request: .maintenance(MaintenanceRunbook()),
            observation: .instance(), pending: [maintenance("ca-certificate-rotation", of: "orders")],
            checks: ["certificates", "cool-down", "alarms", "infrastructure-code"]),
        Row(
            name: "magnetic storage of an RDS instance", request: .storage(StorageRunbook(type: "gp3")),
            observation: .instance(.init(type: Storage.magnetic, iops: nil, allocated: 50)),
            checks: ["certificates", "cool-down", "alarms", "infrastructure-code"]),
    ]

    @Test(arguments: rows) func `what interrupts clients tells all that is known to hit them`(row: Row) throws {
        let basis = Self.basis(row.observation).with { $0.givenPendingMaintenance = .known(row.pending) }
        let plan = try Planning.plan(row.request, basis, as: "r0ll")
        for check in row.checks { #expect(plan[check: check].count == 1, "\(check): \(plan.findings.map(\.check))") }
        if !row.checks.contains("infrastructure-code") { #expect(plan[check: "infrastructure-code"] == []) }
    }

    @Test func `a change that nobody notices does not speak of connections`() throws {
        for observation in [Observation.orders(), .instance()] {
            let type = observation.cluster == nil ? "gp3" : Storage.auroraOptimized
            let plan = try Planning.plan(.storage(StorageRunbook(type: type)), Self.basis(observation))
            #expect(plan[check: "certificates"] == [] && plan[check: "cool-down"] == [])
            #expect(plan[check: "alarms"].count == 1 && plan[check: "infrastructure-code"].count == 1)
        }
    }

    @Test func `a way back is not kept from undoing the failover that it is asked for because of`() throws {
        let observation = Observation.orders().writing("orders-2")
        func told(_ operation: OperationID) throws -> [String] {
            try Planning.plan(
                Self.rollback,
                Self.basis(observation).with {
                    $0.ownFailovers = [PastFailover(operation: operation, at: Observation.sampleInstant - .minutes(4))]
                }, as: "r0ll")[check: "cool-down"].map(\.accepted)
        }
        #expect(try told("k3f9") == [])
        #expect(try told("x1y2") == ["x1y2"])
    }

    @Test func `a way back does not hide a failover that somebody else caused since`() throws {
        let start = Observation.sampleInstant
        let plan = try Planning.plan(
            Self.rollback,
            Self.basis(Observation.orders().writing("orders-2")).with {
                $0.ownFailovers = [PastFailover(operation: "k3f9", at: start - .minutes(6))]
                $0.givenFailovers = .known([
                    SeenFailover(at: start - .minutes(6), text: "Completed failover to DB instance: orders-1"),
                    SeenFailover(at: start - .minutes(3), text: "Completed failover to DB instance: orders-2"),
                ])
            }, as: "r0ll")
        #expect(plan[check: "cool-down"].map(\.severity) == [.acknowledge])
        #expect(plan[check: "cool-down"].map(\.accepted) == [(start - .minutes(3)).words])
    }

    @Test func `code is named with what it has to say after maintenance`() throws {
        let basis = Self.basis(.orders()).with {
            $0.givenPendingMaintenance = .known([Self.maintenance("db-upgrade", of: "orders")])
        }
        #expect(
            try Planning.plan(.maintenance(MaintenanceRunbook()), basis)[check: "infrastructure-code"].map(\.text) == [
                "orders is described by Terraform: set the version to that of the db-upgrade there too, or this is seen as "
                    + "drift and the next run turns it back."
            ])
    }

    @Test(arguments: [
        (true, "orders has a standby in another zone."), (false, "orders has no standby in another zone."),
        (nil, "AWS does not say whether orders has a standby in another zone."),
    ])
    func `maintenance of an RDS instance tells whether it has a standby`(hasStandby: Bool?, told: String) throws {
        let basis = Self.basis(Observation.instance().withInstance { $0.hasStandby = hasStandby }).with {
            $0.givenPendingMaintenance = .known([Self.maintenance("ca-certificate-rotation", of: "orders")])
        }
        let plan = try Planning.plan(.maintenance(MaintenanceRunbook()), basis)
        #expect(plan[check: "redundancy"].map(\.text) == [told])
    }

    @Test func `what somebody else did to an RDS instance just now counts for its cool-down`() throws {
        func told(_ basis: PlanBasis) throws -> [String] {
            try Planning.plan(.reboot(RebootRunbook(instance: "orders")), basis)[check: "cool-down"].map(\.text)
        }
        func event(_ minutes: Int64, _ text: String, of name: String = "orders") -> Reading<[SeenEvent]> {
            .known([SeenEvent(at: Observation.sampleInstant - .minutes(minutes), resource: name, text: text)])
        }
        let end = "; the cool-down is 15 min. Starting overrides it."
        func given(_ give: (inout PlanBasis) -> Void) -> PlanBasis { PlanBasis.orders(.instance()).with(give) }
        #expect(
            try told(given { $0.giveEvents(restarts: event(4, "DB instance restarted")) }) == [
                "orders restarted 4 min ago, not by an operation here (AWS: DB instance restarted)\(end)"
            ])
        #expect(
            try told(given { $0.giveEvents(instanceFailovers: event(5, "Multi-AZ instance failover completed")) }) == [
                "orders failed over to its standby 5 min ago, not by an operation here (AWS: Multi-AZ instance failover "
                    + "completed)\(end)"
            ])
        let before = Observation.sampleInstant - .minutes(16)
        #expect(
            try told(given { $0.giveEvents(restarts: event(16, "DB instance restarted")) }) == [
                "orders restarted at \(before.words), not by an operation here (AWS: DB instance restarted)."
            ])
        #expect(try told(given { $0.giveEvents(restarts: event(4, "DB instance restarted", of: "carts")) }) == [])
        #expect(
            try told(given { $0.giveEvents(instanceFailovers: .unavailable("denied")) }).map {
                $0.hasPrefix("Not checked")
            }
                == [true])
    }
}
