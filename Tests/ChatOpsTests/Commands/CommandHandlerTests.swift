import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import ChatOps

struct CommandHandlerTests {
    @Test func `a resize is proposed with what was understood, and its plan is the answer`() async throws {
        let setup = CommandSetup()
        let said = try await setup.say(
            "resize Orders db.r6g.xlarge —exclude orders-3 --region eu-west-1", thread: "1767621500.000100")
        #expect(
            await setup.control.asked == [
                .proposed(
                    .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge", exclude: ["orders-3"])), "orders",
                    "eu-west-1",
                    Origin(
                        requester: "U0ALICE", channel: "C0DBAOPS", thread: "1767621500.000100",
                        command: "resize orders db.r6g.xlarge --exclude orders-3 --region eu-west-1"), start: false
                )
            ])
        #expect(said == "")
        #expect(await setup.journal.answered.count == 1)
    }

    @Test func `a command in the channel makes its own message the thread`() async throws {
        let setup = CommandSetup()
        _ = try await setup.say("failover orders --to orders-2 --start")
        guard case .proposed(let request, _, _, let origin, let start) = await setup.control.asked.first else {
            Issue.record("not proposed")
            return
        }
        #expect(request == .failover(FailoverRunbook(to: "orders-2")))
        #expect(origin.thread == "1767621600.000200")
        #expect(start)
        // The fake's operation is still planned, as if something had to be acknowledged.
        #expect(await setup.said.contains("Not started yet"))
    }

    @Test func `a start that a finding blocks says so`() async throws {
        let setup = CommandSetup([.made(.sample(findings: [Finding(.block, "quota", "No room.")]))])
        #expect(try await setup.say("failover orders --start").contains("what is in the way"))
    }

    @Test func `a dry run answers with the plan and records nothing`() async throws {
        let setup = CommandSetup()
        let said = try await setup.say("plan resize orders db.r6g.xlarge", by: "U0MALLORY")
        #expect(said.contains("Resize orders to db.r6g.xlarge"))
        #expect(said.contains("asks first"))
        #expect(said.contains("Nothing was started; `!rds resize orders db.r6g.xlarge` proposes it"))
        #expect(
            await setup.control.asked == [
                .previewed(.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), "orders", nil)
            ])
    }

    @Test(arguments: [
        "resize orders db.r6g.xlarge", "pause k3f9", "abort k3f9", "cleanup k3f9", "storage orders aurora",
        "cycle orders",
        "apply-maintenance orders", "reboot orders-2", "retarget front orders", "rollback k3f9",
        "reset k3f9 --to verify", "skip k3f9 verify x",
        "timeout k3f9 2h", "hold k3f9 --before verify", "unhold k3f9 --before verify", "lock orders x",
        "unlock orders", "freeze x", "unfreeze",
    ])
    func `somebody who is no operator is refused politely and nothing happens`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        #expect(
            try await setup.say(words, by: "U0MALLORY")
                == "<@U0MALLORY>, only operators can start or change maintenance here. Operators: <@U0ALICE>.")
        #expect(await setup.control.asked == [])
        #expect(await setup.journal.answered.count == 1)
    }

    @Test func `a guest is not even told what would be understood`() async throws {
        let setup = CommandSetup(people: .fake { $0.isGuest = true })
        #expect(try await setup.say("reisze orders").contains("guests cannot give commands here"))
    }

    @Test func `a text that is not understood is answered, escaped`() async throws {
        let setup = CommandSetup()
        let said = try await setup.say("<!channel> &lt;!here&gt;")
        #expect(said.contains("“@channel”"))
        let other = CommandSetup()
        #expect(try await other.say("show &lt;!here&gt;").contains("“&lt;!here&gt;”"))
    }

    @Test(arguments: [("hello", "C0DBAOPS"), ("!rds clusters", "C0STATUS"), ("!rds clusters", "C0ELSE")])
    func `a message that is not for us ends unanswered in words`(_ text: String, _ channel: String) async throws {
        let setup = CommandSetup()
        try await setup.handler.handle(CommandSetup.message(text, channel: channel))
        #expect(await setup.control.answers == [])
        #expect(await setup.journal.answered.count == 1)
    }

    @Test(arguments: ["resize prod-a db.r6g.xlarge", "plan failover prod-a", "show prod-a", "failover other"])
    func `a cluster of another channel is not worked on from here`(_ words: String) async throws {
        let setup = CommandSetup()
        let said = try await setup.say(words)
        #expect(said.contains(words.contains("other") ? "no channel here looks after it" : "please ask in <#C0PROD>"))
        #expect(await setup.control.asked == [])
        #expect(await setup.control.regionsAsked == [])
    }

    @Test(arguments: ["pause p1", "status p1", "events p1", "abort p1", "retry p"])
    func `an operation of another channel is not steered from here`(_ words: String) async throws {
        let setup = CommandSetup([.running("p1x2", cluster: "prod-a")])
        #expect(try await setup.say(words).contains("p1x2 works on prod-a, which this channel does not look after"))
        #expect(await setup.control.asked == [])
    }

    @Test(arguments: [
        ("pause k3", Instruction.pause, "k3f9 is paused"), ("resume k3f9", .resume, "k3f9 goes on"),
        ("retry K3F9", .resume, "k3f9 tries again"),
        ("abort k3f9 wrong cluster", .abort(reason: "wrong cluster"), "k3f9 is stopped"),
    ])
    func `an instruction reaches its operation by any unique prefix and is confirmed in a line`(
        _ words: String, _ command: Instruction, _ confirmation: String
    ) async throws {
        let setup = CommandSetup([.running(), .running("q7aa")])
        let said = try await setup.say(words)
        #expect(await setup.control.asked == [.instructed("k3f9", command, "U0ALICE")])
        #expect(said.hasPrefix(confirmation))
        #expect(!said.contains("\n"))
        #expect(await setup.journal.commits.isEmpty)
    }

    @Test func `a prefix of several operations lists them`() async throws {
        let setup = CommandSetup([.running("k3f9"), .planned("k3aa", cluster: "users")])
        let said = try await setup.say("pause k3")
        #expect(said.contains("`k3f9` Resize orders to db.r6g.xlarge · running"))
        #expect(said.contains("`k3aa` Resize users to db.r6g.xlarge · planned"))
        #expect(await setup.control.asked == [])
    }

    @Test func `a whole id wins over longer ones that begin so`() async throws {
        let setup = CommandSetup([.running("k3f9x"), .running("k3f9")])
        _ = try await setup.say("pause k3f9")
        #expect(await setup.control.asked == [.instructed("k3f9", .pause, "U0ALICE")])
    }

    @Test func `an unknown operation gets the nearest suggested`() async throws {
        let setup = CommandSetup([.running()])
        let said = try await setup.say("pause k3g9")
        #expect(said.contains("I don't know an operation “k3g9”. Did you mean `k3f9`?"))
    }

    @Test func `what the engine refuses is said in its words`() async throws {
        let setup = CommandSetup([.running()])
        await setup.control.set { $0.error = .refused(Refusal("k3f9 is running. `pause k3f9` holds it <b>.")) }
        #expect(try await setup.say("resume k3f9") == "k3f9 is running. `!rds pause k3f9` holds it &lt;b&gt;.")
        #expect(await setup.journal.answered.count == 1)
    }

    @Test func `a cleanup finds the stand-in in the plan of the operation that ended`() async throws {
        let setup = CommandSetup([.aborted()])
        _ = try await setup.say("cleanup k3f9")
        guard case .proposed(let request, let cluster, let region, let origin, _) = await setup.control.asked.first
        else {
            Issue.record("not proposed")
            return
        }
        #expect(request == .cleanup(CleanupRunbook(operation: "k3f9", standIn: "orders-co-k3f9")))
        #expect(cluster == "orders")
        #expect(region == "us-east-1")
        #expect(origin.command == "cleanup k3f9")
    }

    @Test func `a cleanup of an operation that goes on is refused`() async throws {
        let setup = CommandSetup([.running()])
        #expect(try await setup.say("cleanup k3f9").contains("`!rds abort k3f9` stops it first"))
        #expect(await setup.control.asked == [])
    }

    @Test func `a cleanup of an operation without a stand-in says so`() async throws {
        let setup = CommandSetup([.made(.sample(standIn: false), .discarded(by: "U0ALICE"))])
        #expect(try await setup.say("cleanup k3f9").contains("nothing to clean up"))
    }

    @Test func `an unknown cluster gets the nearest suggested`() async throws {
        let setup = CommandSetup()
        await setup.control.set { $0.error = .refused(Refusal("There is no cluster order.")) }
        #expect(
            try await setup.say("resize order db.r6g.xlarge".replacing("order ", with: "orderss "))
                == "I don't know a cluster “orderss” in us-east-1. Did you mean `orders`? `!rds clusters` lists them.")
    }

    @Test func `of a member of a cluster its own refusal tells`() async throws {
        let setup = CommandSetup()
        await setup.control.set { $0.error = .refused(Refusal("orders-2 is a member of the cluster orders.")) }
        #expect(try await setup.say("failover orders-2") == "orders-2 is a member of the cluster orders.")
    }

    @Test func `clusters of other channels are not suggested`() async throws {
        let setup = CommandSetup()
        await setup.control.set {
            $0.error = .refused(Refusal("no"))
            $0.observations = [
                Observation(
                    target: Target(place: Target.orders.place, cluster: "user"), takenAt: .init(seconds: 0),
                    cluster: nil, instances: [])
            ]
        }
        #expect(!(try await setup.say("failover users")).contains("Did you mean"))
    }

    @Test func `a refusal about a cluster that is there is passed on`() async throws {
        let setup = CommandSetup()
        await setup.control.set { $0.error = .refused(Refusal("orders is already db.r6g.xlarge: nothing to do.")) }
        #expect(
            try await setup.say("resize orders db.r6g.xlarge") == "orders is already db.r6g.xlarge: nothing to do.")
    }

    @Test(arguments: ["resize orders db.r6g.xlarge", "plan failover orders", "pause k3f9", "clusters", "show orders"])
    func `when AWS cannot be read it is said, and that is the answer`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        await setup.control.set {
            $0.fleetError = FleetError("rds: AccessDenied <x>", passes: false)
            $0.error = .fleet(FleetError("rds: AccessDenied <x>", passes: false))
        }
        let said = try await setup.say(words)
        #expect(said.contains("AWS could not be read: rds: AccessDenied &lt;x&gt;"))
        #expect(await setup.journal.answered.count == 1)
    }

    @Test(arguments: ["resize orders db.r6g.xlarge", "pause k3f9", "status k3f9", "help"])
    func `when nothing can be recorded the message stays unanswered`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        let error = JournalError(.diskFull, "no space")
        await setup.journal.set { $0.error = error }
        await #expect(throws: error) { try await setup.say(words) }
        #expect(await setup.control.asked == [])
        #expect(await setup.journal.answered.isEmpty)
        await setup.journal.set { $0.error = nil }
        _ = try await setup.say(words)
        #expect(await setup.journal.answered.count == 1)
    }

    @Test(arguments: ["resize orders db.r6g.xlarge", "pause k3f9", "abort k3f9", "clusters"])
    func `the same message handled again has no second effect`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        let message = CommandSetup.message("!rds \(words)")
        try await setup.handler.handle(message)
        let (asked, said) = (await setup.control.asked, await setup.said)
        // Redelivered after a crash of which only the journal knows: refused as recorded already, which is as it should be.
        try await setup.handler.handle(message)
        #expect(await setup.control.asked == asked)
        #expect(await setup.said == said)
    }

    @Test func `the answer is known by its message and goes into its conversation`() async throws {
        let setup = CommandSetup()
        _ = try await setup.say("help", thread: "1767621500.000100")
        let post = try #require(await setup.control.answers.first)
        #expect(post.id == "reply/C0DBAOPS/1767621600.000200/0")
        #expect(post.thread == "1767621500.000100")
        #expect(post.operation == nil)
    }

    @Test func `a command that can never be recorded is given up in words`() async throws {
        let setup = CommandSetup()
        let message = CommandSetup.message("!rds clusters")
        try await setup.handler.giveUp(message, because: JournalError(.failed, "no"))
        #expect(await setup.said == "Nothing was done: it could not be recorded. Please try again.")
        #expect(await setup.journal.answered == [message.id])
    }

    @Test(arguments: ["resize orders db.r6g.xlarge", "pause k3f9"])
    func `a conflict of a message that is not answered is tried again`(_ words: String) async throws {
        let setup = CommandSetup([.running()])
        let message = CommandSetup.message("!rds \(words)")
        try await setup.journal.takeIn([message], channel: "C0DBAOPS", cursor: message.id.message)
        let error = JournalError(.conflict, "k3f9 changes too fast just now")
        await setup.control.set { $0.error = .journal(error) }
        await #expect(throws: error) { try await setup.handler.handle(message) }
        #expect(await setup.journal.answered.isEmpty)
    }

    @Test(arguments: [
        ("frobnicate", "`!rds help` lists them."), ("status k-3", "`!rds operations` lists them."),
        ("plan clusters", "`!rds retire` and `!rds refresh`."),
        ("failover orders --region moon", "One looks like `us-east-1`."),
    ])
    func `commands in a refusal are as they have to be typed here`(_ words: String, _ hint: String) async throws {
        let said = try await CommandSetup().say(words)
        #expect(said.contains(hint), "\(said)")
        #expect(!said.contains("!rds !rds"), "\(said)")
    }

    @Test(arguments: ["operations", "status", "status m7q2", "status m7", "events m7q2", "pause m7q2", "abort m7q2"])
    func `an operation that cannot be read is told of, with what to do`(_ words: String) async throws {
        let setup = CommandSetup()
        await setup.journal.set {
            $0.parked = [
                ParkedOperation(id: "m7q2", target: .orders, phase: "running", reason: "keyNotFound"),
                ParkedOperation(
                    id: "p1aa", target: Target(place: Target.orders.place, cluster: "prod-a"), phase: "running",
                    reason: "keyNotFound"),
            ]
        }
        let said = try await setup.say(words)
        #expect(said.contains("*Cannot be read:* `m7q2` on orders, last running; it still holds orders"), "\(said)")
        #expect(said.contains("Look at the cluster with `!rds show CLUSTER`."), "\(said)")
        #expect(!said.contains("p1aa"))
        #expect(await setup.control.asked == [])
    }

    @Test func `an operation that was changed by somebody else is told of, with what to do`() async throws {
        let setup = CommandSetup()
        await setup.journal.set {
            $0.parked = [
                ParkedOperation(id: "m7q2", target: .orders, phase: "running", cause: .contradicted, reason: "changed")
            ]
        }
        let said = try await setup.say("status m7q2")
        #expect(
            said.contains("*Not as it was recorded:* `m7q2` on orders, last running; it still holds orders"), "\(said)")
        #expect(said.contains("`!rds show CLUSTER`. Then a backup of the database has to be put in place"), "\(said)")
    }

    @Test func `an operation that can be read is not kept back by one that cannot, but must be named whole`()
        async throws
    {
        let setup = CommandSetup([.running("k3f9")])
        await setup.journal.set {
            $0.parked = [ParkedOperation(id: "k3aa", target: .orders, phase: "planned", reason: "keyNotFound")]
        }
        let said = try await setup.say("pause k3")
        #expect(said.contains("Several operations begin with “k3”."))
        #expect(said.contains("`k3f9` Resize orders") && said.contains("`k3aa` on orders, last planned"), "\(said)")
        #expect(await setup.control.asked == [])
        try await setup.handler.handle(CommandSetup.message("!rds pause k3f9", ts: "1767621600.000300"))
        #expect(await setup.control.asked == [.instructed("k3f9", .pause, "U0ALICE")])
    }
}
