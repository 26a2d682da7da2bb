import Engine
import Maintenance
import Runbooks
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// Whatever AWS, people or the size of a cluster bring: messages stay within limits and mention nobody they should not.
struct HostileTests {
    enum Foreign: String, CaseIterable {
        case long, escaped, wide, mentions, backticks, lines, accented, empty, formatted, hidden

        var text: String {
            switch self {
            case .long: String(repeating: "x", count: 5_000)
            case .escaped: String(repeating: "&", count: 5_000)
            case .wide: String(repeating: "é🦊", count: 2_000)
            case .mentions: "<!channel> <!here> <!everyone> <@U0EVERYBODY> <https://evil.example|orders>"
            case .backticks: "a`b``c```d"
            case .lines: "line\nline\r\nline\u{0}"
            case .accented: "<\u{301}!channel>"
            case .empty: ""
            case .formatted: "*bold* _it_ ~gone~ > quote :tada:"
            case .hidden: "or\u{202E}ders\u{200B} \u{2028}\u{85}\u{9B}\u{AD}x"
            }
        }
    }

    static let sizes: [(members: Int, findings: Int)] = [(3, 2), (40, 60)]

    /// Every notice at several moments, of an operation in which everything foreign is the given text.
    static func notices(_ text: String, members: Int, findings: Int) throws -> [(Notice, ResizeScenario)] {
        let names = (0..<members).map { InstanceID("\(text)-\($0)") }
        var scenario = try ResizeScenario { plan in
            plan.title = text
            plan.changeCluster { cluster in
                cluster.membership = names.map(\.text).joined(separator: ", ")
                cluster.engine = text
                cluster.place = Place(account: text, region: text)
            }
            plan.interruption = text
            plan.findings = Finding.Severity.allCases.filter { $0 != .block }.flatMap { severity in
                (0..<findings).map { Finding(severity, "check-\($0)", text) }
            }
            for index in plan.steps.indices {
                plan.steps[index].title = text
                plan.steps[index].note = text
                if var change = plan.steps[index].work.base as? ChangeClassStep {
                    change.instances = names
                    plan.steps[index].work = .changeClass(change)
                }
            }
        }
        let digest = scenario.operation.plan.digest
        var all: [(Notice, ResizeScenario)] = [(.plan(digest), scenario)]
        try scenario.createStandIn()
        try scenario.ask(facts: (0..<findings).map { SafetyFacts.Fact("f\($0)", text, binding: text) })
        let gate: GateID = "k3f9/fail-over/1"
        all += [
            (.plan(digest), scenario), (.status, scenario), (.gate(gate), scenario),
            (.ignored(gate, "U0MALLORY", text), scenario),
            (.detail(.callUnknown("k3f9-1", text)), scenario), (.stakeholders(.started), scenario),
            (.detail(.callDeferred("fail-over", text, until: scenario.now)), scenario),
        ]
        try scenario.apply(.gateVoided(gate, text))
        all.append((.gate(gate), scenario))
        var paused = scenario
        let reason = PauseReason.trouble("fail-over", text)
        try paused.apply(.paused(reason))
        all += [(.paused(reason), paused), (.status, paused)]
        try scenario.apply(.aborted(by: "U0BOB", reason: text, leftBehind: (0..<findings).map { "\($0) \(text)" }))
        return all + [(.ended, scenario), (.status, scenario), (.stakeholders(.aborted), scenario)]
    }

    /// What is told of other kinds of operations, of their controls and of calls to answer, in foreign words.
    static func others(_ text: String, members: Int) throws -> [(Notice, ResizeScenario)] {
        let actions = (0..<members).map {
            MaintenanceAction(resource: .database("\(text)-\($0)", arn: ""), arn: text, action: text)
        }
        let names = (0..<members).map { InstanceID("\(text)-\($0)") }
        var plan = Plan.maintenance()
        plan.beginning = .sample
        plan.title = text
        for index in plan.steps.indices { plan.steps[index].title = text }
        plan.steps[0].work = .applyMaintenance(
            ApplyMaintenanceStep(actions: actions, readersInService: 1, writer: nil))
        plan.steps[2].work = .restart(RestartStep(instances: names, readersInService: 1, writer: nil))
        plan.steps[4].work = .applyMaintenanceToWriter(actions[0])
        plan.changeCluster { $0.cluster = ClusterID(text) }
        plan.window = .from(ResizeScenario.beginning + .minutes(600))
        var scenario = try ResizeScenario(plan, command: text)
        try scenario.apply(.held(before: "verify", by: "U0ALICE"))
        var all: [(Notice, ResizeScenario)] = [(.plan(plan.digest), scenario)]
        try scenario.apply(.started(by: "U0ALICE", acknowledged: []))
        all += [(.stakeholders(.started), scenario), (.status, scenario)]
        try scenario.work("maintain-readers", .applyMaintenance(actions[0]), taking: .minutes(9))
        all.append((.detail(.stepCompleted("maintain-readers")), scenario))
        try scenario.ask("fail-over", for: .applyMaintenanceToWriter(actions[0]), facts: .ofWriter)
        let gate: GateID = "k3f9/fail-over/1"
        all += [
            (.gate(gate), scenario), (.reminder(gate), scenario), (.escalation(gate), scenario), (.status, scenario),
        ]
        try scenario.approve()
        all += [(.gate(gate), scenario), (.reminder(gate), scenario), (.status, scenario)]
        try scenario.failOver()
        all.append((.gate(gate), scenario))
        let hold = PauseReason.hold("maintain-former-writer", by: "U0BOB")
        try scenario.apply(.paused(hold), .stepSkipped("verify", by: "U0ALICE", reason: text))
        all += [
            (.paused(hold), scenario), (.status, scenario), (.detail(.stepSkipped("verify")), scenario),
            (.detail(.reset(to: "verify", by: "U0ALICE")), scenario),
        ]
        try scenario.apply(.aborted(by: "U0BOB", reason: text, leftBehind: []))
        return all + [(.ended, scenario), (.status, scenario), (.stakeholders(.aborted), scenario)]
    }

