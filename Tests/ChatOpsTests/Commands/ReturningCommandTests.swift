import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import ChatOps

/// Proposals that name an instance or an operation rather than a cluster, and their windows.
struct ReturningCommandTests {
    private func proposal(_ setup: CommandSetup) async -> (AnyRunbook, ClusterID, String?, Origin, start: Bool)? {
        guard
            case .proposed(let request, let cluster, let region, let origin, let start) = await setup.control.asked
                .first
        else { return nil }
        return (request, cluster, region, origin, start)
    }

    @Test func `a restart finds the cluster of its instance`() async throws {
        let setup = CommandSetup()
        #expect(try await setup.say("reboot Orders-2 --region us-east-1") == "")
        let made = try #require(await proposal(setup))
        #expect(made.0 == .reboot(RebootRunbook(instance: "orders-2")))
        #expect(made.1 == "orders")
        #expect(made.2 == "us-east-1")
        #expect(made.3.command == "reboot orders-2 --region us-east-1")
        #expect(!made.start)
        #expect(await setup.control.regionsAsked == ["us-east-1"])
    }

    @Test func `a restart finds the cluster of a member that AWS does not describe`() async throws {
        let setup = CommandSetup()
        await setup.control.set { $0.observations = [.orders().removing("orders-2", fromList: false)] }
        #expect(try await setup.say("reboot orders-2") == "")
        #expect(try #require(await proposal(setup)).1 == "orders")
    }

