package import Foundation

/// An AWS access key with what belongs to it; prints without its secrets, however it is printed.
package struct Credentials: Sendable, Equatable {
    let accessKeyID: String
    let secretAccessKey: String
    let sessionToken: String?
    /// When AWS stops accepting them; nil for keys without an end.
    let expiration: Date?

    package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Date? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        let kind = sessionToken == nil ? "long-term" : "session"
        let end = expiration.map { ", expires \($0.formatted(.iso8601))" } ?? ""
        return "Credentials(…\(accessKeyID.suffix(4)), \(kind)\(end))"
    }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: ["redacted": description]) }
}

/// Why there are no usable credentials; names profiles, variables and files, never what they contain.
package struct CredentialsError: Error, Sendable, Equatable, CustomStringConvertible {
    enum Code: String, Sendable, CaseIterable {
        /// No provider has anything configured.
        case nothingConfigured
        /// Something is configured, but a part is missing or makes no sense.
        case invalidConfiguration
        /// A way to get credentials that Changeover does not go.
        case notSupported
        /// A metadata endpoint, process or token file that should give credentials did not.
        case unavailable
        /// AWS STS answered with an error, which is the cause.
        case refused
        /// The surrounding task was cancelled.
        case cancelled
    }

    var code: Code
    var message: String
    var cause: AWSError?

    init(_ code: Code, _ message: String, cause: AWSError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// A role that could not be assumed. AWS' own words are left out, for they may quote what the profile says.
    init(refused what: String, by error: AWSError) {
        guard error.status != nil else {
            self.init(.refused, "\(what): \(error.message)", cause: error)
            return
        }
        var cause = error
        cause.message = "AWS' words are left out, for they may quote settings."
        let request = error.requestID.map { ", request \($0)" } ?? ""
        let advice =
            error.hasCode("AccessDenied")
            ? " The role's trust policy has to admit the caller, and the caller's policy has to allow sts:AssumeRole."
            : ""
        self.init(.refused, "\(what): AWS answered \(error.code)\(request).\(advice)", cause: cause)
    }

    package var description: String {
        "\(code.rawValue): \(message)" + (cause.map { " (\($0))" } ?? "")
    }
}

extension AWSError {
    /// A call that was not sent for want of credentials.
    init(_ error: CredentialsError) {
        let outcome: Outcome =
            switch error.code {
            case .nothingConfigured, .invalidConfiguration, .notSupported: .permanent
            case .unavailable, .cancelled: .transient(retryAfter: nil)
            case .refused: error.cause?.outcome ?? .transient(retryAfter: nil)
            }
        self.init(code: "noCredentials", message: error.message, status: error.cause?.status, outcome: outcome)
    }
}

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

/// Credentials as metadata endpoints and credential processes write them, in JSON.
struct CredentialsDocument: Decodable {
    let version: Int?
    let code: String?
    let accessKeyID: String?
    let secretAccessKey: String?
    let token: String?
    let sessionToken: String?
    let expiration: String?

    enum CodingKeys: String, CodingKey {
        case version = "Version"
        case code = "Code"
        case accessKeyID = "AccessKeyId"
        case secretAccessKey = "SecretAccessKey"
        case token = "Token"
        case sessionToken = "SessionToken"
        case expiration = "Expiration"
    }

    /// Reads a document; the error names its origin and quotes nothing of it.
    static func read(_ data: Data, from origin: String) throws(CredentialsError) -> CredentialsDocument {
        guard let document = try? JSONDecoder().decode(CredentialsDocument.self, from: data) else {
            throw CredentialsError(.unavailable, "\(origin) did not answer with credentials in JSON.")
        }
        return document
    }

    func credentials(from origin: String) throws(CredentialsError) -> Credentials {
        guard let accessKeyID = accessKeyID.nonEmpty, let secretAccessKey = secretAccessKey.nonEmpty else {
            throw CredentialsError(.unavailable, "\(origin) answered without AccessKeyId and SecretAccessKey.")
        }
        let end = expiration.flatMap(Date.init(wire:))
        guard expiration.nonEmpty == nil || end != nil else {
            throw CredentialsError(.unavailable, "\(origin) answered with an Expiration that is not a date and time.")
        }
        return Credentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey,
            sessionToken: sessionToken.nonEmpty ?? token.nonEmpty, expiration: end)
    }
}
