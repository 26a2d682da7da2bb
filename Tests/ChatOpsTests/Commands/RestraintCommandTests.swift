import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// Locks and the freeze: who may, what is confirmed, and who gets told of them.
struct RestraintCommandTests {
    private static func lock(
        _ cluster: ClusterID? = "orders", _ reason: String = "release week", in region: String? = "us-east-1"
    ) -> Restraint {
        Restraint(
            cluster: cluster, at: region.map { Place(account: "123456789012", region: $0) }, reason: reason,
            by: "U0ALICE", since: Timestamp(seconds: 1_767_621_660))
    }

    /// What is said to the last of several commands.
    private func last(_ setup: CommandSetup, _ commands: String..., by author: PersonID = "U0ALICE") async throws
        -> String
    {
        var said: [Post] = []
        for words in commands {
            let before = await setup.control.answers.count
            try await setup.handler.handle(
                CommandSetup.message("!rds \(words)", by: author, ts: "1767621600.0003\(10 + before)"))
            said = Array(await setup.control.answers.dropFirst(before))
        }
        return said.map { post in
            guard case .reply(let blocks) = post.content else { return "" }
            return blocks.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    @Test func `a lock is imposed and lifted, each with what it means`() async throws {
        let setup = CommandSetup()
        #expect(
            try await last(setup, "lock Orders release week") == """
                orders is locked in us-east-1: nothing is started on it and no new call is made. What AWS is at already \
                goes on. `!rds unlock orders --region us-east-1` allows it again.
                """)
        #expect(await setup.control.asked == [.restrained(.imposed(Self.lock()))])
        #expect(await setup.journal.answered.count == 1)
        #expect(
            try await setup.say("unlock orders", thread: nil).hasSuffix(
                "orders is not locked in us-east-1 any more. Open operations go on."))
        #expect(
            await setup.control.asked.last == .restrained(.lifted("orders", at: Target.orders.place, by: "U0ALICE")))
    }

    @Test func `everything is frozen and let go, each with what it means`() async throws {
        let setup = CommandSetup()
        #expect(
            try await last(setup, "freeze incident 4711") == """
                Everything is frozen: nothing is started and no new call is made anywhere. What AWS is at already goes on. \
                `!rds unfreeze` allows it again.
                """)
        #expect(await setup.control.asked == [.restrained(.imposed(Self.lock(nil, "incident 4711")))])
        #expect(
            try await setup.say("unfreeze").hasSuffix("Nothing is frozen any more: open operations go on."))
        #expect(await setup.control.asked.last == .restrained(.lifted(nil, by: "U0ALICE")))
    }

    @Test func `who lifts one restraint learns of the other`() async throws {
        #expect(
            try await last(CommandSetup(), "freeze x", "lock orders y", "unlock orders")
                == "orders is not locked in us-east-1 any more. Everything is still frozen; `!rds unfreeze` lifts that."
        )
        #expect(
            try await last(CommandSetup(), "freeze x", "lock orders y", "unfreeze")
                == "Nothing is frozen any more: open operations go on. Still locked: orders in us-east-1.")
    }

    @Test(arguments: [
        (["lock orders x", "lock orders y"], "orders is locked in us-east-1 (x) already."),
        (["freeze x", "freeze y"], "everything is frozen (x) already."),
        (["unlock orders"], "orders is not locked."), (["unfreeze"], "Nothing is frozen."),
    ])
    func `what is in force already, or not, is said`(_ commands: [String], _ answer: String) async throws {
        let setup = CommandSetup()
        if commands.count > 1 { _ = try await last(setup, commands[0]) }
        let asked = await setup.control.asked
        try await setup.handler.handle(
            CommandSetup.message("!rds \(commands[commands.count - 1])", ts: "1767621600.000900"))
        #expect(await setup.said.hasSuffix(answer))
        #expect(await setup.control.asked == asked)
        #expect(await setup.journal.answered.count == commands.count)
    }

    @Test(arguments: [
        ("lock prod-a x", "This is about prod-a, which this channel does not look after: please ask in <#C0PROD>."),
        ("unlock prod-a", "This is about prod-a, which this channel does not look after: please ask in <#C0PROD>."),
        (
            "lock orderss x",
            "I don't know a cluster “orderss” in us-east-1. Did you mean `orders`? `!rds clusters` lists them."
        ),
    ])
    func `a cluster that is not this channel's, or not there, is not locked`(
        _ words: String, _ answer: String
    ) async throws {
        let setup = CommandSetup()
        #expect(try await setup.say(words) == answer)
        #expect(await setup.control.asked == [])
    }

    @Test func `a cluster of another region can be locked when something was done to it`() async throws {
        let setup = CommandSetup([.running(cluster: "orders-eu")])
        #expect(try await setup.say("lock orders-eu x").hasPrefix("orders-eu is locked"))
    }

    @Test func `a lock needs no answer of AWS, and then holds in every region`() async throws {
        let setup = CommandSetup()
        await setup.control.set { $0.fleetError = FleetError("AccessDenied", passes: false) }
        let said = try await last(setup, "lock orders x")
        #expect(said.hasPrefix("orders is locked: nothing is started"))
        #expect(said.contains("AWS did not say which region is meant, so it is locked in every one."))
        #expect(await setup.control.asked == [.restrained(.imposed(Self.lock("orders", "x", in: nil)))])
        #expect(try await last(setup, "unlock orders").hasPrefix("orders is not locked any more."))
        await setup.control.set { $0.restrictions = [Self.lock()] }
        #expect(try await last(setup, "unlock orders").hasPrefix("orders is not locked in us-east-1 any more."))
    }

    @Test func `a lock is of one region, and is lifted there`() async throws {
        let setup = CommandSetup([.running()])
        await setup.control.set { $0.observations = [.orders(), .orders(in: "eu-west-1")] }
        #expect(
            try await last(setup, "lock orders --region eu-west-1 release week").hasPrefix(
                "orders is locked in eu-west-1: nothing"))
        #expect(await setup.control.regionsAsked.last == "eu-west-1")
        #expect(await setup.control.restrictions == [Self.lock(in: "eu-west-1")])
        await setup.control.set { $0.open = [Standing(operation: .running())] }
        #expect(!(try await last(setup, "status k3f9")).contains("locked"))
        #expect(!(try await last(setup, "clusters")).contains("*locked*"))
        let listed = try await last(setup, "clusters --region eu-west-1")
        #expect(listed.matches(of: /\*locked\*/).count == 1)
        #expect(
            try await last(setup, "unlock orders")
                == "orders is not locked in us-east-1. `!rds unlock orders --region eu-west-1` lifts the lock of orders in "
                + "eu-west-1.")
        #expect(
            try await last(setup, "unlock orders --region eu-west-1")
                == "orders is not locked in eu-west-1 any more. Open operations go on.")
        #expect(await setup.control.restrictions == [])
    }

    @Test func `a lock from before regions were told apart is shown and lifted as ever`() async throws {
        let setup = CommandSetup([.running()])
        await setup.control.set {
            $0.restrictions = [Self.lock(in: nil)]
            $0.open = [Standing(operation: .running())]
        }
        #expect(try await last(setup, "status k3f9").contains("*orders is locked* by"))
        #expect(try await last(setup, "unlock orders").hasPrefix("orders is not locked any more."))
        #expect(await setup.control.asked.last == .restrained(.lifted("orders", by: "U0ALICE")))
    }

    @Test(arguments: ["lock orders x", "unfreeze"])
    func `a restraint that cannot be recorded is not confirmed`(_ words: String) async throws {
        let setup = CommandSetup()
        let error = JournalError(.diskFull, "no space")
        await setup.control.set { $0.error = .journal(error) }
        await #expect(throws: error) { try await setup.say(words) }
        #expect(await setup.control.answers == [])
    }

    @Test(arguments: ["status", "status k3f9", "operations", "show orders", "clusters"])
    func `whoever looks is told of a lock and of the freeze`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        await setup.control.set { $0.open = [Standing(operation: .running())] }
        let said = try await last(setup, "lock orders release *week*", "freeze &lt;incident&gt; 4711", words)
        let date = "<!date^1767621660^{date_short} {time}|2026-01-05T14:01:00Z>"
        #expect(
            said.contains(
                """
                *Everything is frozen* by <@U0ALICE> since \(date) (&lt;incident&gt; 4711). Nothing is started and no new \
                call is made anywhere; `!rds unfreeze` allows it again.
                """), "\(said)")
        let lock =
            words == "clusters"
            ? "*locked* by <@U0ALICE> (release ∗week∗)"
            : """
            *orders is locked in us-east-1* by <@U0ALICE> since \(date) (release ∗week∗). Nothing is started and no new call is made; \
            `!rds unlock orders --region us-east-1` allows it again.
            """
        #expect(said.contains(lock), "\(said)")
    }

    @Test(arguments: ["status", "status k3f9", "operations", "show orders", "clusters"])
    func `a lock on another cluster is nothing to tell here`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        await setup.control.set {
            $0.open = [Standing(operation: .running())]
            $0.restrictions = [Self.lock("prod-a")]
        }
        #expect(!(try await setup.say(words)).contains("locked"))
    }

    @Test func `a lock of a cluster on which nothing is open is listed with the operations`() async throws {
        let setup = CommandSetup()
        await setup.control.set { $0.restrictions = [Self.lock("users")] }
        let said = try await setup.say("operations")
        #expect(said.hasPrefix("*users is locked in us-east-1* by <@U0ALICE>"))
        #expect(said.contains("There was no operation yet."))
    }

    @Test func `what is over is held back by nothing`() async throws {
        let setup = CommandSetup([.aborted()])
        await setup.control.set { $0.restrictions = [Self.lock(), Self.lock(nil)] }
        let said = try await setup.say("status k3f9")
        #expect(!said.contains("locked") && !said.contains("frozen"))
    }

    @Test func `many locks are cut`() async throws {
        let setup = CommandSetup()
        await setup.control.set { control in
            control.restrictions = (1...30).map {
                Self.lock(ClusterID("orders\($0)"), String(repeating: "x", count: 300))
            }
        }
        let said = try await setup.say("operations")
        #expect(said.contains("… and 25 more locks"))
        let post = try #require(await setup.control.answers.first)
        guard case .reply(let blocks) = post.content else { return }
        #expect(blocks.allSatisfy { $0.utf16.count < 2_000 })
    }
}
