import Maintenance
import TestSupport
import Testing

/// Which databases are a lifecycle's, in which order and stage, and whether clients are led to them.
@Suite struct ManagedDatabaseTests {
    private static func old(_ stage: String) -> [Maintenance.Tag] {
        [Maintenance.Tag(key: "aurora-echo:development:stage", value: stage)]
    }

    private func managed(_ scene: LifecycleScene) -> [ManagedDatabase] {
        scene.observation.managed(by: "development", scene.lifecycle.kind).value ?? []
    }

    @Test(.holds(.oldTagsUnderstood))
    func `of aurora-echo's tags the members' count before the cluster's, which stays new`() throws {
        var scene = LifecycleScene()
        scene.add("development-1", nil)
        scene.change("development-1") { cluster, members in
            cluster.tags = Self.old("new")
            members[0].tags = Self.old("promoted")
        }
        #expect(managed(scene).map(\.told) == [.stage(.promoted, .auroraEcho)])
        // Ours are written on both, and count first wherever they are.
        scene.change("development-1") { cluster, _ in
            cluster.tags += LifecycleTags.tags(.retired, of: .sample())
        }
        #expect(managed(scene).map(\.told) == [.stage(.retired, .ours)])
        scene.change("development-1") { cluster, members in
            cluster.tags = Self.old("new")
            members[0].tags = []
        }
        #expect(managed(scene).map(\.told) == [.stage(.new, .auroraEcho)])
    }

    @Test(.holds(.missingTimesRead)) func `one of which AWS does not say when it was made counts as the newest`() {
        var scene = LifecycleScene([.promoted, .retired])
        scene.add("development-0", .new)
        scene.change("development-0") { cluster, _ in cluster.createdAt = nil }
        #expect(managed(scene).map(\.name) == ["development-0", "development-2", "development-1"])
        var instances = LifecycleScene([.promoted, .retired], of: .sample(.instance))
        instances.changeInstance("development-1") { $0.instance.createdAt = nil }
        #expect(managed(instances).map(\.name) == ["development-1", "development-2"])
    }

    @Test func `of two that were made at one time the later name stands first`() {
        var scene = LifecycleScene()
        scene.add("development-1", .retired)
        scene.add("development-2", .retired)
        #expect(managed(scene).map(\.name) == ["development-2", "development-1"])
    }

    @Test func `databases of others are none of it, whatever they are called`() {
        var scene = LifecycleScene([.promoted])
        scene.add("development-stranger", nil)
        scene.clusters.append(
            .managed(
                "development-staging", LifecycleTags.tags(.retired, of: .sample { $0.name = "staging" }),
                madeAt: scene.at))
        scene.instances.append(
            .managed("development-single", LifecycleTags.tags(.retired, of: .sample()), madeAt: scene.at))
        #expect(managed(scene).map(\.name) == ["development-1"])
    }

    @Test func `what was not read is not taken for nothing`() {
        let observation = Observation(of: .orders, takenAt: LifecycleScene.now)
        #expect(observation.managed(by: "development", .aurora) == .unavailable(Observation.notAsked))
        #expect(observation.complaint(about: "development-1", .aurora) == Observation.notAsked)
    }

    @Test func `one that is listed and cannot be read is not taken for missing`() {
        var scene = LifecycleScene([.promoted])
        scene.unreadable = [
            UnreadableDatabase(
                name: "development-9", resource: "cluster-NINE", arn: nil, isCluster: true, reason: "no status")
        ]
        let seen = scene.observation
        #expect(seen.complaint(about: "development-9", .aurora) == "no status")
        #expect(seen.complaint(about: "development-9", .instance) == nil)
        #expect(seen.complaint(about: "development-1", .aurora) == nil)
        #expect(seen.complaint(about: "elsewhere", identity: "cluster-NINE", .aurora) == "no status")
        #expect(seen.complaint(about: "development-9", identity: "cluster-ONE", .aurora) == nil)
        #expect(seen.isTaken("development-9"))
        scene.unreadable[0].name = nil
        scene.unreadable[0].resource = nil
        #expect(scene.observation.complaint(about: "development-1", identity: "cluster-ONE", .aurora) == "no status")
    }

    /// A name that a record may have, and whether clients that follow it reach `development-1`.
    struct Target: Sendable, CustomTestStringConvertible {
        var value: String
        var isIt: Bool
        var testDescription: String { value }
    }

