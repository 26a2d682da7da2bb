import Maintenance
import TestSupport
import Testing

/// What whoever approves a promotion is told, and for how long the approval holds while zones change one after the other.
@Suite struct PromotionFactsTests {
    /// The record points at `development-1`, and `development-2` is to take over.
    private static let before: LifecycleScene = {
        var scene = LifecycleScene([.modified, .promoted])
        scene.point(at: "development-1", ttl: 300)
        return scene
    }()

    private static let old = RecordValue(LifecycleScene.endpoint(of: "development-1", .aurora), ttl: 300)
    private static let new = RecordValue(LifecycleScene.endpoint(of: "development-2", .aurora), ttl: 60)

    private static func promotion(
        of lifecycle: Lifecycle = .sample(), from: RecordValue? = old, isBack: Bool = false
    ) -> Promotion {
        Promotion(
            of: lifecycle, to: "development-2", from: "development-1", "dev-db.example.com",
            in: [.init(.open, from: from), .init(.inner, from: from)], value: new, isBack: isBack)
    }

    private static let first = PointRecord(in: .open, of: promotion())
    private static let second = PointRecord(in: .inner, of: promotion())

    @Test func `an approver is told what the record says and is to say, and of both databases`() {
        var scene = Self.before
        scene.clients = ["development-1-1": 12]
        let facts = scene.facts(of: Self.first)
        let texts = facts.facts.map(\.text)
        #expect(facts.areSafe)
        #expect(texts.contains { $0.hasPrefix("now: development-1, 16.4, 2 d old, at most 12 connections") })
        #expect(texts.contains { $0.hasPrefix("after: 16.4, 1 d old, no connections") })
        #expect(texts.contains("dev-db.example.com in Z1 (example.com) now says \(Self.old.target), TTL 300 s"))
        #expect(
            texts.contains("dev-db.example.com in Z2 (example.com, private) now says \(Self.old.target), TTL 300 s"))
        #expect(
            texts.contains("dev-db.example.com is to say \(Self.new.target), TTL 60 s, aurora-postgresql 16.4"))
        #expect(texts.contains { $0.contains("development-1-1 at most 12") && $0.contains("15 min") })
    }

    /// What is seen before the first call, against what the approver was shown.
    static let changes: [MovedFacts] = [
        MovedFacts("nothing moved", .stands) { _ in },
        MovedFacts("clients come and go", .stands) { $0.clients = ["development-1-1": 900] },
        MovedFacts("time passes", .stands) { $0.at = $0.at + .minutes(20) },
        MovedFacts("somebody pointed the first zone elsewhere", .unsafe) {
            $0.set(.open, .points(RecordValue("elsewhere.example.com", ttl: 300)))
        },
        MovedFacts("somebody pointed the second zone elsewhere", .unsafe) {
            $0.set(.inner, .points(RecordValue("elsewhere.example.com", ttl: 300)))
        },
        MovedFacts("another TTL", .unsafe) {
            $0.set(.open, .points(RecordValue(old.target, ttl: 60)))
        },
        MovedFacts("the record is gone", .unsafe) { $0.set(.open, .missing) },
        MovedFacts("the record is an alias by now", .unsafe) { $0.set(.inner, .other("an alias of type A")) },
        MovedFacts("the zone says it already", .unsafe) { $0.set(.open, .points(new)) },
        MovedFacts("the record cannot be read", .unsafe) { $0.records = .unavailable("throttled") },
        MovedFacts("nobody asked for the record", .unsafe) { $0.records = nil },
        MovedFacts("a zone is not there any more", .unsafe) {
            $0.records = .known([ZoneRecord(zone: .open, state: .points(old))])
        },
        MovedFacts("the new one is being modified", .unsafe) {
            $0.change("development-2") { cluster, _ in cluster.status = "modifying" }
        },
        MovedFacts("a member of the new one restarts", .unsafe) {
            $0.change("development-2") { _, members in members[0].status = "rebooting" }
        },
        MovedFacts("the new one has no members", .unsafe) {
            $0.change("development-2") { _, members in members = [] }
        },
        MovedFacts("the new one is gone", .unsafe) { $0.remove("development-2") },
        MovedFacts("another database has its name", .moved) {
            $0.change("development-2") { cluster, _ in cluster.resourceIdentifier = "cluster-OTHER" }
        },
        MovedFacts("the new one was upgraded", .moved) {
            $0.change("development-2") { cluster, _ in cluster.engineVersion = "16.6" }
        },
        MovedFacts("somebody retired the new one", .moved) {
            $0.change("development-2") { cluster, _ in
                cluster.tags = LifecycleTags.tags(.retired, of: .sample())
            }
        },
        MovedFacts("the one before is gone", .moved) { $0.remove("development-1") },
        MovedFacts("another database has the name of the one before", .moved) {
            $0.change("development-1") { cluster, _ in cluster.resourceIdentifier = "cluster-OTHER" }
        },
    ]

    @Test(.holds(.recordComparedFirst, .promotionAsked), arguments: changes)
    func `an approval holds for what was shown and for nothing else`(change: MovedFacts) {
        var scene = Self.before
        let shown = scene.facts(of: Self.first)
        change.change(&scene)
        #expect(MovedFacts.outcome(of: scene.facts(of: Self.first), since: shown) == change.outcome)
    }

    @Test(.holds(.zonesTogether)) func `the approval for all zones holds for the second when the first has changed`() {
        var scene = Self.before
        let shown = scene.facts(of: Self.first)
        scene.set(.open, .points(Self.new))
        let then = scene.facts(of: Self.second)
        #expect(MovedFacts.outcome(of: then, since: shown) == .stands)
        // Not while the first still says what it said: it is its turn then.
        scene.set(.open, .points(RecordValue("elsewhere.example.com", ttl: 60)))
        #expect(MovedFacts.outcome(of: scene.facts(of: Self.second), since: shown) == .unsafe)
    }

    @Test(arguments: changes.filter { !["the zone says it already"].contains($0.name) })
    func `between two zones an approval is void by what makes it void before`(change: MovedFacts) {
        var scene = Self.before
        let shown = scene.facts(of: Self.first)
        scene.set(.open, .points(Self.new))
        change.change(&scene)
        #expect(MovedFacts.outcome(of: scene.facts(of: Self.second), since: shown) == change.outcome)
    }

    @Test func `a record is made only where the plan said that it is not there`() {
        let planned = PointRecord(in: .open, of: Self.promotion(from: nil))
        var scene = LifecycleScene([.modified, .promoted])
        #expect(scene.facts(of: planned).areSafe)
        scene.point(at: "development-1")
        #expect(!scene.facts(of: planned).areSafe)
        #expect(planned.from == nil && planned.to == Self.new)
    }

    @Test(.holds(.noWayBackTold))
    func `whoever approves reads what becomes of the one before, and of open connections`() {
        func interruption(_ promotion: Promotion) -> String {
            Self.before.words(of: PointRecord(in: .open, of: promotion))?.interruption.text ?? ""
        }
        let usual = interruption(Self.promotion())
        #expect(usual.hasPrefix("Open connections stay on the old one until they reconnect."))
        #expect(usual.contains("promote development --back") && usual.hasSuffix("A refusal undoes all zones."))
        let final = interruption(Self.promotion(of: .sample { $0.names.keep = 0 }))
        #expect(final.contains("It is deleted next (keep: 0): there is no way back."))
        #expect(interruption(Self.promotion(isBack: true)).contains("It becomes modified again."))
    }

    // MARK: The password of the one before

    private static let returning = PointRecord(
        in: .open, of: promotion(of: .sample { $0.changes.passwordSecret = "changeover/development" }, isBack: true))

    /// What an approver of a way back to `development-2`, which k3f9 made, is told of its password.
    private static func password(_ stages: Reading<SecretStages>?) -> SafetyFacts.Fact? {
        var scene = before
        for (name, operation) in [("development-1", "m4d7"), ("development-2", "k3f9")] {
            scene.change(name) { cluster, _ in
                cluster.tags.append(Maintenance.Tag(key: LifecycleTags.operation, value: operation))
            }
        }
        var seen = scene.observation
        let question = SecretStagesQuestion("changeover/development", in: LifecycleScene.place)
        if let stages { seen.add(Answered(question, stages, takenAt: scene.at)) }
        let subject = AnySubject(LifecycleSubject(scene.lifecycle, in: LifecycleScene.place, state: ""))
        return returning.gate?.safetyFacts(of: subject, seeing: seen, with: seen, policy: PlanPolicy()).facts
            .first { $0.name == "password" }
    }

    private static func version(_ database: String, _ operation: OperationID) -> String {
        PasswordRotation(
            in: "changeover/development", for: database, .aurora, engine: "aurora-postgresql", by: operation
        ).version
    }

    @Test func `whoever approves a way back reads what the secret tells of its password`() {
        let (own, newer) = (Self.version("development-2", "k3f9"), Self.version("development-1", "m4d7"))
        func told(_ versions: [String: Set<String>]) -> String? { Self.password(.known(SecretStages(versions)))?.text }
        #expect(
            told([newer: ["AWSCURRENT"], own: ["AWSPREVIOUS"]])
                == "changeover/development: what was made for it is AWSPREVIOUS, not the current version")
        #expect(
            told([newer: ["AWSCURRENT"]]) == "the current version of changeover/development was made for development-1")
        #expect(
            told(["v1": ["AWSCURRENT"]])
                == "whether the current version of changeover/development has its password is not known")
        #expect(told([own: ["AWSCURRENT"]]) == "the current version of changeover/development was made for it")
        let unread = Self.password(.unavailable("AccessDenied"))
        #expect(
            unread?.text == "whether changeover/development has its password is not read: AccessDenied")
        #expect(unread?.isRead == false && unread?.isSafe == true && unread?.isForemost == true)
    }

    @Test func `the secret is read just before a way back is asked about, and of no promotion`() {
        let context = QuestionContext(target: Target(place: LifecycleScene.place, cluster: "development"))
        let question = AnyQuestion(SecretStagesQuestion("changeover/development", in: LifecycleScene.place))
        #expect(Self.returning.gate?.questions(context, nil).contains(question) == true)
        let onward = PointRecord(
            in: .open, of: Self.promotion(of: .sample { $0.changes.passwordSecret = "changeover/development" }))
        #expect(onward.gate?.questions(context, nil).contains(question) == false)
        #expect(!Self.before.facts(of: onward).facts.contains { $0.name == "password" })
    }

    @Test func `putting a record back has no gate of its own, and pointing it has`() {
        #expect(Self.first.gate?.risk == .promotion)
        #expect(RestoreRecord("dev-db.example.com", in: .open, from: Self.new, to: Self.old).gate == nil)
    }

    @Test func `whoever changes a record keeps others from it and from the database`() {
        #expect(Self.first.resource == .record("DEV-DB.example.com.", in: .open))
        #expect(Self.first.touches == [.cluster("development-2")])
        #expect(
            LifecycleSubject(.sample(), in: LifecycleScene.place, state: "").holds.contains(
                .record("dev-db.example.com")))
    }
}
