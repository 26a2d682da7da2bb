import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

struct CommandAccessTests {
    private static let settings = PeopleSettings(operators: ["U0ALICE", "S0DBATEAM"], approvers: ["U0BOB"])
    private static let known = KnownPeople(settings, members: ["S0DBATEAM": ["U0DAVE"]])
    private static let unread = KnownPeople(settings, members: [:])

    /// What is said to somebody who is not admitted; `nil` to whoever is.
    private func refusal(
        _ right: Right, of person: PersonID, people: KnownPeople = known,
        _ change: (inout GateReading.Person) -> Void = { _ in }
    ) -> String? {
        var profile = GateReading.Person(id: person, team: "T0HOME")
        change(&profile)
        return refusal(right, of: person, people: people, profile: .known(profile))
    }

    private func refusal(
        _ right: Right, of person: PersonID, people: KnownPeople, profile: Reading<GateReading.Person>
    ) -> String? {
        let caller = Caller(person, by: .chat(InboxMessage.ID(channel: "C0DBAOPS", message: "1.1")))
        do {
            _ = try Admission.judge(caller, for: right, profile: profile, operators: people.asOperators)
            return nil
        } catch {
            return error.words(to: person, operators: people.settings.operators).markup
        }
    }

    @Test(arguments: ["U0ALICE", "U0DAVE"])
    func `an operator may give every command`(_ person: String) {
        #expect(refusal(.change, of: PersonID(person)) == nil)
        #expect(refusal(.read, of: PersonID(person)) == nil)
    }

    @Test func `any full member may look`() {
        #expect(refusal(.read, of: "U0MALLORY") == nil)
        #expect(refusal(.read, of: "U0MALLORY", people: Self.unread) == nil)
    }

    @Test(.holds(.strangersRefused))
    func `somebody else may change nothing and is told who may`() {
        #expect(
            refusal(.change, of: "U0MALLORY")
                == "<@U0MALLORY>, only operators can start or change maintenance here. Operators: <@U0ALICE>, <!subteam^S0DBATEAM>."
        )
        // Approving is not operating.
        #expect(refusal(.change, of: "U0BOB") != nil)
    }

    @Test func `a group that could not be read lets nobody in, and says so`() {
        #expect(
            refusal(.change, of: "U0DAVE", people: Self.unread)
                == "<@U0DAVE>, I could not check who is in <!subteam^S0DBATEAM>, so nothing was done. Please try again in a minute."
        )
        #expect(refusal(.change, of: "U0ALICE", people: Self.unread) == nil)
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
        for right in [Right.read, .change] {
            let why = refusal(right, of: "U0ALICE", change)
            #expect(why?.contains("\(kind) cannot give commands here. Operators: <@U0ALICE>") == true)
        }
    }

    @Test func `somebody whose profile cannot be read is not let in`() {
        #expect(
            refusal(.read, of: "U0ALICE", people: Self.known, profile: .unavailable("Slack is down"))
                == "<@U0ALICE>, I could not read your Slack profile just now, so nothing was done. Please try again.")
    }

    @Test func `without operators nobody changes anything`() {
        let people = KnownPeople(PeopleSettings(operators: [], approvers: []), members: [:])
        #expect(refusal(.change, of: "U0ALICE", people: people)?.hasSuffix("None are configured.") == true)
    }

    @Test(.holds(.strangersRefused), arguments: CommandList.all.indices)
    func `the handler asks for the right that a command needs`(_ index: Int) async throws {
        let type = CommandList.all[index]
        let said = try await CommandSetup().say(type.example, by: "U0MALLORY")
        #expect(
            said.contains("only operators can start or change maintenance here")
                == (type.right == .change))
    }
}
