import ChatOps
import Maintenance
import Slack
import TestSupport
import Testing

struct CommandAccessTests {
    private static let settings = PeopleSettings(operators: ["U0ALICE", "S0DBATEAM"], approvers: ["U0BOB"])
    private static let known = PeopleRoster(settings, members: ["S0DBATEAM": ["U0DAVE"]])
    private static let unread = PeopleRoster(settings, members: [:])

    private static let changing: [ChatCommand] = [
        .propose(
            ChatCommand.Proposal(request: .failover(FailoverRequest()), cluster: "orders")),
        .cleanup(of: "k", start: false, isPreview: false), .pause("k"), .resume("k"), .retry("k"),
        .abort("k", reason: ""),
    ]
    private static let reading: [ChatCommand] = [
        .preview(ChatCommand.Proposal(request: .failover(FailoverRequest()), cluster: "orders")),
        .cleanup(of: "k", start: false, isPreview: true), .clusters(region: nil), .show("orders", region: nil),
        .operations, .status(of: nil), .events(of: "k"), .help(nil),
    ]

    private func judge(
        _ command: ChatCommand, by person: PersonID, roster: PeopleRoster = known,
        _ change: (inout GateReading.Person) -> Void = { _ in }
    ) -> CommandAccess {
        var profile = GateReading.Person(id: person, team: "T0HOME")
        change(&profile)
        return CommandAccess.judge(command, by: person, profile: .known(profile), roster: roster)
    }

    @Test(arguments: changing, ["U0ALICE", "U0DAVE"])
    func `an operator may give every command`(_ command: ChatCommand, _ person: String) {
        #expect(judge(command, by: PersonID(person)) == .granted)
    }

    @Test(arguments: reading)
    func `any full member may look`(_ command: ChatCommand) {
        #expect(judge(command, by: "U0MALLORY") == .granted)
        #expect(judge(command, by: "U0MALLORY", roster: Self.unread) == .granted)
    }

    @Test(.answers(.openDoor), arguments: changing)
    func `somebody else may change nothing and is told who may`(_ command: ChatCommand) {
        #expect(
            judge(command, by: "U0MALLORY")
                == .refused(
                    "<@U0MALLORY>, only operators can start or change maintenance here. Operators: <@U0ALICE>, <!subteam^S0DBATEAM>."
                ))
        // Approving is not operating.
        #expect(judge(command, by: "U0BOB") != .granted)
    }

    @Test func `a group that could not be read lets nobody in, and says so`() {
        #expect(
            judge(.pause("k"), by: "U0DAVE", roster: Self.unread)
                == .refused(
                    "<@U0DAVE>, I could not check who is in <!subteam^S0DBATEAM>, so nothing was done. Please try again in a minute."
                ))
        #expect(judge(.pause("k"), by: "U0ALICE", roster: Self.unread) == .granted)
    }

    static let outsiders: [(String, @Sendable (inout GateReading.Person) -> Void)] = [
        ("bots and apps", { $0.isBot = true }),
        ("guests", { $0.isGuest = true }),
        ("people of another organisation", { $0.isExternal = true }),
        ("deactivated accounts", { $0.isDeactivated = true }),
    ]

    @Test(arguments: outsiders)
    func `an outsider may not even look, operator or not`(
        _ kind: String, _ change: @Sendable (inout GateReading.Person) -> Void
    ) {
        for command in [ChatCommand.help(nil), .pause("k")] {
            guard case .refused(let why) = judge(command, by: "U0ALICE", change) else {
                Issue.record("granted")
                continue
            }
            #expect(why.markup.contains("\(kind) cannot give commands here. Operators: <@U0ALICE>"))
        }
    }

    @Test func `somebody whose profile cannot be read is not let in`() {
        let access = CommandAccess.judge(
            .help(nil), by: "U0ALICE", profile: .unavailable("Slack is down"), roster: Self.known)
        #expect(access != .granted)
    }

    @Test func `without operators nobody changes anything`() {
        let roster = PeopleRoster(PeopleSettings(operators: [], approvers: []), members: [:])
        guard case .refused(let why) = judge(.pause("k"), by: "U0ALICE", roster: roster) else {
            Issue.record("granted")
            return
        }
        #expect(why.markup.hasSuffix("None are configured."))
    }
}
