import Maintenance
import Slack

/// A question as it is read on a phone: at most `PhoneScreen.rows` rows. What has no room is counted, and told in full by a
/// message of its own that the prompt links to. What is asked for, what it interrupts, who counts, until when, how it is
/// answered and the plan's digest stay.
///
/// What it says is what an approval is checked against: it depends on what does not change while a gate waits, the asking
/// itself, the plan and the configuration, and is never edited.
struct GatePrompt {
    let lines: GateLines

    /// How much of the question the prompt itself says.
    private struct Extent {
        var facts: Int
        var warnings: Int
        /// How long a warning may be.
        var warningLength = 400
        var approvers = 40
        var window = GateLines.WindowLength.whole
        var callsNamed = 20
        /// Acknowledgements are counted where the rest is.
        var isShortest = false
        /// Of why a requester is not known.
        var isRequesterShort = false
        /// The heading is cut; the action names what it is about.
        var isHeadingShort = false
    }

    func rendered() -> Rendered {
        let whole = Extent(facts: lines.facts.count, warnings: lines.warnings.count)
        let page = page(whole, isWhole: true)
        guard page.phoneRows > PhoneScreen.rows else { return Rendered(fixed: page, isFinal: false) }
        let prompt = self.page(fitting(), isWhole: false)
        var rendered = Rendered(fixed: prompt, isFinal: false)
        rendered.details = Rendered.Details(content: details.content, prompt: prompt)
        return rendered
    }

    // MARK: Choosing

    /// As much as there is room for. What stays is made shorter only where nothing else helps; then come warnings, then
    /// facts.
    private func fitting() -> Extent {
        let (facts, warnings) = (lines.facts.count, lines.warnings.count)
        var extent = Extent(facts: min(1, facts), warnings: 0)
        let byHalf: [(inout Extent) -> Void] = [
            { $0.isRequesterShort = true }, { $0.approvers = 3 }, { $0.window = .short },
        ]
        for shorten in byHalf where !fits(extent, warnings: warnings, of: 160) { shorten(&extent) }
        let further: [(inout Extent) -> Void] = [
            { $0.callsNamed = 2 }, { $0.isShortest = true }, { $0.approvers = 1 }, { $0.callsNamed = 1 },
            { $0.approvers = 0 }, { $0.facts = 0 }, { $0.isHeadingShort = true }, { $0.window = .shortest },
        ]
        for shorten in further where !fits(extent) { shorten(&extent) }
        let lengths = [400, 160, 70]
        extent.warningLength = lengths.first { fits(extent, warnings: warnings, of: $0) } ?? 70
        extent.warnings = most(of: warnings, from: 0, in: extent) { $0.warnings = $1 }
        extent.facts = most(of: facts, from: extent.facts, in: extent) { $0.facts = $1 }
        return extent
    }

    private func most(
        of count: Int, from least: Int, in extent: Extent, _ set: (inout Extent, Int) -> Void
    ) -> Int {
        var extent = extent
        for number in least..<count {
            set(&extent, number + 1)
            guard fits(extent) else { return number }
        }
        return max(least, count)
    }

    private func fits(_ extent: Extent, warnings: Int, of length: Int) -> Bool {
        var extent = extent
        (extent.warnings, extent.warningLength) = (warnings, length)
        return fits(extent)
    }

    private func fits(_ extent: Extent) -> Bool { page(extent, isWhole: false).phoneRows <= PhoneScreen.rows }

    // MARK: Saying

    private func page(_ extent: Extent, isWhole: Bool) -> Page {
        let words = lines.words(callsNamed: extent.callsNamed)
        var page = Page()
        let subject = extent.isHeadingShort ? .foreign(words.subject.text, limit: 32) : Mrkdwn.marked(words.subject)
        page.say("*Approve \(subject)?*", "\(lines.place) · plan \(lines.digest)")
        page.say(.marked(words.action), .marked(words.interruption))
        page.say(lines.checked(isWhole ? lines.gate.facts.facts : Array(lines.facts.prefix(extent.facts))))
        for warning in lines.warnings.prefix(extent.warnings) {
            page.say(lines.warning(warning, limit: extent.warningLength))
        }
        if !isWhole { page.link(rest(extent)) }
        if !extent.isShortest { page.say(lines.acknowledged) }
        page.say(
            "\(lines.quorum(naming: extent.approvers)) \(lines.expiry)",
            lines.unheldRule(isShort: extent.isRequesterShort))
        page.say(lines.window(extent.window))
        let (approve, abort) = (Wording.emoji(lines.wording.approve), Wording.emoji(lines.wording.abort))
        page.say("React \(approve) to approve, \(abort) to abort.")
        return page
    }

    /// "5 more checks, 1 more warning ↗".
    private func rest(_ extent: Extent) -> String {
        let shown = lines.warnings.prefix(extent.warnings)
        let isCut = shown.contains { $0.utf16.count >= extent.warningLength }
        let calls = (lines.gate.covers?.count ?? 0) - extent.callsNamed
        func counted(_ count: Int, _ noun: String, besides shown: Int) -> String? {
            guard count > 0 else { return nil }
            let more = shown > 0 && !extent.isShortest ? "more " : ""
            return "\(count) \(more)\(noun)\(count == 1 ? "" : "s")"
        }
        let parts = [
            counted(calls, "call", besides: extent.callsNamed),
            counted(lines.facts.count - extent.facts, "check", besides: extent.facts),
            counted(lines.warnings.count - extent.warnings, "warning", besides: extent.warnings),
            isCut ? "\(shown.count == 1 ? "the warning" : "the warnings") in full" : nil,
            extent.isShortest && lines.acknowledgements > 0 ? "\(lines.acknowledgements) acknowledged" : nil,
        ].compactMap(\.self)
        return (parts.isEmpty ? "The question in full" : parts.joined(separator: ", ")) + " ↗"
    }

    /// All of it, for the thread.
    private var details: Page {
        let words = lines.words()
        var page = Page()
        page.say("*In full: \(.marked(words.subject))*", "\(lines.place) · \(lines.title)")
        page.say(.marked(words.action), .marked(words.interruption))
        page.list(lines.eachChecked)
        for warning in lines.warnings { page.say(lines.warning(warning)) }
        page.say(lines.acknowledged)
        page.say(lines.quorum(naming: 40), lines.unheldRule(), lines.window())
        page.say("It is asked below; react there, not here. Plan \(lines.digest).", style: .aside)
        return page
    }
}
