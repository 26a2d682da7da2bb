import Maintenance
import Runbooks
import TestSupport
import Testing

/// How a new database gets its settings, restarts, and is marked with its stage.
@Suite struct ChangingStepTests {
    private static let scene = LifecycleScene([.new, .promoted])
    private static func reference(_ kind: Lifecycle.Kind = .aurora) throws -> ManagedReference {
        try #require(LifecycleScene([.new, .promoted], of: .sample(kind)).reference("development-2"))
    }

    // MARK: Settings

    private static let settings: ConfigureDatabase.Settings = {
        var settings = ConfigureDatabase.Settings()
        settings.backupRetention = 7
        settings.isProtected = true
        return settings
    }()
    private static let roles = ["export", "import"].map { Lifecycle.Role("arn:aws:iam::1:role/\($0)") }
    private static let configure = ConfigureDatabase("development-2", .aurora, settings)
    private static let first = AddRole(roles[0], to: "development-2")
    private static let second = AddRole(roles[1], to: "development-2")

    private static func configured(_ scene: inout LifecycleScene, _ states: [String] = []) {
        scene.change("development-2") { cluster, _ in
            cluster.backupRetention = 7
            cluster.isProtected = true
            for (role, state) in zip(roles, states) { cluster.roles[role.arn] = state }
        }
    }

    static let changes: [LifecycleCase] = [
        LifecycleCase("nothing of it", .ready(configure)),
        LifecycleCase("asked for, not seen", .inProgress("show its settings"), asked: [AnyMutation(configure)]),
        LifecycleCase(
            "what is there already is not asked for",
            .ready(
                ConfigureDatabase(
                    "development-2", .aurora,
                    {
                        var lacking = ConfigureDatabase.Settings()
                        lacking.isProtected = true
                        return lacking
                    }()))
        ) { $0.change("development-2") { cluster, _ in cluster.backupRetention = 7 } },
        LifecycleCase("modifying", .inProgress("development-2 is modifying")) {
            $0.set("modifying", of: "development-2")
        },
        LifecycleCase("a member is at work", .inProgress("development-2-1 is rebooting")) {
            $0.set("rebooting", of: "development-2", isOfMember: true)
        },
        LifecycleCase("broken", .blocked("is storage-full")) {
            $0.set("storage-full", of: "development-2", isOfMember: true)
        },
        LifecycleCase("stopped", .blocked("is stopped")) { $0.set("stopped", of: "development-2") },
        LifecycleCase("roles come one after the other", .ready(first)) { configured(&$0) },
        LifecycleCase("a role is on its way", .inProgress("show its settings"), asked: [AnyMutation(first)]) {
            configured(&$0, ["PENDING"])
        },
        LifecycleCase("the second role", .ready(second)) { configured(&$0, ["ACTIVE"]) },
        LifecycleCase("a role is pending, whoever gave it", .inProgress("is being given")) {
            configured(&$0, ["ACTIVE", "PENDING"])
        },
        LifecycleCase("a role cannot be taken", .blocked("cannot take arn:aws:iam::1:role/import")) {
            configured(&$0, ["ACTIVE", "INVALID"])
        },
        LifecycleCase("all of it", .satisfied) { configured(&$0, ["ACTIVE", "ACTIVE"]) },
        LifecycleCase("gone", .blocked("not there any more")) { $0.remove("development-2") },
        LifecycleCase("another one of its name", .blocked("is not the database that this was planned for")) {
            $0.change("development-2") { cluster, _ in cluster.resourceIdentifier = "cluster-OTHER" }
        },
        LifecycleCase("not to be read", .blocked("is not read: no status")) { $0.lose("development-2") },
    ]

    @Test(arguments: changes) func `settings are given that are missing`(row: LifecycleCase) throws {
        row.check(ConfigureStep(try Self.reference(), Self.settings, roles: Self.roles), in: Self.scene)
    }

    // MARK: Restarts

