internal import Engine
internal import Maintenance
internal import Postgres

/// A file of statements to be run in a database.
struct MaskingJob: Sendable {
    /// Which run is the last one: an operation has one at a time on a database.
    struct Key: Hashable, Sendable {
        let operation: OperationID
        let database: String
    }

    let key: Key
    /// What the call is accepted as.
    let name: String
    let script: MaskingScript
    let host: String
    let port: Int
    let authorities: String
    /// Read when the run begins, and not kept.
    let secret: @Sendable () async throws(FleetError) -> DatabaseSecret
}

/// Where and why a run stopped: nothing of what the database holds, no words of the server.
struct MaskingFailure: Error {
    /// Statements that took effect.
    var applied = 0
    var text: String

    init(_ text: String) { self.text = text }

    /// A connection that could not be made.
    init(_ error: PostgresError, connectingTo database: String) {
        let state = error.report.map { " (\($0.sqlState))" } ?? ""
        self.init("no connection to the database \(database)\(state): \(error.message)")
    }

    /// A statement that was not carried out.
    init(_ error: PostgresError, in statement: SQLScript.Statement, number: Int, of script: MaskingScript) {
        let place = "statement \(number) of \(script.count) of \(script.file)"
        if var report = error.report {
            report.line = statement.line(of: report)
            self.init("\(place) failed with \(report)")
        } else {
            self.init("\(place), in line \(statement.line), failed: \(error.message)")
        }
        if case .unknown = error.outcome { text = "\(text.withoutStop), and whether it took effect is not known" }
    }

    /// A sentence, with what took effect.
    var sentence: String {
        let done =
            applied == 1 ? "The statement before it took effect" : "The \(applied) statements before it took effect"
        return "\(text.asPlainText.asSentence)\(applied == 0 ? "" : " \(done).")"
    }
}

extension String {
    /// Names that people or a server chose, without what a message would take for more than text.
    fileprivate var asPlainText: String {
        let plain = unicodeScalars.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " "
            default: scalar == "`" ? "'" : Character(scalar)
            }
        }
        return String(plain.prefix(300))
    }
}
