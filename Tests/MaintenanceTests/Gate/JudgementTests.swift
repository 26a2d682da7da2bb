import TestSupport
import Testing

@testable import Maintenance

/// The checks of a gate, each by spoiling one thing of a gate that is rightly approved. The numbers are those of the list
/// of checks that the design keeps; taking a check out of `Gate.judge` lets the row of its number fail.
@Suite struct JudgementTests {
    /// What a spoiled gate amounts to.
    enum Verdict: Sendable {
        case pending(because: String?)
        case void(String)
        case expired
        case vetoed(PersonID)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var verdict: Verdict
        var spoil: @Sendable (inout GateScene) -> Void
        var testDescription: String { name }

        init(_ name: String, _ verdict: Verdict, _ spoil: @escaping @Sendable (inout GateScene) -> Void) {
            self.name = name
            self.verdict = verdict
            self.spoil = spoil
        }
    }

    @Test(.holds(.approversKnown)) func `what nobody has spoiled is approved, by name and with evidence`() throws {
        let scene = GateScene()
        guard case .approved(let approval) = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
        #expect(approval.gate == scene.gate.id && approval.by == ["U0BOB"] && approval.planDigest == scene.plan)
        #expect(approval.factsDigest == scene.gate.facts.digest && approval.at == scene.now)
        // G22: the evidence binds the whole reading.
        #expect(approval.evidence == Digest.text(of: scene.reading))
        var other = scene
        other.reading.takenAt = other.reading.takenAt - .seconds(1)
        guard case .approved(let second) = other.judged() else { return }
        #expect(second.evidence != approval.evidence)
    }

    static let rows: [Row] = [
        Row("G1 the chat could not be read", .pending(because: nil)) { $0.isRead = false },
        Row("G1 a profile could not be read", .pending(because: nil)) { $0.reading.people = [:] },
        Row("G1 the chat shows no such account", .pending(because: "does not show your account")) {
            $0.reading.people = [:]
            $0.reading.unknown = ["U0BOB"]
        },
        Row("G1 a veto whose profile could not be read", .pending(because: nil)) {
            $0.reading.reactions.append(GateReading.Reaction(name: "x", people: ["U0CAROL"]))
        },
        Row("G3 the plan changed", .void("plan changed")) { $0.plan = PlanDigest("another") },
        Row("G5 not in the list", .pending(because: "not among the approvers")) { $0.policy.approvers = ["U0CAROL"] },
        Row("G5 an empty list approves nothing", .pending(because: "not among the approvers")) {
            $0.policy.approvers = []
        },
        Row("G5 an operator is no approver", .pending(because: "not among the approvers")) {
            $0.policy.operators.append("U0BOB")
            $0.policy.approvers = ["U0CAROL"]
        },
        Row("G6 of another workspace", .pending(because: "another workspace")) { $0.bob { $0.team = "T0OTHER" } },
        Row("G7 a bot", .pending(because: "bots")) { $0.bob { $0.isBot = true } },
        Row("G7 ourselves", .pending(because: nil)) { scene in
            scene.policy.approvers.append("U0BOT")
            scene.reading.reactions = [GateReading.Reaction(name: "white_check_mark", people: ["U0BOT"])]
            scene.reading.people["U0BOT"] = GateReading.Person(id: "U0BOT", team: "T0HOME")
        },
        Row("G8 a guest", .pending(because: "guests")) { $0.bob { $0.isGuest = true } },
        Row("G9 of another organisation", .pending(because: "another organisation")) {
            $0.bob { $0.isExternal = true }
        },
        Row("G10 deactivated", .pending(because: "deactivated")) { $0.bob { $0.isDeactivated = true } },
        Row("G11 whoever asked", .pending(because: "you asked for this")) { $0.gate.requester = "U0BOB" },
        Row("G11 whoever asked, as a user of the bot's machine", .pending(because: "you asked for this")) {
            $0.gate.requester = Requester("local:bob", inChat: "U0BOB")
        },
        Row("G12 one of two", .pending(because: nil)) { $0.policy.quorum = 2 },
        Row("G12 the same person with two emoji", .pending(because: nil)) {
            $0.policy.quorum = 2
            $0.policy.approve.append("heavy_check_mark")
            $0.reading.reactions.append(GateReading.Reaction(name: "heavy_check_mark", people: ["U0BOB"]))
        },
        Row("G12 a quorum of nobody is one of somebody", .pending(because: nil)) {
            $0.policy.quorum = 0
            $0.reading.reactions = []
        },
        Row("G13 the channel is not one for operations", .void("not one for operations")) {
            $0.reading.channel.isForOperations = false
        },
        Row("G13 another channel", .void("not one for operations")) { $0.reading.channel.id = "C0OTHER" },
        Row("G13 the channel is shared", .void("shared")) { $0.reading.channel.isShared = true },
        Row("G13 the channel is archived", .void("archived")) { $0.reading.channel.isArchived = true },
        Row("G14 the prompt is gone", .void("deleted")) { $0.reading.message = nil },
        Row("G14 another message", .void("deleted")) { $0.reading.message?.id = "1767621900.000999" },
        Row("G14 not our message", .void("not ours")) { $0.reading.message?.isOurs = false },
        Row("G14 nobody knows what the prompt shows", .void("did not tell")) { scene in
            guard case .open(var prompt) = scene.gate.state else { return }
            prompt.contentDigest = nil
            scene.gate.state = .open(prompt)
        },
        Row("G14 the prompt says something else", .void("edited")) { $0.reading.message?.contentDigest = "other" },
        Row("what the prompt links to says something else", .void("edited or deleted")) {
            $0.link(to: "facts")
            $0.reading.details?.message?.contentDigest = "other"
        },
        Row("what the prompt links to was deleted", .void("edited or deleted")) {
            $0.link(to: "facts")
            $0.reading.details?.message = nil
        },
        Row("what the prompt links to is not ours", .void("edited or deleted")) {
            $0.link(to: "facts")
            $0.reading.details?.message?.isOurs = false
        },
        Row("what the prompt links to was not read", .pending(because: nil)) {
            $0.link(to: "facts")
            $0.reading.details = nil
        },
        Row("G15 another emoji", .pending(because: "is not an answer")) { $0.reading.reactions[0].name = "thumbsup" },
        Row("G15 nearly the emoji", .pending(because: "is not an answer")) {
            $0.reading.reactions[0].name = "white_check_mark_2"
        },
        Row("G16 more reacted than are listed", .pending(because: nil)) { $0.reading.reactions[0].count = 2 },
        Row("G16 the list of vetoes is not whole", .pending(because: nil)) {
            $0.reading.reactions.append(GateReading.Reaction(name: "x", people: [], count: 1))
        },
        Row("G17 the reaction was taken back", .pending(because: nil)) { $0.reading.reactions = [] },
        Row("G17 what was read is old", .pending(because: nil)) { $0.reading.takenAt = $0.now - .seconds(31) },
        Row("G18 another approver vetoes", .vetoed("U0CAROL")) { $0.add("U0CAROL", reacting: "x") },
        Row("G18 an operator vetoes", .vetoed("U0ALICE")) { $0.add("U0ALICE", reacting: "octagonal_sign") },
        Row("G18 the approver vetoes as well", .vetoed("U0BOB")) { $0.add("U0BOB", reacting: "x") },
        Row("G19 at the instant of expiry", .expired) { $0.now = $0.gate.expiresAt },
        Row("G19 after it", .expired) { $0.now = $0.gate.expiresAt + .minutes(1) },
        Row("G2 not shown yet", .pending(because: nil)) { $0.gate.state = .opening },
        Row("G20 approved already", .pending(because: nil)) { scene in
            guard case .approved(let approval) = scene.judged() else { return }
            scene.gate.state = .approved(approval)
        },
        Row("G24 answered before, by our own mark", .void("answered before")) { $0.reading.message?.isMarked = true },
        Row("G24 the journal is older than the chat", .void("older than its own messages")) {
            $0.reading.unrecorded = ["k3f9/ended"]
        },
        Row("G24 void already", .pending(because: nil)) { $0.gate.state = .voided(reason: "", at: $0.now) },
    ]

