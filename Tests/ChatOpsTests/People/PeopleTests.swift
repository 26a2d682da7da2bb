import Maintenance
import Slack
import Synchronization
import TestSupport
import Testing

@testable import ChatOps

struct KnownPeopleTests {
    private let settings = PeopleSettings(
        operators: ["U0ALICE", "S0DBATEAM"], approvers: ["U0BOB", "S0DBATEAM", "W0CAROL", "U0BOB"])

    @Test func `groups are resolved, users taken as they are`() {
        let roster = KnownPeople(settings, members: ["S0DBATEAM": ["U0DAVE", "U0ALICE"]])
        #expect(roster.operators == ["U0ALICE", "U0DAVE"])
        #expect(roster.approvers == ["U0ALICE", "U0BOB", "U0DAVE", "W0CAROL"])
        #expect(roster.unreadOperatorGroups == [])
        #expect(settings.groups == ["S0DBATEAM"])
    }

    @Test func `a group that is not known has no members`() {
        let roster = KnownPeople(settings, members: [:])
        #expect(roster.operators == ["U0ALICE"])
        #expect(roster.approvers == ["U0BOB", "W0CAROL"])
        #expect(roster.unreadOperatorGroups == ["S0DBATEAM"])
    }

    @Test func `policies name the people of the settings and nobody else`() {
        let template = Policies(approval: ApprovalPolicy(approvers: ["U0EVIL"], operators: ["U0EVIL"], quorum: 2))
        let policies = KnownPeople(settings, members: [:]).policies(template)
        #expect(policies.approval.approvers == ["U0BOB", "W0CAROL"])
        #expect(policies.approval.operators == ["U0ALICE"])
        #expect(policies.approval.quorum == 2)
    }

    @Test func `the members of groups that rules name are told with the policies, and let nobody else approve`() {
        let settings = PeopleSettings(
            operators: [], approvers: ["U0BOB"], ruleApprovers: ["S0LEADS", "S0GONE", "U0BOB"])
        #expect(settings.groups == ["S0GONE", "S0LEADS"])
        let template = Policies(approval: ApprovalPolicy(approvers: [], operators: []))
        let approval = KnownPeople(settings, members: ["S0LEADS": ["U0BOB", "U0EVE"]]).policies(template).approval
        #expect(approval.approvers == ["U0BOB"])
        #expect(approval.members == ["S0LEADS": ["U0BOB", "U0EVE"]])
    }

    @Test func `nobody configured is nobody`() {
        let roster = KnownPeople(PeopleSettings(operators: [], approvers: []), members: ["S0DBATEAM": ["U0DAVE"]])
        #expect(roster.operators == [])
        #expect(roster.approvers == [])
    }
}

struct PeopleDirectoryTests {
    private let clock = ManualClock()

    private func directory(_ script: SlackScript, settings: PeopleSettings? = nil) -> PeopleDirectory {
        let clock = clock
        return PeopleDirectory(
            slack: script.client(),
            settings: settings ?? PeopleSettings(operators: ["U0ALICE", "S0DBATEAM"], approvers: ["S0DBATEAM"]),
            policies: Policies(approval: ApprovalPolicy(approvers: [], operators: [])), homeTeam: "T0HOME",
            now: { Observation.sampleInstant + Span(clock.now.offset) }, clock: clock, logger: .silent)
    }

    private static let members = #"{"ok":true,"users":["U0DAVE"]}"#

    @Test func `a group is read once a minute at most when it is asked for`() async {
        let script = SlackScript { _ in Self.members }
        let directory = directory(script)
        #expect(await directory.known().operators == ["U0ALICE"])
        #expect(await directory.freshlyKnown().operators == ["U0ALICE", "U0DAVE"])
        clock.advance(by: .seconds(60))
        #expect(await directory.freshlyKnown().operators == ["U0ALICE", "U0DAVE"])
        #expect(await directory.policies().approval.approvers == ["U0DAVE"])
        #expect(script.calls.count == 1)
        clock.advance(by: .milliseconds(1))
        #expect(await directory.policies().approval.approvers == [])
        _ = await directory.freshlyKnown()
        #expect(script.calls.map { $0["usergroup"] } == ["S0DBATEAM", "S0DBATEAM"])
    }

