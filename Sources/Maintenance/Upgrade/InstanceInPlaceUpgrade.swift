/// An upgrade of an RDS instance, or of a read replica of it, where it is.
package struct InstanceInPlaceUpgrade: Sendable, Codable, Equatable {
    package var instance: InstanceID
    /// `db-…`: a name may be another one's by then.
    package var identity: String
    package var version: String
    package var isMajor: Bool
    /// It is upgraded before what it replicates from.
    package var isReplica: Bool
    /// The read replicas that AWS takes along, which are down as long.
    package var along: [InstanceID]
    /// Of the new family; `nil` keeps the one that it has.
    package var parameterGroup: String?
    /// Of the new major version; `nil` has AWS keep or choose it.
    package var optionGroup: String?

    package init(
        instance: InstanceID, identity: String, version: String, isMajor: Bool, isReplica: Bool = false,
        along: [InstanceID] = [], parameterGroup: String? = nil, optionGroup: String? = nil
    ) {
        self.instance = instance
        self.identity = identity
        self.version = version
        self.isMajor = isMajor
        self.isReplica = isReplica
        self.along = along
        self.parameterGroup = parameterGroup
        self.optionGroup = optionGroup
    }

    private enum CodingKeys: String, CodingKey {
        case instance, version, along
        case identity = "resource-id"
        case isMajor = "major"
        case isReplica = "replica"
        case parameterGroup = "parameter-group"
        case optionGroup = "option-group"
    }
}
