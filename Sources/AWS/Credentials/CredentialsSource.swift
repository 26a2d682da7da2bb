/// Where a client gets the credentials for its next request.
package protocol CredentialsSource: Sendable {
    /// Credentials that are valid now.
    func credentials() async throws(CredentialsError) -> Credentials

    /// Reports that AWS refused these credentials as expired or unknown: they are not handed out again unchecked.
    func reject(_ credentials: Credentials) async
}

/// One place where credentials may be found.
package protocol CredentialsProvider: Sendable {
    /// The credentials found there, nil where nothing is configured, an error where something is but cannot be used.
    func load() async throws(CredentialsError) -> Credentials?
}

/// Credentials that are what they are.
package struct StaticCredentials: CredentialsSource, CredentialsProvider {
    private let value: Credentials

    package init(_ value: Credentials) {
        self.value = value
    }

    package func credentials() async throws(CredentialsError) -> Credentials { value }

    package func reject(_ credentials: Credentials) async {}

    package func load() async throws(CredentialsError) -> Credentials? { value }
}
