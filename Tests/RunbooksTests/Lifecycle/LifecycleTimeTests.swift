import Maintenance
import Runbooks
import TestSupport
import Testing

/// How long the steps of lifecycles take, as far as that is known, and when a person is asked.
@Suite struct LifecycleTimeTests {
    private static func scene(_ kind: Lifecycle.Kind, of database: String = "production") -> LifecycleScene {
        var scene = LifecycleScene([.promoted], of: .sample(kind) { $0.changes.backupRetention = 7 })
        scene.snapshots = .known([
            .sample("daily-2") {
                $0.database = database
                if kind == .instance { $0.engine = "postgres" }
            }
        ])
        if kind == .aurora { scene.add("production", nil) }
        return scene
    }

    /// An earlier operation, whose first step took so long.
    private static func past(_ scene: LifecycleScene, _ runbook: some Runbook, took span: Span) throws -> PastOperation
    {
        let plan = try scene.plan(runbook, as: "a1a1")
        let step = try #require(plan.steps.first)
        let call = try #require(Self.call(of: step))
        let intent = Intent(id: "a1a1-1", step: step.id, mutation: call, approval: nil, decidedAt: scene.at)
        var operation = try Operation(.planned(plan, .sample), at: scene.at)
        let events: [Event] = [
            .started(by: "U0ALICE", acknowledged: []), .stepStarted(step.id), .mutationIntended(intent),
        ]
        for event in events { _ = try operation.apply(event, at: scene.at) }
        let ends: [Event] = [
            .mutationProved(intent.id), .stepCompleted(step.id),
            .aborted(by: "U0ALICE", reason: "", leftBehind: []),
        ]
        for event in ends { _ = try operation.apply(event, at: scene.at + span) }
        return try #require(PastOperation(operation, lines: []))
    }

    private static func call(of step: Step) -> AnyMutation? {
        if let made = step.work.base as? MakeInstanceStep { return AnyMutation(made.call) }
        guard let made = step.work.base as? MakeClusterStep else { return nil }
        if let original = made.original { return AnyMutation(CloneCluster(made.cluster, of: original)) }
        return made.snapshot.map { AnyMutation(RestoreCluster(made.cluster, from: $0)) }
    }

    private func first(
        _ runbook: some Runbook, _ scene: LifecycleScene, after past: PastOperation? = nil
    ) throws -> Step {
        var basis = scene.basis
        basis.stepTimes = StepTimes(of: past.map { [$0] } ?? [])
        return try #require(try Planning.plan(AnyRunbook(runbook), basis).steps.first)
    }

    @Test(arguments: Lifecycle.Kind.allCases)
    func `the time of a first restore is a guess, and told as one`(kind: Lifecycle.Kind) throws {
        let scene = Self.scene(kind)
        let step = try first(NewRunbook(scene.lifecycle), scene)
        #expect(step.isGuess == true)
        #expect(step.note == "from daily-2; the time is a guess: it depends on the size, and AWS names no figure")
    }

    @Test(arguments: Lifecycle.Kind.allCases)
    func `a restore is expected to take what the last one from the same source took`(kind: Lifecycle.Kind) throws {
        let scene = Self.scene(kind)
        let past = try Self.past(scene, NewRunbook(scene.lifecycle), took: .minutes(190))
        for step in [
            try first(NewRunbook(scene.lifecycle), scene, after: past),
            try first(RefreshRunbook(scene.lifecycle), scene, after: past),
        ] {
            #expect(step.expected == .minutes(190) && step.isGuess == nil)
            #expect(step.note == "from daily-2; took 3 h 10 min last time")
        }
        let other = Self.scene(kind, of: "staging")
        #expect(try first(NewRunbook(other.lifecycle), other, after: past).isGuess == true)
    }

    @Test func `a clone tells nothing of a restore, and its time is no guess`() throws {
        let scene = Self.scene(.aurora)
        let clone = NewRunbook(scene.lifecycle, isClone: true)
        let past = try Self.past(scene, clone, took: .minutes(12))
        #expect(try first(NewRunbook(scene.lifecycle), scene, after: past).isGuess == true)
        let typical = try first(clone, scene)
        #expect(typical.isGuess == nil && typical.note == nil)
        #expect(try first(clone, scene, after: past).note == "took 12 min last time")
    }

    @Test(arguments: Lifecycle.Kind.allCases)
    func `nobody is asked within a day while a new database is made, backed up or changed`(kind: Lifecycle.Kind) throws
    {
        let scene = Self.scene(kind)
        let plan = try scene.plan(RefreshRunbook(scene.lifecycle))
        let waiting = plan.steps.prefix { $0.id != "promote" }
        let copying = kind == .aurora ? ["make-cluster", "create-members"] : ["make-instance"]
        #expect(waiting.map(\.id.text).starts(with: copying + ["configure"]))
        #expect(waiting.contains { $0.id == "restart" } && waiting.contains { $0.id == "record-modified" })
        for step in waiting { #expect(step.patience >= .minutes(24 * 60), "\(step.id)") }
        #expect(try #require(plan["promote"]).patience < .minutes(60))
    }
}
