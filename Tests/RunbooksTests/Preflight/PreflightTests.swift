import Maintenance
import Runbooks
import TestSupport
import Testing

/// One table for all checks: what the basis says, what the resize's plan then has to say of the check.
@Suite struct PreflightTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var check: String
        var situation: String
        var severities: [Finding.Severity]
        /// What the first text has to say.
        var says: [String]
        var basis: PlanBasis
        var instanceClass: InstanceClass
        var exclude: [InstanceID]
        var testDescription: String { "\(check): \(situation)" }

        init(
            _ check: String, _ situation: String, _ severities: [Finding.Severity], _ says: [String] = [],
            to instanceClass: InstanceClass = "db.r6g.xlarge", exclude: [InstanceID] = [],
            seeing observation: Observation = .orders(), _ change: (inout PlanBasis) -> Void = { _ in }
        ) {
            self.check = check
            self.situation = situation
            self.severities = severities
            self.says = says
            self.instanceClass = instanceClass
            self.exclude = exclude
            self.basis = PlanBasis.orders(observation, offering: instanceClass).with(change)
        }
    }

    static let rows = status + calm + kind + classes + room + roles + endpoints + signs

    @Test(
        .holds(
            .endpointsNamed, .tiersTold, .lagChecked, .maintenanceChecked, .changesChecked, .quotaChecked,
            .classChecked, .globalChecked, .serverlessChecked), arguments: rows)
    func `each check finds what it is there for`(row: Row) throws {
        let plan = try Planning.resize(row.basis, to: row.instanceClass, exclude: row.exclude)
        let found = plan[check: row.check]
        #expect(found.map(\.severity) == row.severities, "\(found.map(\.text))")
        for words in row.says {
            #expect(found.first?.text.contains(words) == true, "\(found.first?.text ?? "nothing") lacks “\(words)”")
        }
    }

    @Test(arguments: rows) func `a check that cannot be made blocks nothing by itself and says so`(row: Row) throws {
        for finding in try Planning.resize(row.basis, to: row.instanceClass, exclude: row.exclude).findings
        where finding.text.hasPrefix("Not checked") {
            #expect(finding.severity == .acknowledge)
        }
    }

    @Test(arguments: rows) func `findings are short sentences, the gravest first`(row: Row) throws {
        let findings = try Planning.resize(row.basis, to: row.instanceClass, exclude: row.exclude).findings
        #expect(findings.allSatisfy { $0.text.hasSuffix(".") && $0.text.count < 300 })
        let order = findings.compactMap { Finding.Severity.allCases.firstIndex(of: $0.severity) }
        #expect(order == order.sorted())
    }

    @Test func `with everything in order nothing has to be acknowledged`() throws {
        #expect(try Planning.resize().grave == [])
        #expect(try Planning.failover().findings == [])
    }

    @Test func `with nothing readable every check says that it was not made`() throws {
        let blind = PlanBasis.orders().with {
            $0.givenOffers = .unavailable("no permission for DescribeOrderableDBInstanceOptions")
            $0.givenQuota = .unavailable("DescribeAccountAttributes is not there")
            $0.givenPendingMaintenance = .unavailable("denied")
            $0.givenSnapshotsInProgress = .unavailable("denied")
            $0.givenFailovers = .unavailable("denied")
            $0.givenCustomEndpoints = .unavailable("denied")
            $0.givenGlobalRole = .unavailable("denied")
            $0.givenReplicaLag = .unavailable("CloudWatch is not there")
        }
        let plan = try Planning.resize(blind)
        #expect(plan.blocks == [])
        #expect(
            plan.acknowledgements.map(\.check) == [
                "snapshot-in-progress", "class-orderable", "quota", "cool-down", "global-database",
                "pending-maintenance",
                "replica-lag",
                "custom-endpoints", "evidence",
            ])
        #expect(plan.acknowledgements.dropLast().allSatisfy { $0.text.hasPrefix("Not checked: ") })
        #expect(try Planning.failover(blind).acknowledgements.count == 7)
    }
}

