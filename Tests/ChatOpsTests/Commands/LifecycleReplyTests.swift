import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import ChatOps

/// What people get to read of lifecycles.
struct LifecycleReplyTests {
    private func setup(
        _ databases: Databases = LifecycleSamples.databases(),
        records: Reading<[ZoneRecord]> = .known(LifecycleSamples.records()), of lifecycle: Lifecycle = .development
    ) async -> CommandSetup {
        var setup = CommandSetup()
        setup.lifecycles = [lifecycle]
        setup.routing.channels[0].clusters += ["dev*", "reports"]
        await setup.control.set {
            $0.databases = databases
            $0.records = records
        }
        return setup
    }

    private func operation(_ runbook: some LifecycleRunbook, isStarted: Bool) throws -> Operation {
        let observation = LifecycleSamples.observation(LifecycleSamples.databases())
        let plan = try runbook.plan(
            from: PlanBasis(observation: observation), as: "p7qa", policy: PlanPolicy(), at: observation.takenAt)
        let origin = Origin(
            requester: "U0ALICE", channel: "C0DBAOPS", thread: Operation.thread, command: "promote development")
        return isStarted
            ? .made(plan, origin: origin, .started(by: "U0ALICE", acknowledged: [])) : .made(plan, origin: origin)
    }

    // MARK: The list

