import Engine
import Journal
import Maintenance

/// The findings of an audit as text for a terminal.
struct AuditPage {
    let findings: AuditFindings

    init(_ findings: AuditFindings) {
        self.findings = findings
    }

    var text: String {
        ([verdict] + others + ends + [""] + restraints).joined(separator: "\n")
    }

    private var verdict: String {
        let extent =
            "\(count(findings.lines, "line", "lines")) of \(count(findings.operations, "operation", "operations"))"
        switch findings.verdict {
        case .intact: return "INTACT: the event log is as it was recorded, \(extent)."
        case .broken(let line, let sentence): return "BROKEN at line \(line), \(extent): \(sentence)"
        }
    }

    /// What else is wrong: a line each, as far as they fit a page.
    private var others: [String] {
        let others = findings.flaws.dropFirst().map { "also: \($0.sentence)" }
        return others.prefix(20) + (others.count > 20 ? ["… and \(others.count - 20) more"] : [])
    }

    private var ends: [String] {
        guard let first = findings.first, let last = findings.last else { return [] }
        let lines = [line("first", first), line("last", last)]
        guard case .intact = findings.verdict else { return lines }
        return lines + [
            "Whoever can write the file could make it anew as a whole: keep the last hash elsewhere, to compare later."
        ]
    }

    private func line(_ title: String, _ end: AuditFindings.End) -> String {
        "\(title) line \(end.number)  \(end.at.iso8601)  \(end.name) of \(end.stream.operation?.text ?? end.stream.text)  \(end.hash)"
    }

    private var restraints: [String] {
        guard !findings.restraints.isEmpty else { return ["Nothing was ever locked or frozen."] }
        return ["Locks and freezes:"] + findings.restraints.map(line)
    }

    private func line(_ record: AuditFindings.RestraintRecord) -> String {
        let restraint = record.restraint
        let subject =
            restraint.cluster.map { "locked \($0)\(restraint.place.map { " in \($0.region)" } ?? "")" }
            ?? "froze everything"
        let reason = restraint.reason.isEmpty ? "" : " (\(restraint.reason))"
        let end = record.lifted.map { "lifted by \($0.by) \($0.at.iso8601)" } ?? "in force"
        return "\(restraint.since.iso8601)  \(restraint.by) \(subject)\(reason); \(end)"
    }

    private func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}
