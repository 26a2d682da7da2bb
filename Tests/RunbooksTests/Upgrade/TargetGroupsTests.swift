import Maintenance
@testable import Runbooks
import TestSupport
import Testing

/// Which parameter groups an upgrade gives the cluster and its members.
@Suite struct TargetGroupsTests {
    private static let to16 = UpgradeRunbook(version: "16.6")

    private static func plan(
        _ request: UpgradeRunbook = to16, seeing observation: Observation = .orders(),
        _ change: (inout UpgradeAnswers) -> Void = { _ in }
    ) throws -> Plan {
        try Planning.upgrade(request, .upgrading(observation, to: request.version, change))
    }

    private static func made(_ plan: Plan) -> [ParameterGroupPlan] {
        plan.works(of: MakeParameterGroupsStep.self).first?.plans ?? []
    }

    /// The groups that green gets; `nil` is the default of its family.
    private static func given(_ plan: Plan) -> [String?] {
        [plan.deployment?.clusterGroup, plan.deployment?.instanceGroup]
    }

    private static func texts(_ plan: Plan, _ check: String = "parameter-groups") -> [String] {
        plan[check: check].map { "\($0.severity.rawValue): \($0.text)" }
    }

    @Test func `a new family takes over the values that somebody set`() throws {
        let plan = try Self.plan()
        let tags = [Tag(key: "changeover:operation", value: "k3f9")]
        #expect(
            Self.made(plan) == [
                ParameterGroupPlan(
                    group: .init(.cluster, "orders-co-k3f9-cluster"), family: "aurora-postgresql16",
                    source: "orders-cluster15",
                    settings: [
                        .init(name: "max_replication_slots", value: "20", isDynamic: false),
                        .init(name: "rds.logical_replication", value: "1", isDynamic: false),
                    ], tags: tags),
                ParameterGroupPlan(
                    group: .init(.instance, "orders-co-k3f9-instance"), family: "aurora-postgresql16",
                    source: "orders-pg15",
                    settings: [
                        .init(name: "log_statement", value: "ddl", isDynamic: true),
                        .init(name: "work_mem", value: "65536", isDynamic: true),
                    ], tags: tags),
            ])
        #expect(Self.given(plan) == ["orders-co-k3f9-cluster", "orders-co-k3f9-instance"])
        #expect(plan.grave == ["acknowledge until-switchover", "acknowledge not-visible"])
        #expect(
            Self.texts(plan) == [
                "info: orders-co-k3f9-cluster (aurora-postgresql16) is made from orders-cluster15 with "
                    + "max_replication_slots = 20 and rds.logical_replication = 1.",
                "info: orders-co-k3f9-instance (aurora-postgresql16) is made from orders-pg15 with log_statement = ddl and "
                    + "work_mem = 65536.",
            ])
    }

    @Test(.holds(.minorKeepsGroups))
    func `the same family keeps the groups in use, which have to be named or AWS takes the default`() throws {
        let plan = try Self.plan(UpgradeRunbook(version: "15.5"))
        #expect(Self.made(plan) == [] && Self.given(plan) == ["orders-cluster15", "orders-pg15"])
        #expect(Self.texts(plan) == [])
    }

    @Test func `a group without values of its own is made all the same`() throws {
        let plan = try Self.plan {
            $0.setGroup(.ordersInstance, .init(family: "aurora-postgresql15", values: [:]))
        }
        #expect(Self.made(plan).last?.settings == [])
        #expect(Self.texts(plan).last?.hasSuffix("is made from orders-pg15 with no values of its own.") == true)
    }

    private static let ofDefaults = Observation.orders().withCluster {
        $0.parameterGroup = "default.aurora-postgresql15"
    }.seeing { observation in
        for index in observation.instances.indices {
            observation.givenInstances[index].parameterGroups = [.init(name: "default.aurora-postgresql15")]
        }
    }

    @Test(
        arguments: [
            (
                "aurora-postgresql16", nil,
                ["becomes the default of aurora-postgresql16", "becomes the default of aurora-pos"]
            ),
            ("aurora-postgresql15", "default.aurora-postgresql15", []),
        ] as [(String, String?, [String])])
    func `a default group gives way to the default of the family`(family: String, given: String?, says: [String])
        throws
    {
        let plan = try Self.plan(seeing: Self.ofDefaults) {
            $0.family = .known(family)
            for scope in [ParameterGroupName.Scope.cluster, .instance] {
                $0.setGroup(
                    .init(scope, "default.aurora-postgresql15"), .init(family: "aurora-postgresql15", values: [:]))
            }
        }
        #expect(Self.made(plan) == [] && Self.given(plan) == [given, given])
        let found = plan[check: "parameter-groups"]
        #expect(found.allSatisfy { $0.severity == .info } && found.count == says.count)
        for (finding, words) in zip(found, says) { #expect(finding.text.contains(words)) }
    }

    /// A value of work_mem's group, what the new family says of it, and why it is left out.
    static let values: [(name: String, value: String, rule: ParameterRule?, dropped: String?)] = [
        ("one of those allowed", "on", rule("on,off"), nil),
        ("spaces after the commas", "off", rule("on, off"), nil),
        ("not one of those allowed", "maybe", rule("on,off"), "(allowed: on,off)"),
        ("within a range", "64", rule("64-2147483647"), nil),
        ("the end of a range", "2147483647", rule("64-2147483647"), nil),
        ("below a range", "63", rule("64-2147483647"), "(allowed: 64-2147483647)"),
        ("a negative range", "-1", rule("-1-2147483647"), nil),
        ("a range with fractions", "0.5", rule("0.0-1.0"), nil),
        ("above a range with fractions", "1.5", rule("0.0-1.0"), "(allowed: 0.0-1.0)"),
        ("a word where there is a range", "many", rule("1-8"), "(allowed: 1-8)"),
        ("several, all allowed", "auto_explain,pg_cron", rule("auto_explain,pg_cron,pgaudit"), nil),
        (
            "several, one not allowed", "auto_explain,pg_old", rule("auto_explain,pgaudit"),
            "(allowed: auto_explain,pgaudit)"
        ),
        ("a formula", "{DBInstanceClassMemory/8192}", rule("16-1073741823"), nil),
        ("a function", "GREATEST(1,2)", rule("16-1073741823"), nil),
        ("AWS says nothing of values", "whatever", rule(nil), nil),
        ("AWS says an empty text", "whatever", rule(""), nil),
        ("not to be set any more", "1", rule("0,1", isModifiable: false), "(cannot be set)"),
        ("not known any more", "1", nil, "(unknown)"),
    ]

    private static func rule(_ allowed: String?, isModifiable: Bool = true) -> ParameterRule {
        ParameterRule(allowed: allowed, isModifiable: isModifiable, isDynamic: true)
    }

    @Test(.holds(.droppedParametersTold), arguments: values.indices)
    func `what the family does not allow is left out and named`(index: Int) throws {
        let (name, value, rule, dropped) = Self.values[index]
        let plan = try Self.plan {
            $0.setGroup(
                .ordersInstance, .init(family: "aurora-postgresql15", values: ["p": value, "work_mem": "65536"]))
            $0.setRule(.instance, "p", rule)
        }
        #expect(Self.made(plan).last?.settings.map(\.value) == (dropped == nil ? [value] : []) + ["65536"], "\(name)")
        #expect(
            Self.texts(plan, "illegal-parameters")
                == (dropped.map {
                    ["acknowledge: aurora-postgresql16 does not take over from orders-pg15: p = \(value) \($0)."]
                } ?? []), "\(name)")
    }

    @Test func `where the family's rules cannot be read every value is taken, and that is to be acknowledged`() throws {
        let plan = try Self.plan { $0.rules = .unavailable("no permission") }
        #expect(Self.made(plan).map(\.settings.count) == [2, 2])
        #expect(Self.made(plan).flatMap(\.settings).allSatisfy { !$0.isDynamic }, "AWS takes any at the next restart")
        #expect(
            Self.texts(plan, "illegal-parameters") == [
                "acknowledge: Not checked: whether aurora-postgresql16 allows the values of orders-cluster15. No permission.",
                "acknowledge: Not checked: whether aurora-postgresql16 allows the values of orders-pg15. No permission.",
            ])
        #expect(plan.blocks == [])
    }

    @Test func `values that cannot be read cannot be taken over`() throws {
        let unread = try Self.plan { $0.groups = .unavailable("no permission") }
        #expect(
            Self.texts(unread) == [
                "block: The values of orders-cluster15 could not be read. No permission.",
                "block: The values of orders-pg15 could not be read. No permission.",
            ])
        let gone = try Self.plan { $0.setGroup(.ordersInstance, nil) }
        #expect(
            Self.texts(gone).first == "block: The values of orders-pg15 could not be read. AWS does not show it.")
        #expect(Self.made(gone).map(\.source) == ["orders-cluster15"])
    }

    private static let named = UpgradeRunbook(
        version: "16.6", clusterParameterGroup: "ours-c", instanceParameterGroup: "ours-i")

    @Test(.holds(.namedGroupsUsed)) func `named groups are taken as they are`() throws {
        let plan = try Self.plan(Self.named) {
            $0.setGroup(.init(.cluster, "ours-c"), .init(family: "aurora-postgresql16", values: [:]))
            $0.setGroup(.init(.instance, "ours-i"), .init(family: "aurora-postgresql16", values: [:]))
        }
        #expect(Self.made(plan) == [] && Self.given(plan) == ["ours-c", "ours-i"])
        #expect(Self.texts(plan) == [])
    }

    @Test func `one named group goes with one that is made`() throws {
        let plan = try Self.plan(UpgradeRunbook(version: "16.6", clusterParameterGroup: "ours-c")) {
            $0.setGroup(.init(.cluster, "ours-c"), .init(family: "aurora-postgresql16", values: [:]))
        }
        #expect(Self.made(plan).map(\.group.name) == ["orders-co-k3f9-instance"])
        #expect(Self.given(plan) == ["ours-c", "orders-co-k3f9-instance"])
    }

    @Test func `a named group of another family, or none of that name, blocks`() throws {
        let plan = try Self.plan(Self.named) {
            $0.setGroup(.init(.cluster, "ours-c"), .init(family: "aurora-postgresql15", values: [:]))
            $0.setGroup(.init(.cluster, "ours-i"), .init(family: "aurora-postgresql16", values: [:]))
        }
        #expect(
            Self.texts(plan) == [
                "block: The parameter group ours-c is of family aurora-postgresql15; 16.6 needs aurora-postgresql16.",
                "block: There is no instance parameter group ours-i.",
            ], "a cluster's group of the name is not an instance's")
    }

    @Test func `named groups that cannot be read are to be acknowledged`() throws {
        let plan = try Self.plan(Self.named) { $0.groups = .unavailable("no permission") }
        #expect(
            Self.texts(plan) == [
                "acknowledge: Not checked: the parameter group ours-c. No permission.",
                "acknowledge: Not checked: the parameter group ours-i. No permission.",
            ])
        #expect(Self.given(plan) == ["ours-c", "ours-i"] && plan.blocks == [])
    }

    @Test(.holds(.familyAsAWSSays)) func `the family is the one that AWS names`() throws {
        let mysql = Observation.orders().withCluster {
            ($0.engine, $0.engineVersion) = ("aurora-mysql", "5.7.mysql_aurora.2.12.0")
        }
        let plan = try Self.plan(UpgradeRunbook(version: "8.0.mysql_aurora.3.08.0"), seeing: mysql) {
            $0.family = .known("aurora-mysql8.0")
        }
        #expect(Self.made(plan).map(\.family) == ["aurora-mysql8.0", "aurora-mysql8.0"])
    }

    @Test(.holds(.familyAsAWSSays))
    func `where the family is not known what is there or named is used, and that is to be acknowledged once`() throws {
        let plan = try Self.plan { $0.family = .unavailable("no permission") }
        #expect(
            Self.texts(plan) == [
                "acknowledge: Not checked: the parameter group family of 16.6. No permission."
            ])
        #expect(Self.made(plan) == [] && Self.given(plan) == ["orders-cluster15", "orders-pg15"])
        let named = try Self.plan(Self.named) { $0.family = .unavailable("no permission") }
        #expect(Self.given(named) == ["ours-c", "ours-i"] && named.blocks == [])
        let defaults = try Self.plan(seeing: Self.ofDefaults) { $0.family = .unavailable("no permission") }
        #expect(Self.given(defaults) == [nil, nil], "a default belongs to its own family and to no other")
    }

    /// Aurora MySQL with a group of its own, whose event_scheduler is as given.
    private static func scheduled(
        _ value: String?, from old: String = "8.0.mysql_aurora.3.05.2", to version: String = "8.0.mysql_aurora.3.08.0",
        asking change: (inout UpgradeRunbook) -> Void = { _ in }
    ) throws -> Plan {
        let mysql = Observation.orders().withCluster { ($0.engine, $0.engineVersion) = ("aurora-mysql", old) }
        var request = UpgradeRunbook(version: version)
        change(&request)
        return try Self.plan(request, seeing: mysql) { seen in
            seen.family = .known("aurora-mysql8.0")
            seen.targets = .known([.init(version: version, isMajor: old.hasPrefix("5."))])
            var values = ["binlog_format": "ROW"]
            values["event_scheduler"] = value
            let family = old.hasPrefix("5.") ? "aurora-mysql5.7" : "aurora-mysql8.0"
            seen.setGroup(.ordersCluster, .init(family: family, values: values))
            seen.setGroup(.ordersInstance, .init(family: family, values: [:]))
            seen.rules = .known([
                .cluster: [
                    "binlog_format": ParameterRule(allowed: nil, isModifiable: true, isDynamic: false),
                    "event_scheduler": ParameterRule(allowed: "ON,OFF", isModifiable: true, isDynamic: true),
                ]
            ])
        }
    }

    @Test(arguments: ["ON", "1", nil])
    func `events run on blue alone until the switchover, and on the new one after it`(
        value: String?
    ) throws {
        let plan = try Self.scheduled(value)
        let group = ParameterGroupName(.cluster, "orders-co-k3f9-cluster")
        #expect(Self.given(plan) == [group.name, "orders-pg15"])
        #expect(
            Self.made(plan).first?.settings == [
                .init(name: "binlog_format", value: "ROW", isDynamic: false),
                .init(name: "event_scheduler", value: "OFF", isDynamic: true),
            ])
        #expect(
            plan.works(of: RestoreParametersStep.self) == [
                RestoreParametersStep(group, [.init(name: "event_scheduler", value: "ON", isDynamic: true)])
            ])
        let kinds = plan.steps.map(\.id.text)
        let (switchover, restoring) = (kinds.firstIndex(of: "switch-over"), kinds.firstIndex(of: "restore-parameters"))
        #expect(switchover.map { $0 + 1 } == restoring)
        #expect(
            Self.texts(plan, "event-scheduler") == [
                "info: orders-co-k3f9-cluster has event_scheduler OFF until the switchover, as AWS wants it on green, and ON "
                    + "after it."
            ])
    }

    @Test(arguments: ["OFF", "off", "DISABLED"]) func `where no events run nothing is done about them`(value: String)
        throws
    {
        let plan = try Self.scheduled(value)
        #expect(Self.given(plan) == ["orders-cluster15", "orders-pg15"])
        #expect(plan.works(of: RestoreParametersStep.self).isEmpty && Self.texts(plan, "event-scheduler") == [])
    }

    @Test func `events that did not run on 5.7 do not run on 8.0, whose default is another`() throws {
        let plan = try Self.scheduled(nil, from: "5.7.mysql_aurora.2.12.0")
        #expect(Self.made(plan).first?.settings.last?.value == "OFF")
        #expect(plan.works(of: RestoreParametersStep.self).isEmpty)
        #expect(Self.texts(plan, "event-scheduler").first?.hasSuffix("as orders-cluster15 has it.") == true)
    }

    @Test func `a named group that would run events on green is refused`() throws {
        let plan = try Self.scheduled("ON") { $0.clusterParameterGroup = "orders-cluster15" }
        #expect(plan[check: "event-scheduler"].map(\.severity) == [.block])
        #expect(try Self.scheduled("OFF") { $0.clusterParameterGroup = "orders-cluster15" }.blocks == [])
        #expect(try Self.scheduled("ON") { $0.inPlace = true }[check: "event-scheduler"] == [])
    }
}
