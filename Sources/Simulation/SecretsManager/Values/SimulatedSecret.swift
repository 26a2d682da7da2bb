/// A secret with the versions that Secrets Manager keeps of it.
package struct SimulatedSecret: Sendable, Hashable {
    package struct Version: Sendable, Hashable {
        package let identifier: String
        package let text: String
        package internal(set) var stages: Set<String>
        package let createdAt: SimulatedTime
    }

    package let name: String
    package let arn: String
    /// A key of the customer's; nil for AWS's own.
    package let key: String?
    package let createdAt: SimulatedTime
    package internal(set) var changedAt: SimulatedTime
    /// Whether it is scheduled for deletion: then nothing of it can be read or changed.
    package internal(set) var isLeaving = false
    /// In the order of their making.
    package internal(set) var versions: [Version]

    package func version(at stage: String) -> Version? {
        versions.first { $0.stages.contains(stage) }
    }
}

/// A secret when the simulation begins.
package struct SecretScript: Sendable {
    package var name: String
    package var text: String
    package var key: String?

    package init(_ name: String, text: String, key: String? = nil) {
        self.name = name
        self.text = text
        self.key = key
    }
}

/// A new version of a secret.
package struct PutSecretCall: Sendable {
    package var secret: String
    /// The identifier of the new version.
    package var token: String
    package var text: String
    package var stages: [String]

    package init(secret: String, token: String, text: String, stages: [String] = ["AWSCURRENT"]) {
        self.secret = secret
        self.token = token
        self.text = text
        self.stages = stages
    }
}

/// A stage that goes from one version to another, is put on one, or taken from one.
package struct MoveStageCall: Sendable {
    package var secret: String
    package var stage: String
    package var target: String?
    package var source: String?

    package init(secret: String, stage: String, to target: String? = nil, from source: String? = nil) {
        self.secret = secret
        self.stage = stage
        self.target = target
        self.source = source
    }
}

/// A change of a secret that took effect: who did what when; what was put is not kept here.
package struct SecretEffect: Sendable, Hashable {
    package enum What: Sendable, Hashable {
        case put(version: String, stages: Set<String>)
        case moved(stage: String, to: String?)
        case scheduledForDeletion
    }

    package let number: Int
    package let actor: Effect.Actor
    /// Its name.
    package let secret: String
    package let what: What
    package let at: SimulatedTime
}

/// Something that happens to a secret without the caller's doing.
package enum SecretIncident: Sendable, Hashable {
    /// Somebody puts a new current version.
    case rotates(String, to: String)
    /// Somebody schedules it for deletion.
    case leaves(String)
}
