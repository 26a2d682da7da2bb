import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

struct CommandServiceTests {
    private func service(_ setup: CommandSetup, _ bell: Bell, _ clock: ManualClock) -> CommandService {
        CommandService(
            handler: setup.handler, journal: setup.journal, bell: bell, clock: clock, now: { setup.now },
            logger: .silent)
    }

    @Test func `what was left from before the start is answered, in order`() async throws {
        let setup = CommandSetup([.running()])
        let messages = [
            CommandSetup.message("!rds pause k3f9", ts: "1767621600.000001"),
            CommandSetup.message("!rds resume k3f9", ts: "1767621600.000002"),
            CommandSetup.message("!rds abort k3f9", by: "U0MALLORY", ts: "1767621600.000003"),
        ]
        try await setup.journal.takeIn(messages, channel: "C0DBAOPS", cursor: "1767621600.000003")
        let (bell, clock) = (Bell(), ManualClock())
        let service = service(setup, bell, clock)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            while await setup.journal.answered.count < 3 {
                await setup.journal.changed.wait(atMost: .seconds(1), clock: clock)
            }
            bell.close()
        }
        #expect(
            await setup.control.asked == [
                .instructed("k3f9", .pause, "U0ALICE"), .instructed("k3f9", .resume, "U0ALICE"),
            ])
    }

    @Test func `a command that could not be recorded is tried again`() async throws {
        let setup = CommandSetup([.running()])
        try await setup.journal.takeIn(
            [CommandSetup.message("!rds pause k3f9")], channel: "C0DBAOPS", cursor: "1767621600.000200")
        await setup.control.set { $0.error = .journal(JournalError(.diskFull, "no space")) }
        let (bell, clock) = (Bell(), ManualClock())
        let service = CommandService(
            handler: setup.handler, journal: setup.journal, bell: bell, clock: clock,
            now: { setup.now + Span(clock.now.offset) }, logger: .silent)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            // Asleep until the next trial, or until somebody rings.
            await clock.sleepers(1)
            await setup.control.set { $0.error = nil }
            while await setup.journal.answered.isEmpty {
                clock.advance(by: .seconds(1))
                await Task.yield()
            }
            bell.close()
        }
        #expect(await setup.control.asked == [.instructed("k3f9", .pause, "U0ALICE")])
    }
}