    private static let restart = RebootCopy("development-2-1")

    static let restarts: [LifecycleCase] = [
        LifecycleCase("not yet", .ready(restart)),
        LifecycleCase("asked for", .inProgress("waiting for development-2 to restart"), asked: [AnyMutation(restart)]),
        LifecycleCase("restarting", .inProgress("rebooting"), asked: [AnyMutation(restart)]) {
            $0.set("rebooting", of: "development-2", isOfMember: true)
        },
        LifecycleCase("restarted before the step began", .ready(restart)) {
            $0.restarts = ["development-2-1": LifecycleScene.now - .minutes(60)]
        },
        LifecycleCase("restarted, as events tell", .satisfied) {
            $0.restarts = ["development-2-1": LifecycleScene.now]
        },
        LifecycleCase("restarted, as its call was proved", .satisfied, proved: [AnyMutation(restart)]),
        LifecycleCase("restarted in vain", .blocked("are not in force"), proved: [AnyMutation(restart)]) {
            $0.change("development-2") { _, members in members[0].parameterGroups[0].applyStatus = "pending-reboot" }
        },
        LifecycleCase("the cluster's parameters wait", .blocked("are not in force"), proved: [AnyMutation(restart)]) {
            $0.change("development-2") { cluster, _ in cluster.members[0].parameterGroupStatus = "pending-reboot" }
        },
    ]

    @Test(arguments: restarts) func `every instance restarts, and runs with its parameters then`(row: LifecycleCase)
        throws
    {
        row.check(RebootCopyStep(try Self.reference(), isForParameters: false), in: Self.scene)
    }

    @Test func `in a refresh a cluster restarts only where parameters wait for it`() throws {
        let step = RebootCopyStep(try Self.reference(), isForParameters: true)
        LifecycleCase("none wait", .satisfied).check(step, in: Self.scene)
        let waiting = LifecycleCase("the cluster's wait", .ready(Self.restart)) {
            $0.change("development-2") { cluster, _ in cluster.members[0].parameterGroupStatus = "pending-reboot" }
        }
        waiting.check(step, in: Self.scene)
    }

    // MARK: Stages

    private static let tags = LifecycleTags.tags(.modified, of: .sample())
    private static let calls: [AnyMutation] = [
        AnyMutation(
            TagDatabase(
                .cluster("development-2"), arn: "arn:aws:rds:us-east-1:123456789012:cluster:development-2", tags: tags)),
        AnyMutation(
            TagDatabase(
                .instance("development-2-1"), arn: "arn:aws:rds:us-east-1:123456789012:db:development-2-1", tags: tags)
        ),
    ]

    static let stages: [LifecycleCase] = [
        LifecycleCase("on neither", .ready(calls)),
        LifecycleCase("on the cluster only", .ready([calls[1]])) {
            $0.change("development-2") { cluster, _ in cluster.tags = tags }
        },
        LifecycleCase("asked for, not seen", .inProgress("show its tags"), asked: calls),
        LifecycleCase("on both", .satisfied) {
            $0.change("development-2") { cluster, members in
                cluster.tags = tags
                members[0].tags = tags
            }
        },
        LifecycleCase("gone", .blocked("not there any more")) { $0.remove("development-2") },
    ]

    @Test(.holds(.tagsOnCluster), arguments: stages)
    func `a stage is written on the cluster and on its members`(row: LifecycleCase) throws {
        row.check(RecordStageStep(try Self.reference(), .modified, of: .sample()), in: Self.scene)
    }

    @Test(arguments: ["modifying", "backing-up", "stopped", "storage-full", "pondering"] as [Status])
    func `a stage is written whatever AWS is at`(status: Status) throws {
        var scene = Self.scene
        scene.set(status, of: "development-2")
        LifecycleCase("\(status)", .ready(Self.calls)).check(
            RecordStageStep(try Self.reference(), .modified, of: .sample()), in: scene)
    }
}