extension PreflightTests {
    static let status: [Row] = [
        Row("cluster-status", "available", []),
        Row(
            "cluster-status", "modifying", [.block], ["orders is modifying", "available"],
            seeing: .orders(status: "modifying")),
        Row("cluster-status", "an unknown word", [.block], ["reticulating"], seeing: .orders(status: "reticulating")),
        Row("cluster-status", "stopped", [.block], ["Start it"], seeing: .orders(status: "stopped")),
        Row(
            "cluster-status", "broken", [.block], ["inaccessible-encryption-credentials"],
            seeing: .orders(status: "inaccessible-encryption-credentials")),
        Row("member-status", "all available", []),
        Row(
            "member-status", "modifying and failed", [.block], ["orders-2 is modifying and orders-3 is failed"],
            seeing: .orders().with("orders-2") { $0.status = "modifying" }.with("orders-3") { $0.status = "failed" }),
        Row(
            "member-status", "stopped", [.block], ["stopped"],
            seeing: .orders().with("orders-2") { $0.status = "stopped" }),
        Row(
            "member-status", "excluded ones too", [.block], ["orders-2 is rebooting"], exclude: ["orders-2"],
            seeing: .orders().with("orders-2") { $0.status = "rebooting" }),
        Row(
            "member-status", "listed, not described", [.block], ["orders-2 is listed"],
            seeing: .orders().removing("orders-2", fromList: false)),
        Row(
            "member-status", "described, not listed", [.block], ["orders-4 is creating and not yet listed"],
            seeing: .orders().adding(.sample("orders-4", status: "creating"), isMember: false)),
        Row(
            "member-status", "autoscaling at work", [.info], ["orders-as-9 is deleting"],
            seeing: .orders().adding(.autoscaled("orders-as-9")).with("orders-as-9") { $0.status = "deleting" }),
        Row(
            "member-status", "autoscaling about to add", [.info], ["orders-as-9 is creating"],
            seeing: .orders().adding(.autoscaled("orders-as-9"), isMember: false)
                .with("orders-as-9") { $0.status = "creating" }),
        Row(
            "member-status", "an autoscaled reader broken", [.block], ["orders-as-9 is failed"],
            seeing: .orders().adding(.autoscaled("orders-as-9")).with("orders-as-9") { $0.status = "failed" }),
        Row("other-operation", "none", []),
        Row("other-operation", "one", [.block], ["x1y2", "`abort x1y2`"]) { $0.otherOperation = "x1y2" },
    ]

