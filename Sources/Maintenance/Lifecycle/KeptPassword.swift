/// What the versions of a secret tell of the password of a database: one of ours is named after the operation, the secret and
/// the database that it was made for.
package enum KeptPassword: Sendable, Equatable {
    /// The current version was made for it.
    case current
    /// Another version was, which has these labels, sorted.
    case labelled([String])
    /// The current version was made for another database.
    case madeFor(String)
    /// Their names do not tell: another operation than the one that made the database may have changed its password.
    case untold
}

extension SecretStages {
    /// - Parameter others: databases that the current version may have been made for.
    package func password(
        of database: ManagedDatabase, in secret: String, besides others: [ManagedDatabase]
    ) -> KeptPassword {
        if let labels = PasswordRotation.version(in: secret, ofMaking: database).flatMap({ versions[$0] }) {
            return labels.contains("AWSCURRENT") ? .current : .labelled(labels.sorted())
        }
        let owner = others.first { other in
            other.identity != database.identity && current != nil
                && PasswordRotation.version(in: secret, ofMaking: other) == current
        }
        return owner.map { .madeFor($0.name) } ?? .untold
    }

    /// The pending version, where it is the only place of the password that an operation of ours gave, or was about to give, a
    /// database: its one label is about to move to another version.
    package var leavingPassword: String? {
        guard let pending, PasswordRotation.isOurs(pending), versions[pending] == ["AWSPENDING"] else { return nil }
        return pending
    }
}
