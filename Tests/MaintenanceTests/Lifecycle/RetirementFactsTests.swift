import Maintenance
import TestSupport
import Testing

/// What whoever approves a deletion is told, and what no approval is good for.
@Suite struct RetirementFactsTests {
    /// `development-1` is retired and the record points at `development-2`.
    private static func before(_ kind: Lifecycle.Kind = .aurora) -> LifecycleScene {
        var scene = LifecycleScene([.promoted, .retired], of: .sample(kind))
        scene.point(at: "development-2")
        return scene
    }

    private static func retirement(_ kind: Lifecycle.Kind = .aurora, snapshot: String? = "final") -> Retirement {
        Retirement(
            of: .sample(kind), name: "development-1",
            identity: kind == .aurora ? "cluster-DEVELOPMENT-1" : "db-DEVELOPMENT-1", finalSnapshot: snapshot)
    }

    private static let changes: [MovedFacts] = [
        MovedFacts("nothing moved", .stands) { _ in },
        MovedFacts("time passes", .stands) { $0.at = $0.at + .minutes(20) },
        MovedFacts("clients connected meanwhile", .moved) {
            $0.clients = ["development-1-1": 1, "development-1": 1]
        },
        MovedFacts("the record points at it again", .unsafe) { $0.point(at: "development-1") },
        MovedFacts("the record points at it in one zone", .unsafe) {
            $0.set(
                .inner, .points(RecordValue(LifecycleScene.endpoint(of: "development-1", $0.lifecycle.kind), ttl: 1)))
        },
        MovedFacts("the record points at it through another name", .unsafe) {
            let target = LifecycleScene.endpoint(of: "development-1", $0.lifecycle.kind)
            $0.set(.inner, through: "db-alias.example.com", to: target)
        },
        MovedFacts("the record points at a name that is none of RDS's", .unsafe) {
            $0.set(.open, .points(RecordValue("elsewhere.example.net", ttl: 60)))
        },
        MovedFacts("the record points at the promoted one through another name", .stands) {
            let target = LifecycleScene.endpoint(of: "development-2", $0.lifecycle.kind)
            $0.set(.inner, through: "db-alias.example.com", to: target)
        },
        MovedFacts("the record cannot be read", .unsafe) { $0.records = .unavailable("throttled") },
        MovedFacts("nobody asked for the record", .unsafe) { $0.records = nil },
        MovedFacts("somebody promoted it", .unsafe) { scene in
            let tags = LifecycleTags.tags(.promoted, of: scene.lifecycle)
            scene.change("development-1") { cluster, _ in cluster.tags = tags }
            scene.changeInstance("development-1") { $0.instance.tags = tags }
        },
        MovedFacts("it is nobody's any more", .unsafe) { scene in
            scene.change("development-1") { cluster, members in
                cluster.tags = []
                members[0].tags = []
            }
            scene.changeInstance("development-1") { $0.instance.tags = [] }
        },
        MovedFacts("it is gone", .unsafe) { $0.remove("development-1") },
        MovedFacts("it has another name", .unsafe) { scene in
            scene.change("development-1") { cluster, _ in cluster.identifier = "kept" }
            scene.changeInstance("development-1") { $0.instance.identifier = "kept" }
        },
        MovedFacts("another database has its name", .unsafe) { scene in
            scene.change("development-1") { cluster, _ in cluster.resourceIdentifier = "cluster-OTHER" }
            scene.changeInstance("development-1") { $0.resourceIdentifier = "db-OTHER" }
        },
        MovedFacts("it cannot be read", .unsafe) { scene in
            scene.unreadable = [
                UnreadableDatabase(
                    name: nil, resource: nil, arn: nil, isCluster: scene.lifecycle.kind == .aurora, reason: "odd")
            ]
        },
    ]

