import Engine
import Fleet
import Foundation
import Maintenance
@testable import Runbooks
import TestSupport
import Testing
import Transport

struct PlanBasisTests {
    private static let resize = ResizeRunbook(instanceClass: "db.r6g.xlarge")

    private static let full: [String: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer?] = [
        "DescribeOrderableDBInstanceOptions": { call, _ in .result(call.action, options(call)) },
        "DescribeAccountAttributes": { call, _ in
            .result(
                call.action,
                "<AccountQuotas>\(quota("DBClusters", 3, 40))\(quota("DBInstances", 7, 40))</AccountQuotas>")
        },
        "DescribePendingMaintenanceActions": { call, _ in .result(call.action, maintenance) },
        "DescribeDBClusterSnapshots": { call, _ in .result(call.action, snapshots) },
        "DescribeDBClusterEndpoints": { call, _ in .result(call.action, endpoints) },
        "DescribeGlobalClusters": { call, _ in .result(call.action, globals) },
        "GetMetricStatistics": { call, _ in .result(call.action, lag(call["Dimensions.member.1.Value"] == "orders-2"))
        },
    ]

    @Test func `everything that a plan asks for is read`() async throws {
        let aws = FakeAWS(answering: Self.full)
        let basis = try await aws.fleet().basis(.orders, for: Self.resize)
        #expect(basis.observation.writer == "orders-1")
        let offer = ClassOffer(
            instanceClass: "db.r6g.xlarge", zones: ["us-east-1a", "us-east-1c"], supportsPerformanceInsights: true,
            supportsEnhancedMonitoring: false)
        #expect(basis.offers == .known([offer]))
        #expect(basis.quota == .known(Quota(used: 7, maximum: 40)))
        #expect(
            basis.pendingMaintenance
                == .known([
                    .init(
                        resource: "orders", action: "db-upgrade",
                        arn: "arn:aws:rds:us-east-1:123456789012:cluster:orders"),
                    .init(
                        resource: "orders-2", action: "os-upgrade",
                        arn: "arn:aws:rds:us-east-1:123456789012:db:orders-2"),
                ]))
        #expect(basis.snapshotsInProgress == .known(["under-way"]))
        #expect(
            basis.customEndpoints
                == .known([.init(identifier: "reporting", staticMembers: ["orders-2"], excludedMembers: [])]))
        #expect(
            basis.globalRole
                == .known(
                    .init(globalCluster: "world", isPrimary: true, others: ["arn:aws:rds:eu-west-1:1:cluster:other"])))
        #expect(basis.replicaLag == .known(["orders-2": Datapoint(Span(milliseconds: 19), of: Self.minute)]))
        #expect(aws.calls.count { $0.action != "DescribeEvents" } == 2 + 8 + 2 + 2 * 3)
    }

    @Test func `the catalogue is asked for exactly the class in question`() async throws {
        let aws = FakeAWS(answering: Self.full)
        _ = try await aws.fleet().basis(.orders, for: Self.resize)
        let asked = try #require(aws.calls.first { $0.action == "DescribeOrderableDBInstanceOptions" })
        #expect(asked["Engine"] == "aurora-postgresql" && asked["EngineVersion"] == "15.4" && asked["Vpc"] == "true")
        #expect(asked["DBInstanceClass"] == "db.r6g.xlarge")
    }

    @Test func `a class that is not offered differs from an empty catalogue`() async throws {
        let wanted = ResizeRunbook(instanceClass: "db.r6g.huge")
        let offered = try await FakeAWS(answering: Self.full).fleet().basis(.orders, for: wanted).offers
        #expect(offered.value?.map(\.instanceClass) == ["db.r6g.xlarge"])
        let empty = try await FakeAWS().fleet().basis(.orders, for: wanted).offers
        #expect(empty == .known([]))
    }

    @Test func `a failover does not ask the catalogue and does not pretend that it had`() async throws {
        let aws = FakeAWS(answering: Self.full)
        let basis = try await aws.fleet().basis(.orders, for: FailoverRunbook())
        #expect(basis.offers == .unavailable("The catalogue was not asked, since no class changes."))
        #expect(aws.count("DescribeOrderableDBInstanceOptions") == 0)
    }

    @Test(arguments: BasisPart.all)
    func `a part that cannot be read says why and spoils no other`(part: BasisPart) async throws {
        for (answer, sentence) in [
            (FakeAWS.Answer.refusal("AccessDenied", 403), "\(part.permission) is not allowed for this role."),
            (
                .html,
                "The endpoint answered \(part.action) with HTTP 500 and no readable reason; it may not have this action."
            ),
            (.reply(501, ""), "The endpoint does not have \(part.action)."),
            (.refusal("InvalidAction"), "The endpoint does not have \(part.action)."),
            (.refusal("UnknownOperation", 404), "The endpoint does not have \(part.action)."),
            (.refusal("Throttling"), "\(part.action) failed with Throttling: about it."),
        ] {
            var answers = Self.full
            answers[part.action] = { _, _ in answer }
            let aws = FakeAWS(answering: answers)
            let basis = try await aws.fleet(attempts: 3).basis(.orders, for: Self.resize)
            #expect(part.reason(basis) == sentence)
            #expect(BasisPart.all.count { $0.reason(basis) != nil } == 1)
            #expect(aws.clock.now.offset < .seconds(60))
        }
    }

    @Test(arguments: BasisPart.all)
    func `a garbled part is unavailable`(part: BasisPart) async throws {
        for inside in ["", "<Nonsense/>", part.garbled] {
            var answers = Self.full
            answers[part.action] = { call, _ in .result(call.action, inside) }
            let aws = FakeAWS(answering: answers, garbled: [part.action])
            let basis = try await aws.fleet().basis(.orders, for: Self.resize)
            #expect(part.reason(basis) != nil, "\(inside)")
        }
    }

    @Test func `a quota list without DB instances is no quota`() async throws {
        var answers = Self.full
        answers["DescribeAccountAttributes"] = { call, _ in .result(call.action, "<AccountQuotas/>") }
        let basis = try await FakeAWS(answering: answers).fleet().basis(.orders, for: Self.resize)
        #expect(basis.quota == .unavailable("AWS names no quota of DB instances."))
    }

    @Test func `a Global Database that does not list the cluster which names it is no answer`() async throws {
        var named = FakeCluster.orders
        named.globalCluster = "elsewhere"
        let aws = FakeAWS([named], answering: Self.full)
        var basis = try await aws.fleet().basis(.orders, for: Self.resize)
        #expect(basis.globalRole.value??.globalCluster == "world")
        #expect(aws.calls.first { $0.action == "DescribeGlobalClusters" }?["GlobalClusterIdentifier"] == "elsewhere")
        basis = try await FakeAWS([named]).fleet().basis(.orders, for: Self.resize)
        #expect(
            basis.globalRole
                == .unavailable("AWS names the Global Database elsewhere, which does not list orders."))
    }

    @Test func `lag that nobody reported is unavailable and no readers have no lag`() async throws {
        let basis = try await FakeAWS().fleet().basis(.orders, for: Self.resize)
        #expect(
            basis.replicaLag
                == .unavailable(
                    "CloudWatch has no recent AuroraReplicaLag of orders-2. "
                        + "CloudWatch has no recent AuroraReplicaLag of orders-3."))
        let alone = FakeAWS([FakeCluster(identifier: "orders", members: ["orders-1"])])
        #expect(try await alone.fleet().basis(.orders, for: Self.resize).replicaLag == .known([:]))
    }

    @Test func `a cluster that is not there is looked for among the members of all, and nothing else is asked`()
        async throws
    {
        let aws = FakeAWS([])
        let basis = try await aws.fleet().basis(.orders, for: Self.resize)
        #expect(basis.observation.cluster == nil)
        #expect(basis.quota == .unavailable(Observation.notAsked))
        #expect(aws.calls.count == 5)
    }

    @Test func `a cluster that cannot be read is an error`() async {
        let aws = FakeAWS(answering: ["DescribeDBClusters": { _, _ in .refusal("AccessDenied", 403) }])
        await #expect(throws: FleetError("rds:DescribeDBClusters is not allowed for this role.", passes: false)) {
            try await aws.fleet().basis(.orders, for: Self.resize)
        }
    }

    @Test func `what a gate asks is of the candidate and read when it is asked`() async {
        let aws = FakeAWS(answering: Self.full)
        let began = aws.now
        let readings = await aws.fleet().facts(beforeFailoverTo: "orders-2")
        #expect(
            readings.takenAt == began
                && readings.replicaLag(of: "orders-2") == .known(Datapoint(Span(milliseconds: 19), of: Self.minute))
                && readings.runningSnapshots == .known(["under-way"]))
        #expect(Set(aws.actions) == ["GetMetricStatistics", "DescribeDBClusterSnapshots"])
        #expect(aws.calls.count == 2)
    }

    @Test func `a candidate of a Multi-AZ DB cluster has its lag in the other metric`() async {
        let aws = FakeAWS(
            answering: [
                "GetMetricStatistics": { call, _ in
                    .result(call.action, Self.lag(call["MetricName"] == "ReplicaLag"))
                }
            ])
        let readings = await aws.fleet().facts(beforeFailoverTo: "orders-2")
        #expect(
            readings.replicaLag(of: "orders-2") == .known(Datapoint(Span(milliseconds: 18_200), of: Self.minute)))
        let silent = await FakeAWS().fleet().facts(beforeFailoverTo: "orders-2")
        #expect(
            silent.replicaLag(of: "orders-2") == .unavailable("CloudWatch has no recent AuroraReplicaLag of orders-2."))
    }

    static let gauges: [(LagGauge, String, String, ReplicationLag)] = [
        (.binlog(greenWriter: "green-1"), "AuroraBinlogReplicaLag", "green-1", .time(Span(milliseconds: 18_200))),
        (.slots(blueWriter: "orders-1"), "OldestReplicationSlotLag", "orders-1", .volume(19)),
    ]

    @Test(arguments: gauges)
    func `green's lag is read where its gauge is`(
        gauge: LagGauge, metric: String, instance: String, expected: ReplicationLag
    ) async {
        let aws = FakeAWS(
            answering: Self.full.merging([
                "GetMetricStatistics": { call, _ in
                    .result(
                        call.action,
                        Self.lag(call["MetricName"] == metric && call["Dimensions.member.1.Value"] == instance))
                }
            ]) { $1 })
        #expect(await aws.fleet().lag(at: gauge) == .known(Datapoint(expected, of: Self.minute)))
        #expect(aws.actions == ["GetMetricStatistics"])
        let silent = await FakeAWS().fleet().lag(at: gauge)
        #expect(silent == .unavailable("CloudWatch has no recent \(metric) of \(instance)."))
        let refused = FakeAWS(answering: ["GetMetricStatistics": { _, _ in .refusal("AccessDenied", 403) }])
        #expect(
            await refused.fleet().lag(at: gauge)
                == .unavailable("cloudwatch:GetMetricStatistics is not allowed for this role."))
    }

    @Test func `what a gate asks and AWS does not answer says why`() async {
        let aws = FakeAWS(
            answering: [
                "GetMetricStatistics": { _, _ in .refusal("AccessDenied", 403) },
                "DescribeDBClusterSnapshots": { _, _ in .failure(.timedOut, .unknown) },
            ])
        let readings = await aws.fleet().facts(beforeFailoverTo: "orders-2")
        #expect(
            readings.replicaLag(of: "orders-2")
                == .unavailable("cloudwatch:GetMetricStatistics is not allowed for this role."))
        #expect(
            readings.runningSnapshots == .unavailable("DescribeDBClusterSnapshots failed with timedOut: scripted."))
    }
}

