import Foundation
import Journal
import Logging
import Maintenance
import Simulation
import TestSupport

@testable import changeover

/// One seed of the production shell: the bot as `serve` wires it, with SQLite and the in-process HTTP faces of both
/// simulators, in virtual time; replayable from its scene and number.
struct ProductionRun: Sendable {
    let scene: ProductionScene
    let seed: UInt64
    private(set) var violations: [String] = []
    private(set) var isOver = false
    /// How operations ended, in the order of their statuses.
    private(set) var fates: [String] = []
    private(set) var commands: [String] = []
    private(set) var faults: Set<String> = []
    private(set) var restarts = 0
    /// What stands in the channels in the end.
    private(set) var transcript = ""

    var failure: String? {
        if let violation = violations.first { return "\(scene) \(seed): \(violation)" }
        return isOver ? nil : "\(scene) \(seed): not over after twelve hours: \(fates) \(commands)"
    }

    static func of(_ scene: ProductionScene, seed: UInt64) async throws -> ProductionRun {
        let folder = FileManager.default.temporaryDirectory.appending(path: "changeover-seed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await VirtualTime.run(from: scene.script.start.milliseconds) { time in
            var run = ProductionRun(scene: scene, seed: seed)
            try await run.play(ProductionWorld(scene, seed: seed, folder: folder, time: time))
            return run
        }
    }

    private init(scene: ProductionScene, seed: UInt64) {
        self.scene = scene
        self.seed = seed
    }

    private mutating func play(_ world: ProductionWorld) async throws {
        var people = world.people
        var lives = world.restarts
        let end = world.now + .seconds(12 * 3600)
        while !isOver, world.now < end {
            guard let bot = await world.startBot() else { continue }
            let limit = lives.popLast() ?? end
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await world.run(bot) }
                while !isOver, world.now < min(limit, end) {
                    await world.pause(.seconds(3))
                    world.slack.withSlack { slack, now in
                        isOver = people.act(in: &slack, at: now)
                    }
                }
                if isOver { await world.pause(.seconds(90)) } else { restarts += 1 }
                group.cancelAll()
                await world.time.outside { await group.waitForAll() }
            }
        }
        commands = people.commands
        try await judge(world)
    }

    private mutating func judge(_ world: ProductionWorld) async throws {
        let slack = world.slack.withSlack { slack, _ in slack }
        let reading = ChannelReading(slack.world)
        fates = reading.statuses.map { "\($0.operation) \($0.phase)" }
        transcript = (slack.world.messages[ChannelReading.channel] ?? []).map { "\($0.user): \($0.text)" }
            .joined(separator: "\n\n")
        let dns = world.dns.withWorld { $0 }
        let (violations, complaint, activeFaults) = world.aws.withWorld { aws in
            let active = aws.faults.activeKinds.map { "AWS \($0)" } + aws.faults.activeMishaps.map { "AWS \($0)" }
            let hasMeddled =
                aws.effects.contains { $0.actor == .somebodyElse || $0.actor == .autoscaler }
                || dns.effects.contains { $0.actor != .caller }
            let violations = ProductionInvariants.violations(aws, dns, slack.world, quorum: world.quorum)
            return (violations, hasMeddled ? nil : scene.complaint(about: aws, dns), active)
        }
        faults = Set(activeFaults).union(slack.faults.injections.map { "Slack \($0.kind)" })
        self.violations = violations + world.errors
        let isCompleted = commands.count == 1 && reading.statuses.last?.phase == "completed"
        if isCompleted, let complaint { self.violations.append("completed, and \(complaint)") }
        if !isCompleted, !world.isStormy {
            self.violations.append(
                "not completed although nothing went wrong: \(fates), said last: \(transcript.suffix(1500))")
        }
        try await judgeJournal(of: world)
    }

    private mutating func judgeJournal(of world: ProductionWorld) async throws {
        let path = world.config.database
        let audit = try Audit(of: path)
        if let complaint = try audit.verification().complaint { violations.append(complaint) }
        audit.close()
        let journal = try SQLiteJournal(
            at: path, kinds: .product, logger: Logger(label: "seed") { _ in SwiftLogNoOpLogHandler() },
            executor: VirtualSerialExecutor(world.time))
        // A plan that nobody started, its message deleted perhaps, stays for a day.
        let open = try await journal.openOperations().filter(\.isActive)
        if isOver, !open.isEmpty { violations.append("\(open.map(\.id)) are open and do not show it") }
        try await journal.close()
    }
}
