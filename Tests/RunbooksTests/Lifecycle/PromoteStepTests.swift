import Maintenance
import Runbooks
import TestSupport
import Testing

/// How a record is pointed at a database: zone by zone, only from what was planned from, all of them or none.
@Suite struct PromoteStepTests {
    private static let scene: LifecycleScene = {
        var scene = LifecycleScene([.modified, .promoted])
        scene.point(at: "development-1")
        return scene
    }()

    private static let lifecycle = Lifecycle.sample()
    private static let settings = Lifecycle.RecordSettings("dev-db.example.com", zones: ["Z1", "Z2"])
    private static let old = RecordValue(LifecycleScene.endpoint(of: "development-1", .aurora), ttl: 60)
    private static let new = RecordValue(LifecycleScene.endpoint(of: "development-2", .aurora), ttl: 60)
    private static let elsewhere = ZoneRecord.State.points(RecordValue("elsewhere.example.com", ttl: 60))

    private static func promotion(from: RecordValue? = old) -> Promotion {
        Promotion(
            of: lifecycle, to: "development-2", from: "development-1", settings.record,
            in: [.init(.open, from: from), .init(.inner, from: from)], value: new)
    }

    private static func step(from: RecordValue? = old) throws -> PromoteStep {
        PromoteStep(
            lifecycle, settings, to: try #require(scene.reference("development-2")), from: "development-1",
            in: promotion(from: from).zones)
    }

    private static let first = AnyMutation(PointRecord(in: .open, of: promotion()))
    private static let second = AnyMutation(PointRecord(in: .inner, of: promotion()))
    private static func back(_ zone: HostedZone) -> AnyMutation {
        AnyMutation(RestoreRecord(settings.record, in: zone, from: new, to: old))
    }

    static let inOrder: [LifecycleCase] = [
        LifecycleCase("the first zone first", .ready([first])),
        LifecycleCase("asked for, not seen", .inProgress("waiting for Z1"), asked: [first]),
        LifecycleCase("then the second", .ready([second]), proved: [first]) { $0.set(.open, .points(new)) },
        // The first waits for all its servers; the second goes on meanwhile.
        LifecycleCase("the first shows it, and not everywhere", .ready([second]), asked: [first]) {
            $0.set(.open, .points(new))
        },
        LifecycleCase(
            "both say it, and not everywhere", .inProgress("all servers of Route 53"), asked: [second], proved: [first]
        ) {
            $0.point(at: "development-2")
        },
        LifecycleCase("both say it", .satisfied, proved: [first, second]) { $0.point(at: "development-2") },
        LifecycleCase("both said it before", .satisfied) { $0.point(at: "development-2") },
        LifecycleCase("one said it before", .ready([second])) { $0.set(.open, .points(new)) },
        LifecycleCase("the second said it before", .ready([first])) { $0.set(.inner, .points(new)) },
    ]

    private static let foreign: [LifecycleCase] = [
        LifecycleCase("before anything", .blocked("Z1 (example.com) points at elsewhere.example.com now")) {
            $0.set(.open, elsewhere)
        },
        LifecycleCase("in the second zone before anything", .blocked("nothing was changed")) {
            $0.set(.inner, elsewhere)
        },
        LifecycleCase("another TTL", .blocked("not what was planned from")) {
            $0.set(.open, .points(RecordValue(old.target, ttl: 61)))
        },
        LifecycleCase("our target with another TTL", .blocked("not what was planned from")) {
            $0.set(.open, .points(RecordValue(new.target, ttl: 61)))
        },
        LifecycleCase("it is gone", .blocked("is gone now")) { $0.set(.open, .missing) },
        LifecycleCase("it is an alias by now", .blocked("is an alias of type A now")) {
            $0.set(.open, .other("an alias of type A"))
        },
        LifecycleCase("a zone is not there any more", .blocked("is not there")) {
            $0.records = .known([ZoneRecord(zone: .open, state: .points(old))])
        },
        LifecycleCase("in the middle: what was changed is put back", .ready([back(.open)]), proved: [first]) {
            $0.set(.open, .points(new))
            $0.set(.inner, elsewhere)
        },
        LifecycleCase("in the middle, and it was so before", .blocked("did not see itself do")) {
            $0.set(.open, .points(new))
            $0.set(.inner, elsewhere)
        },
        LifecycleCase(
            "of what was changed: left as somebody made it", .blocked("the others are put back"), proved: [first]
        ) {
            $0.set(.open, elsewhere)
        },
        LifecycleCase("after both, and one is put back", .ready([back(.inner)]), proved: [first, second]) {
            $0.set(.open, elsewhere)
            $0.set(.inner, .points(new))
        },
        LifecycleCase("a call is on its way", .inProgress("waiting for what was asked for"), asked: [first]) {
            $0.set(.inner, elsewhere)
        },
    ]

