import Engine
import Maintenance
import Slack

/// The sentences about a gate, each as long or as short as there is room for.
struct GateLines {
    let gate: Gate
    let operation: Operation
    let wording: Wording
    /// Where the plan stands with what was acknowledged at the start; `nil` where that is not known.
    let planLink: String?

    /// - Parameter callsNamed: of several that are approved together; the others are counted.
    func words(callsNamed: Int = 20) -> GateWords { gate.words(in: operation, callsNamed: callsNamed) }

    var place: Mrkdwn { "\(.foreign(operation.id, limit: 40)) · \(operation.place(of: gate.step))" }

    var title: Mrkdwn { .foreign(operation.plan.title, limit: 160) }

    var digest: Mrkdwn { .foreign(gate.planDigest.short) }

    // MARK: What was checked

    /// Those that are to be named first, and those that could not be read, before the others.
    var facts: [SafetyFacts.Fact] {
        let facts = gate.facts.facts
        return facts.filter(\.isNamedFirst) + facts.filter { !$0.isNamedFirst }
    }

    func checked(_ facts: [SafetyFacts.Fact]) -> Mrkdwn? {
        guard !facts.isEmpty else { return nil }
        return "\(checkedAt) \(facts.map(\.shown).joined(separator: ", "))."
    }

    /// In one line when that is short enough to be read at a glance.
    var allChecked: [Mrkdwn] {
        guard let line = checked(gate.facts.facts) else { return [] }
        return line.markup.utf16.count < 600 ? [line] : eachChecked
    }

    var eachChecked: [Mrkdwn] { [checkedAt] + gate.facts.facts.map { "• \($0.shown)" } }

    private var checkedAt: Mrkdwn {
        "\(gate.isWaiting ? "Just checked" : "Checked") \(Moment.time(gate.facts.takenAt)):"
    }

    /// What whoever answers has to be told beside the facts.
    var warnings: [String] { gate.facts.facts.compactMap(\.warning) }

    func warning(_ text: String, limit: Int = 400) -> Mrkdwn { "Warning: \(wording.sentence(text, limit: limit))" }

    // MARK: What was accepted

    var acknowledgements: Int { operation.plan.acknowledgements.count }

    /// "2 warnings acknowledged at the start ↗", which links to the plan.
    var acknowledged: Mrkdwn? {
        let count = acknowledgements
        guard count > 0 else { return nil }
        let words = "\(count) \(count == 1 ? "warning" : "warnings") acknowledged at the start"
        return planLink.map { .link($0, words + " ↗") } ?? .text(words)
    }

    // MARK: Who decides, and until when

    /// - Parameter limit: how many approvers are named; where none is, the others are not counted either.
    func quorum(naming limit: Int) -> Mrkdwn {
        let asked = gate.requester
        let others = approvers
        let rule: Mrkdwn = wording.rule.map { ", by the rule “\(.foreign($0, limit: 60))”" } ?? ""
        guard !others.isEmpty else { return "Nobody is configured who could approve this." }
        // Whoever asked may be one of a group.
        let mayBeNamed =
            asked.person.map { person in
                wording.approvers.contains { $0 == person.text || UsergroupID($0).isWellFormed }
            } ?? false
        let isExcluded = !wording.requesterMayApprove && mayBeNamed
        let count = "\(wording.quorum) \(wording.quorum == 1 ? "approval" : "approvals")"
        guard limit > 0 else {
            let short: Mrkdwn = wording.rule.map { ", rule “\(.foreign($0, limit: 60))”" } ?? ""
            return "Needs \(count)\(isExcluded ? " (not of \(Mention.of(asked.addressee)))" : "" as Mrkdwn)\(short)."
        }
        let name: Mrkdwn = asked.addressee == asked.id ? "" : " as \(Mention.of(asked.id))"
        let exception: Mrkdwn = isExcluded ? " (not \(Mention.of(asked.addressee)), who asked\(name))" : ""
        return "Needs \(count)\(anyOf(others, naming: limit))\(exception)\(rule)."
    }