    @Test func `each is listed with what there is of it and when it is refreshed next`() async throws {
        var setup = await setup()
        setup.schedules = ["development": try LifecycleSchedule("Sun 03:00 Europe/Berlin")]
        #expect(
            try await setup.say("lifecycles") == """
                *1 lifecycle*
                *development* · aurora-postgresql 16.4, from snapshots of production
                promoted development-2026-01-03, 2 d old · modified development-2026-01-05 · retired development-2025-12-27
                refreshed by itself Sun 03:00 Europe/Berlin, next <!date^1768096800^{date_short} {time}|2026-01-11T02:00:00Z>
                """)
    }

    @Test func `who works on one is listed, and whoever works on a cluster of its name is not`() async throws {
        let setup = await setup()
        let promotion = try operation(PromoteRunbook(.development), isStarted: true)
        await setup.control.set {
            $0.open = [Standing(operation: promotion), Standing(operation: .running("k3f9", cluster: "development"))]
        }
        let said = try await setup.say("lifecycles")
        #expect(said.hasSuffix("\n`p7qa` running: Promote development-2026-01-05"), "\(said)")
    }

    @Test func `what is not read is listed with the reason`() async throws {
        let setup = await setup()
        await setup.control.set { $0.fleetError = FleetError("sts:GetCallerIdentity is not allowed.", passes: false) }
        let said = try await setup.say("lifecycles")
        #expect(said.hasSuffix("its databases are not read: sts:GetCallerIdentity is not allowed."), "\(said)")
        let empty = try await self.setup(Databases(clusters: [])).say("lifecycles")
        #expect(empty.hasSuffix("\nno databases yet"), "\(empty)")
    }

    @Test func `a lifecycle has no rollback, and what there is instead is said`() async throws {
        var promotion = try operation(PromoteRunbook(.development), isStarted: true)
        _ = try promotion.apply(.paused(.person("U0ALICE")), at: Observation.sampleInstant + .minutes(2))
        var setup = CommandSetup([promotion])
        setup.routing.channels[0].clusters += ["dev*"]
        #expect(
            try await setup.say("rollback p7qa")
                == "A lifecycle has no rollback: `!rds promote development --back` points its record at the database before."
        )
    }

    // MARK: One of them

    @Test func `one is shown with its databases, its record and what is due next`() async throws {
        var records = LifecycleSamples.records()
        records[1].state = .missing
        let setup = await setup(records: .known(records))
        // A cluster's endpoint leads on to that of its writer.
        let writer = ResolvedName.found(
            canonicalName: "development-2026-01-03-1.c1x2y3z4.us-east-1.rds.amazonaws.com", addresses: ["10.0.0.7"])
        await setup.control.set { $0.resolved = ["dev-db.example.com": writer] }
        #expect(
            try await setup.say("lifecycle development") == """
                *development* · aurora-postgresql 16.4, from snapshots of production
                us-east-1 · account 123456789012
                another is made when the newest is 20 h old · keeps 1 retired
                promoted · *development-2026-01-03* · aurora-postgresql 16.4 · available
                2 d old · deletion protection on
                *development-2026-01-03-1* writer · db.r6g.large · us-east-1a · available
                modified · *development-2026-01-05* · aurora-postgresql 16.4 · available
                42 min old · no deletion protection
                *development-2026-01-05-1* writer · db.r6g.large · us-east-1a · available
                retired · *development-2025-12-27* · aurora-postgresql 16.4 · available
                9 d old · deletion protection on
                *development-2025-12-27-1* writer · db.r6g.large · us-east-1a · available
                *dev-db.example.com* in Route 53 now
                Z1 (example.com): development-2026-01-03.cluster-c1x2y3z4.us-east-1.rds.amazonaws.com, TTL 60 s
                      which is development-2026-01-03 (promoted)
                Z2 (example.com, private): not there yet
                the resolver of my machine: development-2026-01-03-1.c1x2y3z4.us-east-1.rds.amazonaws.com, 10.0.0.7
                      which is development-2026-01-03 (promoted), not what Route 53 says in Z2 (example.com, private): \
                private zones may not be visible from here
                *Next*
                • `!rds new development`: from <!date^1767691140^{date_short} {time}|2026-01-06T09:19:00Z> on, when \
                development-2026-01-05 is 20 h old
                • `!rds reboot development`: development-2026-01-05
                • `!rds promote development`: development-2026-01-05
                • `!rds promote development --back`: development-2025-12-27
                • `!rds retire development`: development-2025-12-27
                • nothing now for `modify development`
                """)
    }

    @Test func `an instance is shown with its size, and with what it has no record for`() async throws {
        var seen = RDSInstance.sample(.init(type: "gp3", iops: 12_000, allocated: 500))
        seen.instance.identifier = "reports-2026-01-05"
        seen.instance.createdAt = Observation.sampleInstant - .minutes(60)
        seen.instance.tags = [Tag(key: "rdsecho:reports:stage", value: "new")]
        let said = try await setup(Databases(clusters: [], instances: [seen]), of: .reports).say("lifecycle reports")
        #expect(
            said.contains(
                """
                new (by the tag of rds-echo) · *reports-2026-01-05* · postgres 15.4 · available
                1 h 1 min old · 500 GiB gp3 · deletion protection not told
                *reports-2026-01-05* RDS instance · db.m6g.large · us-east-1a · available
                It has no `dns` in the configuration: nothing of it is promoted.
                """), "\(said)")
        #expect(said.contains("\n• `!rds modify reports`: reports-2026-01-05\n"), "\(said)")
        #expect(
            said.hasSuffix(
                "• nothing now for `reboot reports`, `promote reports`, `promote reports --back`, `retire reports`"),
            "\(said)")
    }

    @Test func `what is not read is said with the reason, and stands in the way of a promotion`() async throws {
        let denied = "route53:ListHostedZones is not allowed for this role."
        let said = try await setup(records: .unavailable(denied)).say("lifecycle development")
        #expect(said.contains("\n*dev-db.example.com* is not read: \(denied)\n"), "\(said)")
        let lines = [
            "`!rds promote development`: development-2026-01-05; dev-db.example.com is not read",
            "`!rds retire development`: development-2025-12-27; dev-db.example.com is not read",
        ]
        for line in lines { #expect(said.contains(line), "\(said)") }
        let setup = await setup()
        await setup.control.set { $0.fleetError = FleetError("sts:GetCallerIdentity is not allowed.", passes: false) }
        let blind = try await setup.say("lifecycle development")
        #expect(blind.contains("Its databases are not read: sts:GetCallerIdentity is not allowed."))
        #expect(!blind.contains("*Next*"))
    }

    @Test func `what may be one of its databases and cannot be read is told as that`() async throws {
        var databases = Databases(clusters: [])
        databases.unreadable = [
            UnreadableDatabase(
                name: "development-2026-01-04", resource: nil, arn: nil, isCluster: true, reason: "It shows no status."),
            UnreadableDatabase(name: "orders", resource: nil, arn: nil, isCluster: true, reason: "It shows no status."),
        ]
        let said = try await setup(databases).say("lifecycle development")
        #expect(
            said.contains(
                "development-2026-01-04 may be one of its databases and cannot be read: It shows no status."), "\(said)"
        )
        #expect(!said.contains("orders"))
        #expect(try await setup(databases).say("lifecycles").hasSuffix("\n1 that cannot be read"))
    }

    @Test func `what stands in the way of a command is said beside it`() async throws {
        var databases = LifecycleSamples.databases()
        let coming = LifecycleSamples.cluster(LifecycleSamples.next, .modified, old: .minutes(41), status: "modifying")
        var member = try #require(coming.instances.first)
        member.parameterGroups[0].applyStatus = "pending-reboot"
        databases.clusters[0] = ClusterState(cluster: coming.cluster, instances: [member])
        var records = LifecycleSamples.records(LifecycleSamples.old)
        records[1].state = .other("an alias of a load balancer")
        let setup = await setup(databases, records: .known(records))
        let said = try await setup.say("lifecycle development")
        let lines = [
            "Z2 (example.com, private): an alias of a load balancer, which is left alone",
            "which is development-2025-12-27 (retired)",
            "`!rds reboot development`: development-2026-01-05; development-2026-01-05 is modifying, and has to be available",
            "parameters of development-2026-01-05-1 wait for `!rds reboot development`",
            "dev-db.example.com in Z2 is an alias of a load balancer",
            "`!rds retire development`: development-2025-12-27; not development-2025-12-27: the record points at it",
        ]
        for line in lines { #expect(said.contains(line), "“\(line)” in:\n\(said)") }
    }

    @Test func `while one is being made, or an operation is at work, that is said`() async throws {
        let creating = LifecycleSamples.cluster(
            LifecycleSamples.next, .new, old: .minutes(1), status: "creating", hasMember: false)
        let setup = await setup(Databases(clusters: [creating]))
        let promotion = try operation(PromoteRunbook(.development), isStarted: true)
        await setup.control.set { $0.open = [Standing(operation: promotion)] }
        let said = try await setup.say("lifecycle development")
        let lines = [
            "no members yet", "• nothing else is started before the end of `p7qa`",
            "• `!rds new development`: when development-2026-01-05 is there (it is creating)",
            "`p7qa` running: Promote development-2026-01-05",
        ]
        for line in lines { #expect(said.contains(line), "“\(line)” in:\n\(said)") }
    }

    @Test func `a first one can be made at once, alone or with the whole chain`() async throws {
        let said = try await setup(Databases(clusters: [])).say("lifecycle development")
        #expect(said.contains("It has no databases yet."))
        #expect(
            said.contains("• `!rds new development`: now, or `!rds refresh development` for the whole chain"), "\(said)"
        )
    }

    @Test func `a lock and the schedule are shown with it`() async throws {
        var setup = await setup()
        setup.schedules = ["development": try LifecycleSchedule("Sun 03:00 Europe/Berlin")]
        let lock = Restraint(
            cluster: "development", at: LifecycleSamples.place, reason: "tests run", by: "U0ALICE",
            since: Observation.sampleInstant)
        await setup.control.set { $0.restrictions = [lock] }
        let said = try await setup.say("lifecycle development")
        #expect(said.contains("*development is locked in us-east-1* by <@U0ALICE> since"), "\(said)")
        #expect(said.contains("refreshed by itself Sun 03:00 Europe/Berlin, next"), "\(said)")
    }
}
