import Maintenance
import Slack

extension GateReading.Reaction {
    /// Reactions without skin tones. A person who used two tones counts once, and the list is complete only when each
    /// of its parts is.
    static func merged(_ reactions: [SlackReaction]) -> [GateReading.Reaction] {
        var merged: [GateReading.Reaction] = []
        for reaction in reactions {
            let people = reaction.users.map { PersonID($0.rawValue) }
            let missing = max(reaction.count - people.count, 0)
            guard let index = merged.firstIndex(where: { $0.name == reaction.baseName }) else {
                merged.append(GateReading.Reaction(name: reaction.baseName, people: people, count: reaction.count))
                continue
            }
            let known = merged[index].count - merged[index].people.count
            merged[index].people += people.filter { !merged[index].people.contains($0) }
            merged[index].count = merged[index].people.count + known + missing
        }
        return merged
    }
}

extension [GateReading.Reaction] {
    /// These, with who is known from a moment ago to have reacted where the list of people is cut short, as it may be in the
    /// messages of a conversation (docs.slack.dev/reference/methods/reactions.get).
    func updating(_ earlier: [GateReading.Reaction]) -> [GateReading.Reaction] {
        map { reaction in
            guard !reaction.isComplete, let known = earlier.first(where: { $0.name == reaction.name }) else {
                return reaction
            }
            var reaction = reaction
            reaction.people += known.people.filter { !reaction.people.contains($0) }
            reaction.count = Swift.max(reaction.count, reaction.people.count)
            return reaction
        }
    }
}
