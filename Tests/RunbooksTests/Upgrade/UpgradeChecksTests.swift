import Maintenance
@testable import Runbooks
import TestSupport
import Testing

/// One table for what only upgrades check: what the basis says, what the plan then has to say of the check.
@Suite struct UpgradeChecksTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var check: String
        var situation: String
        var severities: [Finding.Severity]
        /// What the first text has to say.
        var says: [String]
        var request: UpgradeRunbook
        var basis: PlanBasis
        var testDescription: String { "\(check): \(situation)" }

        init(
            _ check: String, _ situation: String, _ severities: [Finding.Severity], _ says: [String] = [],
            asking request: UpgradeRunbook = UpgradeRunbook(version: "16.6"),
            seeing observation: Observation = .orders(),
            _ change: (inout UpgradeAnswers) -> Void = { _ in }
        ) {
            self.check = check
            self.situation = situation
            self.severities = severities
            self.says = says
            self.request = request
            self.basis = .upgrading(observation, to: request.version, change)
        }

        func plan() throws -> Plan { try Planning.upgrade(request, basis) }

        func verify() throws {
            let found = try plan()[check: check]
            #expect(found.map(\.severity) == severities, "\(found.map(\.text))")
            for words in says {
                #expect(found.first?.text.contains(words) == true, "\(found.first?.text ?? "nothing") lacks “\(words)”")
            }
        }
    }

    static let rows = targets + support + versions + replication + surroundings + groups + inPlace

    @Test(.holds(.versionChecked), arguments: targets) func `AWS has to offer the version`(row: Row) throws {
        try row.verify()
    }

    @Test(.holds(.passwordChecked, .prerequisitesChecked), arguments: support + versions + replication)
    func `blue has to be fit for a deployment`(row: Row) throws {
        try row.verify()
    }

    @Test(.holds(.prerequisitesChecked, .sessionsTold, .unprotectionAsked), arguments: surroundings + groups)
    func `what is around the cluster is said`(row: Row) throws {
        try row.verify()
    }

    @Test(.holds(.globalChecked), arguments: inPlace) func `what an upgrade in place costs is said`(row: Row) throws {
        try row.verify()
    }

    @Test(arguments: rows) func `findings are short sentences, the gravest first, and nothing unread blocks`(row: Row)
        throws
    {
        let findings = try row.plan().findings
        #expect(findings.allSatisfy { $0.text.hasSuffix(".") && $0.text.count < 300 })
        let order = findings.compactMap { Finding.Severity.allCases.firstIndex(of: $0.severity) }
        #expect(order == order.sorted())
        for finding in findings where finding.text.hasPrefix("Not checked") {
            #expect(finding.severity == .acknowledge)
        }
    }

    @Test func `with everything in order only what nobody can see has to be acknowledged`() throws {
        let accepted = ["acknowledge until-switchover", "acknowledge not-visible"]
        #expect(try Planning.upgrade().grave == accepted)
        #expect(try Planning.upgrade(UpgradeRunbook(version: "15.5")).grave == accepted)
        #expect(
            try Planning.upgrade(UpgradeRunbook(version: "16.6", inPlace: true)).grave == ["acknowledge in-place"])
    }

    @Test func `a cluster whose parameter group AWS does not name is not judged by it`() throws {
        let basis = PlanBasis.upgrading().with { basis in
            basis.observation = basis.observation.withCluster { $0.parameterGroup = nil }
        }
        let plan = try Planning.upgrade(UpgradeRunbook(version: "16.6"), basis)
        #expect(
            plan[check: "logical-replication"].map(\.text) == [
                "Not checked: rds.logical_replication. AWS names no cluster parameter group."
            ])
        #expect(plan.blocks == [] && plan.deployment?.clusterGroup == nil)
    }

    /// Where no family is known no groups are made: else their values would have to be known.
    @Test func `with nothing readable every check says that it was not made`() throws {
        let blind = PlanBasis.upgrading {
            $0.targets = .unavailable("denied")
            $0.family = .unavailable("denied")
            $0.groups = .unavailable("denied")
            $0.rules = .unavailable("denied")
            $0.deployments = .unavailable("denied")
            $0.proxies = .unavailable("denied")
            $0.integrations = .unavailable("denied")
            $0.classes = .unavailable("denied")
        }
        let plan = try Planning.upgrade(UpgradeRunbook(version: "16.6"), blind)
        #expect(plan.blocks == [])
        #expect(
            plan.acknowledgements.map(\.check) == [
                "upgrade-target", "class-for-version", "logical-replication", "other-deployment", "zero-etl",
                "proxies",
                "until-switchover", "not-visible", "parameter-groups",
            ])
        let unmade = plan.acknowledgements.filter { !["until-switchover", "not-visible"].contains($0.check) }
        #expect(unmade.allSatisfy { $0.text.hasPrefix("Not checked: ") && $0.severity == .acknowledge })
        #expect(unmade.filter { !$0.text.hasSuffix(" Denied.") }.map(\.check) == [])
    }
}

