/// What is known when libpq gives a connection up, and what that means to the caller.
struct ConnectFailure {
    /// How far it had come.
    enum Stage {
        case reaching
        case securing
        case loggingIn
    }

    let host: String
    let stage: Stage
    /// Whether the other side ended it without saying why.
    let wasClosed: Bool
    /// libpq's own words. Of what the server says, they hold severity and SQLSTATE only (`PQERRORS_SQLSTATE`).
    let words: String

    var error: PostgresError {
        if stage != .reaching, let sqlState {
            let report = PostgresReport(severity: .fatal, sqlState: sqlState)
            return PostgresError(.loginRefused, "\(host) refuses the login with \(report).", report: report)
        }
        switch stage {
        case .reaching: return PostgresError(.unreachable, "No connection to \(host)\(reason).")
        case .securing where wasClosed, .loggingIn where wasClosed:
            return PostgresError(.unreachable, "\(host) closed the connection before it could be used.")
        case .securing: return PostgresError(.tlsFailed, "No trusted TLS connection to \(host)\(reason).")
        case .loggingIn: return PostgresError(.loginRefused, "No login at \(host)\(reason).")
        }
    }

    /// The code at the end, as in `…failed: FATAL:  28P01` ("PQsetErrorVerbosity" in the libpq manual).
    private var sqlState: SQLState? {
        let last = words.split(whereSeparator: \.isNewline).last ?? ""
        guard let match = last.firstMatch(of: /: +([0-9A-Z]{5})$/) else { return nil }
        return SQLState(String(match.1))
    }

    /// What libpq says of the last address that it tried, which it names in front.
    private var reason: String {
        let lines = words.split(whereSeparator: \.isNewline)
        let parts = lines.compactMap { line in line.firstRange(of: " failed: ").map { line[$0.upperBound...] } }
        let text = parts.last ?? lines.first ?? ""
        let plain = text.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 }.prefix(200)
        return plain.isEmpty ? "" : " (\(String(String.UnicodeScalarView(plain))))"
    }
}
