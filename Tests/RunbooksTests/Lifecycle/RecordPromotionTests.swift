import Maintenance
import Runbooks
import TestSupport
import Testing

/// How databases say which one is promoted: the ones before first, so that never two say so.
@Suite struct RecordPromotionTests {
    private static let scene = ledTo("development-3", LifecycleScene([.modified, .promoted, .retired]))
    private static let lifecycle = Lifecycle.sample { $0.promotionTags = ["live": "true", "colour": "green"] }

    private static func ledTo(_ name: String, _ scene: LifecycleScene) -> LifecycleScene {
        var scene = scene
        scene.point(at: name)
        return scene
    }

    private static func calls(_ name: String, _ tags: [Maintenance.Tag]) -> [AnyMutation] {
        let arn = "arn:aws:rds:us-east-1:123456789012"
        return [
            AnyMutation(TagDatabase(.cluster(ClusterID(name)), arn: "\(arn):cluster:\(name)", tags: tags)),
            AnyMutation(
                TagDatabase(.instance(InstanceID("\(name)-1")), arn: "\(arn):db:\(name)-1", tags: tags)),
        ]
    }

    private static let retired = LifecycleTags.tags(.retired, of: lifecycle)
    private static let promoted =
        LifecycleTags.tags(.promoted, of: lifecycle) + [
            Maintenance.Tag(key: "colour", value: "green"), Maintenance.Tag(key: "live", value: "true"),
            Maintenance.Tag(key: "changeover:approved-by", value: "U0BOB U0CAROL"),
        ]
    private static func tag(_ scene: inout LifecycleScene, _ name: String, _ tags: [Maintenance.Tag]) {
        scene.change(name) { cluster, members in
            cluster.tags = tags
            members[0].tags = tags
        }
    }

    static let cases: [LifecycleCase] = [
        LifecycleCase("the one before first", .ready(calls("development-2", retired))),
        LifecycleCase(
            "asked for, not seen", .inProgress("development-2 to show"), asked: calls("development-2", retired)),
        LifecycleCase("its cluster shows it, its member not yet", .ready([calls("development-2", retired)[1]])) {
            tag(&$0, "development-2", retired)
            $0.change("development-2") { _, members in members[0].tags = LifecycleTags.tags(.promoted, of: lifecycle) }
        },
        LifecycleCase("then the new one", .ready(calls("development-3", promoted))) {
            tag(&$0, "development-2", retired)
        },
        LifecycleCase(
            "the new one asked for", .inProgress("development-3 to show"), asked: calls("development-3", promoted)
        ) {
            tag(&$0, "development-2", retired)
        },
        LifecycleCase("all of it", .satisfied) {
            tag(&$0, "development-2", retired)
            tag(&$0, "development-3", promoted)
        },
        LifecycleCase("the one before is modified", .ready(calls("development-2", retired))) {
            $0.set("modifying", of: "development-2")
        },
        LifecycleCase("several said so: one after the other", .ready(calls("development-2", retired))) {
            tag(&$0, "development-1", LifecycleTags.tags(.promoted, of: lifecycle))
        },
        LifecycleCase("several said so: the next", .ready(calls("development-1", retired))) {
            tag(&$0, "development-1", LifecycleTags.tags(.promoted, of: lifecycle))
            tag(&$0, "development-2", retired)
        },
        LifecycleCase("one of the old tool's", .ready(calls("development-2", retired))) { scene in
            scene.change("development-2") { cluster, members in
                cluster.tags = [Maintenance.Tag(key: "aurora-echo:development:stage", value: "new")]
                members[0].tags = [Maintenance.Tag(key: "aurora-echo:development:stage", value: "promoted")]
            }
        },
        LifecycleCase("the one before was deleted meanwhile", .ready(calls("development-3", promoted))) {
            $0.remove("development-2")
        },
        LifecycleCase("somebody moved the record since", .blocked("does not lead to development-3 any more")) {
            $0.point(at: "development-2")
        },
        LifecycleCase("the new one is gone", .blocked("not there any more")) { $0.remove("development-3") },
    ]