    static let targets: [Target] = [
        Target(value: "development-1.cluster-c1x2y3.us-east-1.rds.amazonaws.com", isIt: true),
        Target(value: "Development-1.Cluster-C1X2Y3.us-east-1.RDS.amazonaws.com.", isIt: true),
        Target(value: "development-1.cluster-ro-c1x2y3.us-east-1.rds.amazonaws.com", isIt: true),
        // aurora-echo points its records at the member.
        Target(value: "development-1-1.c1x2y3.us-east-1.rds.amazonaws.com", isIt: true),
        Target(value: "development-1-2.c1x2y3.us-east-1.rds.amazonaws.com", isIt: false),
        Target(value: "development-1-1.c1x2y3.eu-west-1.rds.amazonaws.com", isIt: false),
        Target(value: "development-2.cluster-c1x2y3.us-east-1.rds.amazonaws.com", isIt: false),
        Target(value: "development-1.example.com", isIt: false), Target(value: "", isIt: false),
    ]

    @Test(.holds(.liveNeverRetired), arguments: targets)
    func `clients reach a cluster by its endpoints and by those of its members`(target: Target) throws {
        let database = try #require(managed(LifecycleScene([.retired])).first)
        #expect(database.isAt(target.value) == target.isIt)
    }

    @Test(
        .holds(.zoneNamesCompared),
        arguments: [
            ("example.com", "dev.example.com", true), ("example.com.", "dev.example.com", true),
            ("Example.COM", "dev.example.com.", true), ("example.com", "example.com", true),
            ("example.com", "devexample.com", false), ("dev.example.com", "example.com", false),
            ("co.uk", "dev.example.co.uk", true),
        ])
    func `names in DNS are compared without their dot and in small letters`(zone: String, name: String, isIn: Bool) {
        #expect(DNSName.isIn(zone: zone, name) == isIn)
        #expect(DNSName.isSame(name, name.uppercased() + (name.hasSuffix(".") ? "" : ".")))
    }

    @Test(.holds(.severalPromotedTold))
    func `of several that say they are promoted the one that the record points at is live`() {
        var scene = LifecycleScene([.promoted, .promoted, .retired])
        scene.point(at: "development-2")
        let records = scene.observation.records?.value ?? []
        #expect(managed(scene).promoted(by: records)?.name == "development-2")
        scene.point(at: "development-1")
        #expect(managed(scene).promoted(by: scene.observation.records?.value ?? [])?.name == "development-3")
    }

    // MARK: Making another one

    private func next(_ scene: LifecycleScene) -> NextMaking {
        scene.lifecycle.nextMaking(besides: managed(scene), at: scene.at)
    }

    @Test func `another one is made when the newest is as old as it has to be`() {
        var scene = LifecycleScene()
        #expect(next(scene) == .allowed)
        scene.add("development-1", .retired, age: .minutes(20 * 60))
        #expect(next(scene) == .allowed)
        scene.add("development-2", .new, age: .minutes(20 * 60 - 1))
        guard case .tooEarly(let newest, let from) = next(scene) else {
            Issue.record("\(next(scene))")
            return
        }
        #expect(newest.name == "development-2" && from == scene.at + .minutes(1))
        scene.lifecycle.names.minimumAge = .minutes(5)
        #expect(next(scene) == .allowed)
    }

    @Test(.holds(.missingTimesRead))
    func `while one is being made no other is begun, however little they may be apart`() {
        func name(_ change: (inout Cluster, inout [Instance]) -> Void) -> String? {
            var scene = LifecycleScene([.promoted, .new])
            scene.lifecycle.names.minimumAge = .zero
            scene.change("development-1", change)
            guard case .underWay(let database) = next(scene) else { return nil }
            return database.name
        }
        #expect(name { _, _ in } == nil)
        #expect(name { cluster, _ in cluster.status = "creating" } == "development-1")
        #expect(name { cluster, _ in cluster.createdAt = nil } == "development-1")
        #expect(name { _, members in members[0].status = "creating" } == "development-1")
        #expect(name { cluster, _ in cluster.status = "modifying" } == nil)
    }

    @Test func `a reader that autoscaling adds to the promoted one is not another one`() {
        var scene = LifecycleScene([.promoted])
        scene.change("development-1") { _, members in
            members.append(.sample("application-autoscaling-1", status: "creating", tags: [.autoscaled]))
        }
        #expect(next(scene) == .allowed)
    }
}
