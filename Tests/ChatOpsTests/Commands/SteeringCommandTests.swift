import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// What people set on an operation, and what they are told about it.
struct SteeringCommandTests {
    @Test(arguments: [
        (
            "reset k3f9 --to fail-over", Instruction.reset(to: "fail-over"),
            "k3f9 is set back to “Fail over orders-1 → orders-co-k3f9” and stays paused: `!rds resume k3f9` goes on from there."
        ),
        (
            "skip k3f9 verify checked by hand", .skip("verify", reason: "checked by hand"),
            "k3f9 leaves out “Verify members” and stays paused: `!rds resume k3f9` goes on."
        ),
        (
            "timeout k3f9 1h30m", .timeout(.minutes(90)),
            "Each step of k3f9 may take 1 h 30 min from now on before a person is asked. It is still paused: `!rds resume k3f9` goes on."
        ),
        (
            "hold k3f9 --before verify", .hold(before: "verify"),
            "k3f9 stops before “Verify members” and says so; `!rds resume k3f9` then goes on."
        ),
        (
            "unhold k3f9 --before verify", .unhold(before: "verify"),
            "k3f9 does not stop before “Verify members” any more. It is still paused: `!rds resume k3f9` goes on."
        ),
        (
            "hold k3f9 --before nonsense", .hold(before: "nonsense"),
            "k3f9 stops before “nonsense” and says so; `!rds resume k3f9` then goes on."
        ),
    ])
    func `what is set on a paused operation is confirmed with what comes next`(
        _ words: String, _ command: Instruction, _ confirmation: String
    ) async throws {
        let setup = CommandSetup([.paused()])
        #expect(try await setup.say(words) == confirmation)
        #expect(await setup.control.asked == [.instructed("k3f9", command, "U0ALICE")])
    }

    @Test(arguments: [
        ("timeout k3 2h", "Each step of k3f9 may take 2 h from now on before a person is asked."),
        ("unhold k3 --before verify", "k3f9 does not stop before “Verify members” any more."),
    ])
    func `of a running operation nothing is said to be paused`(_ words: String, _ confirmation: String) async throws {
        let setup = CommandSetup([.running()])
        #expect(try await setup.say(words) == confirmation)
    }

    @Test(arguments: [
        "reset p1 --to verify", "skip p1 verify x", "timeout p1 2h", "hold p1 --before verify",
        "unhold p1 --before verify", "rollback p1",
    ])
    func `an operation of another channel is not set from here`(_ words: String) async throws {
        let setup = CommandSetup([.running("p1x2", cluster: "prod-a")])
        #expect(try await setup.say(words).contains("p1x2 works on prod-a, which this channel does not look after"))
        #expect(await setup.control.asked == [])
    }

    @Test func `what the engine refuses is said, with its steps as they are typed`() async throws {
        let setup = CommandSetup([.running()])
        await setup.control.set {
            $0.error = .refused(Refusal("k3f9 has no step “x”. Its steps are `create`, `fail-over`, `verify`."))
        }
        #expect(
            try await setup.say("hold k3f9 --before x")
                == "k3f9 has no step “x”. Its steps are `create`, `fail-over`, `verify`.")
    }

    @Test(arguments: [
        ("resume k3f9", "k3f9 goes on, and makes no call as long as orders is locked in us-east-1 (&lt;week&gt;)."),
        ("retry k3f9", "k3f9 tries again, and makes no call as long as orders is locked in us-east-1 (&lt;week&gt;)."),
        ("resume q7aa", "q7aa goes on."),
    ])
    func `who lets a held back operation go on learns that it is held back`(
        _ words: String, _ confirmation: String
    ) async throws {
        let setup = CommandSetup([.paused(), .running("q7aa", cluster: "users")])
        try await setup.handler.handle(CommandSetup.message("!rds lock orders &lt;week&gt;", ts: "1767621600.000100"))
        await setup.control.set {
            $0.operation = words.contains("q7") ? .running("q7aa", cluster: "users") : .paused()
        }
        #expect(try await setup.say(words).split(separator: "\n").last.map(String.init) == confirmation)
    }
}
