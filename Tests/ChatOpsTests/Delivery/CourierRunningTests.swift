import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// `run()`: woken by the bell, a task for each channel, and a stop that breaks nothing off.
struct CourierRunningTests {
    private let round = PostRound(isRunning: true)
    private var slack: PretendSlack { round.slack }
    private var house: PostalHouse { round.house }

    @Test(.timeLimit(.minutes(1)))
    func `a bell brings what was queued since`() async {
        let courier = round.courier()
        await withDiscardingTaskGroup { group in
            group.addTask { await courier.run() }
            await round.clock.sleepers(1)
            await house.add(PostRound.reply("r1"))
            round.outbox.ring()
            await house.settled("r1")
            await house.add(PostRound.reply("r2", channel: "C0OTHER"))
            round.outbox.ring()
            await house.settled("r2")
            round.outbox.close()
        }
        #expect(slack.messages.map(\.channel) == ["C0DBAOPS", "C0OTHER"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `a slow channel holds up no other`() async {
        let courier = round.courier()
        slack.hold("C0SLOW")
        await house.add(PostRound.reply("slow", channel: "C0SLOW"), PostRound.reply("quick"))
        await withDiscardingTaskGroup { group in
            group.addTask { await courier.run() }
            await slack.arrival()
            await house.settled("quick")
            #expect(slack.messages.map(\.channel) == ["C0DBAOPS"])
            slack.release()
            await house.settled("slow")
            round.outbox.close()
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a stop lets the action under way come to its end and begins no other`() async {
        let courier = round.courier()
        slack.hold(PostRound.channel)
        await house.add(PostRound.reply("r1"), PostRound.reply("r2"))
        await withDiscardingTaskGroup { group in
            group.addTask { await courier.run() }
            await slack.arrival()
            round.outbox.close()
            slack.release()
        }
        #expect(slack.messages.map(\.post) == ["r1"])
        let recorded = await house.history.filter { $0.post == "r1" }.map(\.delivery)
        #expect(recorded.contains { if case .shown = $0 { true } else { false } })
        #expect(await house.delivery(of: "r2") == .waiting)
    }
}
