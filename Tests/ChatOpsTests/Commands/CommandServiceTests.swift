import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

struct CommandServiceTests {
    private func service(_ house: DeskHouse, _ bell: Bell, _ clock: ManualClock) -> CommandService {
        CommandService(
            handler: house.handler, journal: house.journal, bell: bell, clock: clock, now: { house.now },
            logger: .silent)
    }

    @Test func `what was left from before the start is answered, in order`() async throws {
        let house = DeskHouse([.running()])
        let messages = [
            DeskHouse.message("!rds pause k3f9", ts: "1767621600.000001"),
            DeskHouse.message("!rds resume k3f9", ts: "1767621600.000002"),
            DeskHouse.message("!rds abort k3f9", by: "U0MALLORY", ts: "1767621600.000003"),
        ]
        try await house.journal.takeIn(messages, channel: "C0DBAOPS", cursor: "1767621600.000003")
        let (bell, clock) = (Bell(), ManualClock())
        let service = service(house, bell, clock)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            while await house.journal.answered.count < 3 {
                await house.journal.changed.wait(atMost: .seconds(1), clock: clock)
            }
            bell.close()
        }
        #expect(
            await house.dispatch.deeds == [
                .instructed("k3f9", .pause, "U0ALICE"), .instructed("k3f9", .resume, "U0ALICE"),
            ])
    }

    @Test func `a command that could not be recorded is tried again`() async throws {
        let house = DeskHouse([.running()])
        try await house.journal.takeIn(
            [DeskHouse.message("!rds pause k3f9")], channel: "C0DBAOPS", cursor: "1767621600.000200")
        await house.dispatch.set { $0.error = .journal(JournalError(.diskFull, "no space")) }
        let (bell, clock) = (Bell(), ManualClock())
        let service = CommandService(
            handler: house.handler, journal: house.journal, bell: bell, clock: clock,
            now: { house.now + Span(clock.now.offset) }, logger: .silent)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            // Asleep until the next trial, or until somebody rings.
            await clock.sleepers(1)
            await house.dispatch.set { $0.error = nil }
            while await house.journal.answered.isEmpty {
                clock.advance(by: .seconds(1))
                await Task.yield()
            }
            bell.close()
        }
        #expect(await house.dispatch.deeds == [.instructed("k3f9", .pause, "U0ALICE")])
    }
}
