import Engine
import Maintenance
package import Simulation

extension SeededShell {
    /// How much goes wrong in a run.
    package enum Faults: Sendable {
        case none
        /// A random subset of all faults of both worlds and crashes, until they stop after two hours; of some seeds the clock
        /// of the host is set as well.
        case swarm
    }

    /// A shell with the example workspace and region, where `alice` asked for a resize of `orders` to db.r6g.xlarge.
    package static func resize(seed: UInt64, faults: Faults) -> SeededShell {
        shell(of: .resize, seed: seed, faults: faults)
    }

    /// A shell where `alice` asks for what the scene is about.
    package static func shell(of scene: SeededScene, seed: UInt64, faults: Faults) -> SeededShell {
        var shell = example(scene.script, seed: seed, faults: faults)
        shell.people.wish = scene.wish
        shell.people.database = ClusterID(scene.database)
        shell.purpose = scene.purpose
        return shell
    }

    /// A shell where nothing has been asked for yet.
    package static func example(
        _ script: RegionScript = .orders, zones: [ZoneScript] = [], secrets: [SecretScript] = [], seed: UInt64,
        faults: Faults
    ) -> SeededShell {
        var draws = SeededGenerator(seed: seed)
        var world = RDSWorld(script, seed: draws.next())
        world.policy = .shipped
        let end = world.now + .seconds(2 * 3600)
        var slack = SimulatedSlack(world: .example(seed: draws.next()))
        var crashRate = 0.0
        var people = SeededPeople(seed: draws.next())
        if case .swarm = faults {
            world.faults = .swarm(seed: draws.next())
            world.faults.quietFrom = end
            slack.faults = .swarm(seed: draws.next(), rate: 0.03, ends: end)
            crashRate = draws.chance(0.6) ? 0.02 : 0
            people = .swarm(seed: draws.next())
        }
        var policies = Policies(
            approval: ApprovalPolicy(approvers: ["U0BOB", "U0CAROL"], operators: ["U0ALICE", "U0BOB"]))
        if case .swarm = faults, draws.chance(0.15) { policies.approval.quorum = 2 }
        let routing = Routing(channels: [
            Routing.Channel(id: "C0DBAOPS", role: .operations), Routing.Channel(id: "C0STATUS", role: .status),
        ])
        var aws = SeededAWS(rds: world, zones: zones, secrets: secrets, besides: script, seed: seed)
        if case .swarm = faults { aws.beginFaultsBesides(seed: seed, until: end) }
        var shell = SeededShell(
            aws: aws, chat: SeededChat(slack: slack), people: people,
            policies: policies, routing: routing, seed: draws.next())
        if case .swarm = faults, draws.chance(0.15) {
            shell.people.window = .random(from: Timestamp(shell.now), draws: &draws)
        }
        shell.crashRate = crashRate
        shell.crashesUntil = end
        if case .swarm = faults { shell.setClockNowAndThen(seed: seed) }
        return shell
    }
}

extension Window {
    /// One that is open from soon on, or some hours of every day.
    fileprivate static func random(from now: Timestamp, draws: inout SeededGenerator) -> Window? {
        if draws.chance(0.5) { return .from(now + .minutes(draws.number(in: 0...180))) }
        let opens = Int(draws.number(in: 0...1439))
        let closes = (opens + Int(draws.number(in: 240...900))) % 1440
        return (try? Recurring(weekday: nil, opens: opens, closes: closes, zone: "Europe/Berlin")).map {
            .recurring($0)
        }
    }
}
