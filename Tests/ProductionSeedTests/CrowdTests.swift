import Foundation
import Simulation
import Synchronization
import Testing

/// What crowds get of what Slack's budgets allow, in virtual time: the same on every machine.
@Suite struct CrowdTests {
    /// Seconds from approvals that come all at once to the last call that they allow.
    ///
    /// An approval is read by one `reactions.get` and marked by one `chat.update`: 50 calls a minute each, 8 of them at once.
    @Test(arguments: [(1, 5.0), (10, 15.0), (40, 60.0)])
    func `failovers that are approved at once are called within a minute`(_ size: Int, _ limit: Double) async throws {
        let script = Self.region(of: size)
        let took = Mutex(0.0)
        try await QuietWorld.playing(in: script) { world in
            try await world.life {
                await world.pause(.seconds(5))
                for number in 1...size { world.say("!rds failover orders\(number) --start") }
                try await world.wait { world.prompts.count == size }
                await world.pause(.seconds(120))
                let begin = world.world.now
                for prompt in world.prompts { world.react("white_check_mark", as: "U0BOB", to: prompt) }
                try await world.wait { world.failovers == size }
                let last = world.failoverTimes.max() ?? begin
                took.withLock { $0 = Double(last.milliseconds - begin.milliseconds) / 1000 }
            }
        }
        Self.show("approval to call, \(size) failovers", took.withLock(\.self), allowed: 1.2 * Double(size), limit)
        #expect(took.withLock(\.self) <= limit)
    }

    /// Seconds until everybody has an answer, three commands in each channel at once.
    ///
    /// A channel is read by `conversations.history`, 50 calls a minute over all channels; a message a second is posted in each.
    @Test(arguments: [(1, 5.0), (10, 18.0)])
    func `commands in many channels are answered`(_ count: Int, _ limit: Double) async throws {
        let channels = (1..<max(2, count)).map { "C0TEAM\($0)" }.prefix(count - 1)
        let took = Mutex(0.0)
        try await QuietWorld.playing(channels: Array(channels)) { world in
            try await world.life {
                await world.pause(.seconds(60))
                let all = channels + [ChannelReading.channel]
                let begin = world.world.now
                for channel in all { for _ in 0..<3 { world.say("!rds clusters", in: channel) } }
                try await world.wait { world.answers(to: "!rds clusters") == 3 * all.count }
                took.withLock { $0 = Double(world.world.now.milliseconds - begin.milliseconds) / 1000 }
            }
        }
        Self.show(
            "three commands, \(count) channels", took.withLock(\.self), allowed: 1.2 * Double(count) + 3, limit)
        #expect(took.withLock(\.self) <= limit)
    }

    /// Seconds from approval to call, of 19 in 20, with sixty people who react to each prompt against those without.
    @Test func `sixty bystanders delay no approval`() async throws {
        let (alone, crowded) = (try await Self.delays(bystanders: 0), try await Self.delays(bystanders: 60))
        let (before, after) = (alone[alone.count * 19 / 20], crowded[crowded.count * 19 / 20])
        Self.show("approval to call, 95 in 100, nobody by", before, 3)
        Self.show("the same with 60 bystanders", after, before + 0.2)
        #expect(after <= before + 0.2 && before <= 3)
    }

    /// From short to long.
    private static func delays(bystanders: Int) async throws -> [Double] {
        let size = 20
        let found = Mutex<[Double]>([])
        try await QuietWorld.playing(in: region(of: size)) { world in
            try await world.life {
                await world.pause(.seconds(5))
                for number in 1...size {
                    world.say("!rds failover orders\(number) --start")
                    try await world.wait { world.prompts.count == number }
                    let prompt = try world.prompt()
                    for person in 0..<bystanders {
                        for emoji in ["white_check_mark", "eyes"] {
                            world.react(emoji, as: "U0CROWD\(person)", to: prompt)
                        }
                    }
                    // Somewhere between two readings.
                    await world.pause(.milliseconds(9_000 + 137 * number))
                    let begin = world.world.now
                    world.react("white_check_mark", as: "U0BOB", to: prompt)
                    try await world.wait { world.failovers == number }
                    let end = world.failoverTimes.max() ?? begin
                    found.withLock { $0.append(Double(end.milliseconds - begin.milliseconds) / 1000) }
                    await world.pause(.seconds(40))
                }
            }
        }
        return found.withLock { $0.sorted() }
    }

    /// - Parameter allowed: what Slack's budgets come to, where they are what holds it up.
    private static func show(_ name: String, _ seconds: Double, allowed: Double? = nil, _ limit: Double) {
        let budget = allowed.map { String(format: "Slack's budgets: %.1f s, ", $0) } ?? ""
        print("FIGURE \(name): \(String(format: "%.1f", seconds)) s (\(budget)at most \(limit) s)")
    }

    private static func region(of size: Int) -> RegionScript {
        var script = RegionScript(
            clusters: (1...size).map { number in
                ClusterScript(
                    "orders\(number)",
                    members: (1...2).map {
                        MemberScript("orders\(number)-\($0)", zone: ["us-east-1a", "us-east-1b"][$0 - 1], tier: 1)
                    })
            })
        script.instanceQuota = 10_000
        return script
    }
}

extension QuietWorld {
    fileprivate var failoverTimes: [SimulatedTime] {
        world.aws.withWorld { aws in
            aws.effects.filter { $0.actor == .caller && $0.action == .failoverDBCluster }.map(\.started)
        }
    }

    fileprivate func answers(to command: String) -> Int {
        world.slack.withSlack { slack, _ in
            slack.world.messages.values.joined().count {
                $0.user == ChannelReading.bot && $0.threadTS != nil && $0.text.contains("clusters in us-east-1")
            }
        }
    }
}