    static let calm: [Row] = [
        Row("pending-changes", "none", []),
        Row(
            "pending-changes", "on the cluster, which no resize modifies", [.info],
            ["Changes are pending on orders (EngineVersion 15.5); they are no part of this."],
            seeing: .orders().withCluster { $0.pendingChanges = ["EngineVersion": "15.5"] }),
        Row(
            "pending-changes", "on a member, and on an excluded one", [.block, .info],
            ["orders-3 (CACertificateIdentifier rsa4096, Port 3307); an immediate change would apply them too"],
            exclude: ["orders-2"],
            seeing: .orders().with("orders-2") { $0.pendingChanges = ["DBInstanceClass": "db.r6g.2xlarge"] }
                .with("orders-3") { $0.pendingChanges = ["Port": "3307", "CACertificateIdentifier": "rsa4096"] }),
        Row("snapshot-in-progress", "none", []),
        Row("snapshot-in-progress", "one", [.block], ["nightly"]) { $0.givenSnapshotsInProgress = .known(["nightly"]) },
        Row("snapshot-in-progress", "backing up", [.block], ["backing-up"], seeing: .orders(status: "backing-up")),
        Row("cluster-status", "backing up is said once", [], seeing: .orders(status: "backing-up")),
        Row("snapshot-in-progress", "not read", [.acknowledge], ["Not checked", "Denied."]) {
            $0.givenSnapshotsInProgress = .unavailable("denied")
        },
        Row("pending-maintenance", "none", []),
        Row("pending-maintenance", "one", [.acknowledge], ["orders-2 has a pending os-upgrade."]) {
            $0.givenPendingMaintenance = .known([.init(resource: "orders-2", action: "os-upgrade")])
        },
        Row(
            "pending-maintenance", "one with a date", [.acknowledge],
            ["orders-2 has a pending os-upgrade (AWS applies it on 2026-01-05 14:30 UTC)."]
        ) {
            $0.givenPendingMaintenance = .known([
                .init(
                    resource: "orders-2", action: "os-upgrade", appliesAt: Observation.sampleInstant + .minutes(30))
            ])
        },
        Row("pending-maintenance", "not read", [.acknowledge], ["Not checked"]) {
            $0.givenPendingMaintenance = .unavailable("denied")
        },
        Row("awaiting-restart", "none", []),
        Row(
            "awaiting-restart", "a member that is changed", [.acknowledge], ["orders-2", "restart"],
            seeing: .orders().with("orders-2") { $0.parameterGroups[0].applyStatus = "pending-reboot" }),
        Row(
            "awaiting-restart", "cluster parameters", [.acknowledge], ["orders-2"],
            seeing: .orders().withMember("orders-2") { $0.parameterGroupStatus = "pending-reboot" }),
        Row(
            "awaiting-restart", "a member left out", [.info], ["orders-2", "still will"], exclude: ["orders-2"],
            seeing: .orders().with("orders-2") { $0.parameterGroups[0].applyStatus = "pending-reboot" }),
        Row(
            "awaiting-restart", "being applied", [.acknowledge], ["orders-2 (applying)"],
            seeing: .orders().with("orders-2") { $0.parameterGroups[0].applyStatus = "applying" }),
        Row(
            "awaiting-restart", "the cluster says nothing", [],
            seeing: .orders().withMember("orders-2") { $0.parameterGroupStatus = nil }),
    ]

    static let kind: [Row] = [
        Row("engine", "aurora", []),
        Row(
            "engine", "mysql", [.block], ["runs mysql", "Aurora"], seeing: .orders().withCluster { $0.engine = "mysql" }
        ),
        Row("engine-mode", "provisioned", []),
        Row("engine-mode", "not told", [], seeing: .orders().withCluster { $0.engineMode = nil }),
        Row(
            "engine-mode", "serverless v1", [.block], ["Serverless v1"],
            seeing: .orders().withCluster { $0.engineMode = "serverless" }),
        Row(
            "engine-mode", "unknown", [.acknowledge], ["multimaster"],
            seeing: .orders().withCluster { $0.engineMode = "multimaster" }),
        Row("limitless", "no", []),
        Row("limitless", "yes", [.block], ["Limitless"], seeing: .orders().withCluster { $0.isLimitless = true }),
        Row("serverless-members", "none", []),
        Row(
            "serverless-members", "a reader", [.info], ["orders-4"],
            seeing: .orders().adding(.sample("orders-4", "db.serverless"))),
        Row(
            "serverless-members", "the writer", [.block], ["orders-1 is db.serverless", "--exclude orders-1"],
            seeing: .orders().with("orders-1") { $0.instanceClass = "db.serverless" }),
        Row(
            "serverless-members", "the writer, left out", [.info], ["orders-1"], exclude: ["orders-1"],
            seeing: .orders().with("orders-1") { $0.instanceClass = "db.serverless" }),
        Row("serverless-members", "as the wish", [.block], ["no class to resize to"], to: "db.serverless"),
        Row("global-database", "none", []),
        Row("global-database", "primary", [.acknowledge], ["primary", "world"]) {
            $0.givenGlobalRole = .known(.init(globalCluster: "world", isPrimary: true, others: ["arn:other"]))
        },
        Row("global-database", "secondary", [.block], ["secondary", "no writer"]) {
            $0.givenGlobalRole = .known(.init(globalCluster: "world", isPrimary: false, others: ["arn:other"]))
        },
        Row("global-database", "not read", [.acknowledge], ["Not checked"]) {
            $0.givenGlobalRole = .unavailable("denied")
        },
        Row("replication-source", "none", []),
        Row(
            "replication-source", "one", [.acknowledge], ["arn:source"],
            seeing: .orders().withCluster { $0.replicationSource = "arn:source" }),
        Row(
            "replication-source", "said once for a secondary", [],
            seeing: .orders().withCluster { $0.replicationSource = "arn:source" }
        ) { $0.givenGlobalRole = .known(.init(globalCluster: "world", isPrimary: false, others: [])) },
        Row("activity-stream", "none", []),
        Row("activity-stream", "stopped", [], seeing: .orders().withCluster { $0.activityStream = "stopped" }),
        Row(
            "activity-stream", "started", [.acknowledge], ["started"],
            seeing: .orders().withCluster { $0.activityStream = "started" }),
    ]