    @Test func `the dry run of a restart names the command that would propose it`() async throws {
        let setup = CommandSetup()
        let said = try await setup.say("plan reboot orders-2 --at 02:30", by: "U0MALLORY")
        #expect(said.contains("`!rds reboot orders-2 --at \"02:30\"` proposes it"), "\(said)")
        #expect(
            await setup.control.asked == [.previewed(.reboot(RebootRunbook(instance: "orders-2")), "orders", nil)])
    }

    @Test(arguments: [
        (
            "reboot orders-22",
            "I don't know an instance “orders-22”. Did you mean `orders-2`? `!rds clusters` lists them."
        ),
        ("reboot zebra", "I don't know an instance “zebra”. `!rds clusters` lists them."),
        (
            "reboot orders",
            "orders is a cluster. `!rds cycle orders` restarts its members in turn, `!rds reboot INSTANCE` one of them."
        ),
        ("reboot prod-a", "This is about prod-a, which this channel does not look after: please ask in <#C0PROD>."),
        ("reboot prod-a-1", "This is about prod-a, which this channel does not look after: please ask in <#C0PROD>."),
        (
            "plan reboot prod-a-1",
            "This is about prod-a, which this channel does not look after: please ask in <#C0PROD>."
        ),
        ("reboot prod-a-2", "I don't know an instance “prod-a-2”. `!rds clusters` lists them."),
    ])
    func `an instance that is not this channel's is not restarted from here`(
        _ words: String, _ answer: String
    ) async throws {
        let setup = CommandSetup()
        await setup.control.set { control in
            var other = Observation.orders([.sample("prod-a-1")], writer: "prod-a-1")
            other = other.withCluster { $0.identifier = "prod-a" }
            control.observations.append(
                Observation(
                    target: Target(place: Target.orders.place, cluster: "prod-a"), takenAt: other.takenAt,
                    cluster: other.cluster, instances: other.instances))
        }
        #expect(try await setup.say(words) == answer)
        #expect(await setup.control.asked == [])
    }

    @Test func `a restart waits for AWS to be readable`() async throws {
        let setup = CommandSetup()
        await setup.control.set { $0.fleetError = FleetError("Throttling", passes: true) }
        #expect(try await setup.say("reboot orders-2").contains("Nothing was done. Please try again in a minute."))
    }

    @Test(arguments: ["paused", "aborted", "completed"])
    func `what was begun can be brought back, stopped or over`(_ state: String) async throws {
        let plan = Plan.sample().remembering
        let begun: [Event] = [.started(by: "U0ALICE", acknowledged: []), .stepStarted("create")]
        let operation: Operation
        switch state {
        case "paused": operation = .made(plan, begun[0], begun[1], .paused(.person("U0ALICE")))
        case "aborted": operation = .aborted(plan: plan)
        default:
            operation = .made(
                plan, begun[0], begun[1], .paused(.person("U0ALICE")),
                .aborted(by: "U0ALICE", reason: "", leftBehind: []))
        }
        let setup = CommandSetup([operation])
        #expect(try await setup.say("rollback k3") == "")
        let made = try #require(await proposal(setup))
        #expect(
            made.0
                == .rollback(RollbackRunbook(operation: "k3f9", before: .sample, standIn: "orders-co-k3f9")))
        #expect(made.1 == "orders")
        #expect(made.2 == "us-east-1")
        #expect(made.3.command == "rollback k3f9")
        #expect(!made.start)
    }

    @Test func `the way back of a running operation is shown, and proposed once it is paused`() async throws {
        let running = Operation.made(
            Plan.sample().remembering, .started(by: "U0ALICE", acknowledged: []), .stepStarted("create"))
        let setup = CommandSetup([running])
        #expect(
            try await setup.say("rollback k3f9") == """
                k3f9 is running. `!rds pause k3f9` first, then ask for its rollback. `!rds plan rollback k3f9` shows it now.
                """)
        #expect(await setup.control.asked == [])
        let other = CommandSetup([running])
        #expect(try await other.say("plan rollback k3f9", by: "U0MALLORY").contains("`!rds rollback k3f9` proposes it"))
    }

    @Test(arguments: [
        ("planned", "k3f9 was not started: there is nothing to bring back."),
        ("discarded", "k3f9 was never started: there is nothing to bring back."),
        (
            "forgotten",
            "k3f9 did not keep how its cluster was before: it cannot be brought back by command. `!rds events k3f9` tells what it did."
        ),
        ("elsewhere", "k3f9 works on prod-a, which this channel does not look after: please ask in <#C0PROD>."),
    ])
    func `what cannot be brought back says why`(_ state: String, _ answer: String) async throws {
        let plan = Plan.sample().remembering
        let operation: Operation =
            switch state {
            case "planned": .made(plan)
            case "discarded": .made(plan, .discarded(by: "U0ALICE"))
            case "forgotten": .aborted()
            default: .running(cluster: "prod-a")
            }
        for words in ["rollback k3f9", "plan rollback k3f9"] {
            let setup = CommandSetup([operation])
            #expect(try await setup.say(words) == answer)
            #expect(await setup.control.asked == [])
        }
    }

    @Test(arguments: [
        ("cycle orders --at 02:30", Window.from(Timestamp(seconds: 1_767_666_600))),
        ("reboot orders-2 --at 02:30 Europe/Berlin", Window.from(Timestamp(seconds: 1_767_663_000))),
    ])
    func `a time is an instant from now on, in its zone or the configured one`(
        _ words: String, _ window: Window
    ) async throws {
        let setup = CommandSetup()
        #expect(try await setup.say(words) == "")
        #expect(await setup.control.windows == [window])
    }

    @Test func `a window goes with the wish, and a wish without one has none`() async throws {
        let setup = CommandSetup()
        _ = try await setup.say("failover orders --window Sat 02:00–05:00 Europe/Berlin")
        let saturday = try Window.Recurring(weekday: 7, opens: 120, closes: 300, zone: "Europe/Berlin")
        #expect(await setup.control.windows == [.recurring(saturday)])
        let made = try #require(await proposal(setup))
        #expect(made.3.command == "failover orders --window \"Sat 02:00-05:00 Europe/Berlin\"")
        let other = CommandSetup()
        _ = try await other.say("failover orders")
        #expect(await other.control.windows == [nil])
    }

    @Test(arguments: ["failover orders --at 02:30 Mars/Olympus", "plan reboot orders-2 --at 02:30 Mars/Olympus"])
    func `a zone that there is not is refused, and nothing is proposed`(_ words: String) async throws {
        let setup = CommandSetup()
        #expect(
            try await setup.say(words)
                .hasPrefix("“Mars/Olympus” is no time zone. One looks like `Europe/Berlin` or `UTC`. For example"))
        #expect(await setup.control.asked == [])
    }
}
