/// Something that can be asked of the world, with the type of its answer: one type a kind, in a file of its own.
///
/// A question names all that its answer depends on, so that equal questions of several operations have one answer.
package protocol Question: Hashable, Sendable {
    associatedtype Answer: Equatable & Sendable

    static var kind: KindName { get }
    /// Where it is asked.
    var place: Place { get }
    /// Whether nothing can be decided without its answer: a turn that does not get it has seen nothing.
    var isRequired: Bool { get }
    /// The reading that answers it, where calls are proved by that.
    static var evidence: Evidence? { get }
}

extension Question {
    package var isRequired: Bool { false }
    package static var evidence: Evidence? { nil }
}

/// A question whose type is forgotten: compared by opening.
package struct AnyQuestion: Hashable, Sendable {
    package let base: any Question

    package init(_ base: some Question) { self.base = base }

    package var place: Place { base.place }

    package static func == (left: AnyQuestion, right: AnyQuestion) -> Bool {
        func equals<Kind: Question>(_ base: Kind) -> Bool {
            guard let other = right.base as? Kind else { return false }
            return base == other
        }
        return equals(left.base)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(type(of: base)))
        base.hash(into: &hasher)
    }
}

/// What questions follow from: what they are asked for, known before anything is seen.
package struct QuestionContext: Sendable, Equatable {
    package let target: Target
    /// When the operation began: what happened before is none of its doing.
    package let startedAt: Timestamp

    package init(target: Target, startedAt: Timestamp = Timestamp(milliseconds: 0)) {
        self.target = target
        self.startedAt = startedAt
    }

    package var place: Place { target.place }
}
