/// What was checked just before asking for, or acting on, an approval.
package struct SafetyFacts: Sendable, Codable, Equatable {
    /// One checked fact.
    package struct Fact: Sendable, Codable, Equatable {
        /// What was checked, stable (`writer`, `replica-lag`).
        package var name: String
        /// For people: "replica lag 18 ms".
        package var text: String
        /// What the approval binds to: equal as long as the decision stands ("within limit" rather than 18 ms).
        package var binding: String
        /// Whether the call may be proposed with it.
        package var isSafe: Bool

        package init(_ name: String, _ text: String, binding: String, isSafe: Bool = true) {
            self.name = name
            self.text = text
            self.binding = binding
            self.isSafe = isSafe
        }
    }

    package var facts: [Fact]
    package var takenAt: Timestamp
    /// The writer at that time, and the one to be.
    package var currentWriter: InstanceID?
    package var proposedWriter: InstanceID?

    package init(facts: [Fact], takenAt: Timestamp, currentWriter: InstanceID?, proposedWriter: InstanceID?) {
        self.facts = facts
        self.takenAt = takenAt
        self.currentWriter = currentWriter
        self.proposedWriter = proposedWriter
    }

    package var areSafe: Bool { facts.allSatisfy(\.isSafe) }
    package var unsafe: [Fact] { facts.filter { !$0.isSafe } }

    package var digest: String {
        Digest.text(of: facts.map { "\($0.name)=\($0.binding)" })
    }

    /// The facts here that bind differently in `earlier`, as people read them.
    package func moved(since earlier: SafetyFacts) -> [String] {
        let before = Dictionary(earlier.facts.map { ($0.name, $0.binding) }) { first, _ in first }
        return facts.filter { before[$0.name] != $0.binding }.map(\.text)
            + earlier.facts.filter { old in !facts.contains { $0.name == old.name } }.map { "no longer: \($0.text)" }
    }
}
