import Maintenance
import Runbooks
import TestSupport
import Testing

/// What the way back of an upgrade, a clean-up or a retarget does besides the members of a cluster, and what it says stays so.
@Suite struct AftermathTests {
    private static let group = ParameterGroupName(.cluster, "orders-co-k3f9-cluster")
    private static let state = ParameterGroupState(family: "aurora-postgresql16", values: [:])
    private static let place = Target.orders.place

    /// The plan of a way back of operation k3f9, seen now.
    private static func plan(
        _ aftermath: Aftermath, seeing observation: Observation, deployment: DeploymentPlan? = nil,
        _ change: (inout Observation) -> Void = { _ in }
    ) throws -> Plan {
        let request = RollbackRunbook(
            operation: "k3f9", before: .cluster(beginning), standIn: nil, deployment: deployment, aftermath: aftermath)
        return try Planning.plan(
            .rollback(request), ClusterShape("", observation).basis.with { change(&$0.observation) }, as: "r0ll")
    }
    private static var beginning: Beginning {
        var beginning = RollbackPlanTests.beginning(.orders())
        beginning.resource = "cluster-ORDERS1"
        return beginning
    }

    private static func sees(_ proxy: ProxyState?) -> (inout Observation) -> Void {
        { $0.give(ProxyTargetQuestion(.front, in: place), .known(proxy)) }
    }

    @Test(.holds(.proxyRegisteredAgain)) func `a proxy that leads nowhere is registered again`() throws {
        let route = Aftermath(routes: [.init(target: .front, cluster: "orders")])
        let plan = try Self.plan(route, seeing: .undeployed, Self.sees(.front([], health: [:])))
        #expect(plan.works(of: RetargetProxyStep.self) == [RetargetProxyStep(.front, from: [], to: "orders")])
        #expect(!plan.hasGates)
        let well = try Self.plan(route, seeing: .undeployed, Self.sees(.front()))
        #expect(well.isEmpty && well.findings.map(\.text) == ["orders is as it was before k3f9: nothing to do."])
    }

    @Test func `a proxy that leads elsewhere is left, and what leads it back is named`() throws {
        let plan = try Self.plan(
            Aftermath(routes: [.init(target: .front, cluster: "orders")]), seeing: .undeployed,
            Self.sees(.front(["billing"])))
        #expect(plan.isEmpty)
        #expect(plan[check: "proxies"].map(\.text).first?.contains("`retarget front orders` leads it back") == true)
    }

    @Test func `the way back of a retarget asks before it takes the proxy away again`() throws {
        let route = Aftermath(routes: [.init(target: .front, cluster: "orders-old1", taken: "orders")])
        let there = Observation.orders().deploying([], [.old])
        let plan = try Self.plan(route, seeing: there, Self.sees(.front()))
        #expect(
            plan.works(of: RetargetProxyStep.self) == [RetargetProxyStep(.front, from: ["orders"], to: "orders-old1")])
        #expect(plan.hasGates)
        let gone = try Self.plan(route, seeing: .undeployed, Self.sees(.front()))
        #expect(gone.isEmpty)
        #expect(
            gone[check: "not-undone"].map(\.text) == [
                "front led to orders-old1, which is not there any more: it stays as it is."
            ])
    }

    @Test func `parameter groups that the upgrade made go after green, and those in use stay`() throws {
        let made = Aftermath(groups: [Self.group])
        func plan(_ observation: Observation) throws -> Plan {
            try Self.plan(made, seeing: observation.grouped([Self.group: Self.state]), deployment: .orders)
        }
        let green = Environment.green.with { $0.cluster.parameterGroup = Self.group.name }
        let unused = try plan(.deployed(beside: green))
        #expect(unused.steps.map(\.id) == ["delete-green", "delete-groups", "verify"])
        let used = try plan(
            Observation.deployed(beside: green).withCluster { $0.parameterGroup = Self.group.name })
        #expect(used.works(of: DeleteParameterGroupsStep.self).isEmpty)
        #expect(used[check: "parameter-groups"].map(\.text) == ["orders-co-k3f9-cluster stays: orders has it."])
    }

    private static func grouped(_ groups: [ParameterGroupName: ParameterGroupState]) -> Observation {
        Observation.undeployed.grouped(groups)
    }
    private static let delete = AnyMutation(DeleteParameterGroup(group))

    static let deletions: [Case] = [
        Case("nobody looked", .undeployed, .inProgress("waiting to see parameter groups")),
        Case("it is not there", grouped([:]), .satisfied),
        Case("nobody uses it", grouped([group: state]), .ready([delete])),
        Case("asked for", grouped([group: state]), asked: [delete], .inProgress(group.name)),
        Case("somebody uses it", grouped([group: state]).withCluster { $0.parameterGroup = group.name }, .satisfied),
        Case(
            "green has it and is being deleted",
            grouped([group: state]).deploying(
                [],
                [
                    Environment.green.with {
                        $0.cluster.parameterGroup = group.name
                        $0.cluster.status = "deleting"
                    }
                ]), .inProgress("orders-green-x1 still has")),
    ]

    @Test(arguments: deletions) func `deleting parameter groups`(row: Case) {
        row.check(AnyStep(DeleteParameterGroupsStep([Self.group])))
    }

    private static let retired = Aftermath.Retired(
        name: "orders-old1", resource: "cluster-OLD", finalSnapshot: "orders-co-k3f9-final", isSnapshotSeen: true)

    @Test func `of a clean-up it is said that the old environment stays deleted, and what can be restored`() throws {
        func texts(_ retired: Aftermath.Retired, _ environments: [Environment]) throws -> [String] {
            try Self.plan(
                Aftermath(retired: retired), seeing: Observation.orders().deploying([], environments)
            ).findings.map(\.text)
        }
        let nothing = "Of what k3f9 changed on orders, nothing is left that this can undo."
        #expect(
            Set(try texts(Self.retired, [])) == [
                nothing,
                "orders-old1 was deleted and stays so. Its final snapshot orders-co-k3f9-final can be restored in AWS as "
                    + "another cluster.",
            ])
        var unseen = Self.retired
        unseen.isSnapshotSeen = false
        #expect(try texts(unseen, []).contains { $0.hasSuffix("was not seen: look for it in AWS.") })
        let there = Environment.old.with { $0.cluster.resourceIdentifier = "cluster-OLD" }
        #expect(try texts(Self.retired, [there]).contains { $0.hasPrefix("orders-old1 is still there") })
    }

    @Test func `it is told what an operation did by its plan and its calls`() throws {
        let basis = ClusterShape("", .switched()).basis
        let cleanup = try Planning.plan(
            .cleanup(
                CleanupRunbook(
                    operation: "k3f9",
                    leftover: .oldEnvironment(
                        OldEnvironment(deployment: "orders-co-k3f9", resource: "cluster-ORDERS1", successor: "orders")))
            ),
            basis, as: "c1c1")
        var operation = try Maintenance.Operation(.planned(cleanup, .sample), at: Observation.sampleInstant)
        for event in [
            .started(by: "U0ALICE", acknowledged: []), .stepStarted("delete-old"), .stepCompleted("delete-old"),
        ] as [Event] {
            _ = try operation.apply(event, at: Observation.sampleInstant)
        }
        let rollback = try RollbackRunbook(after: operation, isPreview: true)
        #expect(
            rollback.aftermath
                == Aftermath(
                    retired: .init(
                        name: "orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final",
                        isSnapshotSeen: true)))
    }
}
