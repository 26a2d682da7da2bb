/// A copy of a database that is made anew again and again under one name, as the configuration describes it. Operations
/// keep the description that they were planned with.
package struct Lifecycle: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// A cluster with its members.
        case aurora
        /// An RDS instance, which restarts between its changes and its promotion.
        case instance
    }

    /// What a new database is made from.
    package enum Source: Sendable, Equatable {
        /// The newest available snapshot of that cluster, or instance.
        case snapshotOf(String)
        /// The cluster as it is, by a copy-on-write clone.
        case cloneOf(ClusterID)
        /// One snapshot, by its ARN; also one that another account shares.
        case snapshot(arn: String)
    }

    package var name: String
    package var kind: Kind
    package var source: Source
    /// The number of the account that its databases are in; `nil`: whichever the credentials are of.
    package var account: String?
    /// `nil`: the configured one.
    package var region: String?
    package var engine: Engine
    package var instances: Instances
    package var network: Network
    package var parameterGroups: ParameterGroups
    package var storage: StorageSettings
    package var changes: Changes
    /// Where clients find the promoted database; `nil` where nothing is ever promoted.
    package var dns: RecordSettings?
    package var names: Names
    /// Whether a last snapshot is taken of what is retired.
    package var takesFinalSnapshot: Bool
    package var tags: [String: String]
    /// Added when a database is promoted.
    package var promotionTags: [String: String]
    /// Whether the tags of the tool that made such databases before are written too.
    package var writesOldTags: Bool

    package init(name: String, kind: Kind, source: Source, engine: Engine, instances: Instances) {
        self.name = name
        self.kind = kind
        self.source = source
        self.engine = engine
        self.instances = instances
        network = Network()
        parameterGroups = ParameterGroups()
        storage = StorageSettings()
        changes = Changes()
        names = Names()
        takesFinalSnapshot = true
        tags = [:]
        promotionTags = [:]
        writesOldTags = false
    }

    private enum CodingKeys: String, CodingKey {
        case name, kind, source, account, region, engine, instances, network
        case parameterGroups = "parameter-groups"
        case storage, changes, dns, names
        case takesFinalSnapshot = "final-snapshot"
        case tags
        case promotionTags = "promotion-tags"
        case writesOldTags = "old-tags"
    }
}

extension Lifecycle.Source: StoredEnum {
    package enum Name: String, Sendable {
        case snapshotOf = "snapshot-of"
        case cloneOf = "clone-of"
        case snapshot
    }

    package var stored: (name: Name, values: KeyValuePairs<String, (any Encodable)?>) {
        switch self {
        case .snapshotOf(let database): (.snapshotOf, ["database": database])
        case .cloneOf(let cluster): (.cloneOf, ["cluster": cluster])
        case .snapshot(let arn): (.snapshot, ["arn": arn])
        }
    }

    package init(_ name: Name, from fields: StoredFields) throws {
        switch name {
        case .snapshotOf: self = .snapshotOf(try fields["database"])
        case .cloneOf: self = .cloneOf(try fields["cluster"])
        case .snapshot: self = .snapshot(arn: try fields["arn"])
        }
    }
}
