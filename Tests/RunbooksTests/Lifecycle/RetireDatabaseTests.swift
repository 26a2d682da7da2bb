import Maintenance
import Runbooks
import TestSupport
import Testing

/// How a retired database is deleted: never while DNS points at it, its protection first, members before the cluster.
@Suite struct RetireDatabaseTests {
    private static func scene(_ kind: Lifecycle.Kind = .aurora) -> LifecycleScene {
        var scene = LifecycleScene([.promoted, .retired], of: .sample(kind))
        scene.point(at: "development-2")
        scene.change("development-1") { cluster, members in
            members.append(.sample("development-1-2"))
            cluster.members.append(Cluster.Member(instance: "development-1-2", isWriter: false))
        }
        return scene
    }

    private static func retirement(_ kind: Lifecycle.Kind = .aurora, snapshot: String? = "final") -> Retirement {
        Retirement(
            of: .sample(kind), name: "development-1",
            identity: kind == .aurora ? "cluster-DEVELOPMENT-1" : "db-DEVELOPMENT-1", finalSnapshot: snapshot)
    }

    private static let untold = AnyMutation(
        TagDatabase(
            .cluster("development-1"), arn: "arn:aws:rds:us-east-1:123456789012:cluster:development-1",
            tags: LifecycleTags.tags(.retired, of: .sample())))
    private static let unprotection = AnyMutation(UnprotectRetired(retirement()))
    private static let reader = AnyMutation(DeleteRetiredInstance("development-1-2", retirement()))
    private static let writer = AnyMutation(DeleteRetiredInstance("development-1-1", retirement()))
    private static let cluster = AnyMutation(DeleteRetiredCluster(retirement()))

    private static func protect(_ scene: inout LifecycleScene) {
        scene.change("development-1") { cluster, _ in cluster.isProtected = true }
        scene.changeInstance("development-1") { $0.isProtected = true }
    }

    private static let order: [LifecycleCase] = [
        LifecycleCase("protection first", .ready([unprotection]), protect),
        LifecycleCase("protection asked for", .inProgress("being taken down"), asked: [unprotection], protect),
        LifecycleCase("readers before the writer", .ready([reader])),
        LifecycleCase("a reader asked for", .inProgress("being taken down"), asked: [reader]),
        LifecycleCase("a reader goes", .inProgress("being taken down")) {
            $0.change("development-1") { _, members in members[1].status = "deleting" }
        },
        LifecycleCase("then the writer", .ready([writer])) {
            $0.change("development-1") { _, members in members.removeLast() }
        },
        LifecycleCase("of another tool's: its cluster is to tell the stage when its members are gone", .ready([untold]))
        {
            $0.change("development-1") { cluster, members in
                let key = "aurora-echo:development:stage"
                cluster.tags = [Maintenance.Tag(key: key, value: "new")]
                for index in members.indices { members[index].tags = [Maintenance.Tag(key: key, value: "retired")] }
            }
        },
        LifecycleCase("then the cluster", .ready([cluster])) {
            $0.change("development-1") { _, members in members = [] }
        },
        LifecycleCase("no writer is listed", .ready([writer, reader])) {
            $0.change("development-1") { cluster, _ in cluster.members = [] }
        },
        LifecycleCase("deleting", .inProgress("is deleting")) { $0.set("deleting", of: "development-1") },
        LifecycleCase("gone", .satisfied) { $0.remove("development-1") },
        LifecycleCase("gone, and another one has its name", .satisfied) {
            $0.change("development-1") { cluster, _ in cluster.resourceIdentifier = "cluster-OTHER" }
        },
        LifecycleCase("at work", .inProgress("is backing-up")) { $0.set("backing-up", of: "development-1") },
        LifecycleCase("stopped: there would be no final snapshot", .blocked("available database only")) {
            $0.set("stopped", of: "development-1")
        },
    ]