    private static let refused: [LifecycleCase] = [
        LifecycleCase("by the first", .blocked("refused the change of dev-db.example.com in Z1"), refused: [first]),
        LifecycleCase("by the second", .ready([back(.open)]), proved: [first], refused: [second]) {
            $0.set(.open, .points(new))
        },
        LifecycleCase(
            "by the second, and it is being put back", .inProgress("waiting for what was asked for"),
            asked: [back(.open)], proved: [first], refused: [second]
        ) { $0.set(.open, .points(new)) },
        LifecycleCase(
            "by the second, and it is put back", .blocked("the others are put back"), proved: [first, back(.open)],
            refused: [second]),
        LifecycleCase(
            "by the second, it was put back, and somebody pointed it there since", .blocked("did not see itself do"),
            proved: [first, back(.open)], refused: [second]
        ) { $0.set(.open, .points(new)) },
        LifecycleCase(
            "by the second, and again after a retry", .ready([back(.open)]), proved: [first, back(.open), first],
            refused: [second]
        ) { $0.set(.open, .points(new)) },
        LifecycleCase(
            "by the second, and so is putting back", .blocked("still points there"), proved: [first],
            refused: [second, back(.open)]
        ) { $0.set(.open, .points(new)) },
    ]

    private static let unready: [LifecycleCase] = [
        LifecycleCase("not read", .blocked("is not read: throttled")) { $0.records = .unavailable("throttled") },
        LifecycleCase("the database is modified", .inProgress("development-2 is modifying")) {
            $0.set("modifying", of: "development-2")
        },
        LifecycleCase("a member of it failed", .blocked("development-2-1 is failed")) {
            $0.set("failed", of: "development-2", isOfMember: true)
        },
        LifecycleCase("it has no endpoint yet", .inProgress("show the endpoint")) {
            $0.change("development-2") { cluster, _ in cluster.endpoint = nil }
        },
        LifecycleCase("it is gone", .blocked("is not there any more")) { $0.remove("development-2") },
        LifecycleCase("another one has its name", .blocked("not the database that this was planned for")) {
            $0.change("development-2") { cluster, _ in cluster.resourceIdentifier = "cluster-OTHER" }
        },
    ]

    private static func leave(_ scene: inout LifecycleScene) {
        scene.set(.open, .points(new))
        scene.remove("development-2")
    }

