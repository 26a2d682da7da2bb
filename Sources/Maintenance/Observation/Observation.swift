/// What is known of the world at one time: questions that were asked for one target, each with what came of it.
package struct Observation: Sendable, Equatable {
    package var target: Target
    /// The time of its oldest answer.
    package var takenAt: Timestamp
    /// A handful, in no meaningful order: looking through them costs less than hashing their questions.
    private var answers: [any AnyAnswer]

    package init(of target: Target, takenAt: Timestamp, _ answers: [any AnyAnswer] = []) {
        self.target = target
        self.takenAt = takenAt
        self.answers = answers
    }

    /// Never asked is unavailable, not absent.
    package static let notAsked = "Nobody asked."

    /// What came of a question.
    package subscript<Asked: Question>(_ question: Asked) -> Reading<Asked.Answer> {
        answer(to: question)?.reading ?? .unavailable(Observation.notAsked)
    }

    /// What came of a question; `nil` when it was not asked.
    package func answer<Asked: Question>(to question: Asked) -> Answered<Asked>? {
        for answer in answers {
            if let answer = answer as? Answered<Asked>, answer.question == question { return answer }
        }
        return nil
    }

    /// What came of the questions of a kind.
    package func all<Asked: Question>(_ kind: Asked.Type) -> [Answered<Asked>] {
        answers.compactMap { $0 as? Answered<Asked> }
    }

    /// What came of the one question of a kind that is asked for a target; `nil` when it was not asked.
    package func first<Asked: Question>(_ kind: Asked.Type) -> Answered<Asked>? {
        for answer in answers {
            if let answer = answer as? Answered<Asked> { return answer }
        }
        return nil
    }

    /// When a question was answered; `nil` when it was not asked.
    package func time(of question: AnyQuestion) -> Timestamp? { answer(to: question)?.takenAt }

    /// Why one of these questions has no answer, where that does not pass by itself.
    func denial(where isAbout: (AnyQuestion) -> Bool) -> String? {
        answers.filter { !$0.passes && isAbout($0.asked) }.compactMap(\.complaint).min()
    }

    package func hasAsked(_ question: AnyQuestion) -> Bool { answer(to: question) != nil }

    private func answer(to question: AnyQuestion) -> (any AnyAnswer)? { answers.first { $0.asked == question } }

    /// Adds answers; one to a question that was answered before takes the place of that.
    package mutating func add(_ new: [any AnyAnswer]) {
        for answer in new {
            let asked = answer.asked
            answers.removeAll { $0.asked == asked }
            answers.append(answer)
        }
    }

    /// Both, as old as the older.
    package func merged(with other: Observation) -> Observation {
        var merged = self
        merged.add(other.answers)
        merged.takenAt = min(takenAt, other.takenAt)
        return merged
    }

    package static func == (left: Observation, right: Observation) -> Bool {
        left.target == right.target && left.takenAt == right.takenAt && left.answers.count == right.answers.count
            && left.answers.allSatisfy { answer in right.answers.contains { $0.equals(answer) } }
    }
}

extension Observation {
    /// By how much what AWS dates may lie before what it follows from: differences between its clock and the host's that are
    /// small are left alone, and it names whole seconds.
    package static let clockTolerance = Span.seconds(6)

    /// What is seen of a target when these are the answers: nothing when a required one is unavailable.
    ///
    /// - Returns: the observation, or the required answer that is missing.
    package static func make(
        of target: Target, from answers: [any AnyAnswer], at now: Timestamp
    ) -> Result<Observation, Blindness> {
        for answer in answers where answer.asked.base.isRequired {
            if let complaint = answer.complaint { return .failure(Blindness(complaint, passes: answer.passes)) }
        }
        return .success(Observation(of: target, takenAt: answers.map(\.takenAt).min() ?? now, answers))
    }
}

/// Why nothing is seen: a required question has no answer.
package struct Blindness: Error, Sendable, Equatable {
    /// For people; no secrets.
    package var reason: String
    package var passes: Bool

    package init(_ reason: String, passes: Bool) {
        self.reason = reason
        self.passes = passes
    }
}
