import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import ChatOps

/// What the commands of lifecycles ask for, and what they say where they ask for nothing.
struct LifecycleCommandTests {
    /// A channel that looks after what begins with `dev` and `orders`.
    private func setup(_ lifecycles: [Lifecycle] = [.development, .reports]) async -> CommandSetup {
        var setup = CommandSetup()
        setup.lifecycles = lifecycles
        setup.routing.channels[0].clusters += ["dev*"]
        await setup.control.set {
            $0.databases = LifecycleSamples.databases()
            $0.records = .known(LifecycleSamples.records())
        }
        return setup
    }

    private static let asked: [(String, AnyRunbook)] = [
        ("new development", AnyRunbook(NewRunbook(.development))),
        ("new Development", AnyRunbook(NewRunbook(.development))),
        ("new development --snapshot Before-Release", AnyRunbook(NewRunbook(.development, snapshot: "before-release"))),
        ("clone development", AnyRunbook(NewRunbook(.development, isClone: true))),
        ("modify development", AnyRunbook(ModifyRunbook(.development))),
        ("reboot development", AnyRunbook(RebootLifecycleRunbook(.development))),
        ("reboot development --as lifecycle", AnyRunbook(RebootLifecycleRunbook(.development))),
        ("promote development", AnyRunbook(PromoteRunbook(.development))),
        ("promote development --back", AnyRunbook(PromoteRunbook(.development, isBack: true))),
        ("retire development", AnyRunbook(RetireRunbook(.development))),
        ("refresh development", AnyRunbook(RefreshRunbook(.development))),
    ]

    @Test(arguments: asked) func `a command asks for its kind of operation, and a dry run shows it`(
        _ words: String, _ runbook: AnyRunbook
    ) async throws {
        let setup = await setup()
        #expect(try await setup.say("plan \(words)").contains("· dry run"))
        #expect(await setup.control.asked == [.previewed(runbook, "development", nil)])
        let proposing = await self.setup()
        _ = try await proposing.say("\(words) --start")
        guard
            case .proposed(let proposed, let name, nil, let origin, start: true)? = await proposing.control.asked.first
        else {
            Issue.record("not proposed: \(await proposing.said)")
            return
        }
        #expect(proposed == runbook && name == "development")
        #expect(origin.command.hasSuffix("--start"))
    }

    @Test func `an operation is planned in the lifecycle's own region`() async throws {
        var setup = await setup()
        setup.routing.channels[0].clusters += ["reports"]
        _ = try await setup.say("plan modify reports")
        #expect(await setup.control.asked == [.previewed(AnyRunbook(ModifyRunbook(.reports)), "reports", "eu-west-1")])
    }

    @Test(arguments: ["new", "clone", "modify", "promote", "retire", "refresh", "reboot"])
    func `a region is not for a lifecycle, which is said`(_ word: String) async throws {
        let setup = await setup()
        let said = try await setup.say("\(word) development --region us-east-1")
        #expect(said.hasPrefix("A lifecycle has its region in the configuration: leave out `--region`."), "\(said)")
        #expect(await setup.control.asked.isEmpty)
    }

