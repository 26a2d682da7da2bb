import Engine
import Fleet
import Foundation
import Maintenance
import Synchronization
import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1)))
struct ObserveTests {
    @Test(
        .holds(.autoscalingLeftAlone, .tagsWithInstances), arguments: [(1, 1, 1), (10, 1, 1), (33, 1, 1), (120, 2, 4)])
    func `a reading takes as many calls as there are pages`(targets: Int, clusterPages: Int, instancePages: Int) async {
        let aws = FakeAWS(FakeCluster.many(130))
        let sights = await aws.fleet().observe(Set((0..<targets).map { Target.named("c\($0)") }))
        #expect(aws.count("DescribeDBClusters") == clusterPages)
        #expect(aws.count("DescribeDBInstances") == instancePages)
        #expect(aws.calls.count == clusterPages + instancePages)
        #expect(sights.count == targets)
        for (target, sight) in sights {
            #expect(sight.observation?.cluster?.identifier == target.cluster)
            #expect(sight.observation?.instances.map(\.identifier.text) == (1...3).map { "\(target.cluster)-\($0)" })
        }
    }

    @Test func `every page takes a turn of its own`() async {
        let aws = FakeAWS(FakeCluster.many(120))
        let fleet = aws.fleet(limits: CallLimits(start: 1, ceiling: 1, burst: 5))
        _ = await fleet.observe(Set((0..<120).map { Target.named("c\($0)") }))
        #expect(aws.calls.count == 6)
        #expect(aws.clock.now.offset == .seconds(1))
    }

    @Test func `a cluster that is not there is seen as absent`() async {
        let aws = FakeAWS()
        let sights = await aws.fleet().observe([.orders, .named("nowhere")])
        #expect(sights[.orders]?.observation?.writer == "orders-1")
        #expect(sights[.named("nowhere")]?.observation != nil)
        #expect(sights[.named("nowhere")]?.observation?.cluster == nil)
        #expect(aws.calls.count == 2)
    }

    @Test func `an RDS instance is asked for by its own question`() async throws {
        let aws = FakeAWS(instances: [FakeInstance(identifier: "ledger")])
        let observation = try #require(await aws.fleet().observe(instance: .named("ledger")))
        let seen = try #require(observation.rdsInstance)
        #expect(seen.resourceIdentifier == "db-ledger" && seen.instance.engine == "postgres")
        #expect(seen.storage == .init(type: "gp3", iops: 12_000, allocated: 500, throughput: 500))
        #expect(seen.hasStandby == true)
        #expect(seen.pendingStorage == ["StorageType": "io1"])
        #expect(seen.pendingBesides == ["DBInstanceClass": "db.m6g.xlarge"])
        #expect(observation.cluster == nil && observation.instances == [seen.instance])
        #expect(aws.calls.count == 1, "\(aws.actions)")
        #expect(aws.calls.last?["Filters.Filter.1.Name"] == "db-instance-id")
    }

