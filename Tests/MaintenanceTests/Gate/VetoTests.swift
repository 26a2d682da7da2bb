import TestSupport
import Testing

@testable import Maintenance

/// Whose veto stops a gate that an approver has rightly approved, and what stands in for a clear answer (G15, G16, G18).
@Suite struct VetoTests {
    private func verdict(_ spoil: (inout GateScene) -> Void) -> Judgement {
        var scene = GateScene()
        spoil(&scene)
        return scene.judged()
    }

    private func isApproved(_ judgement: Judgement) -> Bool {
        guard case .approved = judgement else { return false }
        return true
    }

    @Test func `G18: an operator who did not ask vetoes`() {
        let judgement = verdict { scene in
            scene.policy.operators = ["U0DAVE"]
            scene.add("U0DAVE", reacting: "x")
        }
        #expect(judgement == .vetoed(by: "U0DAVE"))
    }

    @Test func `G18: whoever asked vetoes, operator or not`() {
        let judgement = verdict { scene in
            scene.policy.operators = []
            scene.add("U0ALICE", reacting: "x")
        }
        #expect(judgement == .vetoed(by: "U0ALICE"))
    }

    @Test func `G18: whoever asked on the bot's machine vetoes by the account in the chat`() {
        func judgement(_ requester: Requester) -> Judgement {
            verdict { scene in
                scene.policy.operators = []
                scene.gate.requester = requester
                scene.add("U0DAVE", reacting: "x")
            }
        }
        #expect(judgement(Requester("local:dave", inChat: "U0DAVE")) == .vetoed(by: "U0DAVE"))
        #expect(isApproved(judgement("local:dave")))
    }

    @Test func `G18: of several vetoes the first by id is told, however they are listed`() {
        let judgement = verdict { scene in
            scene.add("U0CAROL", reacting: "octagonal_sign")
            scene.add("U0ALICE", reacting: "x")
        }
        #expect(judgement == .vetoed(by: "U0ALICE"))
    }

    @Test func `G18: a veto stands on a list that is not whole and on an old reading`() {
        let judgement = verdict { scene in
            scene.add("U0CAROL", reacting: "x")
            scene.reading.reactions[1].count = 7
            scene.reading.takenAt = scene.now - .minutes(5)
        }
        #expect(judgement == .vetoed(by: "U0CAROL"))
    }

    struct Spoiling: Sendable, CustomTestStringConvertible {
        var name: String
        var change: @Sendable (inout GateReading.Person) -> Void
        var testDescription: String { name }

        init(_ name: String, _ change: @escaping @Sendable (inout GateReading.Person) -> Void) {
            self.name = name
            self.change = change
        }
    }

    static let spoilings = [
        Spoiling("G6 another workspace") { $0.team = "T0OTHER" }, Spoiling("G7 a bot") { $0.isBot = true },
        Spoiling("G8 a guest") { $0.isGuest = true }, Spoiling("G9 external") { $0.isExternal = true },
        Spoiling("G10 deactivated") { $0.isDeactivated = true },
    ]

    @Test(arguments: spoilings) func `an account that cannot approve cannot veto either`(spoiling: Spoiling) {
        let judgement = verdict { $0.add("U0CAROL", reacting: "x", spoiling.change) }
        #expect(isApproved(judgement))
    }

    @Test(arguments: spoilings) func `an account that does not count does not complete a quorum`(spoiling: Spoiling) {
        let judgement = verdict { scene in
            scene.policy.quorum = 2
            scene.add("U0CAROL", reacting: "white_check_mark", spoiling.change)
        }
        guard case .pending(let counted, let ignored) = judgement else {
            Issue.record("\(judgement)")
            return
        }
        #expect(counted == ["U0BOB"] && ignored.map(\.person) == ["U0CAROL"])
    }

    @Test(.holds(.approversKnown)) func `G11: whoever asked does not complete a quorum`() {
        let judgement = verdict { scene in
            scene.policy.quorum = 2
            scene.policy.approvers.append("U0ALICE")
            scene.add("U0ALICE", reacting: "white_check_mark")
        }
        #expect(!isApproved(judgement))
    }

    @Test func `G12: a person listed twice, by Slack or by the configuration, is one person`() {
        let judgement = verdict { scene in
            scene.policy.quorum = 2
            scene.policy.approvers = ["U0BOB", "U0BOB"]
            scene.reading.reactions = [GateReading.Reaction(name: "white_check_mark", people: ["U0BOB", "U0BOB"])]
        }
        #expect(!isApproved(judgement))
    }

    @Test(arguments: [
        "thumbsup", "+1", "white_check_mark::skin-tone-2", ":white_check_mark:", "White_Check_Mark",
        "white_check_mark ", "heavy_check_mark", "my_white_check_mark", "",
    ])
    func `G15: only the very emoji approves; its tone is taken off where Slack is read`(emoji: String) {
        #expect(!isApproved(verdict { $0.reading.reactions[0].name = emoji }))
    }

    @Test(arguments: ["thumbsup", "heavy_check_mark"])
    func `G16: a list that means nothing here may be cut short`(emoji: String) {
        #expect(
            isApproved(
                verdict { $0.reading.reactions.append(GateReading.Reaction(name: emoji, people: [], count: 60)) }))
    }

    @Test(arguments: ["x", "octagonal_sign", "white_check_mark"])
    func `G16: any list that means something has to be whole`(emoji: String) {
        #expect(
            !isApproved(
                verdict { $0.reading.reactions.append(GateReading.Reaction(name: emoji, people: [], count: 1)) }))
    }

    @Test func `G17: a reading is good for half a minute to the millisecond`() {
        #expect(isApproved(verdict { $0.reading.takenAt = $0.now - .seconds(30) }))
        #expect(!isApproved(verdict { $0.reading.takenAt = $0.now - Span(milliseconds: 30_001) }))
    }

    @Test func `G17: who was counted before is not counted from memory`() {
        let judgement = verdict { scene in
            scene.gate.counted = ["U0BOB", "U0CAROL"]
            scene.reading.reactions = []
        }
        #expect(judgement == .pending(counted: [], ignored: []))
    }
}
