import Maintenance
import Runbooks
import TestSupport
import Testing

/// What is made for a lifecycle: from which source, under which name, in which version, with which tags.
@Suite struct NewPlanTests {
    private static let aurora: LifecycleScene = {
        var scene = LifecycleScene([.promoted])
        scene.snapshots = .known([.sample("daily-2"), .sample("daily-1", age: .minutes(32 * 60))])
        return scene
    }()

    private static let single: LifecycleScene = {
        var scene = LifecycleScene([.promoted], of: .sample(.instance))
        scene.snapshots = .known([snapshot()])
        return scene
    }()

    private static func snapshot(_ change: (inout SourceSnapshot) -> Void = { _ in }) -> SourceSnapshot {
        .sample("daily-2") {
            $0.arn = "arn:aws:rds:us-east-1:123456789012:snapshot:daily-2"
            $0.engine = "postgres"
            change(&$0)
        }
    }

    private func make(_ scene: LifecycleScene, snapshot: String? = nil, isClone: Bool = false) throws -> Plan {
        try scene.plan(NewRunbook(scene.lifecycle, snapshot: snapshot, isClone: isClone))
    }

    private func refusal(_ scene: LifecycleScene, snapshot: String? = nil, isClone: Bool = false) -> String? {
        Planning.refusal { try make(scene, snapshot: snapshot, isClone: isClone) }
    }

    // MARK: Sources

    @Test(.holds(.taggedAtCreation, .severalMembers))
    func `the newest available snapshot is restored, tagged from the beginning`() throws {
        var scene = Self.aurora
        scene.lifecycle.instances.count = 3
        scene.lifecycle.tags = ["purple": "true"]
        scene.snapshots = scene.snapshots.map { [.sample("daily-3", age: .zero) { $0.status = "creating" }] + $0 }
        let plan = try make(scene)
        #expect(plan.title == "Make development-2026-01-05")
        #expect(plan.steps.map(\.id) == ["make-cluster", "create-members"])
        let step = try #require(plan.works(of: MakeClusterStep.self).first)
        #expect(step.snapshot == Self.aurora.snapshots.value?.first?.arn && step.original == nil)
        let tags = [
            "changeover:lifecycle=development", "changeover:stage=new", "changeover:operation=k3f9", "purple=true",
        ]
        #expect(step.cluster.tags.map { "\($0.key)=\($0.value)" } == tags)
        let members = try #require(plan.works(of: CreateMembersStep.self).first).members
        #expect(members.map(\.instance.text) == (1...3).map { "development-2026-01-05-\($0)" })
        #expect(members.allSatisfy { $0.tags == step.cluster.tags })
        #expect(plan[check: "source"].first?.text.hasPrefix("Made from daily-2 of production, 8 h old") == true)
    }

