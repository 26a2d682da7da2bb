import Foundation
import Simulation
import TestSupport
import Testing

@testable import changeover

/// Somebody deletes the database under the running bot; perhaps another bot is started on its path.
@Suite struct LostDatabaseTests {
    @Test func `of two bots on a path whose file was deleted between, one makes the one failover that was asked for`()
        async throws
    {
        let outcome = try await play(isAnsweredByAnother: true) { world, _ in world.start + .seconds(20) <= world.now }
        #expect(outcome.failovers == 1, "\(outcome.transcript)")
        #expect(outcome.end?.contains("changeover.sqlite was replaced by another while the bot was running") == true)
    }

    @Test
    func `an approval that comes after the database was deleted leads to no failover, and the bot says why it stops`()
        async throws
    {
        let outcome = try await play(isAnsweredByAnother: false) { _, prompts in prompts > 0 }
        #expect(outcome.prompts > 0 && outcome.failovers == 0, "\(outcome.transcript)")
        #expect(outcome.end?.contains("changeover.sqlite was deleted or moved while the bot was running") == true)
    }

    private struct Outcome: Sendable {
        var end: String?
        var failovers = 0
        var prompts = 0
        var transcript = ""
    }

    /// Plays `failover orders`, deletes the database when the condition holds, and lets the people go on for a while.
    private func play(
        isAnsweredByAnother: Bool, deletingWhen condition: @escaping @Sendable (Stage, _ prompts: Int) -> Bool
    ) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "changeover-lost-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let scene = ProductionScene(seeded: .failover)
        return try await VirtualTime.run(from: scene.script.start.milliseconds) { time in
            // The first seed in which nothing else goes wrong.
            let worlds = (1...99).lazy.map { ProductionWorld(scene, seed: $0, folder: folder, time: time) }
            guard let world = worlds.first(where: { !$0.isStormy }) else { return Outcome() }
            return try await play(
                Stage(world: world, start: world.now), isAnsweredByAnother: isAnsweredByAnother, condition)
        }
    }

    private struct Stage: Sendable {
        let world: ProductionWorld
        let start: SimulatedTime
        var now: SimulatedTime { world.now }

        var prompts: Int {
            world.slack.withSlack { slack, _ in
                (slack.world.messages[ChannelReading.channel] ?? []).count { $0.text.contains("to approve") }
            }
        }
    }

    private func play(
        _ stage: Stage, isAnsweredByAnother: Bool, _ condition: (Stage, Int) -> Bool
    ) async throws -> Outcome {
        let world = stage.world
        var outcome = Outcome()
        var people = world.people
        let first = try await Bot(config: world.config, surroundings: world.surroundings())
        let (ends, end) = AsyncStream<String>.makeStream()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await first.run()
                    end.yield("nothing")
                } catch {
                    end.yield("\(error)")
                }
            }
            while !condition(stage, stage.prompts), world.now < stage.start + .seconds(600) {
                await world.pause(.seconds(1))
                // A command before the deletion would be the first bot's alone.
                if !isAnsweredByAnother { world.slack.withSlack { slack, now in _ = people.act(in: &slack, at: now) } }
            }
            for ending in ["", "-wal"] { try? FileManager.default.removeItem(atPath: world.config.database + ending) }
            if isAnsweredByAnother, let second = await world.startBot() {
                group.addTask { await world.run(second) }
            }
            let limit = world.now + .seconds(600)
            while world.now < limit {
                world.slack.withSlack { slack, now in _ = people.act(in: &slack, at: now) }
                await world.pause(.seconds(1))
            }
            group.cancelAll()
            await world.time.outside { await group.waitForAll() }
        }
        for await sentence in ends {
            outcome.end = sentence
            break
        }
        outcome.prompts = stage.prompts
        outcome.failovers = world.aws.withWorld { aws in
            aws.effects.count { if case .failedOver = $0.what { $0.actor == .caller } else { false } }
        }
        outcome.transcript = world.slack.withSlack { slack, _ in
            (slack.world.messages[ChannelReading.channel] ?? []).map { "\($0.user): \($0.text)" }
                .joined(separator: "\n\n")
        }
        return outcome
    }
}
