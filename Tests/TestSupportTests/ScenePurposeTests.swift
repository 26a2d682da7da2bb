import Maintenance
import Simulation
import TestSupport
import Testing

/// What every scene says that it is for is looked at, and each thing that it says by itself.
@Suite struct ScenePurposeTests {
    @Test(arguments: SeededScene.allCases)
    func `a scene is for something that is not so in the beginning`(scene: SeededScene) throws {
        let purpose = try #require(scene.purpose)
        let beginning = try #require(SceneOutcome(of: scene.database, in: RDSWorld(scene.script, seed: 1)))
        #expect(purpose.complaints(about: beginning, beganWith: beginning.writer) != [])
    }

    @Test(arguments: SeededScene.allCases)
    func `without faults a scene comes to what it is for`(scene: SeededScene) throws {
        let (purpose, outcome, writer) = try Self.played(scene)
        #expect(purpose.complaints(about: outcome, beganWith: writer) == [])
    }

    @Test(arguments: ScenePurpose.Check.allCases)
    func `what goes wrong with one of the things that a scene is for is noticed (I6)`(
        check: ScenePurpose.Check
    ) throws {
        let scene = Self.scene(of: check)
        let (purpose, outcome, writer) = try Self.played(scene)
        var broken = outcome
        Self.spoil(&broken, check)
        #expect(broken != outcome)
        let complaints = purpose.complaints(about: broken, beganWith: writer)
        #expect(complaints.contains { $0.contains(Self.words(of: check)) }, "\(scene): \(complaints)")
    }

    @Test func `a member that was restarted and was not meant to be is noticed (I6)`() throws {
        let (purpose, outcome, writer) = try Self.played(.reboot)
        var other = outcome
        (other.restarted, other.rebooted) = (["orders-2", "orders-3"], ["orders-2", "orders-3"])
        #expect(purpose.complaints(about: other, beganWith: writer).contains { $0.contains("whom nobody meant") })
    }

    @Test func `a member that was restarted twice is noticed, unless somebody had that done again (I6)`() throws {
        let (purpose, outcome, writer) = try Self.played(.cycle)
        var repeated = outcome
        repeated.rebooted = (repeated.rebooted + ["orders-2"]).sorted()
        #expect(purpose.complaints(about: repeated, beganWith: writer) != [])
        #expect(purpose.complaints(about: repeated, beganWith: writer, toleratesRepetition: true) == [])
    }

    /// How the first operation of a scene left its database.
    private static func played(
        _ scene: SeededScene
    ) throws -> (purpose: ScenePurpose, outcome: SceneOutcome, writer: String?) {
        var shell = SeededShell.shell(of: scene, seed: 11, faults: .none)
        // The clean-up of an upgrade is an operation of its own.
        if scene == .upgrade { shell.people.wish = AnyRunbook.upgradeThatKeepsTheOldEnvironment }
        let beginning = SceneOutcome(of: scene.database, in: shell.aws.rds)
        _ = shell.run(until: shell.now + .seconds(24 * 3600))
        try #require(shell.violations == [])
        try #require(shell.store.newest?.phase.name == "completed")
        return (
            try #require(scene.purpose), try #require(SceneOutcome(of: scene.database, in: shell.aws.rds)),
            beginning?.writer
        )
    }

    /// A scene that has to do with it.
    private static func scene(of check: ScenePurpose.Check) -> SeededScene {
        switch check {
        case .writer: .failover
        case .classes, .members: .resize
        case .version, .groups, .groupsInForce, .proxies, .formerProduction: .upgrade
        case .storage: .instanceStorage
        case .restarts: .instanceReboot
        case .maintenance: .maintenance
        case .endpoints: .cycle
        case .scaling: .rebootUnscaled
        }
    }

    private static func spoil(_ outcome: inout SceneOutcome, _ check: ScenePurpose.Check) {
        switch check {
        case .writer: outcome.writer = "orders-1"
        case .version: outcome.version = "15.4"
        case .members: outcome.members["orders-co-abcd"] = outcome.members["orders-1"]
        case .classes: outcome.members["orders-2"]?.instanceClass = "db.r6g.large"
        case .groups: outcome.members["orders-3"]?.group.values["work_mem"] = nil
        case .groupsInForce: outcome.members["orders-3"]?.runsWithItsGroups = false
        case .storage: outcome.volume?.gibibytes += 1
        case .restarts: outcome.restarted = []
        case .maintenance: outcome.pending = ["orders-2 os-upgrade"]
        case .proxies: outcome.proxies["orders-proxy"] = ["orders-old1"]
        case .endpoints: outcome.endpoints["orders-reports"] = ["orders-2"]
        case .formerProduction: outcome.formers["orders-old1"] = true
        case .scaling: outcome.scaling?.suspension = .init(removal: true, addition: true, schedule: true)
        }
    }

    private static func words(of check: ScenePurpose.Check) -> String {
        check == .formerProduction ? "takes writes" : check.rawValue
    }
}