    @Test func `a group that cannot be read any more lets nobody in after a minute`() async {
        let isDown = Mutex(false)
        let script = SlackScript { _ in
            isDown.withLock(\.self) ? SlackScript.refusal("plan_upgrade_required") : Self.members
        }
        let directory = directory(script)
        _ = await directory.freshlyKnown()
        isDown.withLock { $0 = true }
        clock.advance(by: .seconds(61))
        let roster = await directory.freshlyKnown()
        #expect(roster.operators == ["U0ALICE"])
        #expect(roster.unreadOperatorGroups == ["S0DBATEAM"])
    }

    @Test func `while it runs, groups are fresh without anybody waiting`() async {
        let script = SlackScript { _ in Self.members }
        let directory = directory(script)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await directory.run() }
            for _ in 0..<5 {
                await clock.sleepers(1)
                #expect(await directory.known().operators == ["U0ALICE", "U0DAVE"])
                clock.advance(by: .seconds(30))
            }
            group.cancelAll()
        }
        #expect(script.calls.count >= 5)
    }

    @Test func `a group that a rule names and that is not read at the act has no members`() async {
        let isDown = Mutex(false)
        let script = SlackScript { _ in
            isDown.withLock(\.self) ? SlackScript.refusal("internal_error") : Self.members
        }
        let directory = directory(
            script, settings: PeopleSettings(operators: [], approvers: ["U0DAVE"], ruleApprovers: ["S0LEADS"]))
        await directory.refreshRuleGroups()
        #expect(await directory.policies().approval.members == ["S0LEADS": ["U0DAVE"]])
        clock.advance(by: .seconds(1))
        isDown.withLock { $0 = true }
        await directory.refreshRuleGroups()
        #expect(await directory.policies().approval.members == [:])
    }

    @Test func `without groups Slack is not asked`() async {
        let script = SlackScript { _ in Self.members }
        let directory = directory(script, settings: PeopleSettings(operators: ["U0ALICE"], approvers: []))
        #expect(await directory.freshlyKnown().operators == ["U0ALICE"])
        #expect(script.calls == [])
    }

    @Test func `a profile serves for a minute, is then read anew, or known not to be`() async {
        let isDown = Mutex(false)
        let script = SlackScript { _ in
            isDown.withLock(\.self)
                ? SlackScript.refusal("internal_error")
                : #"{"ok":true,"user":{"id":"U0BOB","name":"bob","team_id":"T0HOME","is_restricted":true}}"#
        }
        let directory = directory(script)
        let bob = PeopleDirectory.Profile.known(GateReading.Person(id: "U0BOB", team: "T0HOME", isGuest: true))
        #expect(await directory.profile(of: "U0BOB") == bob)
        isDown.withLock { $0 = true }
        clock.advance(by: .seconds(60))
        #expect(await directory.profile(of: "U0BOB") == bob)
        #expect(script.calls.count == 1)
        clock.advance(by: .milliseconds(1))
        #expect(
            await directory.profile(of: "U0BOB") == .unread("Slack does not tell about U0BOB: internal_error"))
        #expect(script.calls.count == 2)
    }

    @Test func `a profile that was read before the clock was set back serves no longer`() async {
        let script = SlackScript { _ in #"{"ok":true,"user":{"id":"U0BOB","name":"bob","team_id":"T0HOME"}}"# }
        let instant = Mutex(Observation.sampleInstant)
        let directory = PeopleDirectory(
            slack: script.client(), settings: PeopleSettings(operators: [], approvers: ["U0BOB"]),
            policies: Policies(approval: ApprovalPolicy(approvers: [], operators: [])), homeTeam: "T0HOME",
            now: { instant.withLock(\.self) }, clock: clock, logger: .silent)
        _ = await directory.profile(of: "U0BOB")
        instant.withLock { $0 = $0 - .minutes(5) }
        _ = await directory.profile(of: "U0BOB")
        #expect(script.calls.count == 2)
    }

    @Test func `people and groups are mentioned by their ids`() {
        #expect(
            Mention.list(["U0ALICE", "S0DBATEAM", "W0CAROL"]).markup == "<@U0ALICE>, <!subteam^S0DBATEAM>, <@W0CAROL>")
        #expect(Mention.of("U0<b>").markup == "<@U0&lt;b&gt;>")
    }
}
