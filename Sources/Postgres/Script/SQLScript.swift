/// The statements of an SQL file, to be sent one by one; what only psql understands is refused.
///
/// Read as psql reads it (`psqlscan.l`): strings, quoted names, dollar quotes, nested comments, parentheses, and the
/// bodies of SQL functions between `BEGIN ATOMIC` and `END`. A backslash in a plain string is a backslash: the sessions
/// of this module have `standard_conforming_strings` on.
package struct SQLScript: Sendable, Equatable {
    package struct Statement: Sendable, Equatable {
        /// Without the semicolon, and without comments before its first word and after its last.
        package var text: String
        /// The line of the file, its first being 1, that the text begins in.
        package var line: Int

        package init(text: String, line: Int) {
            self.text = text
            self.line = line
        }

        /// The line of the file that the server means when it says something of this statement.
        package func line(of report: PostgresReport) -> Int {
            line + (report.line ?? 1) - 1
        }
    }

    package let statements: [Statement]

    package init(_ text: String) throws(SQLScriptFault) {
        var scanner = SQLScanner(text)
        var statements: [Statement] = []
        var open: OpenStatement?
        while let token = try scanner.next() {
            guard var current = open ?? OpenStatement(first: token) else { continue }
            open = try current.ends(with: token) ? nil : current
            if open == nil { statements.append(current.statement(in: scanner)) }
        }
        if let open {
            try open.shape.requireComplete()
            statements.append(open.statement(in: scanner))
        }
        self.statements = statements
    }

    /// A statement whose end has not been met.
    private struct OpenStatement {
        var shape = SQLStatementShape()
        private var extent: SQLScanner.Token

        /// Nil for a semicolon: there is no statement in front of it.
        init?(first: SQLScanner.Token) {
            guard first.kind != .semicolon else { return nil }
            extent = first
        }

        mutating func ends(with token: SQLScanner.Token) throws(SQLScriptFault) -> Bool {
            guard try !shape.ends(with: token) else { return true }
            extent.end = token.end
            return false
        }

        func statement(in scanner: SQLScanner) -> Statement {
            Statement(text: scanner.text(of: extent), line: extent.line)
        }
    }
}

/// Why a file of SQL is not taken, and the line where that begins.
package struct SQLScriptFault: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        case openString
        case openName
        case openDollarQuote
        case openComment
        case openParenthesis
        case openBody
        case nul
        /// A backslash outside of strings begins a command of psql.
        case clientCommand(String)
        case clientCopy
    }

    package var kind: Kind
    package var line: Int

    package init(_ kind: Kind, line: Int) {
        self.kind = kind
        self.line = line
    }

    package var description: String {
        switch kind {
        case .openString: "The string that begins in line \(line) has no end."
        case .openName: "The quoted name that begins in line \(line) has no end."
        case .openDollarQuote: "The dollar-quoted string that begins in line \(line) has no end."
        case .openComment: "The comment that begins in line \(line) has no end."
        case .openParenthesis: "The parenthesis in line \(line) is not closed before the end of the file."
        case .openBody: "The function body that begins in line \(line) has no END."
        case .nul: "Line \(line) holds a NUL character."
        case .clientCommand(let name):
            "Line \(line) has \\\(name), which is a command of psql: the file may hold SQL statements only."
        case .clientCopy: "Line \(line) copies from or to the client: the file may hold SQL statements only."
        }
    }
}
