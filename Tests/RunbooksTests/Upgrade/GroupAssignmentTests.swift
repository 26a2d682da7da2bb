import Maintenance
import Runbooks
import TestSupport
import Testing

/// Members with parameter groups of their own keep them through an upgrade.
@Suite struct GroupAssignmentTests {
    private static let family = "aurora-postgresql16"
    private static let green = Observation.orders(
        [
            .sample("orders-1-green-abc"), .sample("orders-2-green-def"), .sample("orders-3-green-ghi"),
        ], writer: "orders-1-green-abc"
    ).withCluster {
        $0.identifier = "orders-green-xyz"
        $0.arn = "arn:green"
        $0.engineVersion = "16.6"
    }

    private static func blue(_ groups: [InstanceID: String]) -> Observation {
        groups.reduce(.orders()) { observation, group in
            observation.with(group.key) { $0.parameterGroups = [.init(name: group.value)] }
        }
    }

    private static func basis(_ groups: [InstanceID: String], families: [String: String], to version: String = "16.6")
        -> PlanBasis
    {
        .upgrading(blue(groups), to: version) { seen in
            for (name, family) in families {
                seen.setGroup(.init(.instance, name), .init(family: family, values: ["work_mem": "65536"]))
            }
        }
    }

    /// The names of new groups for instances, by the groups that they are made from.
    private static func made(_ plan: Plan) -> [String: String] {
        let plans = plan.works(of: MakeParameterGroupsStep.self).flatMap(\.plans).filter { $0.group.scope == .instance }
        return Dictionary(plans.map { ($0.source, $0.group.name) }) { first, _ in first }
    }

    private static func assignment(_ plan: Plan) -> AssignParameterGroupsStep? {
        plan.works(of: AssignParameterGroupsStep.self).first
    }

    private static func plan(_ basis: PlanBasis, _ request: UpgradeRunbook = .init(version: "16.6")) throws -> Plan {
        try Planning.plan(.upgrade(request), basis)
    }

    private static let distinct = basis(
        ["orders-1": "own-15", "orders-2": "own-15", "orders-3": "reports-15"],
        families: ["own-15": "aurora-postgresql15", "reports-15": "aurora-postgresql15"])