    /// ": @bob, @carol or @dave"; of several approvals nobody's is needed either: ", from any of @bob, @carol, @dave".
    private func anyOf(_ people: [String], naming limit: Int) -> Mrkdwn {
        let named = people.prefix(limit).map { Mention.list([$0]) }
        let left = people.count - limit
        let rest: [Mrkdwn] = left > 0 ? ["\(left) \(left == 1 ? "other" : "others")"] : []
        let all = named + rest
        guard wording.quorum == 1 else { return ", from any of \(all.joined(separator: ", "))" }
        guard all.count > 1, let last = all.last else { return ": \(all.joined(separator: ", "))" }
        return ": \(all.dropLast().joined(separator: ", ")) or \(last)"
    }

    /// Those whose approval counts, as they are configured.
    var approvers: [String] {
        wording.requesterMayApprove ? wording.approvers : wording.approvers.filter { $0 != gate.requester.person?.text }
    }

    /// Why the rule that whoever asked does not approve cannot be held; `nil` where it can, or does not hold.
    func unheldRule(isShort: Bool = false) -> Mrkdwn? {
        guard !wording.requesterMayApprove, let user = gate.requester.unknownUser else { return nil }
        return isShort
            ? "\(Mention.requester(gate.requester)) asked: not known in Slack."
            : """
            Asked for by the local user \(.foreign(user, limit: 64)); who that is in Slack is not configured, so the rule that the requester \
            does not approve cannot be held.
            """
    }

    var expiry: Mrkdwn { "Expires \(gate.expiry)." }

    /// How much is said of a window.
    enum WindowLength { case whole, short, shortest }

    /// When it acts, seen from when it was asked, so that it says the same as long as it waits.
    func window(_ length: WindowLength = .whole) -> Mrkdwn? {
        guard let window = operation.plan.window, gate.mutation.base.disturbance != .none else { return nil }
        let next = window.next(at: gate.openedAt)
        let words = Moment.window(window)
        if gate.isOutsideWindow == true {
            let onward: Mrkdwn = gate.isFinishing ? "goes on" : "is asked again"
            switch length {
            case .whole:
                return """
                    The window (\(words)) is closed. Approving does it now, outside the window. Unanswered, it \
                    waits for \(Moment.day(next.opens)), and \(onward) then.
                    """
            case .short:
                let short: Mrkdwn = gate.isFinishing ? "Goes on" : "Asked again"
                return "Its window is closed: approving acts now. \(short) \(Moment.day(next.opens))."
            case .shortest: return "Its window is closed: this acts now."
            }
        }
        let isShort = length != .whole
        // A call that has no place in the window of that moment any more waits for the next.
        let opens = gate.opensAt ?? next.opens
        guard opens <= gate.openedAt else {
            if isShort {
                return "Acts not before \(Moment.day(opens)). All is read again; a change voids an approval."
            }
            var acts: Mrkdwn = "Acts not before \(Moment.day(opens))"
            if case .recurring = window { acts += ", in its window only (\(words))" }
            return acts + """
                . An approval may be given now and waits for that: all is read again before the call, and a change voids \
                the approval.
                """
        }
        guard let closes = next.closes else { return nil }
        if isShort { return "Acts in its window only: open until \(Moment.day(closes))." }
        let ending: Mrkdwn = gate.endsWithWindow == true ? " \(afterWindow(closing: closes))" : ""
        return "Acts in its window only (\(words)): open until \(Moment.day(closes)).\(ending)"
    }

    /// What becomes of a question whose time to answer the window ends.
    private func afterWindow(closing closes: Timestamp) -> Mrkdwn {
        if operation.isUnended(at: gate.step) { return "Unanswered, it is asked anew then, outside the window." }
        let fit: Mrkdwn = gate.expiresAt < closes ? "Begun only while the way back fits in. " : ""
        return "\(fit)Unanswered, it is asked again when the window opens next."
    }
}

extension SafetyFacts.Fact {
    fileprivate var isNamedFirst: Bool { isForemost == true || !isRead }

    fileprivate var shown: Mrkdwn { .foreign(brief ?? text, limit: 400) }
}

extension Gate {
    /// When it expires: with its day where that may be another.
    var expiry: Mrkdwn {
        expiresAt - openedAt < .minutes(12 * 60) ? Moment.time(expiresAt) : Moment.day(expiresAt)
    }
}