    private static func offering(_ zones: [String], _ instanceClass: InstanceClass = "db.r6g.xlarge") -> (
        inout PlanBasis
    )
        -> Void
    {
        { $0.givenOffers = .known([.init(instanceClass: instanceClass, zones: zones)]) }
    }

    static let classes: [Row] = [
        Row("class-orderable", "offered everywhere", []),
        Row(
            "class-orderable", "not in the catalogue", [.block],
            ["does not offer db.r6g.xlrge", "It offers db.r6g.xlarge"],
            to: "db.r6g.xlrge", offering(["us-east-1a"])),
        Row(
            "class-orderable", "not in a member's zone", [.block], ["us-east-1c (orders-3)", "--exclude"],
            offering(["us-east-1a", "us-east-1b"])),
        Row(
            "class-orderable", "not needed in the zone of one left out", [], exclude: ["orders-3"],
            offering(["us-east-1a", "us-east-1b"])),
        Row(
            "class-orderable", "in no zone of the subnet group", [.block, .block], ["us-east-1d"],
            offering(["us-east-1d"])),
        Row("class-orderable", "zones not told", [.acknowledge], ["in which zones"], offering([])),
        Row("class-orderable", "an empty catalogue", [.acknowledge], ["Not checked", "empty"]) {
            $0.givenOffers = .known([])
        },
        Row("class-orderable", "not read", [.acknowledge], ["Not checked", "Denied."]) {
            $0.givenOffers = .unavailable("denied")
        },
        Row(
            "class-orderable", "a member's zone not told", [.acknowledge], ["orders-2"],
            seeing: .orders().with("orders-2") { $0.availabilityZone = nil }),
        Row("smaller-class", "larger", []),
        Row("smaller-class", "smaller", [.acknowledge], ["8 GiB", "16 GiB"], to: "db.t3.large"),
        Row("smaller-class", "not known", [.acknowledge], ["Not checked"], to: "db.q9.large"),
        Row("local-storage", "none", []),
        Row("local-storage", "gained", [.info], ["brings local NVMe"], to: "db.r6gd.xlarge"),
        Row("local-storage", "lost", [.info], ["no local NVMe"], seeing: .orders("db.r6gd.large")),
        Row("insights-support", "supported", []),
        Row(
            "insights-support", "not supported, not on", []
        ) {
            $0.givenOffers = .known([
                .init(
                    instanceClass: "db.r6g.xlarge", zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
                    supportsPerformanceInsights: false, supportsEnhancedMonitoring: false)
            ])
        },
    ]

    static let room: [Row] = [
        Row("quota", "room", []),
        Row("quota", "the last place", []) { $0.givenQuota = .known(.init(used: 39, maximum: 40)) },
        Row("quota", "full", [.block], ["40 of 40", "orders-co-k3f9", "--skip-stand-in"]) {
            $0.givenQuota = .known(.init(used: 40, maximum: 40))
        },
        Row("quota", "an answer without sense", [.acknowledge], ["Not checked"]) {
            $0.givenQuota = .known(.init(used: 3, maximum: 0))
        },
        Row("quota", "not read", [.acknowledge], ["Not checked"]) { $0.givenQuota = .unavailable("denied") },
        Row("quota", "no stand-in, nothing to check", [], exclude: ["orders-1"]) {
            $0.givenQuota = .unavailable("denied")
        },
        Row("members-limit", "15 members", [], seeing: .orders(members: 15)),
        Row("members-limit", "16 members", [.block], ["16"], seeing: .orders(members: 16)),
        Row("members-limit", "16 members, no stand-in", [], exclude: ["orders-1"], seeing: .orders(members: 16)),
        Row("stand-in-name", "free", []),
        Row(
            "stand-in-name", "taken", [.block], ["orders-co-k3f9"], seeing: .orders().adding(.sample("orders-co-k3f9"))),
    ]