    @Test func `what stands around an RDS instance is read with it`() async throws {
        var instance = FakeInstance(identifier: "ledger")
        instance.more = """
            <AvailabilityZone>us-east-1a</AvailabilityZone><SecondaryAvailabilityZone>us-east-1b</SecondaryAvailabilityZone>\
            <ReadReplicaDBInstanceIdentifiers><ReadReplicaDBInstanceIdentifier>ledger-r1</ReadReplicaDBInstanceIdentifier>\
            </ReadReplicaDBInstanceIdentifiers><LicenseModel>postgresql-license</LicenseModel>\
            <AssociatedRoles><DBInstanceRole><RoleArn>arn:aws:iam::123456789012:role/import</RoleArn>\
            <FeatureName>s3Import</FeatureName><Status>ACTIVE</Status></DBInstanceRole></AssociatedRoles>\
            <OptionGroupMemberships><OptionGroupMembership><OptionGroupName>own</OptionGroupName>\
            <Status>pending-apply</Status></OptionGroupMembership></OptionGroupMemberships>\
            <MaxAllocatedStorage>900</MaxAllocatedStorage><PercentProgress>42</PercentProgress>\
            <IsStorageConfigUpgradeAvailable>true</IsStorageConfigUpgradeAvailable>\
            <MasterUserSecret><SecretArn>arn:s</SecretArn></MasterUserSecret>
            """
        let aws = FakeAWS(instances: [instance])
        let observation = try #require(await aws.fleet().observe(instance: .named("ledger")))
        let seen = try #require(observation.rdsInstance)
        #expect(seen.instance.availabilityZone == "us-east-1a" && seen.secondaryZone == "us-east-1b")
        #expect(seen.replicas == ["ledger-r1"] && seen.clusterReplicas == [])
        #expect(
            seen.roles == [.init(arn: "arn:aws:iam::123456789012:role/import", feature: "s3Import", status: "ACTIVE")])
        #expect(seen.optionGroup == "own" && seen.optionGroupStatus == "pending-apply")
        #expect(seen.licence == "postgresql-license" && seen.maximumStorage == 900 && seen.progress == 42)
        #expect(seen.isStorageUpgradeAvailable == true && seen.hasManagedPassword)
    }

    @Test func `a member of a cluster is no RDS instance`() async throws {
        let observation = try #require(await FakeAWS().fleet().observe(instance: .named("orders-1")))
        #expect(observation.rdsInstance == nil)
    }

    @Test func `clusters and RDS instances are read at one time`() async {
        let aws = FakeAWS(instances: [FakeInstance(identifier: "ledger")])
        let (cluster, instance) = (ClusterQuestion(.orders), InstanceQuestion(.named("ledger")))
        let answers = await aws.fleet().ask([AnyQuestion(cluster), AnyQuestion(instance)], for: .look)
        #expect(answers[cluster]?.reading.value?.instances.count == 3)
        #expect(answers[instance]?.reading.value??.identifier == "ledger")
        #expect(aws.calls.count == 3, "\(aws.actions)")
    }

    @Test func `instances of their own are listed with the clusters, members are not`() async throws {
        let aws = FakeAWS(instances: [FakeInstance(identifier: "ledger")])
        let fleet = aws.fleet()
        let all = try await fleet.clusters(in: Target.orders.place)
        #expect(all.map(\.target.cluster) == ["ledger", "orders"])
    }

    @Test(arguments: ["DBClusterNotFoundFault", "DBClusterNotFound"])
    func `a filter that AWS refuses for a missing cluster is left out`(code: String) async {
        let refuse: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer? = { call, _ in
            call.filter?.contains("nowhere") == true ? .refusal(code, 404) : nil
        }
        let aws = FakeAWS(
            FakeCluster.many(3) + [.orders], answering: ["DescribeDBClusters": refuse, "DescribeDBInstances": refuse])
        let sights = await aws.fleet().observe([.orders, .named("nowhere")])
        #expect(sights[.orders]?.observation?.instances.count == 3)
        #expect(sights[.named("nowhere")]?.observation?.cluster == nil)
        #expect(aws.calls.count == 4)
    }

    @Test func `an observation is taken when its first request is sent`() async {
        let clock = ManualClock(sleepingAdvances: true)
        let aws = FakeAWS(
            clock: clock,
            answering: [
                "DescribeDBClusters": { _, _ in
                    clock.advance(by: .seconds(9))
                    return nil
                }
            ])
        let before = aws.now
        let sights = await aws.fleet().observe([.orders])
        #expect(sights[.orders]?.observation?.takenAt == before)
        #expect(aws.now == before + .seconds(9))
    }

    @Test func `waiting for a turn does not make an observation older`() async {
        let aws = FakeAWS()
        let fleet = aws.fleet(limits: CallLimits(start: 1, ceiling: 1, burst: 2))
        _ = await fleet.observe([.orders])
        let asked = aws.now
        let taken = await fleet.observe([.orders])[.orders]?.observation?.takenAt
        #expect(taken == asked + .seconds(1))
    }

    @Test func `whoever asks before the reading is sent shares it`() async {
        let clock = ManualClock()
        let aws = FakeAWS(FakeCluster.many(12), clock: clock)
        let fleet = aws.fleet(limits: CallLimits(start: 1, ceiling: 1, burst: 2))
        _ = await fleet.observe([.named("c0")])
        await withTaskGroup(of: [Target: Sight].self) { group in
            for number in 0..<10 { group.addTask { await fleet.observe([.named("c\(number)"), .named("c11")]) } }
            await clock.sleepers(1)
            while await fleet.passengers(in: "us-east-1") < 9 { await Task.yield() }
            clock.advance(by: .seconds(1))
            await clock.sleepers(1)
            clock.advance(by: .seconds(1))
            for await sights in group {
                #expect(sights.count == 2)
                #expect(sights.values.allSatisfy { $0.observation?.takenAt == aws.now + .seconds(-1) })
            }
        }
        #expect(aws.calls.count == 4)
        #expect(Set(aws.calls.last?.filter ?? []) == Set((0..<10).map { "c\($0)" } + ["c11"]))
    }

    @Test func `whoever asks while a reading is under way gets a newer one`() async {
        let latch = Latch()
        let clock = ManualClock()
        let aws = FakeAWS(
            clock: clock,
            answering: [
                "DescribeDBClusters": { _, before in
                    if before == 0 { await latch.pass() }
                    return nil
                }
            ])
        let fleet = aws.fleet()
        async let first = fleet.observe([.orders])
        await latch.held(1)
        clock.advance(by: .milliseconds(5))
        let asked = aws.now
        let second = await fleet.observe([.orders])
        latch.open()
        #expect(second[.orders]?.observation?.takenAt == asked)
        #expect(await first[.orders]?.observation?.takenAt == asked + Span(milliseconds: -5))
        #expect(aws.count("DescribeDBClusters") == 2)
    }

    @Test func `who waits for a reading whose maker was cancelled makes another`() async {
        let clock = ManualClock()
        let aws = FakeAWS(clock: clock)
        let fleet = aws.fleet(limits: CallLimits(start: 1, ceiling: 1, burst: 2))
        _ = await fleet.observe([.orders])
        let maker = Task { await fleet.observe([.orders]) }
        await clock.sleepers(1)
        let follower = Task { await fleet.observe([.orders]) }
        while await fleet.passengers(in: "us-east-1") < 1 { await Task.yield() }
        maker.cancel()
        #expect(await maker.value[.orders] == .unseen("The reading was cancelled.", passes: true))
        for _ in 0..<2 {
            await clock.sleepers(1)
            clock.advance(by: .seconds(1))
        }
        #expect(await follower.value[.orders]?.observation?.takenAt == aws.now + .seconds(-1))
    }

    @Test(arguments: [
        (FakeAWS.Answer.refusal("Throttling"), true), (.refusal("InternalFailure", 500), true), (.html, true),
        (.reply(502, "<html>bad gateway</html>"), true), (.reply(403, "<html>proxy</html>"), true),
        (.reply(200, "no xml"), true), (.failure(.timedOut, .unknown), true), (.failure(.hostNotFound, .notSent), true),
        (.refusal("ExpiredToken", 403), true), (.refusal("AccessDenied", 403), false),
        (.refusal("OptInRequired", 403), false), (.refusal("InvalidClientTokenId", 403), false),
        (.refusal("InvalidParameterValue"), false),
    ])
    func `why nothing was seen says whether it passes`(answer: FakeAWS.Answer, passes: Bool) async {
        for action in ["DescribeDBClusters", "DescribeDBInstances"] {
            let aws = FakeAWS(answering: [action: { _, _ in answer }])
            guard case .unseen(let reason, let said) = await aws.fleet().observe([.orders])[.orders] else {
                Issue.record("\(action) was to fail")
                continue
            }
            #expect(said == passes, "\(reason)")
            #expect(reason.hasSuffix(".") || reason.hasSuffix("?"))
        }
    }

    @Test func `a missing permission is named`() async {
        let aws = FakeAWS(answering: ["DescribeDBInstances": { _, _ in .refusal("AccessDenied", 403) }])
        let sights = await aws.fleet().observe([.orders])
        #expect(sights[.orders] == .unseen("rds:DescribeDBInstances is not allowed for this role.", passes: false))
    }

    @Test func `an impossible region is nothing that passes and reaches nobody`() async {
        let aws = FakeAWS()
        let target = Target(place: Place(account: "123456789012", region: "not a region"), cluster: "orders")
        let sights = await aws.fleet().observe([target])
        #expect(sights[target] == .unseen("\"not a region\" cannot be the name of an AWS region.", passes: false))
        #expect(aws.calls.isEmpty)
    }

    @Test func `a namesake in another account is not looked at`() async {
        var stranger = FakeCluster.orders
        stranger.account = "999999999999"
        let sights = await FakeAWS([stranger]).fleet().observe([.orders])
        guard case .unseen(let reason, false) = sights[.orders] else {
            Issue.record("\(String(describing: sights[.orders]))")
            return
        }
        #expect(reason.contains("999999999999"))
    }

    @Test func `a reading that AWS throttles slows the next ones down`() async throws {
        let aws = FakeAWS(answering: ["DescribeDBClusters": { _, before in before < 2 ? .refusal("Throttling") : nil }])
        let fleet = aws.fleet(attempts: 3, limits: .rds)
        #expect(await fleet.observe([.orders])[.orders]?.observation != nil)
        let rate = try #require(await fleet.learntRates()["us-east-1"])
        #expect(rate < 1.5)
    }

    @Test func `all clusters of a place come sorted with their instances`() async throws {
        let aws = FakeAWS(FakeCluster.many(105) + [.orders])
        let observations = try await aws.fleet().clusters(in: Target.orders.place)
        #expect(observations.map(\.target.cluster) == observations.map(\.target.cluster).sorted())
        #expect(observations.count == 106 && observations.allSatisfy { $0.instances.count == 3 })
        #expect(aws.calls.count == 2 + 4)
    }

    @Test func `the account of a region is asked for once`() async throws {
        let aws = FakeAWS()
        let fleet = aws.fleet()
        #expect(try await fleet.place(region: nil) == Target.orders.place)
        #expect(try await fleet.place(region: "us-east-1") == Target.orders.place)
        #expect(try await fleet.place(region: "eu-west-1").region == "eu-west-1")
        #expect(aws.count("GetCallerIdentity") == 2)
    }
}
