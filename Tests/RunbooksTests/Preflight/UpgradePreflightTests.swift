import Maintenance
import Runbooks
import TestSupport
import Testing

/// What the plan of an upgrade has to say of each thing that could be in its way.
@Suite struct UpgradePreflightTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var check: String
        var severities: [Finding.Severity]
        /// What the first text has to say.
        var says: [String]
        var upgrade: UpgradePlanTests.Row
        var testDescription: String { "\(check): \(upgrade.name)" }

        init(
            _ check: String, _ situation: String, _ severities: [Finding.Severity], _ says: [String] = [],
            _ request: UpgradeRunbook = UpgradeRunbook(version: "16.6"), on observation: Observation = .upgradable,
            seeing change: (inout UpgradeSurvey) -> Void = { _ in }
        ) {
            self.check = check
            self.severities = severities
            self.says = says
            upgrade = UpgradePlanTests.Row(situation, request, on: observation, seeing: change)
        }

        func verify() throws {
            let found = try upgrade.plan()[check: check]
            #expect(found.map(\.severity) == severities, "\(found.map(\.text))")
            for words in says {
                #expect(found.first?.text.contains(words) == true, "\(found.first?.text ?? "nothing") lacks “\(words)”")
            }
        }
    }

    private static let clusterGroup = ParameterGroupName(.cluster, "orders-cluster15")
    private static func parameter(_ name: String, _ value: String?) -> (inout UpgradeSurvey) -> Void {
        {
            let values = value.map { [name: $0] } ?? [:]
            $0.groups = .known([
                clusterGroup: .init(family: "aurora-postgresql15", values: values),
                ParameterGroupName(.instance, "orders-pg15"): .init(family: "aurora-postgresql15", values: [:]),
            ])
        }
    }
    private static let mysql = Observation.upgradable.withCluster { $0.engine = "aurora-mysql" }
    private static func deployment(_ status: String) -> (inout UpgradeSurvey) -> Void {
        {
            $0.deployments = .known([
                Deployment(identifier: "bgd-1", name: "by-hand", source: "arn", target: nil, status: status)
            ])
        }
    }

    static let versions = [
        Row("upgrade-target", "allowed", []),
        Row(
            "upgrade-target", "not allowed", [.block], ["cannot be upgraded to 16.9", "AWS allows 15.8 and 16.6"],
            UpgradeRunbook(version: "16.9")),
        Row("upgrade-target", "not read", [.acknowledge], ["Not checked", "Denied."]) {
            $0.targets = .unavailable("denied")
        },
        Row("upgrade-target", "none named", [.acknowledge], ["Not checked"]) { $0.targets = .known([]) },
        Row("class-for-version", "offered", []),
        Row("class-for-version", "not offered", [.block], ["does not have db.r6g.large", "resize orders"]) {
            $0.classes = .known(["db.r7g.large"])
        },
        Row("class-for-version", "an empty catalogue", [.acknowledge], ["Not checked"]) { $0.classes = .known([]) },
    ]

    @Test(.holds(.versionChecked), arguments: versions) func `AWS has to offer the version`(row: Row) throws {
        try row.verify()
    }

    static let passwords = [
        Row("managed-password", "a password of its own", []),
        Row(
            "managed-password", "kept by Secrets Manager", [.block], ["Secrets Manager", "--in-place"],
            on: .upgradable.withCluster { $0.hasManagedPassword = true }),
        Row(
            "managed-password", "kept by Secrets Manager, in place", [], [],
            UpgradeRunbook(version: "16.6", inPlace: true),
            on: .upgradable.withCluster { $0.hasManagedPassword = true }),
    ]

    @Test(.holds(.passwordChecked), arguments: passwords) func `a managed password rules a deployment out`(row: Row)
        throws
    {
        try row.verify()
    }

    static let prerequisites = [
        Row("logical-replication", "on", []),
        Row(
            "logical-replication", "off", [.block], ["rds.logical_replication 0", "cycle orders"],
            seeing: parameter("rds.logical_replication", "0")),
        Row(
            "logical-replication", "as it comes", [.block], ["as it comes"],
            seeing: parameter("rds.logical_replication", nil)),
        Row("logical-replication", "MySQL with rows", [], on: mysql, seeing: parameter("binlog_format", "ROW")),
        Row(
            "logical-replication", "MySQL without", [.block], ["binlog_format"], on: mysql,
            seeing: parameter("binlog_format", "OFF")),
        Row("logical-replication", "not read", [.acknowledge], ["Not checked"]) { $0.groups = .unavailable("denied") },
        Row(
            "parameters-in-force", "on, and waiting for a restart", [.block], ["orders-2", "cycle orders"],
            on: .upgradable.withMember("orders-2") { $0.parameterGroupStatus = "pending-reboot" }),
        Row(
            "blue-version", "too old", [.block], ["15.4"],
            on: .upgradable.withCluster { $0.engineVersion = "15.3" }),
        Row(
            "replication-source", "a replica of another", [.block], ["arn:source"],
            on: .upgradable.withCluster { $0.replicationSource = "arn:source" }),
        Row(
            "switchover-timeout", "too short", [.block], ["30 to 3600"],
            UpgradeRunbook(version: "16.6", switchoverTimeout: 5)),
        Row("other-deployment", "none", []),
        Row("other-deployment", "one", [.block], ["by-hand (AVAILABLE)"], seeing: deployment("AVAILABLE")),
        Row("other-deployment", "one that is over", [], seeing: deployment("SWITCHOVER_COMPLETED")),
        Row(
            "parameter-groups", "a named group of another family", [.block, .info], ["is of family", "needs"], foreign),
        Row("parameter-groups", "a named group that is not there", [.block, .info], ["There is no"], absent),
        Row("proxies", "healthy", [.info], ["stays registered"]) { $0.proxies = .known([.sample()]) },
        Row("proxies", "not healthy", [.acknowledge], ["not healthy"]) {
            $0.proxies = .known([.sample(health: ["rds-1": "UNAVAILABLE"])])
        },
    ]
    private static let foreign = UpgradeRunbook(version: "16.6", clusterParameterGroup: "orders-cluster15")
    private static let absent = UpgradeRunbook(version: "16.6", clusterParameterGroup: "nowhere")

    @Test(.holds(.prerequisitesChecked), arguments: prerequisites) func `the plan says what is in the way`(row: Row)
        throws
    {
        try row.verify()
    }

    @Test(.holds(.sessionsTold)) func `what cannot be seen from outside is accepted knowingly`() throws {
        let found = try UpgradePlanTests.Row("").plan()[check: "not-visible"]
        #expect(found.map(\.severity) == [.acknowledge])
        #expect(found.first?.text.contains("long transactions") == true)
    }

    @Test(.holds(.unprotectionAsked)) func `that protection comes off is said in the plan`() throws {
        let protected = Observation.upgradable.withCluster { $0.isProtected = true }
        let found = try UpgradePlanTests.Row("", on: protected).plan()[check: "deletion-protection"]
        #expect(found.first?.text.contains("takes it off") == true)
        #expect(try UpgradePlanTests.Row("").plan()[check: "deletion-protection"] == [])
    }
}
