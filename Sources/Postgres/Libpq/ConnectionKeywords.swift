import CLibpq

/// What libpq is told about a connection: every keyword that an environment variable or a file could set otherwise.
///
/// libpq takes an empty value for none, so that each has to say something. What no keyword of version 15 excludes, the
/// executable has to clear from its environment: PGSERVICE and PGSYSCONFDIR (a service that is not there is refused),
/// PGREQUIREAUTH and PGREQUIREPEER (which only refuse more), PGGSSLIB (of no use with gssencmode=disable), and
/// PGDATESTYLE, PGTZ and PGGEQO, which libpq sends to the server as settings of the session.
struct ConnectionKeywords {
    private(set) var values: [(keyword: String, value: String)]

    /// - Parameter addresses: where to try to connect, in this order.
    init(_ login: PostgresLogin, addresses: [String]) {
        values = [
            // As many names as addresses, since libpq pairs them.
            ("host", addresses.map { _ in login.host }.joined(separator: ",")),
            ("hostaddr", addresses.joined(separator: ",")),
            ("port", String(login.port)),
            ("dbname", login.database),
            ("user", login.user),
            ("password", login.password.exposed),
            ("application_name", login.applicationName),
            ("options", Self.options(login)),
            ("client_encoding", "UTF8"),
            ("target_session_attrs", "any"),
            ("connect_timeout", "0"),
            ("keepalives", "1"),
            ("keepalives_idle", "30"),
            ("keepalives_interval", "10"),
            ("keepalives_count", "3"),
        ]
        values += Self.security(login)
        let known = Self.known
        values += Self.sinceVersion16.filter { known.contains($0.keyword) }
    }

    private static func security(_ login: PostgresLogin) -> [(keyword: String, value: String)] {
        // There is no such file, which libpq takes for no certificate; for an empty path it looks in ~/.postgresql.
        let nothing = "/dev/null/none"
        return [
            ("sslmode", "verify-full"),
            ("sslrootcert", login.authorities),
            ("sslcert", nothing),
            ("sslkey", nothing),
            ("sslcrl", nothing),
            ("sslcrldir", nothing),
            ("sslcompression", "0"),
            ("sslsni", "1"),
            ("ssl_min_protocol_version", "TLSv1.2"),
            ("ssl_max_protocol_version", "TLSv1.3"),
            // Not "require": a login token is sent as it is, through TLS.
            ("channel_binding", "prefer"),
            ("gssencmode", "disable"),
            ("krbsrvname", "postgres"),
            ("passfile", "/dev/null"),
        ]
    }

    private static let sinceVersion16: [(keyword: String, value: String)] = [
        ("sslcertmode", "disable"), ("sslnegotiation", "postgres"), ("load_balance_hosts", "disable"),
        ("gssdelegation", "0"), ("min_protocol_version", "3.0"), ("max_protocol_version", "3.0"),
    ]

    /// The keywords that this libpq has; it refuses others.
    private static var known: Set<String> {
        guard let table = PQconninfoParse("", nil) else { return [] }
        defer { PQconninfoFree(table) }
        var known: Set<String> = []
        for index in 0... {
            guard let keyword = table[index].keyword else { break }
            known.insert(String(cString: keyword))
        }
        return known
    }

    /// Settings that hold from the first moment of the session.
    private static func options(_ login: PostgresLogin) -> String {
        var settings = login.settings
        settings["statement_timeout"] = String(max(1, login.limits.statement.wholeMilliseconds))
        settings["standard_conforming_strings"] = "on"
        settings["client_min_messages"] = "warning"
        switch login.access {
        case .readOnly: settings["default_transaction_read_only"] = "on"
        case .readWrite: break
        }
        return settings.sorted { $0.key < $1.key }.map { "-c \($0.key)=\(escaped($0.value))" }.joined(separator: " ")
    }

    /// The server splits the options at blanks that have no backslash before them.
    private static func escaped(_ value: String) -> String {
        value.unicodeScalars.reduce(into: "") { text, scalar in
            if scalar == "\\" || scalar.properties.isWhitespace { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar)
        }
    }
}

extension ConnectionKeywords {
    /// Lends keywords and values as the two lists, ended by null, that libpq takes.
    func withLists<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let keywords = CTextList(values.map(\.keyword))
        let values = CTextList(values.map(\.value))
        return withExtendedLifetime((keywords, values)) { body(keywords.start, values.start) }
    }
}
