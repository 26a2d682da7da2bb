import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

struct CommandAccessTests {
    private static let settings = PeopleSettings(operators: ["U0ALICE", "S0DBATEAM"], approvers: ["U0BOB"])
    private static let known = KnownPeople(settings, members: ["S0DBATEAM": ["U0DAVE"]])
    private static let unread = KnownPeople(settings, members: [:])

    private func judge(
        _ rights: CommandRights, of person: PersonID, people: KnownPeople = known,
        _ change: (inout GateReading.Person) -> Void = { _ in }
    ) -> CommandAccess {
        var profile = GateReading.Person(id: person, team: "T0HOME")
        change(&profile)
        return CommandAccess.judge(rights, of: person, profile: .known(profile), people: people)
    }

    @Test(arguments: ["U0ALICE", "U0DAVE"])
    func `an operator may give every command`(_ person: String) {
        #expect(judge(.operators, of: PersonID(person)) == .granted)
        #expect(judge(.members, of: PersonID(person)) == .granted)
    }

    @Test func `any full member may look`() {
        #expect(judge(.members, of: "U0MALLORY") == .granted)
        #expect(judge(.members, of: "U0MALLORY", people: Self.unread) == .granted)
    }

    @Test(.answers(.openDoor))
    func `somebody else may change nothing and is told who may`() {
        #expect(
            judge(.operators, of: "U0MALLORY")
                == .refused(
                    "<@U0MALLORY>, only operators can start or change maintenance here. Operators: <@U0ALICE>, <!subteam^S0DBATEAM>."
                ))
        // Approving is not operating.
        #expect(judge(.operators, of: "U0BOB") != .granted)
    }

    @Test func `a group that could not be read lets nobody in, and says so`() {
        #expect(
            judge(.operators, of: "U0DAVE", people: Self.unread)
                == .refused(
                    "<@U0DAVE>, I could not check who is in <!subteam^S0DBATEAM>, so nothing was done. Please try again in a minute."
                ))
        #expect(judge(.operators, of: "U0ALICE", people: Self.unread) == .granted)
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
        for rights in [CommandRights.members, .operators] {
            guard case .refused(let why) = judge(rights, of: "U0ALICE", change) else {
                Issue.record("granted")
                continue
            }
            #expect(why.markup.contains("\(kind) cannot give commands here. Operators: <@U0ALICE>"))
        }
    }

    @Test func `somebody whose profile cannot be read is not let in`() {
        let access = CommandAccess.judge(
            .members, of: "U0ALICE", profile: .unavailable("Slack is down"), people: Self.known)
        #expect(access != .granted)
    }

    @Test func `without operators nobody changes anything`() {
        let people = KnownPeople(PeopleSettings(operators: [], approvers: []), members: [:])
        guard case .refused(let why) = judge(.operators, of: "U0ALICE", people: people) else {
            Issue.record("granted")
            return
        }
        #expect(why.markup.hasSuffix("None are configured."))
    }

    @Test(.answers(.openDoor), arguments: CommandList.all.indices)
    func `the handler holds every command to its rights`(_ index: Int) async throws {
        let type = CommandList.all[index]
        let said = try await CommandSetup().say(type.example, by: "U0MALLORY")
        #expect(
            said.contains("only operators can start or change maintenance here")
                == (type.rights == .operators))
    }

    @Test func `a command for everybody changes nothing`() {
        for type in CommandList.all { #expect(type.isReadOnly || type.rights == .operators) }
    }
}