extension UpgradeChecksTests {
    private static let to166InPlace = UpgradeRunbook(version: "16.6", inPlace: true)

    static let targets: [Row] = [
        Row("upgrade-target", "AWS names it", []),
        Row(
            "upgrade-target", "AWS names others", [.block],
            ["aurora-postgresql 15.4 cannot be upgraded to 16.9. AWS allows 15.5 and 16.6."],
            asking: UpgradeRunbook(version: "16.9")),
        Row(
            "upgrade-target", "in place too", [.block], ["16.9"], asking: UpgradeRunbook(version: "16.9", inPlace: true)
        ),
        Row("upgrade-target", "AWS names none", [.acknowledge], ["Not checked", "names no version to upgrade to"]) {
            $0.targets = .known([])
        },
        Row("upgrade-target", "not read", [.acknowledge], ["Not checked", "whether 15.4 can be upgraded", "Denied."]) {
            $0.targets = .unavailable("denied")
        },
        Row("class-for-version", "AWS offers it", []),
        Row(
            "class-for-version", "AWS does not offer one of them", [.block],
            ["16.6 does not have db.r6g.large. `resize orders CLASS` first."],
            seeing: .orders().with("orders-2") { $0.instanceClass = "db.r6g.xlarge" }
        ) { $0.classes = .known(["db.r6g.xlarge"]) },
        Row("class-for-version", "in place too", [.block], ["db.r6g.large"], asking: to166InPlace) {
            $0.classes = .known(["db.r6g.xlarge"])
        },
        Row(
            "class-for-version", "AWS offers none at all", [.acknowledge], ["Not checked", "catalogue came back empty"]
        ) { $0.classes = .known([]) },
        Row("class-for-version", "not read", [.acknowledge], ["Not checked", "db.r6g.large", "Denied."]) {
            $0.classes = .unavailable("denied")
        },
    ]

    private static let managed = Observation.orders().withCluster { $0.hasManagedPassword = true }
    private static let replica = Observation.orders().withCluster { $0.replicationSource = "arn:west" }

    static let support: [Row] = [
        Row(
            "engine", "a Multi-AZ DB cluster", [.block],
            ["Multi-AZ DB cluster (postgres)", "no blue/green deployments"],
            seeing: ClusterShape.multiAZ.observation),
        Row("managed-password", "our own", []),
        Row(
            "managed-password", "Secrets Manager's", [.block],
            ["Secrets Manager", "`upgrade orders 16.6 --in-place` does without."],
            seeing: managed),
        Row("managed-password", "in place it does not matter", [], [], asking: to166InPlace, seeing: managed),
        Row("replication-source", "none", []),
        Row(
            "replication-source", "another cluster", [.block], ["replicates from arn:west", "--in-place"],
            seeing: replica),
        Row("replication-source", "in place it does not matter", [], [], asking: to166InPlace, seeing: replica),
        Row("switchover-timeout", "the least", [], [], asking: UpgradeRunbook(version: "16.6", switchoverTimeout: 30)),
        Row("switchover-timeout", "the most", [], [], asking: UpgradeRunbook(version: "16.6", switchoverTimeout: 3600)),
        Row(
            "switchover-timeout", "too little", [.block], ["from 30 to 3600 s, not 29"],
            asking: UpgradeRunbook(version: "16.6", switchoverTimeout: 29)),
        Row(
            "switchover-timeout", "too much", [.block], ["3601"],
            asking: UpgradeRunbook(version: "16.6", switchoverTimeout: 3601)),
    ]

    private static func running(_ version: String, _ engine: String = "aurora-postgresql") -> Observation {
        .orders().withCluster { ($0.engine, $0.engineVersion) = (engine, version) }
    }

