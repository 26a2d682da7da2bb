import Maintenance
import Runbooks
import Slack

/// Events in words.
struct EventWords: Sendable {
    private let plan: Plan
    private let mutations: [IntentID: AnyMutation]
    private let prefix: String

    /// - Parameter mutations: the calls that the events speak of.
    init(plan: Plan, mutations: [IntentID: AnyMutation], prefix: String) {
        self.plan = plan
        self.mutations = mutations
        self.prefix = prefix
    }

    func words(for event: Event) -> Mrkdwn {
        switch event {
        case .planned(_, let origin): "\(Mention.requester(origin.requester)) asked for \(.code(origin.command))"
        case .replanned: "planned anew: things were not as they had been"
        case .discarded(let person): "\(Mention.of(person)) discarded the plan"
        case .planExpired: "nobody started the plan in time"
        case .planReminded: "reminded people: nobody has started the plan yet"
        case .started(let person, let acknowledged):
            acknowledged.isEmpty
                ? "\(Mention.of(person)) started it"
                : "\(Mention.of(person)) started it and accepted \(acknowledged.joined(separator: ", "))"
        case .stepStarted(let step): "began: \(title(step))"
        case .stepCompleted(let step): "done: \(title(step))"
        case .stepTroubled(let step, let reason): "in doubt: \(title(step)): \(sentence(reason))"
        case .stepSkipped(let step, let person, let reason):
            "\(Mention.of(person)) left out: \(title(step)) (\(reason))"
        case .reset(let step, let person): "\(Mention.of(person)) set it back to: \(title(step))"
        case .held(let step, let person): "\(Mention.of(person)) wants it to stop before: \(title(step))"
        case .unheld(let step, let person): "\(Mention.of(person)) lets it not stop before: \(title(step))"
        case .patienceChanged(let patience, let person):
            "\(Mention.of(person)) lets each step take \(ReplyWording.words(patience))"
        case .clockSet(let span):
            "the clock of the bot's host was set \(span < .zero ? "back" : "forward") by \(ReplyWording.words(span.magnitude))"
        case .stepRecovered(let step): "well again: \(title(step))"
        case .paused(let reason): pause(reason)
        case .resumed(let person): "\(Mention.of(person)) let it go on"
        case .aborted(let person, let reason, _):
            reason.isEmpty ? "\(Mention.of(person)) aborted it" : "\(Mention.of(person)) aborted it: \(reason)"
        case .completed: "completed"
        case .mutationIntended(let intent): "asks \(intent.mutation.words.addressee): \(intent.mutation.words.order)"
        case .mutationAccepted(let id, _): "\(mutations[id]?.words.accepted ?? "accepted"): \(call(id))"
        case .mutationUnknown(let id, let reason):
            "no answer from \(addressee(id)), looking whether it was done: \(call(id)) (\(reason))"
        case .mutationDeferred(let id, let reason, let until):
            "\(addressee(id)) put off: \(call(id)) (\(reason)); again \(ReplyWording.moment(until))"
        case .mutationRefused(let id, let reason): "\(addressee(id)) refused: \(call(id)) (\(reason))"
        case .mutationLacking(let id, let reason):
            "\(addressee(id)) did not have what it takes: \(call(id)) (\(reason))"
        case .mutationWithheld(let id, let reason): "not asked of \(addressee(id)) any more: \(call(id)) (\(reason))"
        case .mutationSeen(let id): "\(addressee(id)) is at something that may be it: \(call(id))"
        case .mutationUnderWay(let id): "\(addressee(id)) is at it: \(call(id))"
        case .mutationVanished(let id): "not to be seen any more: \(call(id))"
        case .mutationProved(let id): "took effect: \(call(id))"
        case .mutationFailed(let id, let failure):
            sentence(mutations[id]?.base.sentence(of: failure) ?? "given up: \(id.text) (\(failure.text))")
        case .mutationUnproved(let id): "nothing shows that it took effect: \(call(id))"
        case .gateOpened(let gate): "asks for an approval: \(gate.mutation.words.order)"
        case .gatePrompted: "the prompt stands"
        case .gateCounted(_, let people):
            people.isEmpty
                ? "no approval counts any more" : "approved so far by \(people.map(Mention.of).joined(separator: ", "))"
        case .gateReactionIgnored(_, let person, let reason):
            "\(Mention.of(person)) was not counted: \(sentence(reason))"
        case .gateApproved(let approval): "approved by \(approval.by.map(Mention.of).joined(separator: ", "))"
        case .gateVetoed(_, let person): "\(Mention.of(person)) vetoed it"
        case .gateReminded: "reminded people: half of the time to answer is over"
        case .gateEscalated: "called for help: the time to answer is almost over"
        case .gateExpired: "the question expired unanswered"
        case .gateVoided(_, let reason): "the question was taken back: \(sentence(reason))"
        }
    }

    private func pause(_ reason: PauseReason) -> Mrkdwn {
        switch reason {
        case .person(let person): "\(Mention.of(person)) paused it"
        case .trouble(let step, let reason), .overdue(let step, let reason):
            "paused at “\(title(step))”: \(sentence(reason))"
        case .gateExpired: "paused, as nobody answered"
        case .blind(let reason): "paused, as AWS cannot be read: \(sentence(reason))"
        case .fault(let reason): "paused, by a fault of the bot: \(sentence(reason))"
        case .hold(let step, let person): "paused before “\(title(step))”, as \(Mention.of(person)) wanted"
        }
    }

    private func sentence(_ text: String) -> Mrkdwn { .sentence(text, typedAfter: prefix) }

    private func title(_ step: StepID) -> String { plan[step]?.title ?? step.text }

    /// Who was asked; AWS, where the call is not known.
    private func addressee(_ id: IntentID) -> String { mutations[id]?.words.addressee ?? "AWS" }

    private func call(_ id: IntentID) -> String { mutations[id]?.words.order ?? id.text }
}
