import Maintenance
import TestSupport
import Testing

/// What shows that a call for a lifecycle took effect, and what does not.
@Suite struct LifecycleProofTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var mutation: AnyMutation
        var proof: Proof
        var call: CallRecord
        var change: @Sendable (inout LifecycleScene) -> Void
        var testDescription: String { name }

        init(
            _ name: String, _ mutation: some Mutation, _ proof: Proof,
            call: CallRecord = CallRecord(decidedAt: LifecycleScene.now - .minutes(1)),
            _ change: @escaping @Sendable (inout LifecycleScene) -> Void = { _ in }
        ) {
            self.name = name
            self.mutation = AnyMutation(mutation)
            self.proof = proof
            self.call = call
            self.change = change
        }
    }

    private static let old = RecordValue(LifecycleScene.endpoint(of: "development-1", .aurora), ttl: 60)
    private static let new = RecordValue(LifecycleScene.endpoint(of: "development-2", .aurora), ttl: 60)
    private static let point = PointRecord(
        in: .open,
        of: Promotion(
            of: .sample(), to: "development-2", from: "development-1", "dev-db.example.com",
            in: [.init(.open, from: old)], value: new))
    private static let undo = RestoreRecord("dev-db.example.com", in: .open, from: new, to: old)
    private static let undoCreation = RestoreRecord("dev-db.example.com", in: .open, from: new, to: nil)
    private static let accepted = CallRecord(
        decidedAt: LifecycleScene.now - .minutes(1), wasAccepted: true, acceptedAs: "C1")
    private static let lost = CallRecord(decidedAt: LifecycleScene.now - .seconds(119))
    private static let lostLongAgo = CallRecord(decidedAt: LifecycleScene.now - .minutes(2))

    private static let restored = RestoreCluster(
        NewCluster("development-2", of: .sample(), tags: []), from: "arn:aws:rds:us-east-1:1:cluster-snapshot:daily")
    private static let retirement = Retirement(
        of: .sample(), name: "development-1", identity: "cluster-DEVELOPMENT-1", finalSnapshot: nil)
    private static let role = AddRole(Lifecycle.Role("arn:aws:iam::123456789012:role/import"), to: "development-2")

    private static let making: [Row] = [
        Row("not there", restored, .none) { $0.remove("development-2") },
        Row("creating", restored, .underWay) { $0.change("development-2") { seen, _ in seen.status = "creating" } },
        Row("a word that nobody knows", restored, .underWay) {
            $0.change("development-2") { seen, _ in seen.status = "pondering" }
        },
        Row("available", restored, .done),
        // AWS is through with it; its step says that it failed.
        Row("failed", restored, .done) { $0.change("development-2") { seen, _ in seen.status = "cloning-failed" } },
        Row("a member is being made", member, .underWay) {
            $0.change("development-2") { _, members in members[0].status = "creating" }
        },
        Row("a member is there", member, .done),
        Row("no member", member, .none) { $0.change("development-2") { _, members in members = [] } },
    ]
    private static let member = CreateMember("development-2-1", in: "development-2", of: .sample(), tags: [])

    private static let changing: [Row] = [
        Row("no role", role, .none),
        Row("the role is pending", role, .underWay) {
            $0.change("development-2") { seen, _ in seen.roles = [role.role.arn: "PENDING"] }
        },
        Row("the role is there", role, .done) {
            $0.change("development-2") { seen, _ in seen.roles = [role.role.arn: "ACTIVE"] }
        },
        Row("the role cannot be taken: the step says so", role, .done) {
            $0.change("development-2") { seen, _ in seen.roles = [role.role.arn: "INVALID"] }
        },
        Row("no such tags", TagDatabase(.cluster("development-2"), arn: arn, tags: tags), .none),
        Row("tagged", TagDatabase(.cluster("development-2"), arn: arn, tags: tags), .done) {
            $0.change("development-2") { seen, _ in seen.tags += tags }
        },
        Row("tagged while it is modified", TagDatabase(.cluster("development-2"), arn: arn, tags: tags), .done) {
            $0.change("development-2") { seen, _ in
                seen.tags += tags
                seen.status = "modifying"
            }
        },
        Row("not restarted", RebootCopy("development-2-1"), .none),
        Row("restarting", RebootCopy("development-2-1"), .underWay) {
            $0.change("development-2") { _, members in members[0].status = "rebooting" }
        },
        Row("at something else", RebootCopy("development-2-1"), .working) {
            $0.change("development-2") { _, members in members[0].status = "backing-up" }
        },
        Row("restarted, as events tell", RebootCopy("development-2-1"), .done) {
            $0.restarts = ["development-2-1": LifecycleScene.now]
        },
        Row("restarted long before", RebootCopy("development-2-1"), .none) {
            $0.restarts = ["development-2-1": LifecycleScene.now - .minutes(60)]
        },
    ]
    private static let arn = "arn:aws:rds:us-east-1:123456789012:cluster:development-2"
    private static let tags = [Maintenance.Tag(key: "purple", value: "true")]

    private static let records: [Row] = [
        Row("it says what it said", point, .none, call: accepted),
        Row("it says it, and who knows where", point, .underWay, call: accepted) { $0.set(.open, .points(new)) },
        Row("it says it, and the answer was lost just now", point, .underWay, call: lost) {
            $0.set(.open, .points(new))
        },
        Row("it says it, and the answer was lost long enough ago", point, .done, call: lostLongAgo) {
            $0.set(.open, .points(new))
        },
        Row("somebody else's value", point, .none, call: lostLongAgo) {
            $0.set(.open, .points(RecordValue("elsewhere.example.com", ttl: 60)))
        },
        Row("another TTL", point, .none, call: lostLongAgo) { $0.set(.open, .points(RecordValue(new.target, ttl: 5))) },
        Row("not read", point, .none, call: lostLongAgo) { $0.records = .unavailable("throttled") },
        Row("put back", undo, .done, call: lostLongAgo),
        Row("not put back yet", undo, .none, call: lostLongAgo) { $0.set(.open, .points(new)) },
        Row("gone again", undoCreation, .done, call: lostLongAgo) { $0.set(.open, .missing) },
        Row("still there", undoCreation, .none, call: lostLongAgo) { $0.set(.open, .points(new)) },
    ]

    private static let deleting: [Row] = [
        Row("there", DeleteRetiredCluster(retirement), .none),
        Row("deleting", DeleteRetiredCluster(retirement), .underWay) {
            $0.change("development-1") { seen, _ in seen.status = "deleting" }
        },
        Row("gone, and AWS took the call", DeleteRetiredCluster(retirement), .done, call: accepted) {
            $0.remove("development-1")
        },
        Row("gone, and the answer was lost just now", DeleteRetiredCluster(retirement), .working, call: lost) {
            $0.remove("development-1")
        },
        // Listed, and its description cannot be read.
        Row("not to be read", DeleteRetiredCluster(retirement), .none, call: accepted) {
            $0.remove("development-1")
            $0.unreadable = [
                UnreadableDatabase(
                    name: "development-1", resource: "cluster-DEVELOPMENT-1", arn: nil, isCluster: true, reason: "odd")
            ]
        },
        Row("another one has its name", DeleteRetiredCluster(retirement), .done, call: accepted) {
            $0.change("development-1") { seen, _ in seen.resourceIdentifier = "cluster-OTHER" }
        },
        Row("renamed and there", DeleteRetiredCluster(retirement), .none, call: accepted) {
            $0.change("development-1") { seen, _ in seen.identifier = "kept" }
        },
        Row("a member is there", DeleteRetiredInstance("development-1-1", retirement), .none),
        Row("a member is gone", DeleteRetiredInstance("development-1-1", retirement), .done, call: accepted) {
            $0.change("development-1") { _, members in members = [] }
        },
        Row("protected", UnprotectRetired(retirement), .none) {
            $0.change("development-1") { seen, _ in seen.isProtected = true }
        },
        Row("not protected", UnprotectRetired(retirement), .done),
        Row("nothing said of protection", UnprotectRetired(retirement), .none) {
            $0.change("development-1") { seen, _ in seen.isProtected = nil }
        },
    ]

    @Test(arguments: making + changing + records + deleting) func `a call is proved by what AWS shows of it`(row: Row) {
        var scene = LifecycleScene([.modified, .promoted])
        scene.point(at: "development-1")
        row.change(&scene)
        #expect(row.mutation.proof(in: scene.observation, of: row.call) == row.proof)
    }

    @Test(.holds(.changeAwaited)) func `a change that Route 53 took counts when all its servers have it`() {
        var scene = LifecycleScene([.modified, .promoted])
        scene.point(at: "development-2")
        let question = RecordChangeQuestion("C1", in: LifecycleScene.place)
        #expect(Self.point.questions(of: Self.accepted, in: LifecycleScene.place) == [AnyQuestion(question)])
        #expect(Self.point.questions(of: Self.lost, in: LifecycleScene.place) == [])
        // Of a change in another zone, which is through.
        let other = Answered(RecordChangeQuestion("C0", in: LifecycleScene.place), .known(true), takenAt: scene.at)
        func proof(_ isInSync: Reading<Bool>, of call: CallRecord = Self.accepted) -> Proof {
            var seen = scene.observation
            seen.add([other, Answered(question, isInSync, passes: true, takenAt: scene.at)])
            return Self.point.proof(in: seen, of: call)
        }
        #expect(proof(.known(false)) == .underWay)
        #expect(proof(.unavailable("throttled")) == .underWay)
        #expect(proof(.known(true)) == .done)
        // Where nobody may ask, it is waited for as long as AWS says that it takes.
        var denied = scene.observation
        denied.add([Answered(question, .unavailable("denied"), takenAt: scene.at)])
        var earlier = Self.accepted
        earlier.decidedAt = scene.at - .minutes(1)
        #expect(Self.point.proof(in: denied, of: earlier) == .underWay)
        earlier.decidedAt = scene.at - .minutes(3)
        #expect(Self.point.proof(in: denied, of: earlier) == .done)
    }

    @Test(.holds(.sharedSnapshotCopied)) func `a copy of a snapshot is proved by its name among those of the instance`()
    {
        let copy = CopySnapshot(
            "arn:aws:rds:us-east-1:999999999999:snapshot:daily", of: "production", as: "development-co-k3f9-source",
            encryptionKey: "alias/aws/rds", tags: [])
        func proof(_ snapshots: [String: String]?) -> Proof {
            var seen = LifecycleScene(.sample(.instance)).observation
            if let snapshots {
                let question = InstanceSnapshotsQuestion(of: "production", in: LifecycleScene.place)
                seen.add(Answered(question, .known(snapshots), takenAt: LifecycleScene.now))
            }
            return copy.proof(in: seen, of: Self.accepted)
        }
        #expect(proof(nil) == .none)
        #expect(proof(["daily": "available"]) == .none)
        #expect(proof(["development-co-k3f9-source": "creating"]) == .underWay)
        #expect(proof(["development-co-k3f9-source": "available"]) == .done)
        #expect(proof(["development-co-k3f9-source": "failed"]) == .done)
    }

    @Test func `settings are proved one by one, of a cluster and of an RDS instance`() {
        var wanted = ConfigureDatabase.Settings()
        wanted.parameterGroup = "dev-pg16"
        wanted.backupRetention = 7
        wanted.isProtected = true
        var scene = LifecycleScene([.new])
        var lacking = scene.observation.settings(lackingFrom: wanted, of: "development-1", .aurora)
        #expect(lacking == wanted)
        scene.change("development-1") { seen, _ in
            seen.parameterGroup = "dev-pg16"
            seen.backupRetention = 7
        }
        lacking = scene.observation.settings(lackingFrom: wanted, of: "development-1", .aurora)
        #expect(lacking?.words == "deletion protection")
        scene.change("development-1") { seen, _ in seen.isProtected = true }
        let call = ConfigureDatabase("development-1", .aurora, wanted)
        #expect(call.proof(in: scene.observation, of: Self.accepted) == .done)
        #expect(scene.observation.settings(lackingFrom: wanted, of: "development-1", .instance) == nil)
        var instances = LifecycleScene([.new], of: .sample(.instance))
        wanted.securityGroups = ["sg-1", "sg-2"]
        instances.changeInstance("development-1") {
            $0.instance.parameterGroups = [.init(name: "dev-pg16", applyStatus: "pending-reboot")]
            $0.securityGroups = ["sg-1"]
            $0.backupRetention = 7
            $0.isProtected = true
        }
        lacking = instances.observation.settings(lackingFrom: wanted, of: "development-1", .instance)
        #expect(lacking?.words == "security groups sg-1 and sg-2")
    }
}
