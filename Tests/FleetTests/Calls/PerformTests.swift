import Engine
import Fleet
import Maintenance
import TestSupport
import Testing
import Transport

struct PerformTests {
    @Test(.holds(.standInLikeWriter)) func `a stand-in is created with everything the plan says`() async throws {
        var standIn = StandIn.sample("k3f9", of: "orders")
        standIn.caCertificate = "rds-ca-rsa2048-g1"
        standIn.maintenanceWindow = "sun:03:00-sun:03:30"
        standIn.performanceInsights.keyID = "arn:key"
        standIn.tags.append(Tag(key: "empty", value: ""))
        let aws = FakeAWS()
        #expect(await aws.fleet().perform(try .sample(.createInstance(standIn))) == .accepted())
        #expect(
            aws.calls.map(\.form) == [
                [
                    "Action": "CreateDBInstance", "Version": "2014-10-31", "DBInstanceIdentifier": "orders-co-k3f9",
                    "DBInstanceClass": "db.r6g.xlarge", "Engine": "aurora-postgresql", "DBClusterIdentifier": "orders",
                    "AvailabilityZone": "eu-west-1a", "PromotionTier": "0", "DBParameterGroupName": "orders-pg15",
                    "CACertificateIdentifier": "rds-ca-rsa2048-g1", "PubliclyAccessible": "false",
                    "AutoMinorVersionUpgrade": "false", "PreferredMaintenanceWindow": "sun:03:00-sun:03:30",
                    "MonitoringInterval": "60", "MonitoringRoleArn": "arn:aws:iam::123456789012:role/monitoring",
                    "EnablePerformanceInsights": "true", "PerformanceInsightsKMSKeyId": "arn:key",
                    "PerformanceInsightsRetentionPeriod": "7",
                    "Tags.Tag.1.Key": "changeover:operation", "Tags.Tag.1.Value": "k3f9",
                    "Tags.Tag.2.Key": "empty", "Tags.Tag.2.Value": "",
                ]
            ])
    }

    @Test func `autoscaling is suspended by name of the cluster, and its bounds are not sent`() async throws {
        let aws = FakeAWS(answering: ["RegisterScalableTarget": { _, _ in .reply(200, "{}") }])
        let change = SetScalingSuspension(of: "orders", to: .init(removal: true, addition: true, schedule: false))
        #expect(await aws.fleet().perform(try .sample(AnyMutation(change))) == .accepted())
        #expect(aws.actions == ["RegisterScalableTarget"])
        let body = try #require(aws.requests.first?.body)
        #expect(
            String(decoding: body, as: UTF8.self)
                == #"{"ServiceNamespace":"rds","ResourceId":"cluster:orders","#
                + #""ScalableDimension":"rds:cluster:ReadReplicaCount","SuspendedState":{"#
                + #""DynamicScalingInSuspended":true,"DynamicScalingOutSuspended":true,"ScheduledScalingSuspended":false}}"#
        )
    }

    @Test func `another update of the same target that is under way passes`() async throws {
        let aws = FakeAWS(answering: [
            "RegisterScalableTarget": { _, _ in
                .reply(400, #"{"__type":"ConcurrentUpdateException","message":"pending"}"#)
            }
        ])
        let change = AnyMutation(SetScalingSuspension(of: "orders", to: .all))
        #expect(
            await aws.fleet().perform(try .sample(change))
                == .deferred("ConcurrentUpdateException: pending", retryAfter: nil))
    }

    @Test func `what depends on monitoring and insights is left out where they are off`() async throws {
        var standIn = StandIn.sample("k3f9", of: "orders")
        standIn.monitoring.intervalSeconds = 0
        standIn.performanceInsights = .init(isEnabled: false, keyID: "arn:key", retentionDays: 7)
        let aws = FakeAWS()
        _ = await aws.fleet().perform(try .sample(.createInstance(standIn)))
        let form = try #require(aws.calls.first)
        #expect(form["MonitoringInterval"] == "0" && form["MonitoringRoleArn"] == nil)
        #expect(form["EnablePerformanceInsights"] == "false" && form["PerformanceInsightsKMSKeyId"] == nil)
        #expect(form["PerformanceInsightsRetentionPeriod"] == nil)
    }

    @Test(arguments: [
        (
            AnyMutation.modifyClass(of: "orders-2", to: "db.r6g.xlarge"),
            [
                "Action": "ModifyDBInstance", "DBInstanceIdentifier": "orders-2", "DBInstanceClass": "db.r6g.xlarge",
                "ApplyImmediately": "true",
            ]
        ),
        (
            // What others left pending stays so.
            AnyMutation(SetPromotionTier(of: "orders-2", to: 1)),
            [
                "Action": "ModifyDBInstance", "DBInstanceIdentifier": "orders-2", "PromotionTier": "1",
                "ApplyImmediately": "false",
            ]
        ),
        (
            .changeInstanceStorage(
                "orders", to: Storage(type: "gp3", iops: 12_000, allocated: 500, throughput: 500)),
            [
                "Action": "ModifyDBInstance", "DBInstanceIdentifier": "orders", "StorageType": "gp3", "Iops": "12000",
                "AllocatedStorage": "500", "StorageThroughput": "500", "ApplyImmediately": "true",
            ]
        ),
        (
            .failOver("orders", to: "orders-2"),
            [
                "Action": "FailoverDBCluster", "DBClusterIdentifier": "orders",
                "TargetDBInstanceIdentifier": "orders-2",
            ]
        ),
        (
            .deleteStandIn("orders-co-k3f9"),
            [
                "Action": "DeleteDBInstance", "DBInstanceIdentifier": "orders-co-k3f9",
                "SkipFinalSnapshot": "true",
            ]
        ),
    ])
    func `each mutation is one call`(mutation: AnyMutation, form: [String: String]) async throws {
        let aws = FakeAWS()
        #expect(await aws.fleet().perform(try .sample(mutation)) == .accepted())
        #expect(aws.calls.map(\.form) == [form.merging(["Version": "2014-10-31"]) { $1 }])
    }

    @Test(
        arguments: [
            FakeAWS.Answer.html, .reply(503, ""), .refusal("InternalFailure", 500), .failure(.timedOut, .unknown),
            .failure(.connectionLost, .unknown), .reply(403, "<html>proxy</html>"),
        ], AnyMutation.samples)
    func `an unknown outcome is not followed by another call`(answer: FakeAWS.Answer, mutation: AnyMutation)
        async throws
    {
        let aws = FakeAWS(changesAnsweredWith: answer)
        let outcome = await aws.fleet(attempts: 5).perform(try .sample(mutation))
        guard case .unknown = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(aws.calls.count == 1)
    }

    @Test func `a clearance is good for one call`() async throws {
        let aws = FakeAWS()
        let fleet = aws.fleet()
        let clearance = try Clearance.sample(.failOver("orders", to: "orders-2"))
        #expect(await fleet.perform(clearance) == .accepted())
        guard case .unknown = await fleet.perform(clearance) else {
            Issue.record("The call was made again.")
            return
        }
        #expect(aws.calls.count == 1)
        #expect(await fleet.perform(try .sample(.failOver("orders", to: "orders-2"), intent: 2)) == .accepted())
    }

    @Test func `nothing is changed with the credentials of another account`() async throws {
        let aws = FakeAWS(
            answering: [
                "GetCallerIdentity": { call, _ in
                    .result(call.action, "<Account>999999999999</Account><Arn>a</Arn><UserId>u</UserId>")
                }
            ])
        let fleet = aws.fleet()
        #expect(try await fleet.place(region: nil).account == "999999999999")
        guard case .refused = await fleet.perform(try .sample(.modifyClass(of: "orders-2", to: "db.r6g.xlarge"))) else {
            Issue.record("The call was not refused.")
            return
        }
        #expect(aws.count("ModifyDBInstance") == 0)
    }

    @Test func `a mutation does not wait behind readings`() async throws {
        let aws = FakeAWS(clock: ManualClock(sleepingAdvances: true))
        let fleet = aws.fleet(limits: CallLimits(start: 0.1, ceiling: 0.1, burst: 1))
        _ = await fleet.observe([.orders])
        let before = aws.clock.now.offset
        #expect(await fleet.perform(try .sample(.modifyClass(of: "orders-2", to: "db.r6g.xlarge"))) == .accepted())
        #expect(aws.clock.now.offset - before <= .seconds(1))
    }
}
