/// A new password for a database that nobody uses yet, kept in a secret of Secrets Manager.
package struct PasswordRotation: Sendable, Codable, Equatable {
    /// The name or the ARN of the secret.
    package var secret: String
    /// The id of the version that keeps the new password, fixed by the plan, so that it is found again after a crash.
    package var version: String
    package var database: String
    package var kind: Lifecycle.Kind
    /// Characters of the password.
    package var length: Int

    package init(
        in secret: String, for database: String, _ kind: Lifecycle.Kind, engine: String, by operation: OperationID
    ) {
        self.secret = secret
        self.database = database
        self.kind = kind
        version = Self.version(in: secret, for: database, by: operation)
        // 30 is the most that Oracle takes; every other engine takes 32 (API reference, ModifyDBInstance,
        // `MasterUserPassword`).
        length = engine.hasPrefix("oracle") ? 30 : 32
    }

    private enum CodingKeys: String, CodingKey {
        case secret, version, database, kind, length
    }

    package var resource: Resource {
        switch kind {
        case .aurora: .cluster(ClusterID(database))
        case .instance: .instance(InstanceID(database))
        }
    }

    /// 32 to 64 characters (API reference of Secrets Manager, PutSecretValue, `ClientRequestToken`).
    private static func version(in secret: String, for database: String, by operation: OperationID) -> String {
        mark + Digest.text(of: [operation.text, secret, database]).prefix(40)
    }

    /// The version that the operation which made a database made for it, if it made one; `nil` where nobody knows that operation.
    package static func version(in secret: String, ofMaking database: ManagedDatabase) -> String? {
        database.madeBy.map { version(in: secret, for: database.name, by: OperationID($0)) }
    }

    /// What the ids of versions begin with that are made by a rotation of ours.
    private static let mark = "changeover-"

    /// Whether a version was made by a rotation of ours.
    package static func isOurs(_ version: String) -> Bool { version.hasPrefix(mark) }
}

extension Resource {
    /// A secret of Secrets Manager.
    package static func secret(_ name: String) -> Resource {
        Resource(service: "secretsmanager", type: "secret", name: name)
    }
}
