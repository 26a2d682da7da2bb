import Maintenance
import Runbooks
import Simulation
import TestSupport
import Testing

/// A former production takes no writes as long as nobody allows it.
@Suite struct FormerProductionTests {
    @Test func `a former production that the bot restarts is noticed (I8)`() throws {
        var shell = try Self.upgraded()
        _ = try shell.aws.rds.rebootInstance("orders-2-old1", at: shell.now)
        Self.settle(&shell)
        #expect(shell.violations.contains { $0.contains("I8") && $0.contains("was restarted") }, "\(shell.violations)")
    }

    @Test func `a deployment's record that the bot removes and nobody allowed is noticed (I8)`() throws {
        var shell = try Self.upgraded()
        let record = try #require(try shell.aws.rds.describeDeployments(at: shell.now).first)
        _ = try shell.aws.rds.deleteDeployment(record.identifier, at: shell.now)
        Self.settle(&shell)
        #expect(shell.violations.contains { $0.contains("I8") && $0.contains("nobody allowed") }, "\(shell.violations)")
    }

    @Test func `a former production that somebody else restarts takes writes, which is not the bot's doing`() throws {
        var shell = try Self.upgraded()
        shell.aws.rds.schedule(.changesClass(instance: "orders-1-old1", to: "db.r6g.xlarge"), at: shell.now)
        Self.settle(&shell)
        #expect(shell.aws.rds.acceptsWrites("orders-old1") == true)
        #expect(shell.violations == [])
    }

    @Test func `the removal of a record that a person approved takes its protection from the former production`() throws
    {
        var shell = try Self.upgraded()
        let upgrade = try #require(shell.store.newest)
        #expect(shell.aws.rds.acceptsWrites("orders-old1") == false)
        let removal = AnyRunbook(try RecordRemovalRunbook(after: upgrade, isPreview: false))
        var people = shell.people
        _ = people.command(removal, in: &shell)
        shell.people = people
        _ = shell.run(until: shell.now + .seconds(24 * 3600))
        #expect(shell.store.newest?.plan.runbook == removal)
        #expect(shell.store.newest?.phase.name == "completed")
        #expect(shell.aws.rds.liftedProtections.map(\.cause) == [.deploymentDeleted])
        #expect(shell.aws.rds.acceptsWrites("orders-old1") == true)
        #expect(shell.violations == [])
    }

    /// After an upgrade that keeps the old environment.
    private static func upgraded() throws -> SeededShell {
        var shell = SeededShell.shell(of: .upgrade, seed: 11, faults: .none)
        shell.people.wish = AnyRunbook.upgradeThatKeepsTheOldEnvironment
        _ = shell.run(until: shell.now + .seconds(24 * 3600))
        try #require(shell.violations == [])
        try #require(shell.store.newest?.phase.name == "completed")
        return shell
    }

    private static func settle(_ shell: inout SeededShell) {
        shell.settleWorld()
        shell.checkInvariants()
    }
}
