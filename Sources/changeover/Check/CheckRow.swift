/// One thing that was looked at.
struct CheckRow: Sendable, Equatable {
    enum Verdict: String, Sendable, CaseIterable {
        case ok
        /// Works, and may not be meant.
        case hint
        case missing
        /// Tried, and neither the one nor the other came back.
        case unclear
        /// Cannot be found out without changing something.
        case unchecked = "not checked"

        var isFailure: Bool { self == .missing || self == .unclear }
    }

    var verdict: Verdict
    /// What was looked at: "channel C0DBAOPS".
    var subject: String
    /// What was found, and what to do about it.
    var remark: String

    init(_ verdict: Verdict, _ subject: String, _ remark: String = "") {
        self.verdict = verdict
        self.subject = subject
        self.remark = remark
    }
}

/// The rows as a table for a terminal.
struct CheckTable: Sendable {
    let rows: [CheckRow]
    private static let width = 100

    init(_ rows: [CheckRow]) {
        self.rows = rows
    }

    var text: String {
        let verdicts = rows.map(\.verdict.rawValue.count).max() ?? 0
        let subjects = rows.map(\.subject.count).max() ?? 0
        let indent = verdicts + subjects + 4
        let lines = rows.map { row in
            let head = row.verdict.rawValue.padded(to: verdicts) + "  " + row.subject.padded(to: subjects) + "  "
            let remark = row.remark.wrapped(at: max(40, Self.width - indent))
            return (head + remark.joined(separator: "\n" + String(repeating: " ", count: indent))).trimmingEnd
        }
        return (lines + ["", summary]).joined(separator: "\n")
    }

    private var summary: String {
        let failures = rows.count { $0.verdict.isFailure }
        let unchecked = rows.count { $0.verdict == .unchecked }
        let rest = unchecked == 0 ? "" : " \(unchecked) could not be checked without changing something."
        return failures == 0
            ? "Nothing is missing.\(rest)" : "\(failures) of \(rows.count) need attention.\(rest)"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }

    fileprivate func wrapped(at width: Int) -> [String] {
        var lines = [""]
        for word in split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if line.count + 1 + word.count <= width {
                lines[lines.count - 1] = line + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
