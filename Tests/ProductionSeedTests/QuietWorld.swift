import Foundation
import Simulation
import TestSupport
import Testing

@testable import changeover

/// A world in which nothing goes wrong by itself, with what a test does in it.
struct QuietWorld: Sendable {
    let world: ProductionWorld

    static func playing(
        in script: RegionScript? = nil, channels: [String] = [],
        _ play: @escaping @Sendable (QuietWorld) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "changeover-quiet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let scene = ProductionScene(seeded: .failover)
        try await VirtualTime.run(from: scene.script.start.milliseconds) { time in
            let world = ProductionWorld(
                scene, in: script, seed: 1, folder: folder, time: time, isCalm: true, channels: channels)
            try await play(QuietWorld(world: world))
        }
    }

    /// Runs the bot for as long as the play lasts; then its process is gone.
    func life(_ play: @Sendable () async throws -> Void) async throws {
        let bot = try #require(await world.startBot())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await world.run(bot) }
            try await play()
            group.cancelAll()
            await world.time.outside { try? await group.waitForAll() }
        }
    }

    func pause(_ duration: Duration) async { await world.pause(duration) }

    func wait(
        sourceLocation: SourceLocation = #_sourceLocation, for isSo: @Sendable () -> Bool
    ) async throws {
        for _ in 0..<6_000 {
            if isSo() { return }
            await world.pause(.milliseconds(200))
        }
        try #require(isSo(), "not within twenty minutes", sourceLocation: sourceLocation)
    }

    func openGate() async throws {
        await world.pause(.seconds(5))
        say("!rds failover orders --start")
        try await wait { !prompts.isEmpty }
        await world.pause(.seconds(5))
    }

    /// Has the restart of a reader planned, which needs no approval.
    func proposeRestart() async throws {
        await world.pause(.seconds(5))
        say("!rds reboot orders-2")
        try await wait { !plans.isEmpty }
        await world.pause(.seconds(5))
    }

    var restarts: Int {
        world.aws.withWorld { aws in aws.effects.count { $0.actor == .caller && $0.action == .rebootDBInstance } }
    }

    var failovers: Int {
        world.aws.withWorld { aws in aws.effects.count { $0.actor == .caller && $0.action == .failoverDBCluster } }
    }

    /// How often each method of Slack was called.
    var calls: [String: Int] {
        world.slack.withSlack { slack, _ in
            slack.callCounts.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        }
    }

    var messages: [SlackWorld.Message] {
        world.slack.withSlack { slack, _ in slack.world.messages[ChannelReading.channel] ?? [] }
    }

    var prompts: [SlackWorld.Timestamp] {
        messages.filter { post(of: $0)?.contains("/gate/") ?? false }.map(\.ts)
    }

    var plans: [SlackWorld.Timestamp] {
        messages.filter { message in
            post(of: message).map { $0.contains("/plan/") && !$0.hasSuffix("/why") } ?? false
        }.map(\.ts)
    }

    var ownTexts: [String] { messages.map(\.text) }

    func prompt() throws -> SlackWorld.Timestamp { try #require(prompts.last) }

    func text(of message: SlackWorld.Timestamp) throws -> String {
        try #require(messages.first { $0.ts == message }?.text)
    }

    func say(_ text: String, in channel: String = ChannelReading.channel) {
        world.slack.withSlack { slack, now in
            _ = try? slack.world.say(text, as: "U0ALICE", in: channel, at: now)
        }
    }

    func react(_ emoji: String, as person: String, to message: SlackWorld.Timestamp) {
        world.slack.withSlack { slack, now in
            try? slack.world.react(emoji, as: person, to: message, in: ChannelReading.channel, at: now)
        }
    }

    /// The database with what belongs to it, as a copy of its folder has it.
    func copyDatabase() throws -> [String: Data] {
        let path = world.config.database
        return try ["", "-wal", "-shm"].reduce(into: [:]) { copy, suffix in
            guard FileManager.default.fileExists(atPath: path + suffix) else { return }
            copy[suffix] = try Data(contentsOf: URL(filePath: path + suffix))
        }
    }

    func putBack(_ copy: [String: Data]) throws {
        for suffix in ["", "-wal", "-shm"] {
            let url = URL(filePath: world.config.database + suffix)
            try? FileManager.default.removeItem(at: url)
            try copy[suffix]?.write(to: url)
        }
    }

    private func post(of message: SlackWorld.Message) -> String? {
        message.metadata?["event_payload"]?["post"]?.text
    }
}
