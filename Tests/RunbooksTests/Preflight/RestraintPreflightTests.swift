import Maintenance
import Runbooks
import TestSupport
import Testing

/// May anything be done here now: locks, the freeze and the cool-down, for every kind of operation.
@Suite struct RestraintPreflightTests {
    private static let pending = PendingMaintenance(resource: "orders-1", action: "os-upgrade")

    /// Every kind of operation with a basis of a cluster on which it has something to do.
    static let requests: [(request: AnyRunbook, failsOver: Bool)] = [
        (.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), true), (.failover(FailoverRunbook()), true),
        (.cleanup(CleanupRunbook(operation: "x1y2", standIn: "orders-co-x1y2")), false),
        (.cycle(CycleRunbook()), true), (.cycle(CycleRunbook(exclude: ["orders-1"])), false),
        (.reboot(RebootRunbook(instance: "orders-1")), true), (.reboot(RebootRunbook(instance: "orders-2")), false),
        (.storage(StorageRunbook(type: "aurora-iopt1")), false), (.maintenance(MaintenanceRunbook()), true),
        (.maintenance(MaintenanceRunbook(exclude: ["orders-1"])), false),
        (
            .rollback(
                RollbackRunbook(
                    operation: "k3f9",
                    before: Beginning(writer: "orders-2", classes: ["orders-2": "db.r6g.large"]), standIn: nil)), true
        ),
    ]

    private static func plan(_ request: AnyRunbook, _ change: (inout PlanBasis) -> Void) throws -> Plan {
        let basis = ClusterShape("", ClusterShape.leftOver.observation).basis.with { basis in
            basis.givenPendingMaintenance = .known([pending, .init(resource: "orders-2", action: "os-upgrade")])
            change(&basis)
        }
        return try Planning.plan(request, basis)
    }

    @Test(arguments: requests.indices) func `a lock or the freeze blocks, and says what lifts it`(index: Int) throws {
        let restraints: [(ClusterID?, String?, String)] = [
            ("orders", nil, "orders is locked (incident). `unlock orders` lifts it."),
            (
                "orders", "us-east-1",
                "orders is locked in us-east-1 (incident). `unlock orders --region us-east-1` lifts it."
            ),
            (nil, nil, "Everything is frozen (incident). `unfreeze` lifts it."),
        ]
        for (cluster, region, sentence) in restraints {
            let plan = try Self.plan(Self.requests[index].request) {
                $0.restraint = Restraint(
                    cluster: cluster, at: region.map { Place(account: "123456789012", region: $0) },
                    reason: "incident", by: "U0ALICE",
                    since: Observation.sampleInstant)
            }
            #expect(plan[check: "restraint"].map(\.severity) == [.block])
            #expect(plan[check: "restraint"].map(\.text) == [sentence])
        }
    }

    @Test(arguments: requests.indices) func `soon after a failover the next is asked for knowingly`(index: Int) throws {
        let (request, failsOver) = Self.requests[index]
        func findings(_ ago: Span) throws -> [Finding] {
            try Self.plan(request) {
                $0.ownFailovers = [PastFailover(operation: "a1b2", at: Observation.sampleInstant - ago)]
            }[check: "cool-down"]
        }
        let soon = try findings(.minutes(15) - Span(milliseconds: 1))
        #expect(soon.map(\.severity) == (failsOver ? [.acknowledge] : []))
        // What is accepted does not move with the minutes that pass.
        #expect(soon.map(\.accepted) == (failsOver ? ["a1b2"] : []))
        #expect(
            try findings(.minutes(15)).map(\.text)
                == (failsOver ? ["orders failed over at 2026-01-05 13:45 UTC in operation a1b2."] : []))
        #expect(try findings(.minutes(25 * 60)) == [])
    }

    @Test(arguments: requests.indices) func `a failover that somebody else caused counts as well`(index: Int) throws {
        let (request, failsOver) = Self.requests[index]
        func findings(_ failovers: Reading<[SeenFailover]>) throws -> [Finding] {
            try Self.plan(request) { $0.givenFailovers = failovers }[check: "cool-down"]
        }
        func seen(_ ago: Span) -> SeenFailover {
            SeenFailover(
                at: Observation.sampleInstant - ago, text: "Completed failover to DB instance: orders-2")
        }
        let soon = try findings(.known([seen(.minutes(600)), seen(.minutes(4))]))
        #expect(
            soon.map(\.text)
                == (failsOver
                    ? [
                        "orders failed over 4 min ago, not by an operation here (AWS: Completed failover to DB instance: "
                            + "orders-2); the cool-down is 15 min. Starting overrides it."
                    ] : []))
        #expect(soon.map(\.accepted) == (failsOver ? ["2026-01-05 13:56 UTC"] : []))
        let earlier = try findings(.known([seen(.minutes(600)), seen(.minutes(15))]))
        #expect(earlier.map(\.severity) == (failsOver ? [.info] : []), "it is told beyond the cool-down as well")
        #expect(
            earlier.map(\.text)
                == (failsOver
                    ? [
                        "orders failed over at 2026-01-05 13:45 UTC, not by an operation here (AWS: Completed failover to "
                            + "DB instance: orders-2)."
                    ] : []))
        #expect(try findings(.unavailable("denied")).map(\.severity) == (failsOver ? [.acknowledge] : []))
    }

    @Test(arguments: requests.indices)
    func `a switchover, and a restart of the writer, that somebody else caused count as well`(index: Int) throws {
        let (request, failsOver) = Self.requests[index]
        func told(_ resource: String, _ text: String, _ ago: Span) -> SeenEvent {
            SeenEvent(at: Observation.sampleInstant - ago, resource: resource, text: text)
        }
        func findings(restarts: [SeenEvent] = [], switchovers: [SeenEvent] = []) throws -> [String] {
            try Self.plan(request) { $0.giveEvents(restarts: .known(restarts), switchovers: .known(switchovers)) }[
                check: "cool-down"
            ].map(\.text)
        }
        let completed = "Switchover from DB cluster orders to orders-green-x1 completed. Renamed."
        let end = "; the cool-down is 15 min. Starting overrides it."
        #expect(
            try findings(switchovers: [told("bgd-1", completed, .minutes(4))])
                == (failsOver
                    ? [
                        "orders was switched over 4 min ago, not by an operation here (AWS: "
                            + completed.dropLast() + ")" + end
                    ] : []))
        #expect(
            try findings(switchovers: [told("bgd-1", "Switchover from DB cluster orders-x to y completed", .zero)])
                == [])
        #expect(
            try findings(restarts: [told("orders-1", "DB instance restarted", .minutes(4))])
                == (failsOver
                    ? [
                        "orders restarted its writer 4 min ago, not by an operation here (AWS: DB instance restarted)"
                            + end
                    ]
                    : []))
        #expect(try findings(restarts: [told("orders-2", "DB instance restarted", .minutes(4))]) == [])
        #expect(try findings(restarts: [told("orders-1", "DB instance shutdown", .minutes(4))]) == [])
        #expect(
            try findings(restarts: [told("orders-1", "DB instance restarted", .minutes(15))])
                == (failsOver
                    ? [
                        "orders restarted its writer at 2026-01-05 13:45 UTC, not by an operation here (AWS: DB instance "
                            + "restarted)."
                    ] : []))
    }

    @Test func `the restart that belongs to a failover is not told for itself`() throws {
        let plan = try Self.plan(.failover(FailoverRunbook())) {
            $0.givenFailovers = .known([
                SeenFailover(at: Observation.sampleInstant - .minutes(4), text: "Completed failover")
            ])
            $0.giveEvents(
                restarts: .known([
                    SeenEvent(
                        at: Observation.sampleInstant - .minutes(3), resource: "orders-1", text: "DB instance restarted"
                    )
                ]))
        }
        #expect(plan[check: "cool-down"].map(\.accepted) == ["2026-01-05 13:56 UTC"])
    }

    @Test func `a failover of an operation here is told once, by its operation`() throws {
        let plan = try Self.plan(.failover(FailoverRunbook())) {
            $0.ownFailovers = [PastFailover(operation: "a1b2", at: Observation.sampleInstant - .minutes(4))]
            $0.givenFailovers = .known([
                SeenFailover(at: Observation.sampleInstant - .minutes(4), text: "Completed failover")
            ])
        }
        #expect(plan[check: "cool-down"].map(\.accepted) == ["a1b2"])
        // The event is dated later than the call, and is not taken for somebody else's when the cool-down is over.
        let later = try Self.plan(.failover(FailoverRunbook())) {
            $0.ownFailovers = [PastFailover(operation: "a1b2", at: Observation.sampleInstant - .minutes(15))]
            $0.givenFailovers = .known([
                SeenFailover(at: Observation.sampleInstant - .minutes(14), text: "Completed failover")
            ])
        }
        #expect(
            later[check: "cool-down"].map(\.text) == ["orders failed over at 2026-01-05 13:45 UTC in operation a1b2."])
    }

    @Test func `a failover by somebody else soon after ours is not taken for ours`() throws {
        let start = Observation.sampleInstant
        let plan = try Self.plan(.failover(FailoverRunbook())) {
            $0.ownFailovers = [
                PastFailover(operation: "a1b2", askedAt: start - .minutes(21), at: start - .minutes(20)),
                PastFailover(operation: "a1b2", askedAt: start - .minutes(18), at: start - .minutes(17)),
            ]
            $0.givenFailovers = .known(
                [(20, "orders-2"), (17, "orders-1"), (11, "orders-3")].map { ago, name in
                    SeenFailover(at: start - .minutes(ago), text: "Completed failover to DB instance: \(name)")
                })
        }
        #expect(plan[check: "cool-down"].map(\.severity) == [.acknowledge])
        #expect(plan[check: "cool-down"].first?.text.contains("not by an operation here") == true)
        #expect(plan[check: "cool-down"].first?.text.contains("orders-3") == true)
    }

    @Test func `an interim writer that is smaller or may be cold is accepted knowingly`() throws {
        let small = ClusterShape.smallReader.basis
        let cycle = try Planning.plan(.cycle(CycleRunbook(skipStandIn: true)), small)
        #expect(
            cycle[check: "smaller-writer"].map(\.text) == [
                "db.r6g.large has less memory (16 GiB) than db.r6g.xlarge (32 GiB), the class there now."
            ])
        let maintenance = try Planning.plan(
            .maintenance(MaintenanceRunbook()), small.with { $0.givenPendingMaintenance = .known([Self.pending]) })
        #expect(maintenance[check: "smaller-writer"].count == 1)
        let cold = ClusterShape("", .orders([.sample("orders-1"), .sample("orders-2", "db.serverless", tier: 2)]))
        let warm = ClusterShape("", .orders([.sample("orders-1"), .sample("orders-2", "db.serverless", tier: 1)]))
        for (shape, count) in [(cold, 1), (warm, 0)] {
            let plan = try Planning.plan(.cycle(CycleRunbook(skipStandIn: true)), shape.basis)
            #expect(plan[check: "cold-writer"].count == count)
        }
    }

    @Test(arguments: [true, false]) func `storage that AWS still optimises is not changed again`(isCluster: Bool) throws
    {
        var observation = Observation.multiAZ(status: isCluster ? "storage-optimization" : "available")
        if !isCluster { observation = observation.with("orders-2") { $0.status = "storage-optimization" } }
        let plan = try Planning.plan(.storage(StorageRunbook(type: "gp3")), ClusterShape("", observation).basis)
        #expect(
            plan.blocks.map(\.text) == [
                "AWS still optimises the storage of orders after its last change and takes no other until it is done."
            ])
    }
}
