import AWS
import Engine
import Foundation
import Logging
import Maintenance
import Simulation
import Slack
import TestSupport

@testable import changeover

/// Surroundings on the simulators, in process, for starting and checking a bot.
struct Bench {
    let slack: SlackFace
    let aws: RDSFace
    /// Without zones.
    let dns: Route53Face
    /// Without secrets.
    let secrets: SecretsFace
    let folder: URL

    init() throws {
        let now: @Sendable () -> SimulatedTime = { SimulatedTime(seconds: 1_795_000_000) }
        slack = SlackFace(SimulatedSlack(world: .example()), now: now)
        var world = RDSWorld.orders(seed: 1)
        world.policy = .shipped
        aws = RDSFace(world, now: now)
        var zones = Route53World(Route53Script(zones: [], besides: RegionScript()), seed: 1)
        zones.policy = .shipped
        dns = Route53Face(zones, now: now)
        var secrets = SecretsWorld([], seed: 1)
        secrets.policy = .shipped
        self.secrets = SecretsFace(secrets, now: now)
        folder = FileManager.default.temporaryDirectory.appending(path: "changeover-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private static let home = ["HOME": "/home/bot", "AWS_EC2_METADATA_DISABLED": "true"]
    private static let variables = [
        "AWS_ACCESS_KEY_ID": "AKIASIMULATED", "AWS_SECRET_ACCESS_KEY": "simulated", "AWS_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    ]

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var config: Config {
        var config = Config(
            channels: [Routing.Channel(id: "C0DBAOPS", role: .operations)],
            people: Config.People(operators: ["U0ALICE"], approvers: ["U0BOB"]))
        config.database = folder.appending(path: "new/changeover.sqlite").path
        return config
    }

    /// - Parameter awsConfiguration: the text of `~/.aws/config`, in place of credentials and region in variables.
    func surroundings(
        token: String = SlackWorld.exampleToken, awsConfiguration: String? = nil, profile: String? = nil
    ) throws -> Bot.Surroundings {
        let clock = ContinuousClock()
        let instant = Date(timeIntervalSince1970: 1_795_000_000)
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        guard let token = SlackToken(token) else { throw StartError("no token") }
        return Bot.Surroundings(
            slackTransport: slack, slackEndpoint: .slack, slackToken: token,
            aws: AWSClient.Surroundings(
                environment: (awsConfiguration == nil ? Self.variables : Self.home)
                    .merging(profile.map { ["AWS_PROFILE": $0] } ?? [:]) { $1 },
                transport: ServiceRouter(["route53": dns, "secretsmanager": secrets], others: aws),
                files: FileReader { $0 == "/home/bot/.aws/config" ? awsConfiguration.map { Data($0.utf8) } : nil },
                clock: clock, now: { instant }, jitter: { 0.5 }, logger: logger),
            clock: clock, now: { Timestamp(seconds: 1_795_000_000) }, makeID: { "k3f9" }, jitter: { 0.5 },
            logger: logger)
    }
}