    static let roles: [Row] = [
        Row("autoscaled", "none", []),
        Row("autoscaled", "a reader", [.info], ["orders-as-9"], seeing: .orders().adding(.autoscaled("orders-as-9"))),
        Row(
            "autoscaled", "the writer", [.acknowledge], ["orders-as-9", "`failover orders --to orders-1`"],
            seeing: .orders().adding(.autoscaled("orders-as-9")).writing("orders-as-9")),
        Row("left-over-stand-in", "none", []),
        Row(
            "left-over-stand-in", "a reader", [.acknowledge],
            ["x1y2", "there since 2026-01-02 14:00 UTC", "`cleanup x1y2`"],
            seeing: .orders().adding(.standIn("db.r6g.large", of: "x1y2")).with("orders-co-x1y2") {
                $0.createdAt = Observation.sampleInstant - .minutes(3 * 24 * 60)
            }),
        Row(
            "left-over-stand-in", "of the operation at work", [],
            seeing: .orders().adding(.standIn("db.r6g.large", of: "x1y2"))
        ) { $0.otherOperation = "x1y2" },
        Row(
            "left-over-stand-in", "the writer", [.block], ["`failover orders --to orders-1`", "`cleanup x1y2`"],
            seeing: .orders().adding(.standIn("db.r6g.large", of: "x1y2")).writing("orders-co-x1y2")),
        Row("promotion-tiers", "a stand-in", [.info], ["tier 15", "goes to it last"]),
        Row(
            "promotion-tiers", "a rival", [.info], ["as orders-2 has"],
            seeing: .orders().withMember("orders-2") { $0.promotionTier = 15 }),
        Row("promotion-tiers", "no stand-in", [], exclude: ["orders-1"]),
        Row("redundancy", "several zones", []),
        Row("redundancy", "a lone writer", [.info], ["only instance"], seeing: .orders(members: 1)),
        Row(
            "redundancy", "one zone", [.info], ["us-east-1a"],
            seeing: .orders(members: 2).with("orders-2") { $0.availabilityZone = "us-east-1a" }),
        Row("readers-in-service", "kept", []),
        Row("readers-in-service", "none to keep", [], seeing: .orders(members: 1)),
        Row(
            "readers-in-service", "the only reader is changed", [.acknowledge], ["none is in service"],
            exclude: ["orders-1"], seeing: .orders(members: 2)),
        Row("replica-lag", "small", []),
        Row("replica-lag", "at the limit", []) {
            $0.givenReplicaLag = .known(["orders-2": .seconds(1), "orders-3": .seconds(1)])
        },
        Row("replica-lag", "over the limit", [.acknowledge], ["orders-2 was 2.4 s at 13:59 UTC", "limit of 1 s"]) {
            $0.givenReplicaLag = .known(["orders-2": Span(milliseconds: 2400), "orders-3": .zero])
        },
        Row("replica-lag", "not told for one", [.acknowledge], ["Not checked", "orders-3"]) {
            $0.givenReplicaLag = .known(["orders-2": .zero])
        },
        Row("replica-lag", "not read", [.acknowledge], ["Not checked"]) { $0.givenReplicaLag = .unavailable("denied") },
        Row("replica-lag", "no failover, nothing to check", [], exclude: ["orders-1"]) {
            $0.givenReplicaLag = .unavailable("denied")
        },
        Row("replica-lag", "no replica, nothing to check", [], seeing: .orders(members: 1)) {
            $0.givenReplicaLag = .unavailable("denied")
        },
        Row("left-out", "nobody", []),
        Row("left-out", "the writer", [.info], ["orders-1", "nothing fails over"], exclude: ["orders-1"]),
    ]
}
