internal import Engine
internal import Maintenance
internal import Postgres

/// A file of SQL statements with the databases that they are for: a line `-- database: NAME` names the one for what follows.
struct MaskingScript: Sendable, Equatable {
    /// Statements for one database.
    struct Part: Sendable, Equatable {
        /// `nil`: the one that the login names.
        var database: String?
        var statements: [SQLScript.Statement]
    }

    let file: String
    let digest: String
    let parts: [Part]

    /// A line that names a database.
    private struct Marker {
        let line: Int
        let database: String
    }

    init(_ text: String, file: String) throws(FleetError) {
        self.file = file
        digest = Digest.text(of: text)
        let statements: [SQLScript.Statement]
        do throws(SQLScriptFault) {
            statements = try SQLScript(text).statements
        } catch {
            throw FleetError("\(file) cannot be run. \(error)", passes: false)
        }
        let markers = Self.markers(in: text)
        if let marker = markers.first(where: { marker in statements.contains { $0.lines.contains(marker.line) } }) {
            throw FleetError(
                "\(file) cannot be run. Line \(marker.line) names a database in the middle of a statement.",
                passes: false
            )
        }
        parts = Self.parts(of: statements, markers)
        guard !parts.isEmpty else { throw FleetError("\(file) has no statements.", passes: false) }
    }

    var count: Int { parts.reduce(0) { $0 + $1.statements.count } }

    var summary: MaskingScriptSummary {
        MaskingScriptSummary(digest: digest, statements: count, databases: parts.compactMap(\.database))
    }

    private static func parts(of statements: [SQLScript.Statement], _ markers: [Marker]) -> [Part] {
        var parts: [Part] = []
        for statement in statements {
            let database = markers.last { $0.line < statement.line }?.database
            if parts.last?.database == database, !parts.isEmpty {
                parts[parts.count - 1].statements.append(statement)
            } else {
                parts.append(Part(database: database, statements: [statement]))
            }
        }
        return parts
    }

    private static func markers(in text: String) -> [Marker] {
        let lines = text.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
        return lines.enumerated().compactMap { index, line in
            guard let match = line.wholeMatch(of: /\s*--\s*database:\s*(\S+)\s*/),
                !isQuoted(after: lines.prefix(index).joined(separator: "\n") + "\n")
            else { return nil }
            return Marker(line: index + 1, database: String(match.1))
        }
    }

    /// Whether what comes after a text is part of a string, a quoted name or a comment that begins there.
    private static func isQuoted(after text: String) -> Bool {
        do throws(SQLScriptFault) {
            _ = try SQLScript(text)
            return false
        } catch {
            return switch error.kind {
            case .openString, .openName, .openDollarQuote, .openComment: true
            case .openParenthesis, .openBody, .nul, .clientCommand, .clientCopy: false
            }
        }
    }
}

extension SQLScript.Statement {
    /// The lines of the file that it stands in.
    fileprivate var lines: ClosedRange<Int> {
        line...(line + text.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }.count - 1)
    }
}
