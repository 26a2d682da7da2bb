import Testing

@testable import Maintenance

/// Reactions to a posted plan: an operator's, on our own message, in a channel for operations.
@Suite struct PlanAnswerTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var answer: PlanAnswer
        var spoil: @Sendable (inout GateReading) -> Void
        var testDescription: String { name }

        init(_ name: String, _ answer: PlanAnswer, _ spoil: @escaping @Sendable (inout GateReading) -> Void) {
            self.name = name
            self.answer = answer
            self.spoil = spoil
        }
    }

    private static func alice(
        _ change: @escaping @Sendable (inout GateReading.Person) -> Void
    ) -> @Sendable (inout GateReading) -> Void {
        { reading in
            var profile = GateReading.Person(id: "U0ALICE", team: "T0HOME")
            change(&profile)
            reading.people["U0ALICE"] = profile
        }
    }

    static let rows: [Row] = [
        Row("nothing wrong", .start(by: "U0ALICE")) { _ in },
        Row("nobody reacted", .none) { $0.reactions = [] },
        Row("another emoji", .none) { $0.reactions[0].name = "white_check_mark" },
        Row("no operator", .none) { $0.reactions[0].people = ["U0MALLORY"] },
        Row("an approver is no operator", .none) { reading in
            reading.reactions[0].people = ["U0BOB"]
            reading.people["U0BOB"] = GateReading.Person(id: "U0BOB", team: "T0HOME")
        },
        Row("not our message", .none) { $0.message?.isOurs = false },
        Row("the message is gone", .none) { $0.message = nil },
        Row("a channel that is not for operations", .unheard("U0ALICE", .notForOperations)) {
            $0.channel.isForOperations = false
        },
        Row("an archived channel", .none) { $0.channel.isArchived = true },
        Row("a shared channel", .unheard("U0ALICE", .shared)) { $0.channel.isShared = true },
        Row("a discard in a shared channel", .unheard("U0ALICE", .shared)) {
            $0.channel.isShared = true
            $0.reactions[0].name = "x"
        },
        Row("no operator in a shared channel", .none) {
            $0.channel.isShared = true
            $0.reactions[0].people = ["U0MALLORY"]
        },
        Row("another emoji in a shared channel", .none) {
            $0.channel.isShared = true
            $0.reactions[0].name = "eyes"
        },
        Row("a profile that could not be read", .none) { $0.people = [:] },
        Row("a bot", .none, alice { $0.isBot = true }),
        Row("a guest", .none, alice { $0.isGuest = true }),
        Row("of another organisation", .none, alice { $0.isExternal = true }),
        Row("deactivated", .none, alice { $0.isDeactivated = true }),
        Row("of another workspace", .none, alice { $0.team = "T0OTHER" }),
        Row("ourselves", .none) { $0.ourselves = "U0ALICE" },
        Row("an abort wins", .discard(by: "U0DAVE")) { reading in
            reading.reactions.append(GateReading.Reaction(name: "x", people: ["U0DAVE"]))
            reading.people["U0DAVE"] = GateReading.Person(id: "U0DAVE", team: "T0HOME")
        },
        Row("an abort of somebody who may not", .start(by: "U0ALICE")) { reading in
            reading.reactions.append(GateReading.Reaction(name: "x", people: ["U0MALLORY"]))
            reading.people["U0MALLORY"] = GateReading.Person(id: "U0MALLORY", team: "T0HOME")
        },
    ]

    @Test(arguments: rows) func `a plan's reactions`(row: Row) {
        var reading = GateReading(
            takenAt: Timestamp(seconds: 0), ourselves: "U0BOT", homeTeam: "T0HOME",
            channel: GateReading.Channel(id: "C0DBAOPS"),
            message: GateReading.Message(id: "1.1", isOurs: true, contentDigest: "text"),
            reactions: [GateReading.Reaction(name: "arrow_forward", people: ["U0ALICE"])],
            people: ["U0ALICE": GateReading.Person(id: "U0ALICE", team: "T0HOME")])
        row.spoil(&reading)
        let answer = PlanAnswer.judge(
            reading, operators: ["U0ALICE", "U0DAVE"], start: ["arrow_forward"], abort: ["x"])
        #expect(answer == row.answer)
    }
}
