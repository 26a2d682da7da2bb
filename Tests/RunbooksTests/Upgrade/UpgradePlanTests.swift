import Maintenance
@testable import Runbooks
import TestSupport
import Testing

/// Plans of upgrades, of clusters of all shapes and with all that can be asked for.
@Suite struct UpgradePlanTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var request: UpgradeRunbook
        var basis: PlanBasis
        var testDescription: String { name }

        init(
            _ name: String, _ request: UpgradeRunbook = UpgradeRunbook(version: "16.6"),
            seeing observation: Observation = .orders(), _ change: (inout UpgradeAnswers) -> Void = { _ in }
        ) {
            self.name = name
            self.request = request
            self.basis = .upgrading(observation, to: request.version, change)
        }

        func plan() throws -> Plan { try Planning.upgrade(request, basis) }
    }

    static let shapes = ClusterShape.all.map { Row($0.name, seeing: $0.observation) }
    private static let protected = Observation.orders().withCluster { $0.isProtected = true }

    private static let settings = [
        Row(
            "with time to look at green", UpgradeRunbook(version: "16.6", switchoverTimeout: 600, soak: .minutes(120))
        ),
        Row("the old environment is kept", UpgradeRunbook(version: "15.5", keepsOld: true)),
        Row(
            "it has deletion protection and is kept", UpgradeRunbook(version: "16.6", keepsOld: true), seeing: protected
        ),
        Row("it has deletion protection", seeing: protected),
        Row("behind a proxy") { $0.proxies = .known([.front()]) },
        Row("a minor version", UpgradeRunbook(version: "15.5")),
        Row("a major version in place", UpgradeRunbook(version: "16.6", inPlace: true)),
        Row("a minor version in place", UpgradeRunbook(version: "15.5", inPlace: true)),
        Row("it runs the version already", UpgradeRunbook(version: "15.4")),
    ]

    /// `orders`, of which one member has another parameter group than the rest.
    private static func distinct(_ member: InstanceID, _ group: String) -> Observation {
        .orders().with(member) { $0.parameterGroups = [.init(name: group)] }
    }
    private static func reports(_ seen: inout UpgradeAnswers) {
        seen.setGroup(
            .init(.instance, "reports-pg15"), .init(family: "aurora-postgresql15", values: ["work_mem": "131072"]))
    }
    private static func defaults(_ seen: inout UpgradeAnswers) {
        seen.setGroup(
            .init(.instance, "default.aurora-postgresql15"), .init(family: "aurora-postgresql15", values: [:]))
    }

    private static let groups = [
        Row(
            "green has groups of its own",
            UpgradeRunbook(version: "16.6", clusterParameterGroup: "c16", instanceParameterGroup: "i16")
        ) {
            $0.setGroup(.init(.cluster, "c16"), .init(family: "aurora-postgresql16", values: [:]))
            $0.setGroup(.init(.instance, "i16"), .init(family: "aurora-postgresql16", values: [:]))
        },
        Row("members of different groups", seeing: distinct("orders-2", "reports-pg15"), reports),
        Row(
            "members of different groups", UpgradeRunbook(version: "15.5"),
            seeing: distinct("orders-2", "reports-pg15"), reports),
        Row(
            "the writer has the default group", seeing: distinct("orders-1", "default.aurora-postgresql15"),
            defaults),
    ]
    static let rows = shapes + settings + groups

    @Test(.holds(.plansAsReviewed)) func `plans read as the golden file says`() throws {
        try GoldenPlans.check(
            "upgrade-plans", Self.rows.map { ("\($0.name) to \($0.request.version)", try $0.plan()) })
    }

    @Test(arguments: rows) func `what switches, upgrades or deletes a database is asked about, and nothing else`(
        row: Row
    ) throws {
        let plan = try row.plan()
        let asked = plan.steps.filter(\.isGated).map(\.id)
        let wanted: [StepID] = row.request.inPlace ? ["upgrade"] : ["switch-over", "delete-old"]
        #expect(asked == wanted.filter { plan[$0] != nil })
        #expect(plan.isEmpty || plan[wanted[0]] != nil)
        #expect(Set(plan.steps.map(\.id)).count == plan.steps.count)
        let isChained = zip(plan.steps, plan.steps.dropFirst()).allSatisfy { $1.after == [$0.id] }
        #expect(isChained && plan.steps.first?.after ?? [] == [])
        #expect(plan.steps.allSatisfy { $0.expected < $0.patience })
    }

    @Test(.holds(.snapshotBefore, .finalSnapshot), arguments: rows)
    func `the database of before stays, or a snapshot of it`(row: Row) throws {
        for step in try row.plan().steps {
            switch step.work.base {
            case is UpgradeInPlaceStep: #expect(step.after == ["snapshot"])
            default: break
            }
        }
    }

    @Test(.holds(.verificationCompares), arguments: rows)
    func `the version is looked at in the end, of the cluster and every member`(row: Row) throws {
        let members = row.basis.observation.instances.filter { !$0.isAutoscaled }.map(\.identifier)
        for expectation in try row.plan().works(of: VerifyStep.self).map(\.expectation) {
            #expect(expectation.engineVersion == row.request.version)
            #expect(expectation.members.keys.sorted() == members.sorted())
        }
    }

    private static func ids(_ request: UpgradeRunbook, _ change: (inout UpgradeAnswers) -> Void = { _ in }) throws
        -> [StepID]
    {
        try Row("", request, change).plan().steps.map(\.id)
    }

    @Test(.holds(.proxiesStayRegistered)) func `the new version is verified before anything of the old is removed`()
        throws
    {
        #expect(
            try Self.ids(UpgradeRunbook(version: "16.6", soak: .minutes(60))) { $0.proxies = .known([.front()]) }
                == [
                    "parameter-groups", "deploy", "soak", "switch-over", "check-proxies", "verify",
                ])
        #expect(
            try Self.ids(UpgradeRunbook(version: "15.5", keepsOld: true)) == [
                "deploy", "switch-over", "verify",
            ], "a minor version has the family, and so the groups, of before")
        #expect(
            try Self.ids(UpgradeRunbook(version: "16.6", inPlace: true)) == [
                "parameter-groups", "snapshot", "upgrade", "verify",
            ])
        #expect(try Self.ids(UpgradeRunbook(version: "15.4")) == [])
    }

    @Test func `a deployment is made of the cluster with the groups, and switched over in the time that was given`()
        throws
    {
        let plan = try Planning.upgrade(UpgradeRunbook(version: "16.6", switchoverTimeout: 900))
        #expect(plan.deployment == .orders)
        #expect(plan["switch-over"]?.work == .switchOver(.orders, timeout: 900, proxies: []))
    }

    @Test(.holds(.minorKeepsGroups)) func `only a major version in place brings the instances a group of their own`()
        throws
    {
        func upgrade(_ version: String) throws -> InPlaceUpgrade? {
            let plan = try Planning.upgrade(UpgradeRunbook(version: version, inPlace: true))
            return (plan["upgrade"]?.work.base as? UpgradeInPlaceStep)?.upgrade
        }
        #expect(
            try upgrade("16.6")
                == InPlaceUpgrade(
                    cluster: "orders", version: "16.6", isMajor: true, clusterGroup: "orders-co-k3f9-cluster",
                    instanceGroup: "orders-co-k3f9-instance"))
        #expect(
            try upgrade("15.5")
                == InPlaceUpgrade(
                    cluster: "orders", version: "15.5", isMajor: false, clusterGroup: "orders-cluster15",
                    instanceGroup: nil))
    }

    /// Source: ValidUpgradeTarget says which versions are major; by the number before the first dot where it was not read.
    static let majors: [(version: String, known: Bool?, isMajor: Bool)] = [
        ("16.6", nil, true), ("15.5", nil, false), ("16.6", true, true), ("15.5", false, false), ("15.5", true, true),
        ("16.6", false, false),
    ]

    @Test(arguments: majors.indices) func `what is a major version AWS says, else its number`(index: Int) throws {
        let (version, known, isMajor) = Self.majors[index]
        let plan = try Row("", UpgradeRunbook(version: version, inPlace: true)) {
            $0.targets = known.map { .known([.init(version: version, isMajor: $0)]) } ?? .unavailable("denied")
        }.plan()
        let step = try #require(plan["upgrade"]?.work.base as? UpgradeInPlaceStep)
        #expect(step.upgrade.isMajor == isMajor)
    }

    @Test func `the end is the same members, of the version, with parameters in force`() throws {
        let observation = Observation.orders().adding(.autoscaled("orders-autoscaled-9"))
            .with("orders-2") { $0.parameterGroups[0].applyStatus = "pending-reboot" }
        let plan = try Row("", seeing: observation).plan()
        let expected = try #require(plan["verify"]?.work.base as? VerifyStep).expectation
        #expect(expected.engineVersion == "16.6" && expected.writer == nil)
        #expect(
            expected.members == [
                "orders-1": "db.r6g.large", "orders-2": "db.r6g.large", "orders-3": "db.r6g.large",
            ])
        #expect(expected.mayVary == ["orders-autoscaled-9"] && expected.awaitingRestart == [])
    }

    /// Limits of the API reference: 60 for a deployment, 63 for a cluster snapshot; groups are kept as short.
    @Test(arguments: ["orders", "a-cluster-with-a-name-that-is-just-as-long-as-aws-lets-it-be-63"])
    func `whatever is made has a name that AWS takes`(cluster: String) throws {
        let observation = Observation.orders().withCluster { $0.identifier = ClusterID(cluster) }
        for inPlace in [false, true] {
            let plan = try Row("", UpgradeRunbook(version: "16.6", inPlace: inPlace), seeing: observation).plan()
            var names: [(String, Int)] = []
            for step in plan.steps {
                switch step.work.base {
                case let groups as MakeParameterGroupsStep: names += groups.plans.map { ($0.group.name, 63) }
                case let deploy as DeployStep: names.append((deploy.plan.name, 60))
                case let snapshot as TakeSnapshotStep: names.append((snapshot.name, 63))
                default: break
                }
            }
            #expect(names.count == 3)
            #expect(Set(names.map(\.0)).count >= 3)
            for (name, limit) in names {
                #expect(name.count <= limit, "\(name) has \(name.count)")
                #expect(name.contains("-co-k3f9") && !name.contains("--") && !name.hasSuffix("-"))
            }
        }
    }
}
