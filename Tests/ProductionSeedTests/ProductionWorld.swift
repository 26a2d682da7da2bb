import AWS
import Engine
import Foundation
import Journal
import Logging
import Maintenance
import Simulation
import Slack
import Synchronization
import TestSupport

@testable import changeover

/// Both simulators with the faults that a seed has, and the bot between them.
struct ProductionWorld: Sendable {
    let time: VirtualTime
    let slack: SlackFace
    let aws: RDSFace
    let dns: Route53Face
    private let secrets: SecretsFace
    let config: Config
    let people: ChannelPeople
    /// When the bot is stopped and started anew, latest first.
    let restarts: [SimulatedTime]
    let quorum: Int
    /// Whether anything goes wrong at all.
    let isStormy: Bool
    private let random: SharedGenerator
    private let failures = Failures()

    /// - Parameters:
    ///   - isCalm: nothing goes wrong, whatever the seed.
    ///   - channels: more channels in which commands are read.
    init(
        _ scene: ProductionScene, in script: RegionScript? = nil, seed: UInt64, folder: URL, time: VirtualTime,
        isCalm: Bool = false, channels: [String] = []
    ) {
        let script = script ?? scene.script
        var draws = SeededGenerator(seed: seed)
        self.time = time
        let start = script.start
        let now: @Sendable () -> SimulatedTime = { SimulatedTime(milliseconds: time.now) }
        // Mostly hastened, so that a run is short; the bot's own waits stay as they are.
        let haste = [1.0 / 60, 1.0 / 60, 1.0 / 30, 1.0 / 10][Int(draws.number(in: 0...3))]
        let quiet = start + .seconds(draws.number(in: 300...1200))
        var world = RDSWorld(script, seed: draws.next(), tempo: Tempo(factor: haste))
        // The shipped policy names no lifecycle.
        world.policy = scene.lifecycle == nil ? .shipped : nil
        var slack = SimulatedSlack(world: .example(seed: draws.next()))
        for channel in channels { slack.world.addChannel(channel) }
        isStormy = draws.chance(0.9) && !isCalm
        if isStormy {
            world.faults = .swarm(seed: draws.next())
            world.faults.quietFrom = quiet
            slack.faults = .swarm(seed: draws.next(), rate: 0.03, ends: quiet)
        }
        self.slack = SlackFace(slack, now: now)
        // A cancelled call does not have to wait for its latency.
        let pause: @Sendable (Duration) async -> Void = { try? await time.clock.sleep(for: $0) }
        aws = RDSFace(world, secret: "simulated", now: now, pause: pause)
        var others = ServicesBeside(script, seed: seed, tempo: Tempo(factor: haste), scene)
        if isStormy { others.beginFaults(until: quiet) }
        dns = Route53Face(others.zones, secret: "simulated", now: now, pause: pause)
        secrets = SecretsFace(others.secrets, secret: "simulated", now: now, pause: pause)
        quorum = isStormy && draws.chance(0.15) ? 2 : 1
        people = ChannelPeople(wanting: scene.command, quorum: quorum, isRestless: isStormy, seed: draws.next())
        let count = isStormy && draws.chance(0.4) ? draws.number(in: 1...3) : 0
        restarts = (0..<count).map { _ in start + .seconds(draws.number(in: 10...400)) }.sorted(by: >)
        var config = Config(
            channels: [
                Routing.Channel(id: "C0DBAOPS", role: .operations), Routing.Channel(id: "C0STATUS", role: .status),
            ] + channels.map { Routing.Channel(id: $0, role: .operations) },
            people: Config.People(operators: ["U0ALICE"], approvers: ["U0BOB", "U0CAROL"]))
        config.database = folder.appending(path: "changeover.sqlite").path
        config.slack.pollInterval = .seconds(draws.number(in: 2...5))
        config.approvals.quorum = quorum
        config.lifecycles = scene.lifecycle.map { [ConfiguredLifecycle($0)] } ?? []
        self.config = config
        random = SharedGenerator(draws)
    }

    var now: SimulatedTime { SimulatedTime(milliseconds: time.now) }
    var errors: [String] { failures.all }

    func pause(_ duration: Duration) async {
        try? await time.clock.sleep(for: duration)
    }

    /// `nil` when Slack did not answer, after a while: whoever runs the bot starts it again.
    func startBot() async -> Bot? {
        do {
            return try await Bot(config: config, surroundings: surroundings())
        } catch {
            if !error.description.contains("Slack did not say who we are") { failures.add("not started: \(error)") }
            await pause(.seconds(10))
            return nil
        }
    }

    func run(_ bot: Bot) async {
        do {
            try await bot.run()
            if !Task.isCancelled { failures.add("the bot ended by itself") }
        } catch is CancellationError {
            // That is how it is stopped.
        } catch {
            failures.add("the bot ended: \(error)")
        }
    }

    func surroundings() throws(StartError) -> Bot.Surroundings {
        guard let token = SlackToken(SlackWorld.exampleToken) else { throw StartError("no token") }
        let environment = [
            "AWS_ACCESS_KEY_ID": "AKIASIMULATED", "AWS_SECRET_ACCESS_KEY": "simulated", "AWS_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        ]
        let logger = Logger(label: "changeover") { _ in SwiftLogNoOpLogHandler() }
        let (time, random) = (time, random)
        return Bot.Surroundings(
            slackTransport: slack, slackEndpoint: .slack, slackToken: token,
            aws: AWSClient.Surroundings(
                environment: environment,
                transport: ServiceRouter(["route53": dns, "secretsmanager": secrets], others: aws),
                files: FileReader { _ in nil }, clock: time.clock,
                now: { time.date }, jitter: { random.unit() }, logger: logger),
            clock: time.clock, now: { Timestamp(milliseconds: time.now) }, makeID: { random.operationID() },
            jitter: { random.unit() }, logger: logger, journalExecutor: VirtualSerialExecutor(time))
    }
}

/// The services beside RDS, whose draws are their own: what else a seed has stays the same.
private struct ServicesBeside {
    var zones: Route53World
    var secrets: SecretsWorld
    private var draws: SeededGenerator

    init(_ script: RegionScript, seed: UInt64, tempo: Tempo, _ scene: ProductionScene) {
        draws = SeededGenerator(seed: seed ^ 53)
        zones = Route53World(Route53Script(zones: scene.zones, besides: script), seed: draws.next(), tempo: tempo)
        secrets = SecretsWorld(scene.secrets, besides: script, seed: draws.next(), tempo: tempo)
    }

    mutating func beginFaults(until end: SimulatedTime) {
        zones.faults = .swarm(seed: draws.next())
        zones.faults.wire.quietFrom = end
        secrets.faults = .swarm(seed: draws.next())
        secrets.faults.quietFrom = end
    }
}

/// The random numbers of the bot.
private final class SharedGenerator: Sendable {
    private let draws: Mutex<SeededGenerator>

    init(_ draws: SeededGenerator) {
        self.draws = Mutex(draws)
    }

    @inline(never) func unit() -> Double { draws.withLock { $0.unit() } }

    @inline(never) func operationID() -> OperationID {
        draws.withLock { draws in
            let letters = Array("abcdefghjkmnpqrstuvwxyz")
            return OperationID(String((0..<4).map { _ in letters[Int(draws.number(in: 0...22))] }))
        }
    }
}

/// What went wrong with the bot itself.
private final class Failures: Sendable {
    private let sentences = Mutex<[String]>([])

    var all: [String] { @inline(never) get { sentences.withLock { $0 } } }

    @inline(never) func add(_ sentence: String) { sentences.withLock { $0.append(sentence) } }
}
