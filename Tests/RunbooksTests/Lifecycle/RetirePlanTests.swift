import Maintenance
import Runbooks
import TestSupport
import Testing

/// Which retired databases are deleted, by a person's order and at the end of a refresh.
@Suite struct RetirePlanTests {
    private func retire(_ scene: LifecycleScene) throws -> Plan { try scene.plan(RetireRunbook(scene.lifecycle)) }

    private func leaving(_ plan: Plan) -> [String] { plan.works(of: RetireDatabaseStep.self).map(\.retirement.name) }

    private static func scene(
        _ stages: [LifecycleStage] = [.promoted, .retired, .retired], of kind: Lifecycle.Kind = .aurora
    ) -> LifecycleScene {
        var scene = LifecycleScene(stages, of: .sample(kind))
        scene.point(at: "development-\(stages.count)")
        return scene
    }

    @Test(.holds(.olderOnesHandled), arguments: Lifecycle.Kind.allCases)
    func `every retired one is deleted, the oldest first`(kind: Lifecycle.Kind) throws {
        let plan = try retire(Self.scene(of: kind))
        #expect(leaving(plan) == ["development-1", "development-2"])
        #expect(plan.steps.map(\.isGated) == [true, true])
        #expect(plan.grave == [])
    }

    @Test(.holds(.liveNeverRetired)) func `what the record points at is left alone, whatever its tag says`() throws {
        var scene = Self.scene()
        scene.set(.inner, .points(RecordValue(LifecycleScene.endpoint(of: "development-1", .aurora), ttl: 60)))
        let plan = try retire(scene)
        #expect(leaving(plan) == ["development-2"])
        #expect(
            plan[check: "in-use"].map(\.text) == [
                "development-1 is in stage retired and the record still points there: it is left alone."
            ])
        scene = Self.scene([.modified, .retired])
        scene.point(at: "development-1")
        #expect(try retire(scene).steps.isEmpty)
        scene.records = .known([
            ZoneRecord(
                zone: .open, state: .points(RecordValue("development-1-1.c1x2y3.us-east-1.rds.amazonaws.com", ttl: 60)))
        ])
        #expect(try retire(scene).steps.isEmpty, "aurora-echo points its record at the member")
    }

    @Test(.holds(.liveNeverRetired))
    func `what the record leads to through another name is left alone, and where it ends elsewhere everything is`()
        throws
    {
        var scene = Self.scene([.modified, .retired])
        scene.point(at: "development-2")
        scene.set(
            .inner, through: "db-alias.example.com", to: LifecycleScene.endpoint(of: "development-1", .aurora))
        #expect(try retire(scene).steps.isEmpty)
        scene.set(.inner, .points(RecordValue("elsewhere.example.net", ttl: 60)))
        #expect(
            Planning.refusal { try retire(scene) }
                == "Which database clients of development are led to cannot be told, so nothing is deleted: "
                + "dev-db.example.com in Z2 (example.com, private) leads to elsewhere.example.net, which is no endpoint of "
                + "RDS.")
    }

    /// rds-echo's `retire` deletes the newest at `promoted`: the live one.
    @Test(.holds(.liveNeverRetired))
    func `of what rds-echo left the forgotten ones are deleted and never the live one`() throws {
        var scene = LifecycleScene(.sample(.instance))
        for (name, stage) in [("one", "forgotten"), ("two", "promoted"), ("three", "retired")] {
            scene.add(name, nil)
            scene.changeInstance(name) {
                $0.instance.tags = [Maintenance.Tag(key: "rdsecho:development:stage", value: stage)]
            }
        }
        scene.point(at: "two")
        #expect(leaving(try retire(scene)) == ["one"])
    }

    @Test func `without a reading of the record nothing is planned`() {
        var scene = Self.scene()
        scene.records = .unavailable("Rate exceeded.")
        #expect(
            Planning.refusal { try retire(scene) }
                == "What clients of development are led to is not read, so nothing is deleted. Rate exceeded.")
    }

    @Test func `where nothing is retired there is nothing to do`() throws {
        let plan = try retire(Self.scene([.modified, .promoted]))
        #expect(plan.steps.isEmpty)
        #expect(plan.findings.first?.text.hasPrefix("No database of development is in stage retired") == true)
    }

    @Test(.holds(.finalSnapshotOfRetired))
    func `the plan names each final snapshot, or has it accepted that there is none`() throws {
        var scene = Self.scene([.promoted, .retired])
        let plan = try retire(scene)
        #expect(plan.steps.map(\.note) == ["with the final snapshot development-1-co-k3f9-final"])
        scene.lifecycle.takesFinalSnapshot = false
        let without = try retire(scene)
        #expect(without.steps.map(\.note) == ["without a final snapshot"])
        #expect(without.grave == ["acknowledge final-snapshot"])
        #expect(without.works(of: RetireDatabaseStep.self).first?.retirement.finalSnapshot == nil)
    }

    @Test(.holds(.protectionHandled)) func `deletion protection and clients are accepted first`() throws {
        var scene = Self.scene([.promoted, .retired])
        scene.change("development-1") { cluster, _ in cluster.isProtected = true }
        scene.clients = ["development-1-1": 2]
        #expect(try retire(scene).grave.sorted() == ["acknowledge connections", "acknowledge deletion-protection"])
    }

    // MARK: At the end of a refresh

    private static func refreshed(keep: Int, _ stages: [LifecycleStage], kind: Lifecycle.Kind = .aurora)
        -> LifecycleScene
    {
        var scene = scene(stages, of: kind)
        scene.lifecycle.names.keep = keep
        scene.snapshots = .known([.sample("daily") { $0.engine = scene.lifecycle.engine.name }])
        return scene
    }

    @Test(
        .holds(.keepsLast),
        arguments: [
            (0, ["development-1", "development-2", "development-3"]), (1, ["development-1", "development-2"]),
            (2, ["development-1"]), (3, []), (9, []),
        ])
    func `as many stay as were asked for, the one before first of all`(keep: Int, expected: [String]) throws {
        let scene = Self.refreshed(keep: keep, [.promoted, .retired, .retired])
        #expect(leaving(try scene.plan(RefreshRunbook(scene.lifecycle))) == expected)
    }

    @Test func `a refresh is the whole chain in its order`() throws {
        var scene = Self.refreshed(keep: 1, [.promoted, .retired])
        scene.lifecycle.changes = Lifecycle.Changes(backupRetention: 7)
        let plan = try scene.plan(RefreshRunbook(scene.lifecycle))
        #expect(
            plan.steps.map(\.id) == [
                "make-cluster", "create-members", "configure", "record-modified", "restart", "promote",
                "record-promotion", "retire-1",
            ])
        #expect(plan.steps.filter(\.isGated).map(\.id) == ["promote", "retire-1"])
        #expect(zip(plan.steps, plan.steps.dropFirst()).allSatisfy { $1.after == [$0.id] })
        #expect(plan.works(of: RebootCopyStep.self).first?.isForParameters == true)
        var single = Self.refreshed(keep: 1, [.promoted, .retired], kind: .instance)
        single.lifecycle.changes = Lifecycle.Changes(backupRetention: 7)
        #expect(
            try single.plan(RefreshRunbook(single.lifecycle)).steps.map(\.id) == [
                "make-instance", "configure", "record-modified", "restart", "record-rebooted", "promote",
                "record-promotion", "retire-1",
            ])
    }

    @Test(.holds(.noWayBackTold)) func `with nothing kept the promotion says that there is no way back`() throws {
        let scene = Self.refreshed(keep: 0, [.promoted])
        let plan = try scene.plan(RefreshRunbook(scene.lifecycle))
        let step = try #require(plan.works(of: PromoteStep.self).first)
        #expect(step.lifecycle.names.keep == 0)
        #expect(leaving(plan) == ["development-1"])
    }

    @Test func `what earlier runs left behind is told and left alone`() throws {
        let scene = Self.refreshed(keep: 1, [.new, .modified, .promoted])
        let plan = try scene.plan(RefreshRunbook(scene.lifecycle))
        #expect(
            plan[check: "leftovers"].map(\.text) == [
                "development-3 (new) and development-2 (modified) stay as they are: nothing in this lifecycle deletes "
                    + "them before they are retired."
            ])
        #expect(leaving(plan) == [])
    }

    @Test func `a refresh that comes too early has nothing to do`() throws {
        var scene = Self.refreshed(keep: 1, [.promoted])
        scene.add("development-9", .new, age: .minutes(60))
        #expect(try scene.plan(RefreshRunbook(scene.lifecycle)).steps.isEmpty)
    }
}
