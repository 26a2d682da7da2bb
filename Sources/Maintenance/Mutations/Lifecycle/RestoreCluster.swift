/// Makes a cluster from a snapshot (RestoreDBClusterFromSnapshot). It has no members then.
package struct RestoreCluster: RDSMutation {
    package static let kind: KindName = "restore-cluster"
    package var cluster: NewCluster
    /// The snapshot's ARN.
    package var snapshot: String

    package init(_ cluster: NewCluster, from snapshot: String) {
        self.cluster = cluster
        self.snapshot = snapshot
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, snapshot
    }

    package var resource: Resource { .cluster(cluster.identifier) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var settleTime: Span { .minutes(5) }
    package var codesOfDone: Set<String> { ["DBClusterAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        observation.proofOfMaking(cluster.identifier.text, .aurora)
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "\(cluster.identifier) from \(ARNTail.of(snapshot))",
            order: "restore \(cluster.identifier) from \(ARNTail.of(snapshot))",
            unproved: "\(cluster.identifier) may have been asked for and not show yet")
    }
}

/// A cluster to be made, with all that is said of it then.
package struct NewCluster: Sendable, Codable, Equatable {
    package var identifier: ClusterID
    package var engine: String
    /// `nil`: that of what it is made from.
    package var engineVersion: String?
    package var subnetGroup: String?
    package var securityGroups: [String]
    package var parameterGroup: String?
    package var port: Int?
    package var encryptionKey: String?
    package var tags: [Tag]

    package init(_ identifier: ClusterID, of lifecycle: Lifecycle, tags: [Tag]) {
        self.identifier = identifier
        self.tags = tags
        engine = lifecycle.engine.name
        engineVersion = lifecycle.engine.version
        subnetGroup = lifecycle.network.subnetGroup
        securityGroups = lifecycle.network.securityGroups
        parameterGroup = lifecycle.parameterGroups.cluster
        port = lifecycle.network.port
        encryptionKey = lifecycle.storage.encryptionKey
    }

    private enum CodingKeys: String, CodingKey {
        case identifier, engine
        case engineVersion = "engine-version"
        case subnetGroup = "subnet-group"
        case securityGroups = "security-groups"
        case parameterGroup = "parameter-group"
        case port
        case encryptionKey = "encryption-key"
        case tags
    }
}

/// What people know of an ARN: the name at its end, which may have colons of its own (`rds:orders-2026-11-29`).
package enum ARNTail {
    /// Source: AWS General Reference, "Amazon Resource Names": `arn:partition:service:region:account:type:name`, or
    /// `…:account:type/name`.
    package static func of(_ arn: String) -> String {
        arn.split(separator: ":", maxSplits: 6, omittingEmptySubsequences: false).last.map(String.init) ?? arn
    }
}

extension Observation {
    /// How far what is made under a name of ours is.
    func proofOfMaking(_ name: String, _ kind: Lifecycle.Kind) -> Proof {
        guard let seen = database(name, kind) else { return .none }
        return seen.status.meaning == .transitional ? .underWay : .done
    }
}