/// A part of a basis, and how it shows that it could not be read.
struct BasisPart: Sendable, CustomTestStringConvertible {
    var action: String
    var permission: String
    /// A list of the right name with an item that is not what it should be.
    var garbled: String
    var reason: @Sendable (PlanBasis) -> String?

    var testDescription: String { action }

    static let all: [BasisPart] = [
        part("DescribeOrderableDBInstanceOptions", "<OrderableDBInstanceOptions><O/></OrderableDBInstanceOptions>") {
            $0.offers.reason
        },
        part(
            "DescribeAccountAttributes",
            "<AccountQuotas><A><AccountQuotaName>DBInstances</AccountQuotaName><Used>x</Used></A></AccountQuotas>"
        ) { $0.quota.reason },
        part("DescribePendingMaintenanceActions", "<PendingMaintenanceActions><P/></PendingMaintenanceActions>") {
            $0.pendingMaintenance.reason
        },
        part("DescribeDBClusterSnapshots", "<DBClusterSnapshots><S/></DBClusterSnapshots>") {
            $0.snapshotsInProgress.reason
        },
        part("DescribeEvents", "<Events><E/></Events>") { $0.failovers.reason },
        part("DescribeDBClusterEndpoints", "<DBClusterEndpoints><E/></DBClusterEndpoints>") {
            $0.customEndpoints.reason
        },
        part("DescribeGlobalClusters", "<GlobalClusters><G/></GlobalClusters>") { $0.globalRole.reason },
        part("GetMetricStatistics", "<Datapoints><member><Maximum>x</Maximum></member></Datapoints>", "cloudwatch") {
            $0.replicaLag.reason
        },
    ]

