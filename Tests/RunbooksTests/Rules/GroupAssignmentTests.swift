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

    private static func survey(_ groups: [InstanceID: String], families: [String: String]) -> Survey {
        Survey.orders(blue(groups)).with { survey in
            var seen = UpgradeSurvey(
                targets: .known([.init(version: "16.6", isMajor: true)]), family: .known(family), groups: .known([:]),
                rules: .known([
                    .cluster: [:], .instance: ["work_mem": .init(allowed: nil, isModifiable: true, isDynamic: true)],
                ]),
                deployments: .known([]), proxies: .known([]), classes: .known(["db.r6g.large"]))
            seen.groups = .known(
                Dictionary(
                    families.map {
                        (
                            ParameterGroupName(.instance, $0.key),
                            ParameterGroupState(family: $0.value, values: ["work_mem": "65536"])
                        )
                    }
                ) { first, _ in first })
            survey.upgrade = seen
        }
    }

    private static func assignment(_ plan: Plan) -> AssignParameterGroupsStep? {
        plan.works(of: AssignParameterGroupsStep.self).first
    }

    private static func plan(_ survey: Survey, _ request: UpgradeRunbook = .init(version: "16.6")) throws -> Plan {
        try Planning.plan(.upgrade(request), survey)
    }

    private static let distinct = survey(
        ["orders-1": "own-15", "orders-2": "own-15", "orders-3": "reports-15"],
        families: ["own-15": "aurora-postgresql15", "reports-15": "aurora-postgresql15"])

    @Test(.holds(.groupsOfReaders)) func `a member with a group of its own gets one made from it on green`() throws {
        let plan = try Self.plan(Self.distinct)
        #expect(Self.assignment(plan)?.groups == ["orders-3": "orders-co-k3f9-instance-2"])
        var made: [String: String] = [:]
        for step in plan.works(of: MakeParameterGroupsStep.self) {
            for plan in step.plans { made[plan.source] = plan.group.name }
        }
        #expect(made == ["own-15": "orders-co-k3f9-instance", "reports-15": "orders-co-k3f9-instance-2"])
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
            Self.survey(
                [
                    "orders-1": "default.aurora-postgresql15", "orders-2": "default.aurora-postgresql15",
                    "orders-3": "reports-15",
                ],
                families: ["default.aurora-postgresql15": "aurora-postgresql15", "reports-15": "aurora-postgresql15"]))
        #expect(Self.assignment(plan)?.groups == ["orders-3": "orders-co-k3f9-instance-2"])
    }

    @Test func `a reader on the default group gets the default of the new family`() throws {
        let plan = try Self.plan(
            Self.survey(
                ["orders-1": "own-15", "orders-2": "own-15", "orders-3": "default.aurora-postgresql15"],
                families: ["own-15": "aurora-postgresql15", "default.aurora-postgresql15": "aurora-postgresql15"]))
        #expect(Self.assignment(plan)?.groups == ["orders-3": "default.\(Self.family)"])
    }

    @Test func `within a family groups stay as they are, each member's own`() throws {
        let plan = try Self.plan(
            Self.survey(
                ["orders-1": "own-16", "orders-2": "own-16", "orders-3": "reports-16"],
                families: ["own-16": Self.family, "reports-16": Self.family]))
        #expect(Self.assignment(plan)?.groups == ["orders-3": "reports-16"])
        #expect(!plan.steps.contains { $0.id == "parameter-groups" })
    }

    @Test func `a group that was named is for all, and members that are alike need no step`() throws {
        var named = UpgradeRunbook(version: "16.6")
        named.instanceParameterGroup = "own-16"
        #expect(try Self.assignment(Self.plan(Self.distinct, named)) == nil)
        let alike = Self.survey(
            ["orders-1": "own-15", "orders-2": "own-15", "orders-3": "own-15"],
            families: ["own-15": "aurora-postgresql15"])
        #expect(try Self.assignment(Self.plan(alike)) == nil)
    }

    /// ModifyDBCluster takes one group for all instances.
    @Test func `in place it is said that all members get the writer's`() throws {
        let plan = try Self.plan(Self.distinct, UpgradeRunbook(version: "16.6", inPlace: true))
        #expect(Self.assignment(plan) == nil)
        #expect(plan[check: "distinct-groups"].map(\.severity) == [.acknowledge])
    }

    // What the step does on green.

    private static let deployment = DeploymentPlan(
        name: "orders-co-k3f9", cluster: "orders", source: "arn:aws:rds:us-east-1:123456789012:cluster:orders",
        version: "16.6", clusterGroup: nil, instanceGroup: "own-16", tags: [])
    private static let work = AnyStep.assignParameterGroups(
        AssignParameterGroupsStep(deployment: deployment, groups: ["orders-3": "reports-16"]))

    private static func scene(
        _ status: String = "AVAILABLE", group: String = "own-16", apply: String = "in-sync",
        instance: Status = "available", counterparts: [String: String] = [:]
    ) -> Observation {
        var observation = Observation.orders()
        observation.deployments = .known([
            Deployment(
                identifier: "bgd-1", name: deployment.name, source: deployment.source, target: "arn:green",
                status: status, counterparts: counterparts)
        ])
        let seen = green.with("orders-3-green-ghi") {
            $0.parameterGroups = [.init(name: group, applyStatus: apply)]
            $0.status = instance
        }
        if let cluster = seen.cluster {
            observation.environments = [Environment(cluster: cluster, instances: seen.instances)]
        }
        return observation
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
            mutation.proof(in: observation, since: Observation.sampleInstant)
        }
        #expect(proof(Self.assign, Self.scene()) == .none)
        #expect(proof(Self.assign, Self.scene(group: "reports-16", apply: "applying")) == .done)
        #expect(proof(Self.reboot, Self.scene(group: "reports-16", apply: "pending-reboot")) == .none)
        #expect(
            proof(Self.reboot, Self.scene(group: "reports-16", apply: "pending-reboot", instance: "rebooting"))
                == .working)
        #expect(proof(Self.reboot, Self.scene(group: "reports-16")) == .done)
        #expect(proof(Self.reboot, Self.scene(instance: "failed")) == .done)
    }
}
