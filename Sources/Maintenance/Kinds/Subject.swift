/// What an operation is about and holds while it is active: one type a kind, in a file of its own. A value says which one a
/// plan was made for, and how it was then.
package protocol Subject: StoredKind {
    var place: Place { get }
    /// As people name it; one of its kind in a place.
    var name: String { get }
    /// What a plan's digest binds of it beside its kind, place and name: that it is the very same thing, in the state that
    /// the plan is for.
    var binding: [String] { get }
    /// What an operation on it holds while it is active: itself by all that it is known by, and what belongs to it.
    var holds: Set<Resource> { get }
    /// Whether it is kept how it was, so that a way back can be planned.
    var hasWayBack: Bool { get }
    /// What there is instead where its kind has no such way; a sentence.
    var insteadOfWayBack: String? { get }
    /// What shows it.
    var questions: Set<AnyQuestion> { get }
    var words: SubjectWords { get }

    /// What is said where a plan that is made anew at the start has nothing to do.
    func standstill(by plan: Plan) -> String

    /// What an observation shows of the very thing that the plan was made for.
    func presence(in observation: Observation) -> Presence

    /// What is checked of it before any gated call.
    func facts(seeing observation: Observation) -> [SafetyFacts.Fact]

    /// How it is set, as a text in JSON that people keep; `nil` where its kind keeps none, or it is not seen.
    func configuration(in observation: Observation) -> String?
}

extension Subject {
    package var hasWayBack: Bool { false }
    package var insteadOfWayBack: String? { nil }
    package func configuration(in observation: Observation) -> String? { nil }
    package func standstill(by plan: Plan) -> String { "\(name) is already as planned: nothing to do." }
}

/// What an observation shows of a subject.
package enum Presence: Sendable, Equatable {
    case present
    /// It is not there; says so, without its end: "AWS shows no cluster orders".
    case absent(String)
    /// Another thing has its name; says so, without its end.
    case replaced(String)
}

/// A subject in words for people.
package struct SubjectWords: Sendable, Equatable {
    /// What it is: "aurora-postgresql 15.4".
    package var description: MarkedText
    /// What it consisted of, or how it was, when the plan was made: "writer orders-1 · readers orders-2, orders-3". Foreign
    /// text.
    package var state: String

    package init(description: MarkedText, state: String) {
        self.description = description
        self.state = state
    }
}

/// A subject whose type is forgotten: compared by opening, stored with its kind's name and version.
package struct AnySubject: Codable, Equatable, Sendable {
    package let base: any Subject

    package init(_ base: some Subject) { self.base = base }

    package init(from decoder: any Decoder) throws {
        base = try StoredForm.decode(from: decoder, among: \.subjects) { type, payload, version in
            try type.init(from: payload, version: version)
        }
    }

    package func encode(to encoder: any Encoder) throws { try StoredForm.encode(base, to: encoder) }
    package static func == (left: AnySubject, right: AnySubject) -> Bool { left.base.equals(right.base) }
}

extension AnySubject {
    package var kind: KindName { type(of: base).kind }
    package var place: Place { base.place }
    package var name: String { base.name }
    package var binding: [String] { base.binding }
    package var hasWayBack: Bool { base.hasWayBack }
    package var questions: Set<AnyQuestion> { base.questions }
    package var words: SubjectWords { base.words }

    /// Whether both are the same thing by kind, place and name, however it was.
    package func isNamed(as other: AnySubject) -> Bool {
        kind == other.kind && place == other.place && name == other.name
    }

    package func presence(in observation: Observation) -> Presence { base.presence(in: observation) }
}
