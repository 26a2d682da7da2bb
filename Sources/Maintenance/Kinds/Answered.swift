/// A question with what came of it.
package final class Answered<Asked: Question>: AnyAnswer, Sendable {
    package let question: Asked
    package let reading: Reading<Asked.Answer>
    /// Whether an answer that is unavailable may be had later without anybody doing something (throttling, 5xx, expired
    /// credentials), or needs somebody (permission missing).
    package let passes: Bool
    /// It shows nothing of what happened after, and all of what happened long before.
    package let takenAt: Timestamp

    package init(_ question: Asked, _ reading: Reading<Asked.Answer>, passes: Bool = false, takenAt: Timestamp) {
        self.question = question
        self.reading = reading
        self.passes = passes
        self.takenAt = takenAt
    }

    package var asked: AnyQuestion { AnyQuestion(question) }

    package var complaint: String? {
        guard case .unavailable(let reason) = reading else { return nil }
        return reason
    }

    package func equals(_ other: any AnyAnswer) -> Bool {
        guard let other = other as? Answered<Asked> else { return false }
        return other.question == question && other.reading == reading && other.takenAt == takenAt
            && other.passes == passes
    }
}

/// An answer whose question's type is forgotten.
package protocol AnyAnswer: AnyObject, Sendable {
    var asked: AnyQuestion { get }
    var passes: Bool { get }
    var takenAt: Timestamp { get }
    /// Why it is unavailable; `nil` when it is known.
    var complaint: String? { get }

    func equals(_ other: any AnyAnswer) -> Bool
}

/// What came of many questions.
package struct Answers: Sendable {
    private var byQuestion: [AnyQuestion: any AnyAnswer] = [:]

    package init(_ answers: some Sequence<any AnyAnswer> = []) {
        for answer in answers { byQuestion[answer.asked] = answer }
    }

    package subscript(_ question: AnyQuestion) -> (any AnyAnswer)? { byQuestion[question] }

    /// What came of a question; `nil` when it was not asked.
    package subscript<Asked: Question>(_ question: Asked) -> Answered<Asked>? {
        byQuestion[AnyQuestion(question)] as? Answered<Asked>
    }

    package mutating func merge(_ other: Answers) {
        byQuestion.merge(other.byQuestion) { _, new in new }
    }

    /// The answers to these questions, required ones first.
    package func answers(to questions: Set<AnyQuestion>) -> [any AnyAnswer] {
        let found = questions.compactMap { byQuestion[$0] }
        return found.filter(\.asked.base.isRequired) + found.filter { !$0.asked.base.isRequired }
    }
}

extension AnyQuestion {
    /// An answer that says why there is none.
    package func unavailable(_ reason: String, passes: Bool, at now: Timestamp) -> any AnyAnswer {
        func answer(_ question: some Question) -> any AnyAnswer {
            Answered(question, .unavailable(reason), passes: passes, takenAt: now)
        }
        return answer(base)
    }
}
