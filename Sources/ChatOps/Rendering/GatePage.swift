import Engine
import Maintenance
import Slack

/// A gate's prompt while it waits, and the same message afterwards.
struct GatePage {
    let gate: Gate
    let operation: Operation
    let wording: Wording
    let planLink: String?

    func rendered() -> Rendered {
        let lines = GateLines(gate: gate, operation: operation, wording: wording, planLink: planLink)
        if gate.isWaiting { return GatePrompt(lines: lines).rendered() }
        let answer = GateAnswer(gate: gate, operation: operation, wording: wording)
        var page = Page()
        page.say("*\(.marked(lines.words().heading))*", "\(lines.place) · \(lines.title)", answer.sentence)
        page.say(.marked(lines.words().action))
        page.list(lines.allChecked)
        for warning in lines.warnings { page.say(lines.warning(warning)) }
        page.say(lines.acknowledged)
        page.say("Plan \(lines.digest).", style: .aside)
        let intents = operation.progress?.intents(under: gate.id) ?? []
        return Rendered(page, isFinal: answer.isFinal)
            .marked(intents.map(\.id), isUrgent: intents.contains { $0.outcome == .pending && isOutstanding($0) })
    }

    private func isOutstanding(_ intent: Intent) -> Bool {
        operation.progress?.outstanding.contains { $0.id == intent.id } ?? false
    }
}
