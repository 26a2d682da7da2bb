import Maintenance
import Runbooks
import TestSupport
import Testing

/// The standby of an RDS instance takes over.
@Suite struct InstanceFailoverPlanTests {
    private static let standby = RDSInstance.sample().withStandby()

    private static func plan(_ seen: RDSInstance, to: InstanceID? = nil, _ change: (inout PlanBasis) -> Void = { _ in })
        throws -> Plan
    {
        try Planning.failover(InstancePlanning.basis(seen).with(change), to: to)
    }

    @Test func `a failover is one gated step and a look at the whole, with both zones named`() throws {
        let plan = try Self.plan(Self.standby)
        #expect(plan.title == "Fail over orders to its standby")
        #expect(plan.steps.map(\.id) == ["fail-over", "verify"] && plan.steps.map(\.isGated) == [true, false])
        #expect(plan.steps[0].title == "Fail over orders to its standby (us-east-1a → us-east-1b)")
        #expect(plan.interruption?.contains("60 to 120 s (AWS)") == true)
        #expect(plan.grave == [])
    }

    @Test func `soon after another failover AWS may drop it, which is accepted by starting`() throws {
        let events = [
            SeenEvent(
                at: Observation.sampleInstant - .minutes(40), resource: "orders",
                text: "Multi-AZ instance failover completed.")
        ]
        let plan = try Self.plan(Self.standby) { $0.giveEvents(instanceFailovers: .known(events)) }
        #expect(plan.grave == ["acknowledge recent-failover"])
        #expect(plan[check: "recent-failover"].first?.text.contains("drop it") == true)
    }

    @Test func `each of failover and reboot says what the other does`() throws {
        let waiting = { (seen: inout RDSInstance) in
            seen.instance.parameterGroups = [.init(name: "own15", applyStatus: "pending-reboot")]
        }
        var seen = Self.standby
        waiting(&seen)
        #expect(try Self.plan(seen)[check: "awaiting-restart"].first?.text.contains("`reboot orders` does") == true)
        let reboot = try Planning.plan(
            .reboot(RebootRunbook(instance: "orders")), InstancePlanning.basis(Self.standby))
        #expect(reboot[check: "writer-restart"].first?.text.contains("`failover orders`") == true)
        let single = try Planning.plan(.reboot(RebootRunbook(instance: "orders")), InstancePlanning.basis(.sample()))
        #expect(single[check: "writer-restart"].first?.text.contains("failover") == false)
    }

    @Test func `on SQL Server parameters may not follow`() throws {
        var seen = Self.standby
        seen.instance.engine = "sqlserver-se"
        #expect(try Self.plan(seen).grave == ["acknowledge standby-parameters"])
    }

    @Test func `without a standby it is refused with what can be done`() {
        var seen = RDSInstance.sample()
        seen.hasStandby = false
        #expect(
            InstancePlanning.refusal { try Self.plan(seen) }
                == "orders is an RDS instance without a standby (Single-AZ): nobody can take over. `reboot orders` restarts it "
                + "where it is.")
        let replica = seen.replica("orders")
        var source = Self.standby.replica("primary").withStandby()
        source.replicationSource = nil
        var of = replica
        of.replicationSource = "primary"
        let sentence = InstancePlanning.refusal {
            try Planning.failover(InstancePlanning.basis(of, beside: [source]))
        }
        #expect(sentence.contains("a read replica of primary without a standby"))
        #expect(sentence.contains("`failover primary` has the standby of its source take over"))
        seen.hasStandby = nil
        #expect(
            InstancePlanning.refusal { try Self.plan(seen) }.contains("AWS does not say whether orders has a standby"))
    }

    @Test func `nobody can be chosen to take over`() {
        #expect(
            InstancePlanning.refusal { try Self.plan(Self.standby, to: "orders-2") }.contains(
                "there is nobody to choose"))
    }

    @Test func `a member of a cluster is refused with its cluster`() {
        var observation = Observation(
            of: Target(place: Target.orders.place, cluster: "orders-2"), takenAt: Observation.sampleInstant)
        observation.give(ClusterQuestion(observation.target), .known(ClusterState(cluster: nil, instances: [])))
        observation.give(InstanceQuestion(observation.target), .known(nil))
        let orders = Observation.orders()
        observation.give(
            DatabasesQuestion(in: Target.orders.place),
            .known(Databases(clusters: [ClusterState(cluster: orders.cluster, instances: orders.instances)])))
        let basis = PlanBasis(observation: observation)
        #expect(
            InstancePlanning.refusal { try Planning.failover(basis) }
                == "orders-2 is a member of the cluster orders: `failover orders --to orders-2` makes it the writer.")
        #expect(
            InstancePlanning.refusal { try Planning.resize(basis) }
                == "orders-2 is a member of the cluster orders: `resize orders db.r6g.xlarge` changes its members.")
        let asked = QuestionContext(target: observation.target)
        let questions = FailoverRunbook().questions(in: asked, seeing: observation)
        #expect(questions.contains(AnyQuestion(DatabasesQuestion(in: Target.orders.place))))
    }
}