    @Test(.holds(.predecessorRetired, .stagesAfterCrash, .approverTagged), arguments: cases)
    func `the ones before are retired before the new one is promoted`(row: LifecycleCase) throws {
        let reference = try #require(Self.scene.reference("development-3"))
        row.check(
            RecordPromotionStep(Self.lifecycle, reference, predecessors: .retired), in: Self.scene,
            approvers: ["U0BOB", "U0CAROL"])
    }

    /// The bot may end between any two calls: what it sees then is what it goes on from.
    @Test(.holds(.stagesAfterCrash)) func `from whatever tags there are one and only one is promoted in the end`()
        throws
    {
        let reference = try #require(Self.scene.reference("development-3"))
        let step = AnyStep(RecordPromotionStep(Self.lifecycle, reference, predecessors: .retired))
        let stages: [LifecycleStage] = [.modified, .promoted, .retired]
        for (newest, middle, oldest) in stages.flatMap({ first in
            stages.flatMap { second in stages.map { (first, second, $0) } }
        }) {
            var scene = Self.ledTo("development-3", LifecycleScene([newest, middle, oldest], of: Self.lifecycle))
            for _ in 0..<10 {
                guard case .ready(let calls) = step.assess(seeing: scene.observation, outstanding: []) else { break }
                // One call takes effect, and then everything is seen anew.
                guard let call = calls.first?.base as? TagDatabase else { break }
                scene.apply(call)
                let said = scene.promoted
                #expect(said.count <= max(1, [newest, middle, oldest].count { $0 == .promoted }))
            }
            #expect(step.assess(seeing: scene.observation, outstanding: []) == .satisfied)
            #expect(scene.promoted == ["development-3"])
            #expect(scene.promotedParts == ["development-3", "development-3-1"])
        }
    }

    @Test func `on the way back the one that was live becomes modified`() throws {
        let reference = try #require(Self.scene.reference("development-1"))
        let modified = LifecycleTags.tags(.modified, of: Self.lifecycle)
        LifecycleCase("back", .ready(Self.calls("development-2", modified))).check(
            RecordPromotionStep(Self.lifecycle, reference, predecessors: .modified),
            in: Self.ledTo("development-1", Self.scene))
    }
}

extension LifecycleScene {
    /// With tags written as AWS writes them: what had the key has the new value.
    mutating func apply(_ call: TagDatabase) {
        func written(_ old: [Maintenance.Tag]) -> [Maintenance.Tag] {
            old.filter { tag in !call.tags.contains { $0.key == tag.key } } + call.tags
        }
        clusters = clusters.map { state in
            guard var cluster = state.cluster else { return state }
            if cluster.arn == call.arn { cluster.tags = written(cluster.tags) }
            let members = state.instances.map { member in
                var member = member
                if member.arn == call.arn { member.tags = written(member.tags) }
                return member
            }
            return ClusterState(cluster: cluster, instances: members)
        }
        for index in instances.indices where instances[index].instance.arn == call.arn {
            instances[index].instance.tags = written(instances[index].instance.tags)
        }
    }

    /// The clusters and members that say they are promoted.
    var promotedParts: [String] {
        let tag = Maintenance.Tag(key: LifecycleTags.stage, value: "promoted")
        let parts = clusters.flatMap { state in
            (state.cluster.map { [($0.identifier.text, $0.tags)] } ?? [])
                + state.instances.map { ($0.identifier.text, $0.tags) }
        }
        return parts.filter { $0.1.contains(tag) }.map(\.0)
    }

    /// The databases that say they are promoted.
    var promoted: [String] {
        (observation.managed(by: lifecycle.name, lifecycle.kind).value ?? []).all(in: .promoted).map(\.name)
    }
}
