/// What the reactions to a posted plan amount to.
package enum PlanAnswer: Sendable, Equatable {
    case start(by: PersonID)
    case discard(by: PersonID)
    /// An operator answers where nothing is answered.
    case unheard(PersonID, GateReading.Channel.Obstacle)
    case none

    /// Judges a plan's reactions: an operator's start or abort emoji on the very message that we posted.
    ///
    /// Starting opens no gate by itself, so that any one operator will do; an abort wins over a start.
    package static func judge(
        _ reading: GateReading, operators: [PersonID], start: [String], abort: [String]
    ) -> PlanAnswer {
        guard let message = reading.message, message.isOurs else { return .none }
        if let obstacle = reading.channel.obstacle {
            // Nobody reacts in an archived channel, and nothing can be said there.
            guard obstacle != .archived else { return .none }
            let answering = reading.reactions.filter { (start + abort).contains($0.name) }.flatMap(\.people).sorted()
            return answering.first(where: operators.contains).map { .unheard($0, obstacle) } ?? .none
        }
        func first(_ names: [String]) -> PersonID? {
            reading.reactions.filter { names.contains($0.name) }.flatMap(\.people).sorted().first { person in
                operators.contains(person) && reading.isFullMember(person)
            }
        }
        if let person = first(abort) { return .discard(by: person) }
        // Where an abort may be hidden, nothing is started.
        let aborts = reading.reactions.filter { abort.contains($0.name) }
        let isClear =
            aborts.allSatisfy(\.isComplete)
            && aborts.flatMap(\.people).allSatisfy {
                !operators.contains($0) || reading.people[$0] != nil || reading.unknown.contains($0)
            }
        if isClear, let person = first(start) { return .start(by: person) }
        return .none
    }
}

extension GateReading {
    /// A person of the home workspace: no bot, guest, external or deactivated account, and not ourselves.
    package func isFullMember(_ person: PersonID) -> Bool {
        guard person != ourselves, let profile = people[person] else { return false }
        return profile.outsider == nil && profile.team == homeTeam
    }
}
