import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// Commands that are read long after they were written, as the bot was down.
struct LateCommandTests {
    private static let late = Span.minutes(11)

    private func handle(
        _ setup: CommandSetup, _ words: String, age: Span? = late, precedesReading: Bool? = nil
    ) async throws -> String {
        var message = CommandSetup.message("!rds \(words)")
        message.receivedAt = setup.now
        message.age = age
        message.precedesReading = precedesReading
        try await setup.handler.handle(message)
        return await setup.said
    }

    @Test(arguments: [
        "failover orders", "failover orders --start", "resize orders db.r6g.xlarge", "storage orders aurora",
        "cycle orders", "apply-maintenance orders", "reboot orders-2", "upgrade orders 16.4", "retarget front orders",
        "rollback k3f9",
        "cleanup k3f9", "resume k3f9", "retry k3f9", "reset k3f9 --to verify", "skip k3f9 verify x",
        "timeout k3f9 2h", "unhold k3f9 --before verify", "unlock orders", "unfreeze",
    ])
    func `what sets going or lifts something changes nothing, and is answered with the line to say again`(
        _ words: String
    ) async throws {
        let setup = CommandSetup([.running()])
        #expect(
            try await handle(setup, words)
                == "<@U0ALICE>, I read this only now, 11 min after you wrote it, so I did not carry it out. "
                + "If you still want it, please say it again: `!rds \(words)`")
        #expect(await setup.control.asked == [])
        #expect(await setup.journal.answered.count == 1)
    }

    @Test(arguments: ["pause k3f9", "abort k3f9", "hold k3f9 --before verify", "lock orders x", "freeze x"])
    func `what holds back counts, and is answered with its age`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        #expect(try await handle(setup, words).hasSuffix("\nI read this only now, 11 min after you wrote it."))
        #expect(await setup.control.asked.count == 1)
    }

    @Test func `what holds back and is refused is answered with its age as well`() async throws {
        let setup = CommandSetup([.running()])
        await setup.control.set { $0.error = .refused(Refusal("k3f9 is paused already.")) }
        #expect(
            try await handle(setup, "pause k3f9")
                == "k3f9 is paused already.\nI read this only now, 11 min after you wrote it.")
    }

    @Test(arguments: ["status k3f9", "help", "operations", "plan failover orders", "clusters"])
    func `what only shows something is shown at any age`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        #expect(!(try await handle(setup, words)).contains("only now"))
    }

    @Test(arguments: [Span.minutes(60), .minutes(-60)])
    func `how old a command is, is told by Slack's clock and not by the host's`(_ wrong: Span) async throws {
        var setup = CommandSetup([.running()])
        setup.now = setup.now + wrong
        #expect(try await handle(setup, "resume k3f9", age: .seconds(3)).contains("k3f9 goes on"))
        var other = CommandSetup([.running()])
        other.now = other.now + wrong
        #expect(try await handle(other, "resume k3f9").contains("I read this only now, 11 min"))
    }

    @Test func `a command that waited long after it was read is old as well`() async throws {
        var setup = CommandSetup([.running()])
        var message = CommandSetup.message("!rds resume k3f9")
        message.receivedAt = setup.now
        message.age = .seconds(3)
        setup.now = setup.now + .minutes(30)
        try await setup.handler.handle(message)
        #expect(await setup.said.contains("I read this only now, 30 min"))
    }

    @Test func `where Slack does not tell the time, the host's clock has to do`() async throws {
        var setup = CommandSetup([.running()])
        setup.now = setup.now + .minutes(10)
        #expect(try await handle(setup, "resume k3f9", age: nil).contains("I read this only now, 11 min"))
    }

    @Test(arguments: ["failover orders", "pause k3f9", "freeze x", "status k3f9"])
    func `what was written before the first reading is named and not carried out`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        #expect(
            try await handle(setup, words, age: .seconds(20), precedesReading: true)
                == "<@U0ALICE>, this was written before I began to read here, so I did not carry it out. "
                + "If you still want it, please say it again: `!rds \(words)`")
        #expect(await setup.control.asked == [])
    }

    @Test func `whoever may not give a command is told that, however old it is`() async throws {
        let setup = CommandSetup([.running()])
        var message = CommandSetup.message("!rds resume k3f9", by: "U0MALLORY")
        message.age = Self.late
        try await setup.handler.handle(message)
        #expect(await setup.said.contains("only operators can start or change maintenance here"))
    }

    @Test func `a command that needs the right to change something does not call itself one that only shows`() {
        for type in CommandList.all { #expect((type.effect == .reads) == (type.right == .read), "\(type.word.text)") }
    }
}
