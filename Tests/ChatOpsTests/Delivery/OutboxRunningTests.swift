import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// `run()`: woken by the bell, a task for each channel, and a stop that breaks nothing off.
struct OutboxRunningTests {
    private let setup = DeliverySetup(isRunning: true)
    private var slack: FakeSlack { setup.slack }
    private var backend: DeliveryBackend { setup.backend }

    @Test(.timeLimit(.minutes(1)))
    func `a bell brings what was queued since`() async {
        let service = setup.service()
        await withDiscardingTaskGroup { group in
            group.addTask { await service.run() }
            await setup.clock.sleepers(1)
            await backend.add(DeliverySetup.reply("r1"))
            setup.bell.ring()
            await backend.settled("r1")
            await backend.add(DeliverySetup.reply("r2", channel: "C0OTHER"))
            setup.bell.ring()
            await backend.settled("r2")
            setup.bell.close()
        }
        #expect(slack.messages.map(\.channel) == ["C0DBAOPS", "C0OTHER"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `a slow channel holds up no other`() async {
        let service = setup.service()
        slack.hold("C0SLOW")
        await backend.add(DeliverySetup.reply("slow", channel: "C0SLOW"), DeliverySetup.reply("quick"))
        await withDiscardingTaskGroup { group in
            group.addTask { await service.run() }
            await slack.arrival()
            await backend.settled("quick")
            #expect(slack.messages.map(\.channel) == ["C0DBAOPS"])
            slack.release()
            await backend.settled("slow")
            setup.bell.close()
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a stop lets the action under way come to its end and begins no other`() async {
        let service = setup.service()
        slack.hold(DeliverySetup.channel)
        await backend.add(DeliverySetup.reply("r1"), DeliverySetup.reply("r2"))
        await withDiscardingTaskGroup { group in
            group.addTask { await service.run() }
            await slack.arrival()
            setup.bell.close()
            slack.release()
        }
        #expect(slack.messages.map(\.post) == ["r1"])
        let recorded = await backend.history.filter { $0.post == "r1" }.map(\.delivery)
        #expect(recorded.contains { if case .shown = $0 { true } else { false } })
        #expect(await backend.delivery(of: "r2") == .waiting)
    }
}
