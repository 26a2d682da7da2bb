import Maintenance
import Runbooks
import TestSupport
import Testing

/// What becomes of the environment from before a switchover.
@Suite struct OldEnvironmentTests {
    private static let old = OldEnvironment(
        deployment: "orders-co-k3f9", resource: "cluster-ORDERS1", successor: "orders")
    private static let cleanup = AnyRunbook(CleanupRunbook(operation: "k3f9", leftover: .oldEnvironment(old)))
    private static let recordOnly = AnyRunbook(RecordRemovalRunbook(operation: "k3f9", old: old))

    private func plan(_ runbook: AnyRunbook, seeing observation: Observation) throws -> Plan {
        try runbook.plan(
            from: PlanBasis(observation: observation), as: "c1c1", policy: PlanPolicy(), at: observation.takenAt)
    }

    @Test func `the old environment goes before the record that keeps it read-only`() throws {
        let plan = try plan(Self.cleanup, seeing: .switched())
        #expect(plan.steps.map(\.id) == ["delete-old", "remove-deployment", "verify"])
        #expect(plan.title == "Clean up after k3f9: delete orders-old1")
        #expect(plan.steps.map(\.isGated) == [true, false, false])
        #expect(plan.blocks == [])
        #expect(
            plan.findings.contains {
                $0.check == "old-environment" && $0.text.contains("only where no member restarted")
            },
            "whether one did was not read")
    }

    @Test func `whoever allows the deletion reads which snapshots stay`() throws {
        let plan = try plan(Self.cleanup, seeing: .switched())
        #expect(
            plan.findings.contains {
                $0.check == "final-snapshot" && $0.text.contains("but the final snapshot and manual ones")
            })
        func interruption(covering calls: [AnyMutation]) -> String? {
            let context = GateContext(
                cluster: "orders", place: Target.orders.place, currentWriter: "orders-1", covers: calls)
            return AnyMutation.unprotect("orders-old1").gate?.words(context).interruption.text
        }
        let deletion = AnyMutation.deleteOldCluster(
            "orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final")
        #expect(interruption(covering: [deletion])?.hasSuffix("the final snapshot and manual ones stay.") == true)
        #expect(interruption(covering: [])?.hasSuffix("go too; manual snapshots stay.") == true)
    }

    @Test func `whoever allows the deletion of green with its protection is asked about green`() throws {
        let context = GateContext(
            cluster: "orders", place: Target.orders.place, currentWriter: "orders-1",
            covers: [.unprotect("orders-green-x1"), .deleteGreen("bgd-1")])
        let words = try #require(AnyMutation.unprotect("orders-green-x1").gate?.words(context))
        #expect(words.subject.text == "deletion of the green environment of orders")
        #expect(words.heading.text == "Deletion of the green environment of orders")
        #expect(words.interruption.text == "Connections to it end, if there are any. It cannot be undone.")
        #expect(words.action.text.contains("the end of the protection of orders-green-x1, the deletion of green"))
    }

    @Test func `who approves the deletion of a protected environment is said by the rule for deletions`() throws {
        let seen = Observation.switched(
            [.orders("SWITCHOVER_COMPLETED")], [Environment.old.with { $0.cluster.isProtected = true }])
        let step = try #require(plan(Self.cleanup, seeing: seen).steps.first)
        guard case .ready(let calls) = step.work.assess(seeing: seen, outstanding: []) else {
            Issue.record("nothing is to do")
            return
        }
        #expect(calls == [.unprotect("orders-old1")])
        let covered = step.work.base.scope(of: calls[0], seeing: seen)
        #expect(covered.count > 1 && covered.contains(calls[0]))
        for call in covered { #expect(call.risk == .deletion, "\(call)") }
        #expect(step.work.base.risks == [.deletion])
    }

    private static let completed = "Switchover completed on blue/green deployment."

    /// - Parameter since: when the switchover was, as far as AWS tells.
    private func restarts(
        _ events: Reading<[SeenEvent]>, since: Timestamp? = Observation.sampleInstant,
        told: (resource: String?, text: String) = ("bgd-1", completed)
    ) throws -> [Finding] {
        try planned(events, since: since, told: told).findings.filter { $0.check == "old-restarts" }
    }

    /// - Parameter later: how long after the sample's instant events were read.
    private func planned(
        _ events: Reading<[SeenEvent]>, since: Timestamp?, told: (resource: String?, text: String),
        readLater later: Span = .zero
    ) throws -> Plan {
        var observation = Observation.switched()
        let place = observation.target.place
        let start = Timestamp(milliseconds: 0)
        let completed = SeenEvent(
            at: since ?? Observation.sampleInstant, resource: told.resource, text: told.text)
        observation.add([
            Answered(
                EventsQuestion(of: .deployment, in: place, since: start), .known([completed]),
                takenAt: observation.takenAt + later),
            Answered(
                EventsQuestion(of: .instance, in: place, since: since ?? start, category: "availability"), events,
                takenAt: observation.takenAt + later),
        ])
        return try plan(Self.cleanup, seeing: observation)
    }

    @Test func `a clean-up long after the switchover is started with the plan that was read, minutes later too`() throws
    {
        let told = (resource: "bgd-2" as String?, text: Self.completed)
        let (shown, started) = (
            try planned(.known([]), since: nil, told: told),
            try planned(.known([]), since: nil, told: told, readLater: .minutes(7))
        )
        func text(_ plan: Plan) -> String? { plan.findings.first { $0.check == "old-restarts" }?.text }
        #expect(text(shown) != text(started), "it tells from when on restarts were looked for")
        #expect(shown.digest == started.digest)
    }

    @Test func `a member of the old environment that restarted since the switchover has to be acknowledged`() throws {
        let old = try #require(Observation.switched().environment("cluster-ORDERS1"))
        let member = try #require(old.instances.first?.identifier.text)
        func told(_ resource: String, _ span: Span, _ text: String = "DB instance restarted") -> SeenEvent {
            SeenEvent(at: Observation.sampleInstant + span, resource: resource, text: text)
        }
        let found = try restarts(.known([told(member, .minutes(9))]))
        #expect(found.map(\.severity) == [.acknowledge])
        #expect(
            found.first?.text.hasPrefix("\(member) restarted at 2026-01-05 14:09 UTC, after the switchover") == true)
        for harmless in [
            told(member, .minutes(-9)), told("orders-1", .minutes(9)),
            told(member, .minutes(9), "DB instance shutdown"),
        ] {
            let found = try restarts(.known([harmless]))
            #expect(found.map(\.severity) == [.info], "\(harmless)")
            #expect(found.first?.text.hasPrefix("No member of orders-old1 restarted since the switchover") == true)
        }
        let unread = try restarts(.unavailable("rds:DescribeEvents is not allowed for this role."))
        #expect(unread.map(\.severity) == [.acknowledge])
        #expect(unread.first?.text.hasPrefix("Not checked: whether a member of orders-old1 restarted.") == true)
    }

    @Test(arguments: [
        ("BGD-1", completed), ("orders-co-k3f9", completed),
        (
            "orders",
            "Switchover from DB cluster orders to orders-green-x1 completed. Renamed orders to orders-old1 and "
                + "orders-green-x1 to orders."
        ),
    ])
    func `the switchover is dated by every event that AWS documents for it`(resource: String, text: String) throws {
        let found = try restarts(.known([]), told: (resource, text))
        #expect(found.map(\.severity) == [.info], "\(found)")
    }

    @Test(arguments: [
        ("bgd-2", completed),
        ("bgd-2", "Switchover from DB cluster orders to orders-green-x9 completed. Renamed orders to orders-old1."),
        ("bgd-1", "Sequence sync for switchover of DB cluster orders to orders-green-x1 has completed."),
        ("bgd-1", "Switchover from DB cluster orders to orders-green-x1 started."),
    ])
    func `where no event tells when the switchover was, it is said from when on restarts were looked for`(
        resource: String, text: String
    ) throws {
        let found = try restarts(.known([]), since: nil, told: (resource, text))
        #expect(found.map(\.severity) == [.acknowledge])
        // A fortnight before 2026-01-05 14:00 UTC, less ten minutes.
        #expect(
            found.first?.text.contains("whether a member of orders-old1 restarted before 2025-12-22 14:10 UTC") == true,
            "\(found)")
        #expect(found.first?.text.contains("since the switchover") == false)
    }

    @Test func `where the environment is not listed, it is asked before its record is removed`() throws {
        let plan = try plan(Self.cleanup, seeing: .switched([.orders("SWITCHOVER_COMPLETED")], []))
        #expect(plan.steps.map(\.id) == ["remove-deployment", "verify"])
        #expect(plan.steps.map(\.isGated) == [true, false], "one missing entry of a list lifts no protection unasked")
        #expect(plan.findings.contains { $0.check == "write-protection" && $0.severity == .acknowledge })
    }

    @Test func `where the record is gone, nobody is told that the environment is read-only`() throws {
        let plan = try plan(Self.cleanup, seeing: .switched([]))
        #expect(plan.steps.map(\.id) == ["delete-old", "verify"])
        #expect(plan.findings.contains { $0.text.contains("AWS does not keep orders-old1 from writes any more") })
    }

    @Test(arguments: [cleanup, recordOnly]) func `nothing is deleted of what was not switched over`(runbook: AnyRunbook)
        throws
    {
        let plan = try plan(runbook, seeing: .deployed())
        #expect(plan.blocks.map(\.check) == ["not-switched"] && plan.steps == [])
    }

    @Test(arguments: [cleanup, recordOnly]) func `nothing is left to do after it`(runbook: AnyRunbook) throws {
        let plan = try plan(runbook, seeing: .switched([], []))
        #expect(plan.isEmpty && plan.findings.contains { $0.check == "nothing-to-do" })
    }

    @Test func `whoever wants the record alone gone is told what that lifts, and is asked`() throws {
        let plan = try plan(Self.recordOnly, seeing: .switched())
        #expect(plan.steps.map(\.id) == ["remove-deployment"] && plan.hasGates)
        #expect(
            plan.acknowledgements.filter { $0.check == "write-protection" }.map(\.text) == [
                "orders-old1 stays, and AWS does not keep it from writes any more: what a client that still reaches it "
                    + "writes does not come to orders."
            ])
    }

    /// An upgrade that did all steps to one, and stopped or was completed then.
    private func followUp(_ request: UpgradeRunbook, doneTo last: StepID, isStopped: Bool) throws -> String? {
        let plan = try Planning.upgrade(request)
        let now = Observation.sampleInstant
        var operation = try Maintenance.Operation(.planned(plan, .sample), at: now)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: now)
        for step in plan.steps {
            _ = try operation.apply(.stepStarted(step.id), at: now)
            _ = try operation.apply(.stepCompleted(step.id), at: now)
            if step.id == last { break }
        }
        _ = try operation.apply(
            isStopped ? .aborted(by: "U0ALICE", reason: "enough", leftBehind: []) : .completed, at: now)
        return request.followUp(of: operation).map { "\($0.kind)" }
    }

    @Test func `the deletion of the old environment is proposed when an upgrade ends, unless that was not wanted`()
        throws
    {
        func followUp(_ request: UpgradeRunbook) throws -> String? {
            try self.followUp(request, doneTo: "verify", isStopped: false)
        }
        #expect(try followUp(UpgradeRunbook(version: "16.6")) == "cleanup")
        #expect(try followUp(UpgradeRunbook(version: "16.6", keepsOld: true)) == nil)
        #expect(try followUp(UpgradeRunbook(version: "16.6", inPlace: true)) == nil)
    }

    @Test func `it is proposed as well when an upgrade is stopped after its switchover, and not before`() throws {
        let request = UpgradeRunbook(version: "16.6")
        #expect(try followUp(request, doneTo: "switch-over", isStopped: true) == "cleanup")
        let steps = try Planning.upgrade(request).steps.map(\.id)
        let before = try #require(steps.firstIndex(of: "switch-over")) - 1
        #expect(try followUp(request, doneTo: steps[before], isStopped: true) == nil)
        #expect(
            try followUp(UpgradeRunbook(version: "16.6", keepsOld: true), doneTo: "switch-over", isStopped: true) == nil
        )
    }
}
