/// Where to connect, as whom, and what holds for the whole session.
///
/// TLS is always on, and the certificate is always checked against the host's name: there is no way to ask for less.
package struct PostgresLogin: Sendable {
    /// Whether statements of the session may change anything.
    package enum Access: Sendable {
        /// The server refuses every change.
        case readOnly
        /// A server that takes no changes (a reader, a standby) is refused.
        case readWrite
    }

    /// The name to resolve, and the one that the server's certificate has to be for.
    package var host: String
    /// Where to connect to instead of what the host's name resolves to: an IP address.
    package var address: String?
    package var port: Int
    package var database: String
    package var user: String
    package var password: PostgresPassword
    /// The PEM file of the certificate authorities to trust; no other is trusted.
    package var authorities: String
    package var access: Access
    /// Further settings of the session, such as `lock_timeout` and `search_path`.
    package var settings: [String: String]
    package var applicationName: String
    package var limits: PostgresLimits

    package init(
        host: String, address: String? = nil, port: Int = 5432, database: String, user: String,
        password: PostgresPassword, authorities: String, access: Access = .readOnly, settings: [String: String] = [:],
        applicationName: String = "changeover", limits: PostgresLimits = PostgresLimits()
    ) {
        self.host = host
        self.address = address
        self.port = port
        self.database = database
        self.user = user
        self.password = password
        self.authorities = authorities
        self.access = access
        self.settings = settings
        self.applicationName = applicationName
        self.limits = limits
    }
}

/// What a session may cost.
package struct PostgresLimits: Sendable, Hashable {
    /// From the request for a connection until it can be used: name, TLS and login included.
    package var connect: Duration
    /// What the server lets a statement take (`statement_timeout`).
    package var statement: Duration
    /// How much longer than that its answer is waited for; then the connection is closed.
    package var grace: Duration
    /// Bytes of one answer, with 16 for each value.
    package var replySize: Int

    package init(
        connect: Duration = .seconds(10), statement: Duration = .seconds(60), grace: Duration = .seconds(2),
        replySize: Int = 16 * 1024 * 1024
    ) {
        self.connect = connect
        self.statement = statement
        self.grace = grace
        self.replySize = replySize
    }
}