    private static let gone: [LifecycleCase] = [
        LifecycleCase("lists lag", .blocked("is not there any more"), proved: [first], leave),
        LifecycleCase(
            "it lasts: what was changed is put back", .ready([back(.open)]), proved: [first], lasting: true, leave),
        LifecycleCase(
            "it lasts, after both zones", .ready([back(.open), back(.inner)]), proved: [first, second], lasting: true
        ) {
            $0.point(at: "development-2")
            $0.remove("development-2")
        },
        LifecycleCase(
            "it is being put back", .inProgress("waiting for what was asked for"), asked: [back(.open)],
            proved: [first], leave),
        LifecycleCase(
            "it is put back", .blocked("is not there any more; the others are put back"), proved: [first, back(.open)]
        ) { $0.remove("development-2") },
        LifecycleCase(
            "putting it back is refused", .blocked("still points there"), proved: [first], refused: [back(.open)],
            lasting: true, leave),
        LifecycleCase(
            "somebody pointed it elsewhere since", .blocked("the others are put back"), proved: [first], lasting: true
        ) {
            $0.set(.open, elsewhere)
            $0.remove("development-2")
        },
        LifecycleCase("nothing was changed yet", .blocked("is not there any more"), lasting: true) {
            $0.remove("development-2")
        },
        LifecycleCase(
            "the first may have been changed", .inProgress("waiting for what was asked for"), asked: [first],
            lasting: true
        ) { $0.remove("development-2") },
        LifecycleCase(
            "the record is not read either", .blocked("dev-db.example.com is not read"), proved: [first], lasting: true
        ) {
            $0.remove("development-2")
            $0.records = .unavailable("AccessDenied")
        },
        LifecycleCase(
            "it cannot be read, and that lasts", .ready([back(.open)]), proved: [first], lasting: true
        ) {
            $0.set(.open, .points(new))
            $0.lose("development-2")
        },
        LifecycleCase(
            "another one has its name, and that lasts", .ready([back(.open)]), proved: [first], lasting: true
        ) {
            $0.set(.open, .points(new))
            $0.change("development-2") { cluster, _ in cluster.resourceIdentifier = "cluster-OTHER" }
        },
    ]

    @Test(arguments: gone)
    func `where the database is gone between two zones, what was changed is put back`(row: LifecycleCase) throws {
        row.check(try Self.step(), in: Self.scene)
    }

    @Test(
        .holds(.recordComparedFirst, .zonesTogether, .stageAdvancesAnyway),
        arguments: inOrder + foreign + refused + unready)
    func `zones are pointed one after the other, all of them or none`(row: LifecycleCase) throws {
        row.check(try Self.step(), in: Self.scene)
    }

    @Test(.holds(.recordMadeAsTold))
    func `where there is no record it is made, and taken away again when it is put back`() throws {
        let step = try Self.step(from: nil)
        let promotion = Self.promotion(from: nil)
        let first = AnyMutation(PointRecord(in: .open, of: promotion))
        let second = AnyMutation(PointRecord(in: .inner, of: promotion))
        let empty = LifecycleScene([.modified, .promoted])
        LifecycleCase("made", .ready([first])).check(step, in: empty)
        let away = AnyMutation(RestoreRecord(Self.settings.record, in: .open, from: Self.new, to: nil))
        LifecycleCase("taken away", .ready([away]), proved: [first], refused: [second]) {
            $0.set(.open, .points(Self.new))
        }.check(step, in: empty)
        LifecycleCase("somebody made one meanwhile", .blocked("not what was planned from")).check(step, in: Self.scene)
    }

    @Test(.holds(.clusterEndpoint)) func `clients are led to the cluster, and of an RDS instance to itself`() throws {
        #expect(Self.promotion().value.target == "development-2.cluster-c1x2y3.us-east-1.rds.amazonaws.com")
        var scene = LifecycleScene([.rebooted, .promoted], of: .sample(.instance))
        scene.point(at: "development-1")
        let step = try #require(scene.plan(PromoteRunbook(scene.lifecycle)).works(of: PromoteStep.self).first)
        let assessment = AnyStep(step).assess(seeing: scene.observation, outstanding: [])
        guard case .ready(let calls) = assessment, let call = calls.first?.base as? PointRecord else {
            Issue.record("\(assessment)")
            return
        }
        #expect(call.to.target == "development-2.c1x2y3.us-east-1.rds.amazonaws.com")
    }

    @Test(.holds(.zonesTogether)) func `one approval is for all zones, and for one zone it is for that call alone`()
        throws
    {
        let step = try Self.step()
        #expect(step.scope(of: Self.first, seeing: Self.scene.observation) == [Self.first, Self.second])
        #expect(step.scope(of: Self.back(.open), seeing: Self.scene.observation) == [])
        var single = step
        single.zones = [Promotion.Zone(.open, from: Self.old)]
        #expect(single.scope(of: Self.first, seeing: Self.scene.observation) == [])
    }
}
