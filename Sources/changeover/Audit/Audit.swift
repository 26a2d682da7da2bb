import Engine
import Journal
import Maintenance

/// An audit of a database, in sentences for whoever runs it.
struct Audit: Sendable {
    /// What is printed; with a complaint, the audit has failed.
    struct Report: Sendable, Equatable {
        var text: String
        var complaint: String?
    }

    private let journal: JournalAudit
    private let path: String

    /// - Throws: `StartError` with what to do when the database cannot be examined.
    init(of path: String) throws(StartError) {
        self.path = path
        let kinds = try KindTable.ofBot()
        do {
            journal = try JournalAudit(of: path, kinds: kinds)
        } catch {
            throw StartError(error.message)
        }
    }

    /// Nothing was written, so nothing is lost when closing fails.
    func close() { try? journal.close() }

    /// Holds everything that is stored against the log, and the log against its chain.
    func verification() throws(StartError) -> Report {
        let findings = try ask { () throws(JournalError) in try journal.findings() }
        return Report(text: AuditPage(findings).text, complaint: complaint(findings.verdict))
    }

    private func complaint(_ verdict: ChainVerdict) -> String? {
        guard case .broken(let line, let sentence) = verdict else { return nil }
        return "\(path) is not as it was recorded, found at line \(line). \(sentence)"
    }

    /// The events of one operation, and a complaint when the log that they stand in is broken.
    func events(of prefix: String, asJSON: Bool) throws(StartError) -> Report {
        let id = try find(prefix)
        let lines = try ask { () throws(JournalError) in try journal.lines(of: id) }
        let findings = try ask { () throws(JournalError) in try journal.findings() }
        let text = lines.map { asJSON ? $0.json : "\($0.sequence)  \($0.time)  \($0.name)  \($0.hash.prefix(12))" }
        return Report(text: text.joined(separator: "\n"), complaint: complaint(findings.verdict))
    }

    private func find(_ prefix: String) throws(StartError) -> OperationID {
        let found = try ask { () throws(JournalError) in try journal.operations(prefix: prefix) }
        guard let id = found.first else { throw StartError("\(path) knows no operation “\(prefix)”.") }
        guard found.count == 1 else {
            let ids = found.map(\.text).joined(separator: ", ")
            throw StartError("Several operations begin with “\(prefix)”: \(ids). Which one?")
        }
        return id
    }

    private func ask<Answer>(_ question: () throws(JournalError) -> Answer) throws(StartError) -> Answer {
        do {
            return try question()
        } catch {
            throw StartError(error.message)
        }
    }
}
