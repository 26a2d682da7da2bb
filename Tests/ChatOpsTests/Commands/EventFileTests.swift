import Engine
import Maintenance
import Testing

@testable import ChatOps

/// `events OP --json`: the answer is a file.
struct EventFileTests {
    @Test func `the events are queued as a file for the thread of the command, in the commit that answers it`()
        async throws
    {
        let setup = CommandSetup([.running("k3f9")])
        let message = CommandSetup.message("!rds events k3 --json")
        try await setup.handler.handle(message)
        let answers = await setup.control.answers
        #expect(
            answers == [
                Post(
                    id: "reply/C0DBAOPS/1767621600.000200/file", operation: "k3f9", channel: "C0DBAOPS",
                    thread: "1767621600.000200",
                    content: .file(
                        name: "k3f9-events.jsonl",
                        comment: "The events of *Resize orders to db.r6g.xlarge* · k3f9, as they are recorded."))
            ])
        #expect(await setup.journal.answered == [message.id])
    }

    @Test func `everybody may ask for it, and nothing else is done`() async throws {
        let setup = CommandSetup([.running("k3f9")])
        try await setup.handler.handle(CommandSetup.message("!rds events k3f9 --json", by: "U0MALLORY"))
        #expect(await setup.control.answers.map(\.operation) == ["k3f9"])
        #expect(await setup.control.asked.isEmpty)
    }

    @Test(arguments: [
        ("events m7q2 --json", "I don't know an operation"), ("events p1aa --json", "does not look after"),
    ])
    func `an operation that is not there, or another channel's, is told in words`(
        command: String, words: String
    ) async throws {
        let setup = CommandSetup([.running("k3f9"), .running("p1aa", cluster: "prod-users")])
        #expect(try await setup.say(command).contains(words))
        #expect(await setup.control.answers.count == 1)
    }

    @Test func `a command that was answered already is not answered again`() async throws {
        let setup = CommandSetup([.running("k3f9")])
        let message = CommandSetup.message("!rds events k3f9 --json")
        try await setup.handler.handle(message)
        try await setup.handler.handle(message)
        #expect(await setup.control.answers.count == 1)
    }
}
