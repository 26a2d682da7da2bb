/// One result of a preflight check.
package struct Finding: Sendable, Codable, Equatable {
    package enum Severity: String, Sendable, Codable, CaseIterable {
        /// The operation cannot start.
        case block
        /// Starting the plan accepts it, and the journal says who did.
        case acknowledge
        case info
    }

    /// What was checked, stable across wordings (`pending-maintenance`).
    package var check: String
    package var severity: Severity
    /// One or two sentences for people; for `block`, what would be accepted.
    package var text: String
    /// What a person accepts by starting, without the figures that move from one reading to the next: what the plan's
    /// digest binds.
    package var accepted: String

    /// - Parameter accepted: Given where the text holds moving figures; the whole text is accepted otherwise.
    package init(_ severity: Severity, _ check: String, _ text: String, accepted: String? = nil) {
        self.check = check
        self.severity = severity
        self.text = text
        self.accepted = accepted ?? text
    }
}

extension Finding {
    /// Otherwise in their order.
    package static func gravestFirst(_ findings: [Finding]) -> [Finding] {
        Severity.allCases.flatMap { severity in findings.filter { $0.severity == severity } }
    }
}

/// The names under which it is stored.
extension Finding {
    private enum CodingKeys: String, CodingKey {
        case check, severity, text, accepted
    }
}
