import TestSupport
import Testing

@testable import Maintenance

/// What each check of the judgement is there for: an attack that the judgement refuses, and that succeeds as soon as that one
/// check is left out.
@Suite struct GateCheckTests {
    struct Attack: Sendable, CustomTestStringConvertible {
        var check: GateCheck
        var words: String
        var make: @Sendable (inout GateScene) -> Void
        var testDescription: String { "\(check): \(words)" }

        init(_ check: GateCheck, _ words: String, _ make: @escaping @Sendable (inout GateScene) -> Void) {
            self.check = check
            self.words = words
            self.make = make
        }
    }

    static let attacks: [Attack] = [
        Attack(.expiry, "a question is answered the day after") {
            $0.now = $0.gate.expiresAt + .minutes(1_440)
            $0.reading.takenAt = $0.now
        },
        Attack(.plan, "the plan is another one than was shown") { $0.plan = PlanDigest("another") },
        Attack(.rule, "the rule was taken out of the configuration, and the bot started anew") {
            $0.gate.scope = ApprovalScope(cluster: "prod-orders", account: "1", risk: .failover)
            $0.gate.rule = ApprovalRule("prod", clusters: ["prod-*"], approvers: ["U0CAROL"], quorum: 2)
        },
        Attack(.operationsChannel, "the prompt's text is posted in a channel where everybody is") {
            $0.reading.channel.isForOperations = false
        },
        Attack(.archivedChannel, "the channel is archived, so that nobody can veto") {
            $0.reading.channel.isArchived = true
        },
        Attack(.sharedChannel, "the channel is shared with another organisation") {
            $0.reading.channel.isShared = true
        },
        Attack(.deletedPrompt, "the prompt is deleted, and another message answered") {
            $0.reading.message?.id = "1.1"
        },
        Attack(.foreignPrompt, "somebody else posts the same words") { $0.reading.message?.isOurs = false },
        Attack(.markedPrompt, "a copy of the database from before the answer is put back") {
            $0.reading.message?.isMarked = true
        },
        Attack(.olderJournal, "an older copy of the database is put back") { $0.reading.unrecorded = ["k3f9/ended"] },
        Attack(.unconfirmedPrompt, "what was shown is not known, and may have been anything") { scene in
            guard case .open(var prompt) = scene.gate.state else { return }
            prompt.contentDigest = nil
            scene.gate.state = .open(prompt)
        },
        Attack(.changedPrompt, "with the bot's token the blocks are replaced by “cleanup of a test stand-in”") {
            $0.reading.message?.contentDigest = "other"
        },
        Attack(.changedDetails, "with the bot's token the message with the list of what is deleted is replaced") {
            $0.link(to: "all that is deleted")
            $0.reading.details?.message?.contentDigest = "other"
        },
        Attack(.freshness, "an approval that was taken back is acted on from an old reading") {
            $0.reading.takenAt = $0.now - .minutes(5)
        },
        Attack(.completeness, "the list is cut short before the veto") {
            $0.reading.reactions.append(GateReading.Reaction(name: "x", people: [], count: 1))
        },
        Attack(.veto, "an approver says no") { $0.add("U0CAROL", reacting: "x") },
        Attack(.unreadVeto, "an approver says no while profiles cannot be read") {
            $0.reading.reactions.append(GateReading.Reaction(name: "x", people: ["U0CAROL"]))
        },
        Attack(.approver, "somebody in the channel approves") { $0.policy.approvers = ["U0CAROL"] },
        Attack(.ourselves, "with the bot's token the bot approves") { scene in
            scene.policy.approvers.append("U0BOT")
            scene.reading.reactions = [GateReading.Reaction(name: "white_check_mark", people: ["U0BOT"])]
            scene.reading.people["U0BOT"] = GateReading.Person(id: "U0BOT", team: "T0HOME")
        },
        Attack(.profile, "an account that Slack does not show approves") {
            $0.reading.people = [:]
            $0.reading.unknown = ["U0BOB"]
        },
        Attack(.bot, "a workflow approves") { $0.bob { $0.isBot = true } },
        Attack(.deactivated, "somebody who left approves") { $0.bob { $0.isDeactivated = true } },
        Attack(.guest, "a guest approves") { $0.bob { $0.isGuest = true } },
        Attack(.external, "somebody of another organisation approves") { $0.bob { $0.isExternal = true } },
        Attack(.workspace, "somebody of another workspace approves") { $0.bob { $0.team = "T0OTHER" } },
        Attack(.requester, "whoever asked approves") { $0.gate.requester = "U0BOB" },
        Attack(.quorum, "one approves where two have to") { $0.policy.quorum = 2 },
    ]

    @Test(arguments: attacks) func `an attack succeeds only where its check is left out`(attack: Attack) {
        var scene = GateScene()
        attack.make(&scene)
        if case .approved = scene.judged() { Issue.record("it succeeds") }
        guard case .approved = scene.judged(leavingOut: [attack.check]) else {
            Issue.record("another check stops it as well: \(scene.judged(leavingOut: [attack.check]))")
            return
        }
    }

    @Test func `every check has its attack`() {
        #expect(Set(Self.attacks.map(\.check)) == Set(GateCheck.allCases))
    }
}
