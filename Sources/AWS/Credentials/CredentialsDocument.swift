internal import Foundation

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
