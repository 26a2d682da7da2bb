import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct UpgradePlanTests {
    /// What is asked of which cluster, and what AWS says about it.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var request: UpgradeRunbook
        var observation: Observation
        var seen: UpgradeSurvey
        var testDescription: String { name }

        init(
            _ name: String, _ request: UpgradeRunbook = UpgradeRunbook(version: "16.6"),
            on observation: Observation = .upgradable, seeing change: (inout UpgradeSurvey) -> Void = { _ in }
        ) {
            self.name = name
            self.request = request
            self.observation = observation
            seen = .sample
            change(&seen)
        }

        func plan() throws -> Plan {
            try Planning.plan(.upgrade(request), Survey.orders(observation).with { $0.upgrade = seen })
        }
    }

    private static func behindProxy(_ seen: inout UpgradeSurvey) { seen.proxies = .known([.sample()]) }
    private static func minor(_ seen: inout UpgradeSurvey) { seen.family = .known("aurora-postgresql15") }
    private static let differing = Observation.upgradable.with("orders-2") {
        $0.parameterGroups = [Instance.ParameterGroup(name: "reports-pg15")]
    }
    private static let byDefault = Observation.upgradable.with("orders-1") {
        $0.parameterGroups = [Instance.ParameterGroup(name: "default.aurora-postgresql15")]
    }

    static let rows = [
        Row("a major version"),
        Row("a major version, behind a proxy", seeing: behindProxy),
        Row(
            "a protected cluster, looked at for a while", UpgradeRunbook(version: "16.6", soak: .minutes(90)),
            on: .upgradable.withCluster { $0.isProtected = true }),
        Row(
            "the old environment is kept, green has groups of its own",
            UpgradeRunbook(
                version: "16.6", clusterParameterGroup: "c16", instanceParameterGroup: "i16", keepsOld: true)),
        Row("a minor version", UpgradeRunbook(version: "15.8"), seeing: minor),
        Row(
            "a minor version, members of different groups", UpgradeRunbook(version: "15.8"), on: differing,
            seeing: minor),
        Row("a major version, members of different groups", on: differing),
        Row("a major version, the writer has the default group", on: byDefault),
        Row("a major version where it is", UpgradeRunbook(version: "16.6", inPlace: true)),
        Row(
            "a minor version where it is", UpgradeRunbook(version: "15.8", inPlace: true), seeing: minor),
        Row("the version that it runs", UpgradeRunbook(version: "15.4")),
    ]

    @Test(.holds(.plansAsReviewed)) func `plans read as the golden file says`() throws {
        try GoldenPlans.check("upgrade-plans", Self.rows.map { ($0.name, try $0.plan()) })
    }

    @Test(arguments: rows) func `what takes over or is deleted is asked about, and nothing else`(row: Row) throws {
        let steps = try row.plan().steps
        #expect(Set(steps.map(\.id)).count == steps.count)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $1.after == [$0.id] })
        for step in steps {
            switch step.work.base {
            case is SwitchOverStep, is RetireStep, is UpgradeInPlaceStep: #expect(step.isGated)
            default: #expect(!step.isGated)
            }
        }
    }

    @Test(.holds(.snapshotBefore, .finalSnapshot), arguments: rows)
    func `the database of before stays, or a snapshot of it`(row: Row) throws {
        for step in try row.plan().steps {
            switch step.work.base {
            case let retirement as RetireStep:
                #expect(retirement.finalSnapshot == "orders-co-k3f9-final")
                #expect(retirement.resource == row.observation.cluster?.resourceIdentifier)
            case is UpgradeInPlaceStep: #expect(step.after == ["snapshot"])
            default: break
            }
        }
    }

    @Test(.holds(.verificationCompares), arguments: rows)
    func `the version is looked at in the end, of the cluster and every member`(row: Row) throws {
        for expectation in try row.plan().works(of: VerifyStep.self).map(\.expectation) {
            #expect(expectation.engineVersion == row.request.version)
            #expect(expectation.members.keys.sorted() == ["orders-1", "orders-2", "orders-3"])
        }
    }

    /// The groups that the upgraded cluster and its members get.
    private func groups(_ row: Row) throws -> [String?] {
        for work in try row.plan().steps.map(\.work) {
            switch work.base {
            case let step as DeployStep: return [step.plan.clusterGroup, step.plan.instanceGroup]
            case let step as UpgradeInPlaceStep: return [step.upgrade.clusterGroup, step.upgrade.instanceGroup]
            default: continue
            }
        }
        return []
    }

    private func made(_ row: Row) throws -> [ParameterGroupPlan] {
        try row.plan().works(of: MakeParameterGroupsStep.self).first?.plans ?? []
    }

    @Test(.holds(.namedGroupsUsed)) func `groups that were named are those that green gets`() throws {
        let request = UpgradeRunbook(
            version: "16.6", clusterParameterGroup: "c16", instanceParameterGroup: "i16")
        #expect(try groups(Row("", request)) == ["c16", "i16"])
        #expect(try made(Row("", request)) == [])
    }

    @Test(.holds(.minorKeepsGroups)) func `a minor version keeps the groups that are there`() throws {
        for inPlace in [false, true] {
            let row = Row("", UpgradeRunbook(version: "15.8", inPlace: inPlace), seeing: Self.minor)
            #expect(try made(row) == [])
            #expect(try groups(row) == ["orders-cluster15", inPlace ? nil : "orders-pg15"])
        }
    }

    @Test(.holds(.groupsOfReaders)) func `members of different groups are told of, and each group is made anew`() throws
    {
        let major = Row("", on: Self.differing)
        #expect(try made(major).map(\.source) == ["orders-cluster15", "orders-pg15", "reports-pg15"])
        let byDefault = Row("", on: Self.byDefault)
        #expect(try made(byDefault).map(\.source) == ["orders-cluster15", "orders-pg15"])
        #expect(try groups(byDefault) == ["orders-co-k3f9-cluster", nil])
        let minor = Row("", UpgradeRunbook(version: "15.8"), on: Self.differing, seeing: Self.minor)
        for row in [major, byDefault, minor] {
            #expect(try row.plan()[check: "distinct-groups"].map(\.severity) == [.info])
        }
        let inPlace = Row("", UpgradeRunbook(version: "15.8", inPlace: true), on: Self.differing, seeing: Self.minor)
        #expect(try inPlace.plan()[check: "distinct-groups"] == [], "each keeps its own")
        #expect(try Row("").plan()[check: "distinct-groups"] == [])
    }

    @Test(.holds(.familyAsAWSSays)) func `the family is the one that AWS names`() throws {
        let row = Row(
            "", UpgradeRunbook(version: "8.0.mysql_aurora.3.08.0"),
            on: .upgradable.withCluster {
                ($0.engine, $0.engineVersion) = ("aurora-mysql", "5.7.mysql_aurora.2.12.0")
            }
        ) { $0.family = .known("aurora-mysql8.0") }
        #expect(try Set(made(row).map(\.family)) == ["aurora-mysql8.0"])
        let unknown = Row("") { $0.family = .unavailable("denied") }
        #expect(try made(unknown) == [], "none is guessed")
        #expect(try unknown.plan()[check: "parameter-groups"].map(\.severity) == [.acknowledge])
    }

    @Test(.holds(.droppedParametersTold)) func `values that the family does not take are accepted before, by name`()
        throws
    {
        let row = Row("") { seen in
            seen.rules = .known([
                .cluster: ["rds.logical_replication": .init(allowed: "0,1", isModifiable: true, isDynamic: false)],
                .instance: [
                    "work_mem": .init(allowed: "64-2147483647", isModifiable: true, isDynamic: true),
                    "max_connections": .init(allowed: "6-100", isModifiable: true, isDynamic: false),
                ],
            ])
        }
        #expect(
            try row.plan()[check: "illegal-parameters"] == [
                Finding(
                    .acknowledge, "illegal-parameters",
                    "aurora-postgresql16 does not take over from orders-pg15: max_connections = 500 (allowed: 6-100).")
            ])
        #expect(try made(row).last?.settings.map(\.name) == ["work_mem"])
    }

    @Test(.holds(.proxiesStayRegistered)) func `no proxy is taken off, and each is looked at after the switchover`()
        throws
    {
        let steps = try Row("", seeing: Self.behindProxy).plan().steps
        #expect(
            steps.map(\.id) == [
                "parameter-groups", "deploy", "switch-over", "check-proxies", "verify", "remove-deployment",
                "delete-old",
            ])
        #expect(try Row("").plan().steps.contains { $0.id == "check-proxies" } == false)
    }
}

