import AWS
import Engine
import Fleet
import Foundation
import Logging
import Maintenance
import Simulation
import Slack

/// The real bot between the two simulators, in this process.
struct Stage: Sendable {
    let slack: SlackFace
    let aws: RDSFace
    let dns: Route53Face
    let world: DemoWorld
    private let setting: DemoSetting

    static let operations = "C0DBAOPS"
    static let status = "C0STATUS"
    static let bot = "U0CHANGEOVER"
    /// How many times faster than the real AWS the simulated one works.
    static let haste = 60

    /// Runs the bot while the body does, on a database of its own that is gone afterwards.
    static func open<Result: Sendable>(
        _ setting: DemoSetting, with instances: DemoWorld.Instances = .ledger,
        _ body: @escaping @Sendable (Stage) async -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "changeover-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let stage = Stage(setting, with: instances)
        let bot = try await Bot(config: stage.config(in: folder), surroundings: try stage.surroundings())
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                do {
                    try await bot.run()
                } catch is CancellationError {
                    return nil
                }
                return nil
            }
            group.addTask { await body(stage) }
            defer { group.cancelAll() }
            for try await result in group {
                if let result { return result }
            }
            throw StartError("The bot ended before the demo did.")
        }
    }

    private init(_ setting: DemoSetting, with instances: DemoWorld.Instances) {
        self.setting = setting
        world = DemoWorld(instances, from: setting.now())
        let now: @Sendable () -> SimulatedTime = { SimulatedTime(milliseconds: setting.now().milliseconds) }
        let pause: @Sendable (Duration) async -> Void = { await setting.pause($0) }
        slack = SlackFace(SimulatedSlack(world: .example()), now: now)
        var databases = RDSWorld(world.region, seed: setting.seed, tempo: .demo)
        databases.policy = .shipped
        aws = RDSFace(databases, secret: "simulated", now: now, pause: pause)
        var zones = Route53World(world.zones, seed: setting.seed, tempo: .demo)
        zones.policy = .shipped
        dns = Route53Face(zones, secret: "simulated", now: now, pause: pause)
    }

    private func config(in folder: URL) -> Config {
        var config = Config(
            channels: [
                Routing.Channel(id: Self.operations, role: .operations),
                Routing.Channel(id: Self.status, role: .status),
            ],
            people: Config.People(operators: ["U0ALICE"], approvers: ["U0BOB", "U0CAROL"]))
        config.database = folder.appending(path: "changeover.sqlite").path
        config.slack.pollInterval = Span(milliseconds: 500)
        config.lifecycles = world.lifecycles.map { ConfiguredLifecycle($0) }
        return config
    }

    private func surroundings() throws(StartError) -> Bot.Surroundings {
        guard let token = SlackToken(SlackWorld.exampleToken) else {
            throw StartError("The simulated token is not one.")
        }
        // Whatever the terminal has of Slack and AWS is left alone: not even the credentials files are read.
        let environment = [
            "AWS_ACCESS_KEY_ID": "AKIASIMULATED", "AWS_SECRET_ACCESS_KEY": "simulated", "AWS_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        ]
        let logger = Logger(label: "changeover") { _ in SwiftLogNoOpLogHandler() }
        let (clock, now, jitter) = (setting.clock, setting.now, setting.jitter)
        let simulatedNow: @Sendable () -> SimulatedTime = { SimulatedTime(milliseconds: now().milliseconds) }
        return Bot.Surroundings(
            slackTransport: slack, slackEndpoint: .slack, slackToken: token,
            aws: AWSClient.Surroundings(
                environment: environment, transport: ServiceRouter(["route53": dns], others: aws),
                files: FileReader { _ in nil }, clock: clock,
                now: { Date(timeIntervalSince1970: Double(now().milliseconds) / 1000) }, jitter: jitter, logger: logger),
            clock: clock, now: now, makeID: setting.makeID, jitter: jitter, logger: logger,
            journalExecutor: setting.journalExecutor, resolver: .simulated(by: dns, now: simulatedNow))
    }

    func now() -> SimulatedTime { SimulatedTime(milliseconds: setting.now().milliseconds) }

    func pause(_ duration: Duration) async { await setting.pause(duration) }

    /// What happened in the channels after the change of that number.
    func changes(since number: Int) -> [SlackWorld.Change] {
        slack.withSlack { slack, _ in Array(slack.world.changes(since: number)) }
    }

    /// What people call a user or a channel.
    func name(of id: String) -> String {
        slack.withSlack { slack, _ in slack.world.users[id]?.name ?? slack.world.channels[id]?.name ?? id }
    }

    /// - Throws: `SlackFault` when Slack does not take it.
    func type(_ text: String, as person: Person) throws(SlackFault) {
        try slack.withSlack { slack, now throws(SlackFault) in
            _ = try slack.world.type(text, as: person.id, in: Stage.operations, at: now)
        }
    }

    func react(_ emoji: String, as person: Person, to message: SlackWorld.Message) throws(SlackFault) {
        try slack.withSlack { slack, now throws(SlackFault) in
            try slack.world.react(emoji, as: person.id, to: message.ts, in: message.channel, at: now)
        }
    }
}

/// The people of the simulated workspace.
enum Person: String, Sendable, CaseIterable {
    case alice, bob, carol, mallory

    var id: String { "U0" + rawValue.uppercased() }
}