    /// Versions that blue/green begins with: 11.21, 12.16, 13.12, 14.9, 15.4, 16.1, 17.4.
    static let versions: [Row] =
        ["11.21", "12.16", "13.12", "14.9", "15.4", "16.1", "17.4", "17.5", "18.1", "next"].map {
            Row("blue-version", "\($0) will do", [], seeing: running($0))
        }
        + [
            ("11.20", "11.21"), ("12.15", "12.16"), ("13.11", "13.12"), ("14.8", "14.9"), ("15.3", "15.4"),
            ("16.0", "16.1"), ("17.3", "17.4"),
        ].map {
            Row(
                "blue-version", "\($0.0) will not", [.block],
                ["at least \($0.1)", "orders runs \($0.0)", "--in-place"],
                seeing: running($0.0))
        }
        + [
            Row("blue-version", "in place any will do", [], [], asking: to166InPlace, seeing: running("14.8")),
            Row("blue-version", "of MySQL any will do", [], seeing: running("5.7.mysql_aurora.2.11.4", "aurora-mysql")),
        ]

    private static func values(_ values: [String: String]) -> (inout UpgradeAnswers) -> Void {
        { $0.setGroup(.ordersCluster, .init(family: "aurora-postgresql15", values: values)) }
    }
    private static let mysql = running("8.0.mysql_aurora.3.04.0", "aurora-mysql")
    private static func waiting(_ word: String) -> Observation {
        .orders().withMember("orders-2") { $0.parameterGroupStatus = word }
    }

    static let replication: [Row] = [
        Row("logical-replication", "on", []),
        Row(
            "logical-replication", "off", [.block],
            [
                "orders-cluster15 has rds.logical_replication 0: blue/green needs rds.logical_replication = 1 in a group of "
                    + "your own. Set it, then `cycle orders`."
            ], values(["rds.logical_replication": "0"])),
        Row("logical-replication", "as it comes", [.block], ["rds.logical_replication as it comes"], values([:])),
        Row("logical-replication", "in place it does not matter", [], [], asking: to166InPlace, values([:])),
        Row(
            "logical-replication", "MySQL, ROW", [], seeing: mysql, values(["binlog_format": "ROW"])),
        Row(
            "logical-replication", "MySQL, MIXED will do", [], seeing: mysql, values(["binlog_format": "mixed"])),
        Row(
            "logical-replication", "MySQL, off", [.block], ["binlog_format OFF", "needs binlog_format = ROW"],
            seeing: mysql, values(["binlog_format": "OFF"])),
        Row(
            "logical-replication", "MySQL, off by default", [.block], ["binlog_format as it comes"], seeing: mysql,
            values(["rds.logical_replication": "1"])),
        Row("logical-replication", "not read", [.acknowledge], ["Not checked", "rds.logical_replication", "Denied."]) {
            $0.groups = .unavailable("denied")
        },
        Row(
            "synchronous-commit", "off", [.block],
            ["orders-cluster15 has synchronous_commit off: blue/green needs it on. Set it, then ask again."],
            values(["rds.logical_replication": "1", "synchronous_commit": "off"])),
        Row("synchronous-commit", "on", [], [], values(["rds.logical_replication": "1", "synchronous_commit": "on"])),
        Row("synchronous-commit", "as it comes", []),
        Row(
            "replication-room", "too few slots and workers", [.acknowledge],
            ["max_replication_slots 9 (at least 10) and max_worker_processes 7 (at least 8)"],
            values(["rds.logical_replication": "1", "max_replication_slots": "9", "max_worker_processes": "7"])),
        Row(
            "replication-room", "just enough", [], [],
            values([
                "rds.logical_replication": "1", "max_replication_slots": "10", "max_wal_senders": "10",
                "max_logical_replication_workers": "4", "max_worker_processes": "8",
            ])),
        Row(
            "replication-room", "formulas are AWS's matter", [], [],
            values(["rds.logical_replication": "1", "max_wal_senders": "{x/2}"])),
        Row("parameters-in-force", "in force", []),
        Row(
            "parameters-in-force", "one waits for a restart", [.block],
            ["Parameters of orders-2 are not in force yet. `cycle orders`"], seeing: waiting("pending-reboot")),
        Row("parameters-in-force", "one is being applied", [.block], ["orders-2"], seeing: waiting("applying")),
        Row(
            "parameters-in-force", "in place it does not matter", [], [], asking: to166InPlace,
            seeing: waiting("pending-reboot")),
    ]

    private static func other(_ status: String) -> (inout UpgradeAnswers) -> Void {
        { $0.deployments = .known([.orders(status) { $0.name = "by-hand" }]) }
    }
    private static func proxy(_ status: String, _ health: [String: String]) -> (inout UpgradeAnswers) -> Void {
        { $0.proxies = .known([.front(status: status, health: health)]) }
    }
    private static let protected = Observation.orders().withCluster { $0.isProtected = true }