    @Test(arguments: rows) func `a gate with one thing wrong`(row: Row) {
        var scene = GateScene()
        row.spoil(&scene)
        switch (scene.judged(), row.verdict) {
        case (.pending(_, let ignored), .pending(let reason)):
            guard let reason else { return }
            #expect(ignored.contains { $0.person == "U0BOB" && $0.reason.contains(reason) }, "\(ignored)")
        case (.void(let reason), .void(let words)):
            #expect(reason.contains(words))
        case (.expired, .expired): break
        case (.vetoed(let person), .vetoed(let wanted)):
            #expect(person == wanted)
        case (let judgement, _):
            Issue.record("\(judgement)")
        }
    }

    @Test func `one instant before it expires an approval still counts`() {
        var scene = GateScene()
        scene.now = scene.gate.expiresAt - Span(milliseconds: 1)
        scene.reading.takenAt = scene.now
        guard case .approved = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
    }

    @Test(.holds(.approversKnown)) func `two of two approve, whatever others who do not count react with`() {
        var scene = GateScene()
        scene.policy.quorum = 2
        scene.add("U0CAROL", reacting: "white_check_mark")
        scene.add("U0MALLORY", reacting: "white_check_mark")
        scene.add("U0EVE", reacting: "x")
        guard case .approved(let approval) = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
        #expect(approval.by == ["U0BOB", "U0CAROL"])
    }

    @Test func `whoever asked may approve where the policy says so`() {
        var scene = GateScene()
        scene.gate.requester = "U0BOB"
        scene.policy.requesterMayApprove = true
        guard case .approved = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
    }

    @Test(arguments: [Requester("local:backup"), Requester("local:alice", inChat: "U0ALICE"), "schedule:development"])
    func `who asked without being that person in the chat keeps nobody from approving`(requester: Requester) {
        var scene = GateScene()
        scene.gate.requester = requester
        guard case .approved = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
    }

    @Test func `a veto of an account that the chat does not show holds up nobody`() {
        var scene = GateScene()
        scene.reading.reactions.append(GateReading.Reaction(name: "x", people: ["U0CAROL"]))
        scene.reading.unknown = ["U0CAROL"]
        guard case .approved = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
    }

    @Test func `of sixty bystanders a few are told that they do not count, and not others later`() {
        var scene = GateScene()
        scene.reading.reactions = [
            GateReading.Reaction(name: "white_check_mark", people: (10..<70).map { PersonID("U0CROWD\($0)") })
        ]
        scene.add("U0CAROL", reacting: "eyes")
        guard case .pending(_, let ignored) = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
        #expect(ignored.count == Gate.strangersTold + 1 && ignored.contains { $0.person == "U0CAROL" })
        for one in ignored { scene.gate.ignored[one.person] = one.reason }
        scene.reading.reactions[0].people.removeLast(30)
        scene.reading.reactions[0].count -= 30
        guard case .pending(_, let again) = scene.judged() else { return }
        #expect(again == ignored)
    }

    @Test func `a veto of somebody who may nothing is explained and stops nothing`() {
        var scene = GateScene()
        scene.reading.reactions = []
        scene.add("U0MALLORY", reacting: "x")
        guard case .pending(_, let ignored) = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
        #expect(ignored.map(\.person) == ["U0MALLORY"])
    }
}
