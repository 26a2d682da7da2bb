import Simulation

/// What must hold after a run, seen from outside of the bot: from what AWS did, and from what stands in the chat.
struct ProductionInvariants {
    private let effects: [Effect]
    private let lifted: [LiftedProtection]
    /// Of all who changed records.
    private let changes: [DNSEffect]
    private let slack: SlackWorld
    private let quorum: Int

    static func violations(
        _ world: RDSWorld, _ zones: Route53World, _ slack: SlackWorld, quorum: Int
    ) -> [String] {
        let invariants = ProductionInvariants(
            effects: world.effects.filter { $0.actor == .caller }, lifted: world.liftedProtections,
            changes: zones.effects, slack: slack, quorum: quorum)
        return invariants.approvals() + invariants.protections() + invariants.repeatedEffects()
            + invariants.repeatedPosts() + invariants.recordChanges() + invariants.deletions()
    }

    /// A prompt as it was posted, and when enough approvers had approved it.
    private struct Prompt {
        var text: String
        var approved: SimulatedTime
    }

    private var prompts: [Prompt] {
        let changes = slack.changes()
        return changes.compactMap { change in
            guard case .posted(let message) = change.event, message.user == ChannelReading.bot,
                message.text.contains("to approve")
            else { return nil }
            let approvals = changes.filter { answer in
                guard case .reactionAdded("white_check_mark", let person, message.ts) = answer.event else {
                    return false
                }
                return answer.channel == message.channel && ["U0BOB", "U0CAROL"].contains(person)
            }
            guard approvals.count >= quorum else { return nil }
            return Prompt(text: message.text, approved: approvals[quorum - 1].at)
        }
    }

    /// No former production takes writes, but where a prompt said so and was approved, or somebody else saw to it.
    private func protections() -> [String] {
        lifted.compactMap { protection in
            guard let effect = protection.effect, effect.actor == .caller else { return nil }
            switch protection.cause {
            case .restarted(let member): return "\(member) was restarted, and \(protection.cluster) takes writes"
            case .deploymentDeleted:
                let isApproved = prompts.contains { prompt in
                    prompt.approved <= effect.started && prompt.text.contains("removal of the write protection")
                }
                return isApproved ? nil : "\(protection.cluster) takes writes, and nobody approved that"
            }
        }
    }

    /// No failover, no switchover and no restart of an RDS instance without a prompt of its own that named it and was approved
    /// before.
    private func approvals() -> [String] {
        var unused = prompts
        return effects.compactMap { effect in
            guard let words = wordsOfPrompt(for: effect) else { return nil }
            let position = unused.firstIndex { prompt in
                prompt.approved <= effect.started && words.contains { prompt.text.contains($0) }
            }
            guard let position else { return "\(effect.what) was approved by nobody" }
            unused.remove(at: position)
            return nil
        }
    }

    private func wordsOfPrompt(for effect: Effect) -> [String]? {
        switch effect.what {
        case .failedOver(_, let to): ["→ *\(to)* in "]
        case .switchedOver: ["Approve switchover of"]
        case .clusterDeleted: ["Approve deletion of"]
        case .targetDeregistered: ["Approve retargeting of the proxy \(effect.cluster)"]
        case .clusterModified(let changes) where changes.engineVersion != nil: ["upgrade"]
        // Of an RDS instance, which is always one that writes.
        case .rebooted where effect.instance == effect.cluster: ["the restart of the writer \(effect.cluster)"]
        default: nil
        }
    }

    /// No record is changed that no approved promotion was about.
    private func recordChanges() -> [String] {
        let promotions = prompts.filter { $0.text.contains("Approve promotion of") }
        return changes.filter { $0.actor == .caller }.compactMap { change in
            promotions.contains { $0.approved <= change.started }
                ? nil : "the record in \(change.zone) was changed, and nobody approved that"
        }
    }

    /// No cluster is deleted that a record was made to lead to; what somebody changed within the last minute no reading shows.
    private func deletions() -> [String] {
        effects.filter { $0.what == .clusterDeleted }.flatMap { effect in
            let before = Dictionary(grouping: changes.filter { $0.started <= effect.started }, by: \.zone)
            return before.compactMap { zone, changes -> String? in
                guard let last = changes.last, last.actor == .caller || effect.started - last.started >= .seconds(60)
                else { return nil }
                let leads = last.changes.contains { change in
                    change.action != .delete && change.record.values.contains { $0.hasPrefix("\(effect.cluster).") }
                }
                return leads ? "\(effect.cluster) was deleted, and the record in \(zone) led to it" : nil
            }
        }
    }

    /// Nothing is done again while the first is at work.
    private func repeatedEffects() -> [String] {
        effects.indices.compactMap { index in
            let effect = effects[index]
            let isRepeated = effects[..<index].contains { other in
                other.action == effect.action && other.instance == effect.instance && other.cluster == effect.cluster
                    && other.what == effect.what && !other.hasFailed && !other.isSuperseded
                    && (other.visiblyDone.map { $0 > effect.started } ?? true)
            }
            return isRepeated ? "\(effect.what) was repeated while the first was at work" : nil
        }
    }

    /// No post of the outbox stands in the chat twice, nor does what a question links to.
    private func repeatedPosts() -> [String] {
        let posts = slack.messages.values.joined().compactMap { message -> String? in
            guard message.user == ChannelReading.bot, case .object(let metadata)? = message.metadata,
                case .object(let payload)? = metadata["event_payload"]
            else { return nil }
            if case .string(let prompt)? = payload["details_of"] { return "what \(prompt) links to" }
            guard case .string(let post)? = payload["post"] else { return nil }
            return post
        }
        return Dictionary(grouping: posts) { $0 }.filter { $0.value.count > 1 }.keys.sorted().map {
            "\($0) was posted twice"
        }
    }
}