    @Test(.holds(.liveNeverRetired, .retirementAsked), arguments: changes)
    func `nothing is deleted that is in use, or is another one than was shown`(change: MovedFacts) {
        for kind in Lifecycle.Kind.allCases {
            var scene = Self.before(kind)
            let call = DeleteRetiredInstance(
                kind == .aurora ? "development-1-1" : "development-1", Self.retirement(kind))
            let shown = scene.facts(of: call)
            #expect(shown.areSafe, "\(kind)")
            change.change(&scene)
            #expect(MovedFacts.outcome(of: scene.facts(of: call), since: shown) == change.outcome, "\(kind)")
        }
    }

    @Test(.holds(.liveNeverRetired)) func `a record that points at a member keeps its cluster from being deleted`() {
        var scene = Self.before()
        scene.set(.open, .points(RecordValue("development-1-1.c1x2y3.us-east-1.rds.amazonaws.com", ttl: 60)))
        let facts = scene.facts(of: DeleteRetiredCluster(Self.retirement()))
        #expect(
            facts.unsafe.map(\.text) == ["dev-db.example.com leads to development-1 in Z1 (example.com)"])
    }

    @Test(.holds(.protectionHandled))
    func `one approval is for the whole deletion, from the protection to the cluster`() {
        var scene = Self.before()
        scene.change("development-1") { cluster, _ in cluster.isProtected = true }
        let retirement = Self.retirement()
        let shown = scene.facts(of: UnprotectRetired(retirement))
        #expect(shown.facts.contains { $0.text == "deletion protection is on and is taken off first" })
        scene.change("development-1") { cluster, _ in cluster.isProtected = false }
        let member = scene.facts(of: DeleteRetiredInstance("development-1-1", retirement))
        #expect(MovedFacts.outcome(of: member, since: shown) == .stands)
        scene.change("development-1") { cluster, members in
            members = []
            cluster.members = []
        }
        #expect(MovedFacts.outcome(of: scene.facts(of: DeleteRetiredCluster(retirement)), since: shown) == .stands)
    }

    @Test func `clients are a warning that a person may accept, and so is that they are not read`() {
        var scene = Self.before()
        scene.clients = ["development-1-1": 3]
        let used = scene.facts(of: DeleteRetiredCluster(Self.retirement()))
        #expect(used.areSafe && used.facts.compactMap(\.warning).first?.contains("at most 3") == true)
        let call = DeleteRetiredInstance("development-1-1", Self.retirement())
        let subject = AnySubject(LifecycleSubject(scene.lifecycle, in: LifecycleScene.place, state: ""))
        var unread = scene.observation
        unread.add(
            Answered(
                ConnectionsQuestion(of: ["development-1-1"], in: LifecycleScene.place), .unavailable("no permission"),
                takenAt: scene.at))
        let facts = call.gate?.safetyFacts(of: subject, seeing: unread, with: unread, policy: PlanPolicy())
        #expect(facts?.areSafe == true)
        #expect(facts?.facts.contains { $0.name == "connections" && !$0.isRead && $0.warning != nil } == true)
    }

    @Test(.holds(.finalSnapshotOfRetired))
    func `whoever approves reads which final snapshot there will be, or that there is none`() throws {
        let scene = Self.before()
        let call = DeleteRetiredCluster(Self.retirement())
        #expect(scene.facts(of: call).facts.contains { $0.text == "the final snapshot is final" })
        let words = try #require(
            scene.words(of: call, covering: [AnyMutation(call), AnyMutation(UnprotectRetired(Self.retirement()))]))
        #expect(words.action.text.hasSuffix("with a final snapshot."))
        #expect(words.interruption.text == "It cannot be undone: automated backups go too, snapshots stay.")
        let without = DeleteRetiredCluster(Self.retirement(snapshot: nil))
        #expect(!scene.facts(of: without).facts.contains { $0.name == "final-snapshot" })
        #expect(scene.words(of: without)?.interruption.text.hasSuffix("only manual snapshots stay.") == true)
        // A member holds no data of its own; an RDS instance does.
        #expect(DeleteRetiredInstance("development-1-1", Self.retirement()).finalSnapshot == nil)
        #expect(DeleteRetiredInstance("development-1", Self.retirement(.instance)).finalSnapshot == "final")
    }
}
