/// What was checked just before asking for, or acting on, an approval.
package struct SafetyFacts: Sendable, Codable, Equatable {
    /// One checked fact.
    package struct Fact: Sendable, Codable, Equatable {
        /// What was checked, stable (`writer`, `replica-lag`).
        package var name: String
        /// For people: "replica lag 18 ms".
        package var text: String
        /// The same in few words, where nothing about it is remarkable.
        package var brief: String?
        /// What the approval binds to: equal as long as the decision stands ("within limit" rather than 18 ms).
        package var binding: String
        /// What whoever decides has to be told beside it; it may be proposed all the same.
        package var warning: String?
        /// Whether the call may be proposed with it.
        package var isSafe: Bool
        /// Whether it could be read at all. What was not read and has a warning is accepted by whoever approves, and by
        /// nobody who was asked when it could be read.
        package var isRead: Bool
        /// Named before others where there is no room for all; `nil` for those that are not.
        package var isForemost: Bool?

        package init(
            _ name: String, _ text: String, brief: String? = nil, binding: String, warning: String? = nil,
            isSafe: Bool = true, isRead: Bool = true
        ) {
            self.name = name
            self.text = text
            self.brief = brief
            self.binding = binding
            self.warning = warning
            self.isSafe = isSafe
            self.isRead = isRead
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

    /// The facts here that bind differently in `earlier`, as people read them. One that could not be read then adds to
    /// what was decided on and moves nothing, unless there is something to warn of now; nor does one that was warned of then
    /// and is well now. One that could be read then and cannot now moves where a person has to accept that.
    package func moved(since earlier: SafetyFacts) -> [String] {
        facts.filter { fact in earlier[fact.name].map { fact.isMoved(since: $0) } ?? true }.map(\.text)
            + earlier.facts.filter { self[$0.name] == nil }.map { "no longer: \($0.text)" }
    }

    /// The same of the facts that are here and were in `earlier`.
    func changed(since earlier: SafetyFacts) -> [String] {
        facts.filter { fact in earlier[fact.name].map { fact.isMoved(since: $0) } ?? false }.map(\.text)
    }

    /// The facts that could be read in `earlier` and cannot now, and that nobody has to accept so: reason to look again, not
    /// to ask again.
    package func unreadable(since earlier: SafetyFacts) -> [String] {
        facts.filter { !$0.isRead && $0.warning == nil && earlier[$0.name]?.isRead == true }.map(\.text)
    }

    private subscript(_ name: String) -> Fact? { facts.first { $0.name == name } }
}

extension SafetyFacts.Fact {
    fileprivate func isMoved(since before: Self) -> Bool {
        if before.isRead, !isRead { return warning != nil }
        let isRelieved = before.warning != nil && warning == nil && isSafe
        let isTold = before.isRead || warning != nil
        return isTold && isRead && before.binding != binding && !isRelieved
    }

    /// The same fact, to be named before others.
    var foremost: Self {
        var foremost = self
        foremost.isForemost = true
        return foremost
    }

    /// That AWS was asked for the very same before.
    static func unprovedCall(before time: Span) -> Self {
        let text = "AWS was asked for it \(time.words) ago, and nothing shows that it was done"
        return Self("earlier-call", text, binding: "unproved", warning: "\(text): it may still happen.")
    }

    /// That AWS took the very same before, and gave it up.
    static func failedCall(_ failure: ReportedFailure) -> Self {
        let text = "AWS gave it up at \(failure.at.words): \(failure.text)"
        return Self(
            "earlier-failure", text, brief: "AWS gave it up once", binding: "failed at \(failure.at.milliseconds)",
            warning: text)
    }
}

/// The names under which it is stored.
extension SafetyFacts {
    private enum CodingKeys: String, CodingKey {
        case facts, takenAt, currentWriter, proposedWriter
    }
}

/// The names under which it is stored.
extension SafetyFacts.Fact {
    private enum CodingKeys: String, CodingKey {
        case name, text, brief, binding, warning, isSafe, isRead, isForemost
    }
}