    @Test func `one snapshot may be named, by its identifier or its ARN`() throws {
        #expect(try make(Self.aurora, snapshot: "daily-1").steps.first?.note?.hasPrefix("from daily-1; ") == true)
        #expect(
            refusal(Self.aurora, snapshot: "daily-9")
                == "There is no snapshot daily-9 for development. The newest are daily-2 and daily-1.")
        var scene = Self.aurora
        scene.snapshots = .known([.sample("daily-2") { $0.status = "creating" }])
        #expect(
            refusal(scene, snapshot: "daily-2")
                == "daily-2 is creating: a snapshot has to be available.")
        #expect(refusal(scene) == "daily-2 is creating: a snapshot has to be available.")
        scene.snapshots = .known([])
        #expect(refusal(scene) == "There is no available snapshot to make development from.")
        scene.snapshots = .unavailable("Rate exceeded.")
        #expect(refusal(scene)?.hasPrefix("The snapshots that development is made from are not read.") == true)
        scene.lifecycle.source = .snapshot(arn: "arn:aws:rds:us-east-1:1:cluster-snapshot:one")
        #expect(
            refusal(scene, snapshot: "daily-2")
                == "`--snapshot` takes an ARN where the configuration of development names one snapshot.")
    }

    @Test func `a clone is made of the configured cluster, or of the one that the snapshots are of`() throws {
        var scene = Self.aurora
        #expect(refusal(scene, isClone: true) == "There is no cluster production in us-east-1 to clone.")
        scene.add("production", nil)
        let plan = try make(scene, isClone: true)
        #expect(plan.works(of: MakeClusterStep.self).first?.original == "production")
        #expect(plan.works(of: MakeClusterStep.self).first?.cluster.engineVersion == nil)
        scene.set("stopped", of: "production")
        #expect(refusal(scene, isClone: true) == "production is stopped: it is cloned when it is available.")
        scene.change("production") { _, members in members = [] }
        #expect(refusal(scene, isClone: true) == "production has no instances: AWS clones only a cluster that has one.")
        #expect(refusal(Self.single, isClone: true)?.contains("only clusters can be cloned") == true)
        var configured = scene
        configured.set("available", of: "production")
        configured.add("staging", nil)
        configured.lifecycle.source = .cloneOf("staging")
        #expect(try make(configured).works(of: MakeClusterStep.self).first?.original == "staging")
    }

    @Test(.holds(.sharedSnapshotCopied))
    func `a shared, encrypted snapshot of an instance is copied first, and nothing deletes the copy`() throws {
        var scene = Self.single
        scene.snapshots = .known([
            Self.snapshot {
                $0.arn = "arn:aws:rds:us-east-1:999999999999:snapshot:daily-2"
                $0.isShared = true
                $0.encryptionKey = "arn:aws:kms:us-east-1:999999999999:key/1"
            }
        ])
        let plan = try make(scene)
        #expect(plan.steps.map(\.id) == ["copy-snapshot", "make-instance"])
        let copy = try #require(plan.works(of: CopySnapshotStep.self).first?.call)
        #expect(copy.snapshot == "arn:aws:rds:us-east-1:999999999999:snapshot:daily-2")
        #expect(copy.name == "development-2026-01-05-co-k3f9-source" && copy.encryptionKey == "alias/aws/rds")
        #expect(copy.tags.contains { $0.key == "changeover:operation" && $0.value == "k3f9" })
        #expect(plan.works(of: MakeInstanceStep.self).first?.call.snapshot == copy.name)
        #expect(plan[check: "shared-encrypted"].map(\.severity) == [.info])
        #expect(plan[check: "shared-encrypted"].first?.text.hasSuffix("Nothing here deletes the copy.") == true)
        scene.lifecycle.storage.encryptionKey = "alias/dev"
        #expect(try make(scene).works(of: CopySnapshotStep.self).first?.call.encryptionKey == "alias/dev")
    }

    @Test func `a snapshot that can be restored as it is is not copied`() throws {
        func steps(_ scene: LifecycleScene, _ change: (inout SourceSnapshot) -> Void) throws -> [StepID] {
            var scene = scene
            scene.snapshots = scene.snapshots.map { all in
                all.prefix(1).map { snapshot in
                    var snapshot = snapshot
                    change(&snapshot)
                    return snapshot
                }
            }
            return try make(scene).steps.map(\.id)
        }
        #expect(try steps(Self.single) { $0.isShared = true } == ["make-instance"])
        #expect(try steps(Self.single) { $0.encryptionKey = "arn:key" } == ["make-instance"])
        // A cluster is restored from what is shared and encrypted.
        #expect(
            try steps(Self.aurora) {
                $0.isShared = true
                $0.encryptionKey = "arn:key"
            } == ["make-cluster", "create-members"])
    }

    // MARK: Versions

    @Test(.holds(.versionPinned)) func `without a pinned version that of the snapshot is restored, not AWS's default`()
        throws
    {
        #expect(try make(Self.aurora).works(of: MakeClusterStep.self).first?.cluster.engineVersion == "16.4")
    }

    @Test(
        .holds(.versionPinned),
        arguments: [
            ("16.4", []), ("16.6", ["info"]), ("17.1", ["info"]), ("16.10", ["info"]), ("16.3", ["block"]),
            ("15.12", ["block"]),
        ] as [(String, [String])])
    func `a cluster is restored to the version of its snapshot or a later one`(pinned: String, findings: [String])
        throws
    {
        var scene = Self.aurora
        scene.lifecycle.engine.version = pinned
        let plan = try make(scene)
        #expect(plan[check: "engine-version"].map(\.severity.rawValue) == findings)
        #expect(plan.works(of: MakeClusterStep.self).first?.cluster.engineVersion == pinned)
    }

    @Test(.holds(.versionPinned), arguments: ["16.4", "16.6", "16.3"])
    func `an RDS instance is restored in the version of its snapshot alone`(pinned: String) throws {
        var scene = Self.single
        scene.lifecycle.engine.version = pinned
        #expect(try make(scene)[check: "engine-version"].map(\.severity) == (pinned == "16.4" ? [] : [.block]))
    }

    @Test func `a snapshot of another engine is no source`() throws {
        var scene = Self.aurora
        scene.lifecycle.engine.name = "aurora-mysql"
        #expect(
            try make(scene)[check: "engine"].map(\.text) == [
                "The snapshot is of aurora-postgresql, and the configuration says aurora-mysql: set engine.name of development."
            ])
    }

    // MARK: Names

    @Test(.holds(.namesDoNotCollide), arguments: Lifecycle.Kind.allCases)
    func `where a name is taken the operation's id is added, whoever has it`(kind: Lifecycle.Kind) throws {
        let plain = kind == .aurora ? Self.aurora : Self.single
        func name(_ change: (inout LifecycleScene) -> Void) throws -> String {
            var scene = plain
            change(&scene)
            return String(try make(scene).title.dropFirst("Make ".count))
        }
        let (free, taken) = ("development-2026-01-05", "development-2026-01-05-k3f9")
        #expect(try name { _ in } == free)
        #expect(try name { $0.lifecycle.names.suffix = "b" } == "development-2026-01-05-b")
        #expect(try name { $0.add(free, .retired) } == taken)
        #expect(try name { $0.add(free, nil) } == taken)
        #expect(try name { $0.lose(free) } == taken)
        // Made by this very operation: it is adopted.
        #expect(
            try name { scene in
                scene.lifecycle.names.minimumAge = .zero
                scene.addOwn(free)
            } == free)
        // Members and RDS instances share their names.
        #expect(
            try name { $0.instances.append(.managed("\(free)-1", [], madeAt: $0.at)) }
                == (kind == .aurora ? taken : free))
        let member = ClusterState.managed("other", [], madeAt: LifecycleScene.now)
        #expect(
            try name { scene in
                var instances = member.instances
                instances[0].identifier = InstanceID(free)
                scene.clusters.append(ClusterState(cluster: member.cluster, instances: instances))
            } == taken)
    }

    @Test func `the longest names that the configuration takes fit into 63 characters`() throws {
        var scene = Self.aurora
        // As many as the configuration leaves for name and suffix.
        scene.lifecycle.name = String(repeating: "d", count: 40)
        scene.lifecycle.instances.count = 15
        scene.add("\(scene.lifecycle.name)-2026-01-05", nil)
        let plan = try scene.plan(NewRunbook(scene.lifecycle), as: "k3f9x1y2")
        let names = try #require(plan.works(of: CreateMembersStep.self).first).members.map(\.instance.text)
        #expect(names.map(\.count).max() == 63)
        #expect(names.last?.hasSuffix("-k3f9x1y2-15") == true)
    }

    // MARK: What keeps it from being made

    @Test func `when one is too young or being made there is nothing to do, and it is said from when on`() throws {
        var scene = Self.aurora
        scene.add("development-9", .new, age: .minutes(3 * 60))
        let young = try make(scene)
        #expect(young.steps.isEmpty)
        #expect(
            young[check: "nothing-to-do"].map(\.text) == [
                "development-9 is 3 h old: a new one is made from 20 h on, which is 2026-01-06 07:00 UTC. Nothing to do."
            ])
        scene.set("creating", of: "development-9")
        #expect(
            try make(scene)[check: "nothing-to-do"].map(\.text) == [
                "development-9 is creating: nothing to do before it is there."
            ])
    }

    @Test func `what does not fit the quota is not begun`() throws {
        var scene = Self.aurora
        scene.lifecycle.instances.count = 3
        scene.quota = Quota(used: 38, maximum: 40)
        #expect(try make(scene).grave == ["block quota"])
        scene.lifecycle.instances.count = 2
        #expect(try make(scene).grave == [])
    }

    @Test func `another operation and a lock keep it from being started`() throws {
        var basis = Self.aurora.basis
        basis.otherOperation = "x1y2"
        let plan = try Planning.plan(AnyRunbook(NewRunbook(Self.aurora.lifecycle)), basis)
        #expect(plan.grave == ["block other-operation"])
    }

    @Test func `what cannot be read may be one of its databases, which a person has to accept`() throws {
        var scene = Self.aurora
        scene.lose("development-1")
        #expect(try make(scene).grave == ["acknowledge unreadable"])
        scene.unreadable[0].name = "orders"
        #expect(try make(scene).grave == [])
    }

    @Test(.holds(.regionKept)) func `a plan is for the region that its databases were seen in`() throws {
        let plan = try make(Self.aurora)
        #expect(plan.target.place == LifecycleScene.place)
        let context = QuestionContext(target: plan.target)
        let asked = NewRunbook(Self.aurora.lifecycle).questions(in: context, seeing: nil)
        #expect(asked.count == 3 && asked.allSatisfy { $0.place == LifecycleScene.place })
    }
}