    @Test(.holds(.groupsOfReaders)) func `a member with a group of its own gets one made from it on green`() throws {
        let plan = try Self.plan(Self.distinct)
        #expect(Self.assignment(plan)?.groups == ["orders-3": "orders-co-k3f9-instance-2"])
        #expect(
            Self.made(plan) == ["own-15": "orders-co-k3f9-instance", "reports-15": "orders-co-k3f9-instance-2"])
        let order = plan.steps.map(\.id)
        #expect(order.firstIndex(of: "assign-groups") == order.firstIndex(of: "deploy").map { $0 + 1 })
        #expect(plan.steps.first { $0.id == "assign-groups" }?.isGated == false)
        #expect(plan[check: "distinct-groups"].map(\.severity) == [.info])
    }

    @Test func `in the end every member has to have its own`() throws {
        for expected in try Self.plan(Self.distinct).works(of: VerifyStep.self).map(\.expectation) {
            let first = "orders-co-k3f9-instance"
            #expect(
                expected.parameterGroups == ["orders-1": first, "orders-2": first, "orders-3": "\(first)-2"])
        }
        var expected = Expectation(writer: "orders-1", members: ["orders-1": "db.r6g.large"])
        expected.parameterGroups = ["orders-1": "wanted"]
        let observation = Observation.orders(members: 1)
        Case("another group", observation, .blocked("orders-1 has the parameter group")).check(.verify(expected))
        Case("its own", observation.with("orders-1") { $0.parameterGroups = [.init(name: "wanted")] }, .satisfied)
            .check(.verify(expected))
    }

    @Test func `a writer on the default group does not cost the readers theirs`() throws {
        let plan = try Self.plan(
            Self.basis(
                [
                    "orders-1": "default.aurora-postgresql15", "orders-2": "default.aurora-postgresql15",
                    "orders-3": "reports-15",
                ],
                families: ["default.aurora-postgresql15": "aurora-postgresql15", "reports-15": "aurora-postgresql15"]))
        #expect(Self.assignment(plan)?.groups == ["orders-3": "orders-co-k3f9-instance-2"])
        #expect(Self.made(plan) == ["reports-15": "orders-co-k3f9-instance-2"] && plan.deployment?.instanceGroup == nil)
        #expect(plan[check: "distinct-groups"].map(\.severity) == [.info])
    }

    @Test func `a reader on the default group gets the default of the new family`() throws {
        let plan = try Self.plan(
            Self.basis(
                ["orders-1": "own-15", "orders-2": "own-15", "orders-3": "default.aurora-postgresql15"],
                families: ["own-15": "aurora-postgresql15", "default.aurora-postgresql15": "aurora-postgresql15"]))
        #expect(Self.assignment(plan)?.groups == ["orders-3": "default.\(Self.family)"])
    }

    @Test func `within a family groups stay as they are, each member's own`() throws {
        let plan = try Self.plan(
            Self.basis(
                ["orders-1": "own-16", "orders-2": "own-16", "orders-3": "reports-16"],
                families: ["own-16": Self.family, "reports-16": Self.family]))
        #expect(Self.assignment(plan)?.groups == ["orders-3": "reports-16"])
        #expect(Self.made(plan) == [:])
        #expect(plan[check: "distinct-groups"].map(\.severity) == [.info])
    }

    @Test func `a group that was named is for all, and members that are alike need no step`() throws {
        var named = UpgradeRunbook(version: "16.6")
        named.instanceParameterGroup = "own-16"
        #expect(try Self.assignment(Self.plan(Self.distinct, named)) == nil)
        let alike = Self.basis(
            ["orders-1": "own-15", "orders-2": "own-15", "orders-3": "own-15"],
            families: ["own-15": "aurora-postgresql15"])
        let plan = try Self.plan(alike)
        #expect(Self.assignment(plan) == nil && plan[check: "distinct-groups"] == [])
    }

    /// ModifyDBCluster takes one group for all instances, and with a major version only.
    @Test(.holds(.groupsOfReaders)) func `in place it is said that all members get the writer's`() throws {
        let plan = try Self.plan(Self.distinct, UpgradeRunbook(version: "16.6", inPlace: true))
        #expect(Self.assignment(plan) == nil)
        #expect(plan[check: "distinct-groups"].map(\.severity) == [.acknowledge])
        let minor = Self.basis(
            ["orders-1": "own-15", "orders-2": "own-15", "orders-3": "reports-15"],
            families: ["own-15": "aurora-postgresql15", "reports-15": "aurora-postgresql15"], to: "15.5")
        let kept = try Self.plan(minor, UpgradeRunbook(version: "15.5", inPlace: true))
        #expect(Self.assignment(kept) == nil && kept[check: "distinct-groups"] == [], "each keeps its own")
    }

    // What the step does on green.

    private static let work = AnyStep.assignParameterGroups(
        AssignParameterGroupsStep(deployment: .orders, groups: ["orders-3": "reports-16"]))

    private static func scene(
        _ status: String = "AVAILABLE", group: String = "own-16", apply: String = "in-sync",
        instance: Status = "available", counterparts: [String: String] = [:]
    ) -> Observation {
        let seen = green.with("orders-3-green-ghi") {
            $0.parameterGroups = [.init(name: group, applyStatus: apply)]
            $0.status = instance
        }
        let deployment = Deployment.orders(status) {
            $0.target = "arn:green"
            $0.counterparts = counterparts
        }
        let environment = seen.cluster.map { Environment(cluster: $0, instances: seen.instances) }
        return .deployed(deployment, beside: environment)
    }

    private static let assign = AnyMutation.assignParameterGroup("reports-16", to: "orders-3-green-ghi")
    private static let reboot = AnyMutation.rebootGreen("orders-3-green-ghi")

    static let cases = [
        Case("the writer's group", scene(), .ready([assign])),
        Case("asked for", scene(), asked: [assign], .inProgress("orders-3-green-ghi to have reports-16 in force")),
        Case("being applied", scene(group: "reports-16", apply: "applying"), .inProgress("applying")),
        Case("waiting for a restart", scene(group: "reports-16", apply: "pending-reboot"), .ready([reboot])),
        Case(
            "restarting", scene(group: "reports-16", apply: "pending-reboot", instance: "rebooting"),
            .inProgress("which is rebooting")),
        Case("in force", scene(group: "reports-16"), .satisfied),
        Case("broken", scene(instance: "failed"), .blocked("orders-3-green-ghi is failed")),
        Case("switched over already", scene("SWITCHOVER_COMPLETED"), .satisfied),
        Case("switching over", scene("SWITCHOVER_IN_PROGRESS"), .satisfied),
        Case(
            "AWS names another instance",
            scene(counterparts: ["arn:aws:rds:us-east-1:123456789012:db:orders-3": "arn:elsewhere"]),
            .inProgress("AWS to name the green of orders-3")),
    ]

    @Test(arguments: cases) func `giving green members their groups`(row: Case) { row.check(Self.work) }

    @Test func `the calls are proved by what green shows`() {
        func proof(_ mutation: AnyMutation, _ observation: Observation) -> Proof {
            mutation.proof(in: observation, of: CallRecord(decidedAt: Observation.sampleInstant))
        }
        #expect(proof(Self.assign, Self.scene()) == .none)
        #expect(proof(Self.assign, Self.scene(group: "reports-16", apply: "applying")) == .done)
        #expect(proof(Self.reboot, Self.scene(group: "reports-16", apply: "pending-reboot")) == .none)
        #expect(
            proof(Self.reboot, Self.scene(group: "reports-16", apply: "pending-reboot", instance: "rebooting"))
                == .underWay)
        #expect(proof(Self.reboot, Self.scene(group: "reports-16")) == .done)
        #expect(proof(Self.reboot, Self.scene(instance: "failed")) == .done)
    }
}
