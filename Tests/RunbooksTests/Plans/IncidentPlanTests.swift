import Maintenance
import Runbooks
import TestSupport
import Testing

/// Failovers and restarts while AWS lists no writer, or does not describe it.
@Suite struct IncidentPlanTests {
    private static let unlisted = Observation.orders(writer: nil)
    private static let undescribed = Observation.orders().removing("orders-1", fromList: false)

    /// CloudWatch has a lag of replicas alone: orders-1 wrote before.
    private static func basis(_ observation: Observation) -> PlanBasis {
        ClusterShape("", observation).basis.with {
            $0.givenReplicaLag = .known(["orders-2": Span(milliseconds: 18), "orders-3": Span(milliseconds: 20)])
        }
    }

    private static func reboot(_ instance: InstanceID, _ observation: Observation) throws -> Plan {
        try Planning.plan(.reboot(RebootRunbook(instance: instance)), basis(observation))
    }

    @Test func `plans read as the golden file says`() throws {
        let failed = Self.unlisted.with("orders-2") { $0.status = "failed" }
        try GoldenPlans.check(
            "incident-plans",
            [
                ("no writer is listed, a failover", try Planning.failover(Self.basis(Self.unlisted))),
                ("the writer is not described, a failover", try Planning.failover(Self.basis(Self.undescribed))),
                ("no writer is listed, a restart", try Self.reboot("orders-2", Self.unlisted)),
                ("no writer is listed, the restart of a failed member", try Self.reboot("orders-2", failed)),
                ("the writer is not described, the restart of another", try Self.reboot("orders-2", Self.undescribed)),
                ("the writer is not described, its restart", try Self.reboot("orders-1", Self.undescribed)),
            ])
    }

    @Test func `without a listed writer a failover is proposed to a member that was a replica`() throws {
        let plan = try Planning.failover(Self.basis(Self.unlisted))
        #expect(plan.works(of: FailOverStep.self).map(\.next) == ["orders-2"])
        let late = Self.basis(Self.unlisted).with { $0.givenReplicaLag = .known(["orders-3": .seconds(20)]) }
        let other = try Planning.failover(late)
        #expect(other.works(of: FailOverStep.self).map(\.next) == ["orders-3"])
        #expect(other.grave == ["acknowledge writer", "acknowledge replica-lag"])
    }

    @Test func `a member whose lag nobody can read is failed over to only knowingly`() throws {
        let unread = Self.basis(Self.unlisted).with { $0.givenReplicaLag = .unavailable("access is denied.") }
        #expect(
            try Planning.failover(unread, to: "orders-3").grave == ["acknowledge writer", "acknowledge replica-lag"])
    }

    @Test func `a target smaller than any that may be the writer has to be acknowledged`() throws {
        let smaller = Self.unlisted.with("orders-3") { $0.instanceClass = "db.r6g.2xlarge" }
        #expect(
            try Planning.failover(Self.basis(smaller), to: "orders-2").grave
                == ["acknowledge writer", "acknowledge smaller-writer"])
    }

    @Test(arguments: [
        (unlisted.withCluster { $0.status = "stopped" }, "block cluster-status"),
        (unlisted.withCluster { $0.status = "failing-over" }, "block cluster-status"),
        (unlisted.with("orders-2") { $0.status = "failed" }, "block member-status"),
        (undescribed.with("orders-2") { $0.status = "rebooting" }, "block member-status"),
    ]) func `the target and the cluster keep a failover from being started all the same`(
        observation: Observation, expected: String
    ) throws {
        #expect(try Planning.failover(Self.basis(observation), to: "orders-2").grave.contains(expected))
    }

    @Test func `a lone member is nobody to fail over to, whether it is listed as the writer or not`() {
        let lone = PlanBasis.orders(.orders(members: 1, writer: nil))
        for next in [nil, "orders-1"] as [InstanceID?] {
            #expect(Planning.refusal { try Planning.failover(lone, to: next) }?.contains("only instance") == true)
        }
    }

    @Test func `what was without a writer before is not brought back by command`() throws {
        #expect(try !Planning.failover(Self.basis(Self.unlisted)).subject.hasWayBack)
        #expect(try Planning.failover(Self.basis(Self.undescribed)).subject.hasWayBack)
    }
}
