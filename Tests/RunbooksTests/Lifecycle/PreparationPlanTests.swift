import Maintenance
import Runbooks
import TestSupport
import Testing

/// What a plan does to a new database before it can be promoted.
struct PreparationPlanTests {
    private static let lifecycle = Lifecycle.sample {
        $0.changes = Lifecycle.Changes(passwordSecret: "changeover/development", masking: "masking.sql")
    }
    private static let secret = SecretStagesQuestion("changeover/development", in: LifecycleScene.place)
    private static let file = MaskingScriptQuestion("masking.sql", in: LifecycleScene.place)

    private static func plan(
        of lifecycle: Lifecycle = lifecycle,
        _ stages: Reading<SecretStages> = .known(SecretStages(["v1": ["AWSCURRENT"]])),
        digest: String = "d1"
    ) throws(Refusal) -> Plan {
        let scene = LifecycleScene([.new], of: lifecycle)
        var seen = scene.observation
        seen.add(Answered(secret, stages, takenAt: scene.at))
        let summary = MaskingScriptSummary(digest: digest, statements: 12, databases: ["shop", "stats"])
        seen.add(Answered(file, .known(summary), takenAt: scene.at))
        return try ModifyRunbook(lifecycle).plan(
            from: PlanBasis(observation: seen), as: "k3f9", policy: PlanPolicy(), at: LifecycleScene.now)
    }

    @Test(.holds(.maskedBeforeReached))
    func `the password comes before the masking, and both before the stage is recorded`() throws {
        let plan = try Self.plan()
        #expect(plan.steps.map(\.id) == ["rotate-password", "mask", "record-modified"])
        #expect(
            plan.findings.map(\.text) == [
                "development-1 gets a new password, which is the current one of changeover/development from then on. The "
                    + "database that clients use until the promotion keeps its own: clients that read the secret before the "
                    + "promotion cannot open connections to it.",
                "masking.sql has 12 statements for shop and stats, each of which takes effect by itself. Where one fails, "
                    + "nothing goes on.",
            ])
    }

    @Test func `a plan is bound to what the file says`() throws {
        #expect(try Self.plan().digest == Self.plan().digest)
        #expect(try Self.plan().digest != Self.plan(digest: "d2").digest)
    }

    @Test func `what it takes is asked for, and without it nothing is planned`() throws {
        let context = QuestionContext(target: Target(place: LifecycleScene.place, cluster: "development"))
        let asked = ModifyRunbook(Self.lifecycle).questions(in: context, seeing: nil)
        #expect(asked.isSuperset(of: [AnyQuestion(Self.secret), AnyQuestion(Self.file)]))
        #expect(
            throws: Refusal(
                "The secret changeover/development is not read, so nothing is planned. Secretsmanager is away.")
        ) { try Self.plan(.unavailable("secretsmanager is away")) }
        let loginless = Lifecycle.sample { $0.changes = Lifecycle.Changes(masking: "masking.sql") }
        #expect(throws: Refusal.self) { try Self.plan(of: loginless) }
    }

    // MARK: What an earlier operation left in the secret

    private static func left(_ pending: String, _ stages: [LifecycleStage] = [.new, .modified]) throws -> [String] {
        var scene = LifecycleScene(stages, of: lifecycle)
        scene.change("development-1") { cluster, _ in
            cluster.tags.append(Maintenance.Tag(key: LifecycleTags.operation, value: "m4d7"))
        }
        var seen = scene.observation
        let versions = ["v1": ["AWSCURRENT"], pending: ["AWSPENDING"]] as [String: Set<String>]
        seen.add(Answered(secret, .known(SecretStages(versions)), takenAt: scene.at))
        seen.add(
            Answered(
                file, .known(MaskingScriptSummary(digest: "d1", statements: 1, databases: [])), takenAt: scene.at))
        let plan = try ModifyRunbook(lifecycle).plan(
            from: PlanBasis(observation: seen), as: "k3f9", policy: PlanPolicy(), at: LifecycleScene.now)
        #expect(plan[check: "password-left"].allSatisfy { $0.severity == .acknowledge })
        return plan[check: "password-left"].map(\.text)
    }

    @Test func `the password that only the pending version keeps of another copy is given up knowingly`() throws {
        let theirs = PasswordRotation(
            in: "changeover/development", for: "development-1", .aurora, engine: "aurora-postgresql", by: "m4d7")
        #expect(
            try Self.left(theirs.version) == [
                "The pending version of changeover/development alone keeps the password that m4d7 made for development-1. The "
                    + "version loses its label now, and Secrets Manager may delete it: read it before, or give development-1 "
                    + "another password afterwards."
            ])
        // Of one that is gone nobody misses it.
        #expect(try Self.left(theirs.version, [.new]) == [])
    }

    @Test func `where the version does not tell whose it is, those are named that it may be of`() throws {
        let unknown = "changeover-" + String(repeating: "0", count: 40)
        #expect(
            try Self.left(unknown) == [
                "The pending version of changeover/development is of an earlier operation that did not make it current, and "
                    + "may alone keep the password of development-1. The version loses its label now, and Secrets Manager may "
                    + "delete it: read it before."
            ])
        #expect(try Self.left(unknown, [.new, .retired]) == [])
        #expect(try Self.left("theirs") == [])
    }

    @Test func `a pending version that has another label, or is this operation's own, loses nothing`() throws {
        func left(_ versions: [String: Set<String>]) -> String? { SecretStages(versions).leavingPassword }
        #expect(left(["v1": ["AWSCURRENT"], "changeover-1": ["AWSPENDING"]]) == "changeover-1")
        #expect(left(["changeover-1": ["AWSCURRENT", "AWSPENDING"]]) == nil)
        #expect(left(["v1": ["AWSCURRENT"], "changeover-1": ["AWSPENDING", "AWSPREVIOUS"]]) == nil)
        let own = PasswordRotation(
            in: "changeover/development", for: "development-2", .aurora, engine: "aurora-postgresql", by: "k3f9")
        #expect(try Self.left(own.version) == [])
    }

    @Test func `a secret that cannot be used blocks the plan`() throws {
        for stages in [
            SecretStages(["v1": ["AWSCURRENT"]], isLeaving: true), SecretStages(["v1": ["AWSCURRENT"]], owner: "rds"),
            SecretStages([:]),
        ] {
            #expect(try Self.plan(.known(stages)).blocks.map(\.check) == ["password"])
        }
    }
}
