import Maintenance
import Runbooks
import TestSupport
import Testing

/// How databases are made: once, from the plan's name and the operation's tag, members after the cluster.
@Suite struct MakingStepTests {
    private static let lifecycle = Lifecycle.sample { $0.instances.count = 2 }
    private static let cluster = NewCluster("development-9", of: lifecycle, tags: [])
    private static let restore = RestoreCluster(cluster, from: "arn:daily")
    private static let makeCluster = MakeClusterStep(cluster, .snapshot(arn: "arn:daily"), for: "k3f9")

    /// What every step that makes something says to it.
    private static func making(_ call: some Mutation) -> [LifecycleCase] {
        [
            LifecycleCase("nothing there", .ready(call)),
            LifecycleCase("asked for, not seen", .inProgress("show development-9"), asked: [AnyMutation(call)]),
            LifecycleCase("being made", .inProgress("creating")) { $0.addOwn("development-9", status: "creating") },
            LifecycleCase("made", .satisfied) { $0.addOwn("development-9") },
            LifecycleCase("storage is optimized, which hinders nobody", .satisfied) {
                $0.addOwn("development-9", status: "storage-optimization")
            },
            LifecycleCase("a word that nobody knows", .inProgress("pondering")) {
                $0.addOwn("development-9", status: "pondering")
            },
            LifecycleCase("failed", .blocked("is restore-error")) {
                $0.addOwn("development-9", status: "restore-error")
            },
            LifecycleCase("stopped", .blocked("is stopped")) { $0.addOwn("development-9", status: "stopped") },
            LifecycleCase("there, its tags not yet", .inProgress("show its tags")) { $0.add("development-9", nil) },
            LifecycleCase("somebody else's", .blocked("this operation did not make it")) {
                $0.add("development-9", nil)
                $0.at = $0.at + .minutes(30)
            },
            LifecycleCase("another operation's", .blocked("this operation did not make it")) { scene in
                scene.add("development-9", .new)
                let tag = Maintenance.Tag(key: LifecycleTags.operation, value: "x1y2")
                scene.change("development-9") { cluster, _ in cluster.tags.append(tag) }
                scene.changeInstance("development-9") { $0.instance.tags.append(tag) }
            },
            LifecycleCase("not to be read", .blocked("development-9 is not read: no status")) {
                $0.addOwn("development-9")
                $0.lose("development-9")
            },
        ]
    }

    @Test(arguments: making(restore)) func `a cluster is made once, and adopted by its tag`(row: LifecycleCase) {
        row.check(Self.makeCluster, in: LifecycleScene([.promoted], of: Self.lifecycle))
    }

    @Test(arguments: making(CloneCluster(cluster, of: "production")))
    func `a clone is made in the same way`(row: LifecycleCase) {
        row.check(
            MakeClusterStep(Self.cluster, .clone(of: "production"), for: "k3f9"),
            in: LifecycleScene([.promoted], of: Self.lifecycle))
    }

    private static let instance = RestoreInstance("development-9", of: .sample(.instance), from: "daily", tags: [])

    @Test(arguments: making(instance)) func `an RDS instance is made in the same way`(row: LifecycleCase) {
        row.check(
            MakeInstanceStep(Self.instance, for: "k3f9"), in: LifecycleScene([.promoted], of: .sample(.instance)))
    }

    // MARK: Members

    private static func member(_ number: Int) -> CreateMember {
        CreateMember(InstanceID("development-9-\(number)"), in: "development-9", of: lifecycle, tags: [])
    }
    private static let calls = [AnyMutation(member(1)), AnyMutation(member(2))]

    static let members: [LifecycleCase] = [
        LifecycleCase("no cluster", .blocked("is not there any more")),
        LifecycleCase("the cluster is being made", .inProgress("development-9 is creating")) {
            $0.addOwn("development-9", status: "creating", members: false)
        },
        LifecycleCase("the cluster is there", .ready(calls)) { $0.addOwn("development-9", members: false) },
        LifecycleCase("one is there", .ready([calls[1]])) { $0.addOwn("development-9") },
        LifecycleCase("one is there, the other asked for", .inProgress("show development-9-2"), asked: [calls[1]]) {
            $0.addOwn("development-9")
        },
        LifecycleCase("one is being made", .inProgress("development-9-2 is creating")) {
            $0.addOwn("development-9")
            $0.change("development-9") { _, all in all.append(.sample("development-9-2", status: "creating")) }
        },
        LifecycleCase("for one there is no room", .blocked("development-9-2 is insufficient-capacity")) {
            $0.addOwn("development-9")
            $0.change("development-9") { _, all in
                all.append(.sample("development-9-2", status: "insufficient-capacity"))
            }
        },
        LifecycleCase("both are there", .satisfied) {
            $0.addOwn("development-9")
            $0.change("development-9") { _, all in all.append(.sample("development-9-2")) }
        },
        LifecycleCase("another's cluster", .blocked("did not make it")) {
            $0.add("development-9", .promoted)
            $0.at = $0.at + .minutes(30)
        },
    ]

    @Test(.holds(.membersAfterCluster, .severalMembers), arguments: members)
    func `members are made when the cluster is available, as many as there are to be`(row: LifecycleCase) {
        row.check(
            CreateMembersStep([Self.member(1), Self.member(2)], for: "k3f9"),
            in: LifecycleScene([.promoted], of: Self.lifecycle))
    }

    // MARK: Copies of snapshots

    private static let copy = CopySnapshot(
        "arn:aws:rds:us-east-1:999999999999:snapshot:daily", of: "production", as: "development-9-co-k3f9-source",
        encryptionKey: "alias/aws/rds", tags: [])

    @Test(
        .holds(.sharedSnapshotCopied),
        arguments: [
            (nil, Expected.ready([AnyMutation(copy)])), ("creating", .inProgress("is creating")),
            ("available", .satisfied), ("failed", .blocked("failed")),
        ] as [(String?, Expected)])
    func `a snapshot is copied once, and is done when it is available`(status: String?, expected: Expected) {
        let step = CopySnapshotStep(Self.copy)
        let question = InstanceSnapshotsQuestion(of: "production", in: LifecycleScene.place)
        var seen = LifecycleScene(.sample(.instance)).observation
        #expect(step.questions(in: QuestionContext(target: seen.target), seeing: nil) == [AnyQuestion(question)])
        #expect(
            Expected.inProgress("waiting to see").fits(AnyStep(step).assess(seeing: seen, outstanding: [])))
        var snapshots = ["daily": "available"]
        snapshots[Self.copy.name] = status
        seen.add(Answered(question, .known(snapshots), takenAt: seen.takenAt))
        #expect(expected.fits(AnyStep(step).assess(seeing: seen, outstanding: [])))
        guard status == nil else { return }
        let asked = AnyStep(step).assess(seeing: seen, outstanding: [.outstanding(AnyMutation(Self.copy))])
        #expect(Expected.inProgress("show the snapshot").fits(asked))
    }
}
