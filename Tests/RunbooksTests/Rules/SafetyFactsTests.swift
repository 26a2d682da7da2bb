import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct SafetyFactsTests {
    private static let before = Observation.orders().adding(.standIn())

    private static func facts(
        _ observation: Observation = before, _ readings: FactSample = .sample(),
        for mutation: AnyMutation = .failOver("orders", to: "orders-co-k3f9")
    ) -> SafetyFacts {
        mutation.safetyFacts(seeing: observation, readings: readings, policy: PlanPolicy())
    }

    @Test func `an approver is told everything that matters`() {
        let facts = SafetyFactsTests.facts()
        #expect(
            facts.facts.map(\.text) == [
                "orders available", "writer orders-1", "orders-co-k3f9 available", "parameters in sync",
                "no pending changes",
                "members orders-1 db.r6g.large available, orders-2 db.r6g.large available, "
                    + "orders-3 db.r6g.large available, orders-co-k3f9 db.r6g.xlarge available",
                "no member failing", "replica lag 18 ms at 13:59 UTC", "no snapshot running",
                "class db.r6g.large → db.r6g.xlarge",
            ])
        #expect(
            facts.facts.map(\.name) == [
                "cluster", "writer", "proposed-writer", "parameters", "pending-changes", "members", "health",
                "replica-lag",
                "snapshots", "class",
            ])
        #expect(facts.areSafe)
        #expect(facts.currentWriter == "orders-1" && facts.proposedWriter == "orders-co-k3f9")
    }

    @Test func `the class of the writer is named beside the target's where it is another, and first`() throws {
        func told(_ observation: Observation) throws -> SafetyFacts.Fact {
            try #require(SafetyFactsTests.facts(observation).facts.first { $0.name == "class" })
        }
        let larger = try told(SafetyFactsTests.before)
        #expect(larger.text == "class db.r6g.large → db.r6g.xlarge" && larger.isForemost == true)
        let same = try told(SafetyFactsTests.before.with("orders-1") { $0.instanceClass = "db.r6g.xlarge" })
        #expect(same.text == "class db.r6g.xlarge" && same.isForemost == nil)
        #expect(try told(SafetyFactsTests.before.writing(nil)).text == "class db.r6g.xlarge")
    }

    @Test func `whoever approves a failover is warned where it restarts all readers`() {
        func warnings(_ version: String, engine: String = "aurora-postgresql") -> [String] {
            SafetyFactsTests.facts(
                SafetyFactsTests.before.withCluster {
                    $0.engine = engine
                    $0.engineVersion = version
                }
            ).facts.compactMap(\.warning)
        }
        #expect(
            warnings("14.6") == [
                "On aurora-postgresql 14.6 all readers restart with it: no reads either until they are back."
            ])
        #expect(warnings("5.7.mysql_aurora.2.09.3", engine: "aurora-mysql").count == 1)
        for version in ["14.7", "13.10", "12.14", "15.2", "16.1"] { #expect(warnings(version) == []) }
        #expect(warnings("11.21").count == 1)
    }

    @Test func `whoever approves maintenance reads what AWS says of it, and an approval is for that`() throws {
        let instance = try #require(Observation.orders()["orders-1"])
        func facts(_ pending: PendingMaintenance?) -> SafetyFacts {
            var observation = Observation.orders()
            observation.givenMaintenance = .known([pending].compactMap { $0 })
            return SafetyFactsTests.facts(
                observation,
                for: .applyMaintenanceToWriter(
                    MaintenanceAction(resource: .instance("orders-1"), arn: instance.arn, action: "os-upgrade")))
        }
        var pending = PendingMaintenance(
            resource: "orders-1", action: "os-upgrade", arn: instance.arn, text: "New Operating System update",
            appliesAt: Timestamp(seconds: 1_767_700_800), windowAfter: Timestamp(seconds: 1_767_700_800),
            forcedAt: Timestamp(seconds: 1_769_904_000))
        let asked = facts(pending)
        #expect(
            asked.facts.first { $0.name == "maintenance" }?.text
                == "AWS says of os-upgrade: “New Operating System update”; AWS applies it on 2026-01-06 12:00 UTC, in any "
                + "case on 2026-02-01 00:00 UTC")
        pending.appliesAt = nil
        pending.forcedAt = nil
        pending.windowAfter = Timestamp(seconds: 1_767_787_200)
        #expect(facts(pending).moved(since: asked).isEmpty, "a date that AWS moves")
        pending.text = "New engine version"
        #expect(
            facts(pending).moved(since: asked) == [
                "AWS says of os-upgrade: “New engine version”; AWS applies it in the first window after "
                    + "2026-01-07 12:00 UTC"
            ])
        #expect(facts(nil).moved(since: asked) == ["AWS lists no os-upgrade for orders-1 now"])
    }

    @Test func `lag is said with the minute that it is of`() {
        let lag = Span(milliseconds: 1200)
        let texts = SafetyFactsTests.facts(SafetyFactsTests.before, .sample(lag: .known(lag))).facts.map(\.text)
        #expect(texts.contains("replica lag 1.2 s at 13:59 UTC, over the limit of 1 s"))
    }

    @Test func `members at rest are said in few words, any other by name`() {
        func brief(_ observation: Observation) -> String? {
            SafetyFactsTests.facts(observation).facts.first { $0.name == "members" }?.brief
        }
        #expect(brief(SafetyFactsTests.before) == "all 4 members available")
        #expect(brief(SafetyFactsTests.before.with("orders-2") { $0.status = "backing-up" }) == nil)
    }

    /// Another reading, whether the call may still be proposed, and whether an approval given before still holds.
    struct Change: Sendable, CustomTestStringConvertible {
        var name: String
        var observation: Observation = before
        var readings: FactSample = .sample()
        var isSafe: Bool
        var holds: Bool
        var testDescription: String { name }
    }

    private static func standIn(_ change: (inout Instance) -> Void) -> Observation {
        before.with("orders-co-k3f9", change)
    }

    static let changes = [
        Change(
            name: "a little more lag", readings: .sample(lag: .known(Span(milliseconds: 25))), isSafe: true, holds: true
        ),
        Change(name: "lag at the limit", readings: .sample(lag: .known(.seconds(1))), isSafe: true, holds: true),
        Change(
            name: "lag over the limit", readings: .sample(lag: .known(Span(milliseconds: 1001))), isSafe: false,
            holds: false),
        Change(
            name: "a snapshot running", readings: .sample(snapshots: .known(["nightly"])), isSafe: true, holds: false),
        Change(
            name: "a backup", observation: before.withCluster { $0.status = "backing-up" }, isSafe: true, holds: false),
        Change(
            name: "another class", observation: standIn { $0.instanceClass = "db.r6g.2xlarge" }, isSafe: true,
            holds: false),
        Change(
            name: "another member's class", observation: before.with("orders-2") { $0.instanceClass = "db.r6g.xlarge" },
            isSafe: true, holds: false),
        Change(name: "another writer", observation: before.writing("orders-2"), isSafe: true, holds: false),
        Change(
            name: "the role moved already", observation: before.writing("orders-co-k3f9"), isSafe: false, holds: false),
        // Whether it may be asked for then its step decides; whoever answered with a writer in view is asked anew.
        Change(name: "no writer", observation: before.writing(nil), isSafe: true, holds: false),
        Change(
            name: "the writer not described", observation: before.removing("orders-1", fromList: false), isSafe: true,
            holds: false),
        Change(
            name: "cluster modifying", observation: before.withCluster { $0.status = "modifying" }, isSafe: false,
            holds: false),
        Change(
            name: "another cluster of the name",
            observation: before.withCluster { $0.resourceIdentifier = "cluster-OTHER" },
            isSafe: true, holds: false),
        Change(
            name: "the next writer modifying", observation: standIn { $0.status = "modifying" }, isSafe: false,
            holds: false),
        Change(
            name: "the next writer waiting for a restart",
            observation: standIn { $0.parameterGroups[0].applyStatus = "pending-reboot" }, isSafe: true, holds: false),
        Change(
            name: "the next writer's parameters applying",
            observation: standIn { $0.parameterGroups[0].applyStatus = "applying" }, isSafe: false, holds: false),
        Change(
            name: "changes pending somewhere",
            observation: before.with("orders-3") { $0.pendingChanges = ["Port": "1"] },
            isSafe: true, holds: false),
        Change(
            name: "changes pending on the cluster",
            observation: before.withCluster { $0.pendingChanges = ["EngineVersion": "15.5"] }, isSafe: true,
            holds: false),
        Change(name: "a member gone", observation: before.removing("orders-3"), isSafe: true, holds: false),
        Change(
            name: "a member failing", observation: before.with("orders-3") { $0.status = "failed" }, isSafe: true,
            holds: false),
        Change(
            name: "a member in transition", observation: before.with("orders-3") { $0.status = "backing-up" },
            isSafe: true, holds: true),
        Change(
            name: "a member not described", observation: before.removing("orders-3", fromList: false), isSafe: true,
            holds: false),
        Change(name: "the next writer gone", observation: .orders(), isSafe: false, holds: false),
        Change(
            name: "autoscaling added one", observation: before.adding(.autoscaled("orders-as-9")), isSafe: true,
            holds: true),
        Change(name: "no cluster", observation: .missing, isSafe: false, holds: false),
    ]

    @Test(arguments: changes) func `what an approval binds to`(change: Change) {
        let facts = SafetyFactsTests.facts(change.observation, change.readings)
        #expect(facts.areSafe == change.isSafe, "\(facts.unsafe.map(\.text))")
        #expect(facts.moved(since: SafetyFactsTests.facts()).isEmpty == change.holds)
        #expect(facts.unreadable(since: SafetyFactsTests.facts()).isEmpty)
    }

    @Test func `lag that cannot be read any more has to be accepted, other facts are looked at again`() {
        let read = SafetyFactsTests.facts()
        let unread = SafetyFactsTests.facts(
            SafetyFactsTests.before, .sample(lag: .unavailable("denied"), snapshots: .unavailable("denied")))
        #expect(unread.areSafe)
        #expect(unread.moved(since: read) == ["replica lag not read: denied"])
        #expect(unread.unreadable(since: read) == ["snapshots not read: denied"])
        #expect(unread.moved(since: unread) == [])
        #expect(unread.unreadable(since: unread) == [])
        #expect(read.moved(since: unread) == [])
        #expect(read.unreadable(since: unread) == [])
    }

    @Test func `what could not be read is said with the reason`() {
        let texts = SafetyFactsTests.facts(
            SafetyFactsTests.before,
            .sample(lag: .unavailable("CloudWatch is not there."), snapshots: .unavailable("denied"))
        ).facts.map(\.text)
        #expect(texts.contains("replica lag not read: CloudWatch is not there"))
        #expect(texts.contains("snapshots not read: denied"))
    }

    @Test func `the facts are as old as the oldest reading`() {
        let earlier = Timestamp(milliseconds: Observation.sampleInstant.milliseconds - 5000)
        #expect(SafetyFactsTests.facts(SafetyFactsTests.before, .sample(at: earlier)).takenAt == earlier)
        #expect(SafetyFactsTests.facts().takenAt == Observation.sampleInstant)
    }
}