extension Observation {
    /// `orders` with parameter groups of its own and nothing in the way of an upgrade.
    static let upgradable = Observation.orders().withCluster { $0.parameterGroup = "orders-cluster15" }
}

extension UpgradeSurvey {
    /// AWS allows the upgrade to 16.6 and to 15.8, and has what is needed for it.
    static let sample = UpgradeSurvey(
        targets: .known([.init(version: "15.8", isMajor: false), .init(version: "16.6", isMajor: true)]),
        family: .known("aurora-postgresql16"),
        groups: .known([
            ParameterGroupName(.cluster, "orders-cluster15"): .init(
                family: "aurora-postgresql15", values: ["rds.logical_replication": "1"]),
            ParameterGroupName(.instance, "orders-pg15"): .init(
                family: "aurora-postgresql15", values: ["max_connections": "500", "work_mem": "65536"]),
            ParameterGroupName(.instance, "reports-pg15"): .init(
                family: "aurora-postgresql15", values: ["work_mem": "131072"]),
            ParameterGroupName(.instance, "default.aurora-postgresql15"): .init(
                family: "aurora-postgresql15", values: [:]),
            ParameterGroupName(.cluster, "c16"): .init(family: "aurora-postgresql16", values: [:]),
            ParameterGroupName(.instance, "i16"): .init(family: "aurora-postgresql16", values: [:]),
        ]),
        rules: .known([
            .cluster: ["rds.logical_replication": .init(allowed: "0,1", isModifiable: true, isDynamic: false)],
            .instance: [
                "max_connections": .init(allowed: "6-262143", isModifiable: true, isDynamic: false),
                "work_mem": .init(allowed: "64-2147483647", isModifiable: true, isDynamic: true),
            ],
        ]),
        deployments: .known([]), proxies: .known([]), classes: .known(["db.r6g.large", "db.r6g.xlarge"]))
}

extension ProxyState {
    static func sample(
        _ clusters: [String] = ["orders"], status: String = "available",
        health: [String: String] = ["rds-1": "AVAILABLE"]
    ) -> ProxyState {
        ProxyState(
            target: ProxyTarget(proxy: "front", group: "default"), status: status, clusters: clusters, health: health)
    }
}