    private static func part(
        _ action: String, _ garbled: String, _ service: String = "rds",
        _ reason: @escaping @Sendable (PlanBasis) -> String?
    ) -> BasisPart {
        BasisPart(action: action, permission: "\(service):\(action)", garbled: garbled, reason: reason)
    }
}

extension Reading {
    var reason: String? {
        guard case .unavailable(let reason) = self else { return nil }
        return reason
    }
}

extension PlanBasisTests {
    private static func options(_ call: FakeAWS.Call) -> String {
        guard ["db.r6g.xlarge", nil].contains(call["DBInstanceClass"]) else { return "<OrderableDBInstanceOptions/>" }
        func option(_ mode: String, _ zones: String...) -> String {
            """
            <OrderableDBInstanceOption><Engine>aurora-postgresql</Engine><EngineVersion>15.4</EngineVersion>
            <DBInstanceClass>db.r6g.xlarge</DBInstanceClass><AvailabilityZones>\
            \(zones.map { "<AvailabilityZone><Name>\($0)</Name></AvailabilityZone>" }.joined())</AvailabilityZones>
            <SupportedEngineModes><member>\(mode)</member></SupportedEngineModes>
            <SupportsPerformanceInsights>true</SupportsPerformanceInsights>
            <SupportsEnhancedMonitoring>false</SupportsEnhancedMonitoring></OrderableDBInstanceOption>
            """
        }
        return """
            <OrderableDBInstanceOptions>\(option("provisioned", "us-east-1c", "us-east-1a"))\
            \(option("serverless", "us-east-1f"))</OrderableDBInstanceOptions>
            """
    }

