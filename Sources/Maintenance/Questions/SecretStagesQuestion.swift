/// Which versions a secret has and what they are labelled with; never what it keeps (Secrets Manager, DescribeSecret).
package struct SecretStagesQuestion: Question {
    package typealias Answer = SecretStages
    package static let kind: KindName = "secret-stages"
    package let place: Place
    /// Its name or its ARN.
    package let secret: String

    package init(_ secret: String, in place: Place) {
        self.place = place
        self.secret = secret
    }
}

/// The versions of a secret. `AWSCURRENT` labels the one in force, `AWSPENDING` the one that is about to be, `AWSPREVIOUS` the
/// one before ("What's in a Secrets Manager secret?", Secrets Manager user guide).
package struct SecretStages: Sendable, Equatable {
    /// The labels of each version that has any, by its id.
    package var versions: [String: Set<String>]
    /// The service that keeps the secret by itself, such as `rds`.
    package var owner: String?
    /// It is scheduled for deletion.
    package var isLeaving: Bool

    package init(_ versions: [String: Set<String>], owner: String? = nil, isLeaving: Bool = false) {
        self.versions = versions
        self.owner = owner
        self.isLeaving = isLeaving
    }

    package var current: String? { version(labelled: "AWSCURRENT") }
    package var pending: String? { version(labelled: "AWSPENDING") }

    private func version(labelled label: String) -> String? { versions.first { $0.value.contains(label) }?.key }
}
