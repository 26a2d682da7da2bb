/// How a cluster was when a plan was made for it, as far as an operation may change it: what a rollback goes back to.
package struct Beginning: Sendable, Codable, Equatable {
    package var writer: InstanceID
    /// The classes of the members that are not autoscaling's.
    package var classes: [InstanceID: InstanceClass]
    package var storageType: String?
    package var engineVersion: String?
    /// The cluster's resource id.
    package var resource: String?

    package init(
        writer: InstanceID, classes: [InstanceID: InstanceClass], storageType: String? = nil,
        engineVersion: String? = nil, resource: String? = nil
    ) {
        self.engineVersion = engineVersion
        self.resource = resource
        self.writer = writer
        self.classes = classes
        self.storageType = storageType
    }
}

/// The names under which it is stored.
extension Beginning {
    private enum CodingKeys: String, CodingKey {
        case writer, classes, storageType, engineVersion, resource
    }
}