    private static func name(_ notice: Notice) -> String { String("\(notice)".prefix(60)) }

    @Test(arguments: Foreign.allCases, sizes)
    func `a message of anything is within the limits`(foreign: Foreign, size: (members: Int, findings: Int)) throws {
        let text = foreign.text
        let notices = try Self.notices(text, members: size.members, findings: size.findings)
        for (notice, scenario) in try notices + Self.others(text, members: size.members) {
            let waits: [StepID: Standing.Wait] = ["fail-over": .init(reason: text, since: scenario.now)]
            let shown = try Renderer.sample.show(notice, scenario, waits: waits, blindness: waits["fail-over"])
            #expect(shown.content.text.markup.utf16.count <= 3_000, "\(Self.name(notice))")
            let isFitted = shown.content == shown.content.fitted()
            #expect(isFitted, "\(Self.name(notice))")
        }
    }

    @Test(arguments: Foreign.allCases, sizes)
    func `nothing foreign mentions anybody or makes a link`(foreign: Foreign, size: (members: Int, findings: Int))
        throws
    {
        let text = foreign.text
        let notices = try Self.notices(text, members: size.members, findings: size.findings)
        for (notice, scenario) in try notices + Self.others(text, members: size.members) {
            let waits: [StepID: Standing.Wait] = ["fail-over": .init(reason: text, since: scenario.now)]
            let shown = try Renderer.sample.show(notice, scenario, waits: waits)
            let markup = shown.content.text.markup
            let brackets = markup.unicodeScalars.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
                .map { String(String.UnicodeScalarView($0.prefix { $0 != ">" })) }
            let allowed: Set = ["@U0BOB", "@U0CAROL", "@U0ALICE", "@U0MALLORY", "#C0DBAOPS"]
            let strange = brackets.filter { !$0.hasPrefix("!date^") && !allowed.contains($0) }
            #expect(strange.isEmpty, "\(Self.name(notice)): \(strange.prefix(3))")
        }
    }

    @Test(arguments: [Foreign.formatted, .hidden], sizes)
    func `nothing foreign marks or hides anything`(foreign: Foreign, size: (members: Int, findings: Int)) throws {
        let text = foreign.text
        let notices = try Self.notices(text, members: size.members, findings: size.findings)
        for (notice, scenario) in try notices + Self.others(text, members: size.members) {
            let markup = try Renderer.sample.show(notice, scenario).content.text.markup
            let hidden = markup.unicodeScalars.contains { scalar in
                let category = scalar.properties.generalCategory
                let isOdd = [.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
                return isOdd && scalar != "\n"
            }
            #expect(!hidden, "\(Self.name(notice))")
            // In code spans mark-up marks nothing.
            let outside = markup.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
            for mark in ["*bold*", "_it_", "~gone~", ":tada:"] {
                #expect(!outside.contains(mark), "\(Self.name(notice)): \(mark)")
            }
        }
    }

    @Test(arguments: Foreign.allCases)
    func `a gate's prompt ends with who answers it and how, whatever comes before`(foreign: Foreign) throws {
        let shown = try #require(
            try Self.notices(foreign.text, members: 40, findings: 60).first { notice, scenario in
                notice == .gate("k3f9/fail-over/1") && scenario.operation.progress?.waitingGate != nil
            })
        let prompt = try Renderer.sample.show(shown.0, shown.1)
        let lines = prompt.text.split(separator: "\n").suffix(2)
        #expect(lines.first?.hasPrefix("Needs 1 approval") ?? false)
        #expect(lines.last?.contains(":white_check_mark:") ?? false)
        // Where there is no room for their names, the message that it links to has them.
        let all = prompt.text + (prompt.details?.content.text.markup ?? "")
        #expect(all.contains("<@U0BOB> or <@U0CAROL>"))
    }

    @Test func `the text says what the blocks say`() throws {
        for (notice, scenario) in try Self.notices("orders", members: 5, findings: 3)
            + Self.others("orders", members: 5)
        {
            let content = try Renderer.sample.show(notice, scenario).content
            let spoken = content.blocks.map { block -> String in
                switch block {
                case .section(let text?, _): text.mrkdwn.markup
                case .context(let elements): elements.map(\.mrkdwn.markup).joined()
                case .section, .header, .divider: ""
                }
            }
            #expect(spoken.joined(separator: "\n") == content.text.markup)
        }
    }

    @Test func `a plan too long to show leaves out notes before warnings before blocks`() throws {
        let scenario = try ResizeScenario { plan in
            plan.findings = [Finding(.block, "b", "blocked"), Finding(.acknowledge, "a", "warned")]
            plan.findings += (0..<60).map {
                Finding(.info, "i\($0)", "note number \($0), which goes on for a while yet")
            }
        }
        let text = try Renderer.sample.show(.plan(scenario.operation.plan.digest), scenario).text
        #expect(text.contains("*Blocked:* blocked"))
        #expect(text.contains("*Warning:* warned"))
        #expect(text.contains("more lines left out"))
    }
}