    @Test func `an unknown name is answered with the one that was meant`() async throws {
        #expect(
            try await setup().say("promote developmnt")
                == "I don't know a lifecycle “developmnt”. Did you mean `development`? `!rds lifecycles` lists them.")
        #expect(
            try await setup().say("lifecycle billing")
                == "I don't know a lifecycle “billing”. `!rds lifecycles` lists them.")
    }

    @Test(arguments: ["lifecycles", "lifecycle development", "new development"])
    func `where none is configured it is said where they are`(_ words: String) async throws {
        let said = try await setup([]).say(words)
        #expect(said.hasPrefix("No lifecycle is configured. They stand under `lifecycles` in the configuration file;"))
    }

    @Test func `a lifecycle of another channel is named with that channel`() async throws {
        let setup = await setup()
        #expect(
            try await setup.say("retire reports")
                == "This is about reports, which this channel does not look after: no channel here looks after it.")
        #expect(try await CommandSetup().say("lifecycles").hasPrefix("No lifecycle is configured."))
        var none = await self.setup([.reports])
        none.routing.channels[0].clusters = ["orders"]
        #expect(try await none.say("lifecycles").hasPrefix("No lifecycle has a name that this channel looks after"))
    }

    @Test func `what the engine refuses of a lifecycle is not taken for a missing cluster`() async throws {
        let setup = await setup()
        await setup.control.set { $0.error = .refused(Refusal("Route 53 has no hosted zone for dev-db.example.com.")) }
        #expect(try await setup.say("promote development") == "Route 53 has no hosted zone for dev-db.example.com.")
    }

    @Test func `a lifecycle that is taken for a cluster is named as what it is`() async throws {
        let setup = await setup()
        #expect(
            try await setup.say("show development")
                == "development is a lifecycle, not a cluster. `!rds lifecycle development` shows its databases.")
    }

    @Test func `a lifecycle can be locked and unlocked by its name`() async throws {
        let setup = await setup()
        let said = try await setup.say("lock development tests run")
        #expect(said.hasPrefix("development is locked in us-east-1: nothing is started on it"), "\(said)")
        let lock = Restraint(
            cluster: "development", at: LifecycleSamples.place, reason: "tests run", by: "U0ALICE", since: setup.now)
        #expect(await setup.control.asked == [.restrained(.imposed(lock))])
        let list = try await self.setup(restrained: lock).say("lifecycles")
        #expect(list.contains("*locked* by <@U0ALICE> (tests run)"), "\(list)")
    }

    @Test func `a lock of one in another region is lifted without naming that`() async throws {
        var setup = await setup()
        setup.routing.channels[0].clusters += ["reports"]
        let place = Place(account: LifecycleSamples.place.account, region: "eu-west-1")
        let lock = Restraint(cluster: "reports", at: place, reason: "audit", by: "U0ALICE", since: setup.now)
        await setup.control.set { $0.restrictions = [lock] }
        #expect(try await setup.say("unlock reports").hasPrefix("reports is not locked in eu-west-1 any more."))
        #expect(await setup.control.asked == [.restrained(.lifted("reports", at: place, by: "U0ALICE"))])
    }

    @Test func `of an operation that cannot be read it is said how to look at its lifecycle`() async throws {
        let setup = await setup()
        let target = Target(place: LifecycleSamples.place, cluster: "development")
        await setup.journal.set {
            $0.parked = [ParkedOperation(id: "p7qa", target: target, phase: "running", reason: "unknown step")]
        }
        let said = try await setup.say("operations")
        #expect(said.contains("Look at the lifecycle with `!rds lifecycle NAME`. Then somebody"), "\(said)")
        #expect(!said.contains("show CLUSTER"))
    }

    private func setup(restrained lock: Restraint) async -> CommandSetup {
        let setup = await setup()
        await setup.control.set { $0.restrictions = [lock] }
        return setup
    }

    // MARK: Restarts

    @Test func `of a lifecycle and an instance of one name it has to be said which is restarted`() async throws {
        var twin = Lifecycle.development
        twin.name = "orders-2"
        let setup = await setup([twin])
        #expect(
            try await setup.say("reboot orders-2") == """
                orders-2 is a lifecycle and an instance. `!rds reboot orders-2 --as lifecycle` restarts what the lifecycle \
                has modified, `!rds reboot orders-2 --as instance` the instance.
                """)
        let instance = await self.setup([twin])
        _ = try await instance.say("plan reboot orders-2 --as instance")
        #expect(
            await instance.control.asked == [.previewed(AnyRunbook(RebootRunbook(instance: "orders-2")), "orders", nil)]
        )
        let lifecycle = await self.setup([twin])
        _ = try await lifecycle.say("plan reboot orders-2 --as lifecycle")
        #expect(
            await lifecycle.control.asked == [.previewed(AnyRunbook(RebootLifecycleRunbook(twin)), "orders-2", nil)])
    }

    @Test func `an instance is restarted as before where no lifecycle has its name`() async throws {
        let setup = await setup()
        _ = try await setup.say("plan reboot orders-2")
        #expect(
            await setup.control.asked == [.previewed(AnyRunbook(RebootRunbook(instance: "orders-2")), "orders", nil)])
        let hint = try await self.setup().say("reboot developmnt")
        #expect(hint.hasPrefix("I don't know an instance “developmnt”. Did you mean `development`?"), "\(hint)")
    }

    @Test func `autoscaling is nothing of a lifecycle's restart`() async throws {
        let said = try await setup().say("reboot development --suspend-autoscaling")
        #expect(
            said == """
                development is a lifecycle: `--suspend-autoscaling` is for instances of a cluster. Leave it out.
                """)
    }
}
