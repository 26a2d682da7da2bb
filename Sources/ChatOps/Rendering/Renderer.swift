import Engine
import Maintenance
import Slack

/// Says what posts show: pure, from the operation as it stands and the time.
package struct Renderer: Sendable {
    let wording: Wording

    package init(_ wording: Wording) {
        self.wording = wording
    }

    /// - Parameters:
    ///   - standing: of the post's operation; replies need none.
    ///   - planLink: where the plan of that operation stands, as far as that is known.
    /// - Returns: `nil` when there is nothing that the post could be about.
    func render(
        _ post: Post, of standing: Standing?, at now: Timestamp, planLink: String? = nil
    ) -> Rendered? {
        switch post.content {
        case .reply(let blocks): reply(blocks)
        case .sentence(let text): reply([wording.sentence(text, limit: 2_000).markup])
        case .declined(let why, let person): say(why.sentence, to: person)
        case .parked(let operation, let fault, let person):
            say(
                """
                A fault of the bot: \(fault) \(operation) could not even be paused, so nothing more is done for it until \
                the bot is started again. What AWS is at already goes on.
                """, to: person)
        case .document(let name, let comment, let text): document(name, comment, text)
        case .notice(let notice): standing.flatMap { render(notice, of: $0, at: now, planLink) }
        // Rendered from more than one operation's standing.
        case .file, .summary, .pin: nil
        }
    }

    private func render(
        _ notice: Notice, of standing: Standing, at now: Timestamp, _ planLink: String?
    ) -> Rendered? {
        let operation = standing.operation
        switch notice {
        case .plan(let digest):
            return PlanPage(operation: operation, wording: wording).rendered(digest)
        case .planReminder(let digest):
            return PlanReminderPage(operation: operation, wording: wording).rendered(digest)
        case .status:
            return StatusPage(standing: standing, wording: wording, now: now).rendered()
        case .gate(let id):
            return gate(id, of: operation).map {
                GatePage(
                    gate: $0, operation: operation, wording: wording.narrowed(by: $0.rule), planLink: planLink
                ).rendered()
            }
        case .reminder(let id):
            return gate(id, of: operation).map {
                ReminderPage(gate: $0, operation: operation, wording: wording.narrowed(by: $0.rule))
                    .rendered(isLast: false)
            }
        case .escalation(let id):
            return gate(id, of: operation).map {
                ReminderPage(gate: $0, operation: operation, wording: wording.narrowed(by: $0.rule))
                    .rendered(isLast: true)
            }
        case .ignored(let id, let person, let reason):
            return ignored(person, reason, gate: gate(id, of: operation))
        case .detail(let detail):
            return DetailLine(operation: operation, wording: wording).rendered(detail)
        case .paused(let reason):
            return PausedPage(operation: operation, reason: reason, wording: wording).rendered()
        case .ended:
            return EndedPage(operation: operation, wording: wording).rendered()
        case .stakeholders(let milestone):
            return StakeholderLine(operation: operation).rendered(milestone)
        }
    }

    private func gate(_ id: GateID, of operation: Operation) -> Gate? {
        operation.progress?.gates.first { $0.id == id }
    }

    /// To one person: why a reaction is not counted, and whose would be.
    private func ignored(_ person: PersonID, _ reason: String, gate: Gate?) -> Rendered {
        var page = Page()
        let wording = wording.narrowed(by: gate?.rule)
        let awaited = wording.approvers.filter {
            $0 != person.text && (wording.requesterMayApprove || $0 != gate?.requester.person?.text)
        }
        let isWaiting = gate?.isWaiting ?? false
        page.say(
            "\(Mention.of(person)), your reaction is not counted: \(wording.sentence(reason, limit: 300)).",
            isWaiting && !awaited.isEmpty
                ? "Waiting for \(Mrkdwn.list(awaited, atMost: 8, separator: " or ") { Mention.list([$0]) })." : nil)
        return Rendered(fixed: page)
    }

    /// A sentence of ours to one person.
    private func say(_ text: String, to person: PersonID) -> Rendered {
        reply([("\(Mention.of(person)) \(wording.sentence(text, limit: 2_000))" as Mrkdwn).markup])
    }

    /// Mark-up that whoever queued the reply has escaped already, a block for each string.
    private func reply(_ blocks: [String]) -> Rendered {
        let content = MessageContent(
            text: blocks.map { Mrkdwn(markup: $0) }.joined(separator: "\n"),
            blocks: blocks.map { .section(Mrkdwn(markup: $0)) }
        ).fitted()
        return Rendered(fixed: content)
    }
}

extension Post.Declined {
    /// Why it was not done, with what would be as commands.
    fileprivate var sentence: String {
        switch self {
        case .refused(let refusal): refusal.sentence(\.command)
        case .unreadable(let reason): "AWS could not be read: \(reason)"
        }
    }
}
