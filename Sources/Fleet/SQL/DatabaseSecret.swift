internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// What a secret keeps of a login: a JSON object with `username`, `password` and perhaps `dbname` ("JSON structure of Secrets
/// Manager database credential secrets", Secrets Manager user guide). No message tells anything of it.
struct DatabaseSecret: Sendable {
    let user: String
    let password: RedactedText
    let database: String?
    private let text: RedactedText

    /// - Parameter name: of the secret, for messages.
    init(_ text: RedactedText?, of name: String) throws(FleetError) {
        guard let text, let members = Self.members(of: text) else {
            throw FleetError("\(name) keeps no JSON object with “username” and “password”.", passes: false)
        }
        guard let user = members["username"] as? String, !user.isEmpty else {
            throw FleetError("\(name) names no “username”.", passes: false)
        }
        guard let password = members["password"] as? String, !password.isEmpty else {
            throw FleetError("\(name) keeps no “password”.", passes: false)
        }
        self.text = text
        self.user = user
        self.password = RedactedText(password)
        database = (members["dbname"] as? String).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The whole with another password.
    func with(password: RedactedText) -> RedactedText {
        var members = Self.members(of: text) ?? [:]
        members["password"] = password.exposed
        let data = try? JSONSerialization.data(
            withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes])
        return RedactedText(String(decoding: data ?? Data(), as: UTF8.self))
    }

    private static func members(of text: RedactedText) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(text.exposed.utf8))) as? [String: Any]
    }
}

extension PerformerAccess {
    /// One version of a secret; the current one where none is named.
    func secret(_ name: String, version: String? = nil) async throws(PerformerObstacle) -> DatabaseSecret {
        let reply = try await read(SecretsManager.GetSecretValue(secretId: name).with { $0.versionId = version })
        do throws(FleetError) {
            return try DatabaseSecret(reply.secretString, of: name)
        } catch {
            throw PerformerObstacle(.refused(error.message))
        }
    }
}