    static let surroundings: [Row] = [
        Row("other-deployment", "none", []),
        Row(
            "other-deployment", "one that is not switched", [.block],
            ["There is a deployment of orders already: by-hand (AVAILABLE)."], other("AVAILABLE")),
        Row("other-deployment", "one that failed", [.block], ["INVALID_CONFIGURATION"], other("INVALID_CONFIGURATION")),
        Row("other-deployment", "one that is being switched", [.block], [], other("SWITCHOVER_IN_PROGRESS")),
        Row("other-deployment", "one that was switched", [], [], other("SWITCHOVER_COMPLETED")),
        Row("other-deployment", "one that is being deleted", [], [], other("DELETING")),
        Row("other-deployment", "not read", [.acknowledge], ["Not checked", "deployment of orders", "Denied."]) {
            $0.deployments = .unavailable("denied")
        },
        Row("proxies", "none", []),
        Row("proxies", "a healthy one", [.info], ["front stays registered"], proxy("available", ["a": "AVAILABLE"])),
        Row(
            "proxies", "one that is being changed", [.acknowledge], ["front is not healthy now (modifying)"],
            proxy("modifying", ["a": "AVAILABLE"])),
        Row("proxies", "one without a target", [.acknowledge], ["front"], proxy("available", [:])),
        Row(
            "proxies", "one whose targets are away", [.acknowledge], ["front"], proxy("available", ["a": "UNAVAILABLE"])
        ),
        Row("proxies", "not read", [.acknowledge], ["Not checked", "which proxies stand before orders", "Denied."]) {
            $0.proxies = .unavailable("denied")
        },
        Row("not-visible", "always", [.acknowledge], ["tables without a primary key", "long transactions"]),
        Row("not-visible", "in place nothing is replicated", [], [], asking: to166InPlace),
        Row("after-switchover", "always", [.info], ["after it IAM roles of the cluster, autoscaling policies"]),
        Row("after-switchover", "in place no switchover", [], [], asking: to166InPlace),
        Row("deletion-protection", "none", []),
        Row("deletion-protection", "it stays", [.info], ["the old environment keeps it"], seeing: protected),
        Row("old-environment", "its deletion is proposed", [.info], ["read-only", "is proposed at the end"]),
        Row(
            "old-environment", "nothing is proposed", [.info], ["read-only", "`cleanup` deletes both"],
            asking: UpgradeRunbook(version: "16.6", keepsOld: true)),
        Row(
            "deletion-protection", "it stays as well", [.info], ["the old environment keeps it"],
            asking: UpgradeRunbook(version: "16.6", keepsOld: true), seeing: protected),
    ]

    static let groups: [Row] = [
        Row(
            "parameter-groups", "a named group of another family", [.block, .info],
            ["orders-cluster15 is of family aurora-postgresql15; 16.6 needs aurora-postgresql16"],
            asking: UpgradeRunbook(version: "16.6", clusterParameterGroup: "orders-cluster15")),
        Row(
            "parameter-groups", "a named group that is not there", [.block, .info],
            ["There is no cluster parameter group nowhere."],
            asking: UpgradeRunbook(version: "16.6", clusterParameterGroup: "nowhere")),
    ]

    private static let global = Observation.orders().withCluster { $0.globalCluster = "world" }

    static let inPlace: [Row] = [
        Row("in-place", "blue/green", []),
        Row("in-place", "a major version", [.acknowledge], ["it is down meanwhile"], asking: to166InPlace),
        Row(
            "in-place", "a minor version", [.acknowledge],
            [
                "The database itself is upgraded: there is no way back but its snapshot, which restores as another cluster"
            ],
            asking: UpgradeRunbook(version: "15.5", inPlace: true)),
        Row("instance-group", "of a major version", [], [], asking: to166InPlace),
        Row(
            "instance-group", "named for a major version", [], [],
            asking: UpgradeRunbook(version: "16.6", instanceParameterGroup: "orders-pg16", inPlace: true)),
        Row(
            "instance-group", "named for a minor version", [.acknowledge],
            ["AWS gives instances another parameter group with a major version only: orders-pg15b is not used."],
            asking: UpgradeRunbook(version: "15.5", instanceParameterGroup: "orders-pg15b", inPlace: true)),
        Row("global-upgrade", "not global", [], [], asking: to166InPlace),
        Row("global-upgrade", "blue/green", [.block], ["secondary regions to green as well"], seeing: global),
        Row(
            "global-upgrade", "a major version", [.block],
            ["a major version of a Global Database is changed on world as a whole"], asking: to166InPlace,
            seeing: global),
        Row(
            "global-upgrade", "a minor version", [.acknowledge], ["secondary clusters of world are upgraded first"],
            asking: UpgradeRunbook(version: "15.5", inPlace: true), seeing: global),
    ]
}