    private static func quota(_ name: String, _ used: Int, _ most: Int) -> String {
        "<AccountQuota><AccountQuotaName>\(name)</AccountQuotaName><Used>\(used)</Used><Max>\(most)</Max></AccountQuota>"
    }

    private static let maintenance = """
        <PendingMaintenanceActions>\
        \(maintenance(of: "arn:aws:rds:us-east-1:123456789012:db:orders-2", "os-upgrade"))\
        \(maintenance(of: "arn:aws:rds:us-east-1:123456789012:db:orders-20", "os-upgrade"))\
        \(maintenance(of: "arn:aws:rds:us-east-1:123456789012:cluster:orders", "db-upgrade"))\
        </PendingMaintenanceActions>
        """

    private static func maintenance(of arn: String, _ action: String) -> String {
        """
        <ResourcePendingMaintenanceActions><ResourceIdentifier>\(arn)</ResourceIdentifier>\
        <PendingMaintenanceActionDetails><PendingMaintenanceAction><Action>\(action)</Action></PendingMaintenanceAction>\
        </PendingMaintenanceActionDetails></ResourcePendingMaintenanceActions>
        """
    }

    private static let snapshots = """
        <DBClusterSnapshots>\(snapshot("under-way", "creating", "orders"))\(snapshot("old", "available", "orders"))\
        \(snapshot("other", "creating", "orders2"))</DBClusterSnapshots>
        """

    private static func snapshot(_ name: String, _ status: String, _ cluster: String) -> String {
        """
        <DBClusterSnapshot><DBClusterSnapshotIdentifier>\(name)</DBClusterSnapshotIdentifier>\
        <DBClusterSnapshotArn>arn</DBClusterSnapshotArn><DBClusterIdentifier>\(cluster)</DBClusterIdentifier>\
        <Status>\(status)</Status></DBClusterSnapshot>
        """
    }

    private static let endpoints = """
        <DBClusterEndpoints><DBClusterEndpointList><DBClusterIdentifier>orders</DBClusterIdentifier>\
        <EndpointType>WRITER</EndpointType></DBClusterEndpointList>\
        <DBClusterEndpointList><DBClusterEndpointIdentifier>reporting</DBClusterEndpointIdentifier>\
        <DBClusterIdentifier>orders</DBClusterIdentifier><EndpointType>CUSTOM</EndpointType>\
        <StaticMembers><member>orders-2</member></StaticMembers></DBClusterEndpointList></DBClusterEndpoints>
        """

    private static let globals = """
        <GlobalClusters>\(global("far", false, "arn:aws:rds:us-east-1:123456789012:cluster:orders2"))\
        \(global("world", true, "arn:aws:rds:us-east-1:123456789012:cluster:orders"))</GlobalClusters>
        """

    private static func global(_ name: String, _ isWriter: Bool, _ arn: String) -> String {
        """
        <GlobalClusterMember><GlobalClusterIdentifier>\(name)</GlobalClusterIdentifier><GlobalClusterMembers>\
        \(globalMember(arn, isWriter))\(globalMember("arn:aws:rds:eu-west-1:1:cluster:other", false))\
        </GlobalClusterMembers></GlobalClusterMember>
        """
    }

    private static func globalMember(_ arn: String, _ isWriter: Bool) -> String {
        "<GlobalClusterMember><DBClusterArn>\(arn)</DBClusterArn><IsWriter>\(isWriter)</IsWriter></GlobalClusterMember>"
    }

    /// Of the datapoint below.
    private static let minute = Timestamp(seconds: 1_440_938_040)

    /// Two minutes old at the fake's beginning, or none.
    private static func lag(_ isReported: Bool) -> String {
        guard isReported else { return "<Datapoints/>" }
        return """
            <Datapoints><member><Timestamp>2015-08-30T12:34:00Z</Timestamp><Average>12.0</Average>\
            <Maximum>18.2</Maximum><Unit>Milliseconds</Unit></member></Datapoints>
            """
    }
}
