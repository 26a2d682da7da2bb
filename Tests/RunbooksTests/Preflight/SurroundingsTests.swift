import Maintenance
import TestSupport
import Testing

@testable import Runbooks

/// What else is at work on a cluster: autoscaling, clients, alarms.
@Suite struct SurroundingsTests {
    private func findings(
        _ check: String, _ scope: Preflight.Scope = Preflight.Scope(nextWriter: "orders-2"),
        _ change: (inout PlanBasis) -> Void
    ) throws -> [Finding] {
        let basis = PlanBasis.orders().with(change)
        return Preflight(
            membership: try Membership(basis), basis: basis, policy: PlanPolicy(), scope: scope,
            now: Observation.sampleInstant
        ).forFailover().filter { $0.check == check }
    }

    @Test func `a plan that leaves fewer readers than autoscaling is to keep says so`() throws {
        func told(_ floor: Int?, minimum: Int, _ suspension: ReaderScaling.Suspension = .none) throws -> Finding? {
            var scope = Preflight.Scope(nextWriter: "orders-2")
            scope.readersInService = floor
            return try findings("reader-scaling", scope) {
                $0.givenReaderScaling = .known(ReaderScaling(minimum: minimum, maximum: 8, suspension: suspension))
            }.first
        }
        let below = try told(1, minimum: 2)
        #expect(below?.severity == .acknowledge)
        #expect(
            below?.text.hasPrefix("Autoscaling is to keep 2 to 8 readers of orders, and this leaves 1 in service")
                == true)
        #expect(
            below?.text.hasSuffix("AWS may add some meanwhile, since it scales while the cluster is available.") == true
        )
        let held = try told(1, minimum: 2, .init(addition: true))
        #expect(held?.text.hasSuffix("AWS adds none meanwhile, since that is suspended.") == true)
        #expect(try told(1, minimum: 1)?.severity == .info)
        #expect(try told(nil, minimum: 2)?.severity == .info)
        #expect(try told(nil, minimum: 2, .all)?.text.contains("is suspended, and stays so") == true)
    }

    @Test func `without autoscaling nothing is said of it, and unread is not taken for without`() throws {
        #expect(try findings("reader-scaling") { $0.givenReaderScaling = .known(nil) } == [])
        let unread = try findings("reader-scaling") { $0.givenReaderScaling = .unavailable("denied") }
        #expect(unread.map(\.severity) == [.acknowledge] && unread[0].text.hasPrefix("Not checked"))
    }

    @Test func `a target that is busy already is warned of before it gets the writer's work as well`() throws {
        func told(_ load: Int) throws -> [Finding] {
            try findings("target-load") { $0.givenProcessorLoads = .known(["orders-2": load, "orders-3": 99]) }
        }
        #expect(try told(79) == [])
        #expect(try told(91).map(\.severity) == [.acknowledge])
        #expect(
            try told(91).first?.text.hasPrefix(
                "orders-2 was at 91 % of its processors in the 15 min to 2026-01-05 14:00 UTC, at most") == true)
        #expect(try told(85).map(\.accepted) == told(95).map(\.accepted))
        #expect(try findings("target-load") { $0.givenProcessorLoads = .known([:]) }.map(\.severity) == [.acknowledge])
        #expect(
            try findings("target-load", Preflight.Scope()) { $0.givenProcessorLoads = .unavailable("denied") } == [])
    }

    @Test func `a target without room for the writer's connections is warned of, where its limit is known`() throws {
        func told(_ writer: Int, _ target: Int, limit: String?) throws -> [Finding] {
            try findings("target-connections") { basis in
                let instant = basis.observation.takenAt
                basis.givenConnections = .known([
                    "orders-1": Peak(highest: writer, until: instant),
                    "orders-2": Peak(highest: target, until: instant),
                ])
                let values = limit.map { ["max_connections": $0] } ?? [:]
                for group in basis.observation.connectionGroups(of: "orders-2") {
                    basis.observation.add(
                        Answered(
                            ParameterGroupQuestion(group, in: Target.orders.place),
                            .known(ParameterGroupState(family: "aurora-postgresql15", values: values)), takenAt: instant
                        ))
                }
            }
        }
        let full = try told(420, 60, limit: "500")
        #expect(full.map(\.severity) == [.acknowledge])
        #expect(full.first?.text.hasPrefix("orders-2 takes 500 connections (max_connections). It had 60") == true)
        #expect(try told(300, 60, limit: "500") == [])
        #expect(try told(420, 60, limit: nil) == [])
        #expect(try told(420, 60, limit: "LEAST({DBInstanceClassMemory/9531392},5000)") == [])
    }

    @Test func `where the limit is known, connections that are not read are not taken for none`() throws {
        func told(_ connections: Reading<[InstanceID: Peak]>) throws -> [Finding] {
            try findings("target-connections") { basis in
                let instant = basis.observation.takenAt
                basis.givenConnections = connections
                for group in basis.observation.connectionGroups(of: "orders-2") {
                    basis.observation.add(
                        Answered(
                            ParameterGroupQuestion(group, in: Target.orders.place),
                            .known(
                                ParameterGroupState(family: "aurora-postgresql15", values: ["max_connections": "500"])),
                            takenAt: instant))
                }
            }
        }
        let instant = Observation.sampleInstant
        let denied = try told(.unavailable("denied"))
        #expect(denied.map(\.severity) == [.acknowledge])
        #expect(
            denied.map(\.text) == [
                "Not checked: whether orders-2, which takes 500 connections (max_connections), has room for the writer's. "
                    + "Denied."
            ])
        #expect(try told(.known(["orders-2": Peak(highest: 60, until: instant)])).map(\.severity) == [.acknowledge])
        #expect(
            try told(
                .known([
                    "orders-1": Peak(highest: 9, until: instant), "orders-2": Peak(highest: 60, until: instant),
                ])) == [])
    }

    @Test func `alarms on the cluster and its members are named, and those on others are not`() throws {
        let found = try findings("alarms") {
            $0.givenAlarms = .known([
                Alarm(name: "carts-cpu", metrics: ["CPUUtilization"], watched: ["carts-1"]),
                Alarm(name: "orders-cpu", metrics: ["CPUUtilization"], watched: ["orders-1"]),
                Alarm(name: "orders-lag", metrics: ["AuroraReplicaLagMaximum"], watched: ["orders"]),
            ])
        }
        #expect(
            found.map(\.text) == [
                "Alarms on orders may fire meanwhile: orders-cpu (CPUUtilization of orders-1), "
                    + "orders-lag (AuroraReplicaLagMaximum of orders)."
            ])
        #expect(found.map(\.severity) == [.info])
        let many = (1...8).map { Alarm(name: "a\($0)", metrics: [], watched: ["orders-1"]) }
        #expect(try findings("alarms") { $0.givenAlarms = .known(many) }.first?.text.hasSuffix(", and 2 more.") == true)
        #expect(try findings("alarms") { $0.givenAlarms = .unavailable("denied") }.map(\.severity) == [.info])
    }
}