    private static let refusals: [LifecycleCase] = [
        LifecycleCase("the record points at it", .blocked("leads to development-1 in Z1 (example.com) and Z2")) {
            $0.point(at: "development-1")
        },
        LifecycleCase("the record points at it in one zone", .blocked("Z2 (example.com, private): it is in use")) {
            $0.set(.inner, .points(RecordValue(LifecycleScene.endpoint(of: "development-1", .aurora) + ".", ttl: 60)))
        },
        LifecycleCase("the record points at a member", .blocked("it is in use")) {
            $0.set(.open, .points(RecordValue("development-1-2.c1x2y3.us-east-1.rds.amazonaws.com", ttl: 60)))
        },
        LifecycleCase("the record is one of several by weight", .blocked("in use cannot be told")) {
            $0.set(.inner, .other("one of several by the routing policy weighted"))
        },
        LifecycleCase("the record leads to a custom endpoint", .blocked("in use cannot be told")) {
            let target = "reports.cluster-custom-c1x2y3.us-east-1.rds.amazonaws.com"
            $0.set(.inner, .points(RecordValue(target, ttl: 60)))
        },
        LifecycleCase(
            "the record leads to it through another name", .blocked("Z2 (example.com, private): it is in use")
        ) {
            $0.set(
                .inner, through: "db-alias.example.com", to: LifecycleScene.endpoint(of: "development-1", .aurora))
        },
        LifecycleCase("the record leads to a name that is none of RDS's", .blocked("in use cannot be told")) {
            $0.set(.inner, through: "db-alias.example.com", to: "elsewhere.example.net")
        },
        LifecycleCase("the zones are gone", .blocked("has no hosted zone")) { $0.records = .known([]) },
        LifecycleCase("the record is not read", .blocked("is not read: throttled")) {
            $0.records = .unavailable("throttled")
        },
        LifecycleCase("nobody asked for the record", .blocked("is not read")) { $0.records = nil },
        LifecycleCase("promoted again", .blocked("not in stage retired any more")) { scene in
            scene.change("development-1") { cluster, _ in cluster.tags = LifecycleTags.tags(.promoted, of: .sample()) }
        },
        LifecycleCase("taken out of the lifecycle", .blocked("not in stage retired any more")) { scene in
            scene.change("development-1") { cluster, members in
                cluster.tags = []
                members[0].tags = []
            }
        },
        LifecycleCase("rds-echo is about to delete it", .blocked("not in stage retired any more")) { scene in
            scene.change("development-1") { cluster, members in
                cluster.tags = [Maintenance.Tag(key: "rdsecho:development:stage", value: "retired")]
                members[0].tags = []
            }
        },
        LifecycleCase("renamed, and RDS deletes by name", .blocked("is called kept now")) { scene in
            scene.change("development-1") { cluster, _ in cluster.identifier = "kept" }
            scene.add("development-1", .promoted)
            scene.change("development-1") { cluster, _ in cluster.resourceIdentifier = "cluster-OTHER" }
        },
        LifecycleCase("not to be read", .blocked("is not read: no status")) { $0.lose("development-1") },
    ]

    @Test(.holds(.liveNeverRetired, .protectionHandled), arguments: order + refusals)
    func `what is retired and out of use is deleted, and nothing else`(row: LifecycleCase) {
        row.check(RetireDatabaseStep(Self.retirement(), Lifecycle.sample().dns), in: Self.scene())
    }

    @Test func `what is stopped or broken is deleted where no final snapshot is wished`() {
        var scene = Self.scene()
        let retirement = Self.retirement(snapshot: nil)
        scene.set("storage-full", of: "development-1")
        LifecycleCase("broken", .ready(DeleteRetiredInstance("development-1-2", retirement))).check(
            RetireDatabaseStep(retirement, Lifecycle.sample().dns), in: scene)
    }

    @Test func `an RDS instance is deleted by one call, which leaves its final snapshot`() {
        let retirement = Self.retirement(.instance)
        let step = RetireDatabaseStep(retirement, Lifecycle.sample().dns)
        let call = DeleteRetiredInstance("development-1", retirement)
        LifecycleCase("there", .ready(call)).check(step, in: Self.scene(.instance))
        LifecycleCase("protected", .ready(UnprotectRetired(retirement)), Self.protect).check(
            step, in: Self.scene(.instance))
        LifecycleCase("in use", .blocked("it is in use")) { $0.point(at: "development-1") }.check(
            step, in: Self.scene(.instance))
        #expect(call.finalSnapshot == "final")
    }

    @Test func `one approval is for the whole deletion, as it is seen when it is asked for`() {
        var scene = Self.scene()
        let step = RetireDatabaseStep(Self.retirement(), Lifecycle.sample().dns)
        #expect(step.scope(of: Self.reader, seeing: scene.observation) == [Self.writer, Self.reader, Self.cluster])
        Self.protect(&scene)
        #expect(step.scope(of: Self.unprotection, seeing: scene.observation).first == Self.unprotection)
    }

    @Test func `a lifecycle without a record has nothing that could point at it`() {
        var scene = Self.scene()
        scene.records = nil
        LifecycleCase("no record", .ready([Self.reader])).check(RetireDatabaseStep(Self.retirement(), nil), in: scene)
    }
}
