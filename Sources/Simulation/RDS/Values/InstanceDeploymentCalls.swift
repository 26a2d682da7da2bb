/// The parameters of CreateBlueGreenDeployment for an instance; nil where the caller leaves the choice to AWS.
package struct CreateInstanceDeploymentCall: Sendable, Hashable {
    package var name: String
    /// The identifier of the blue instance.
    package var source: String
    package var engineVersion: String?
    package var parameterGroup: String?
    package var instanceClass: String?
    package var storageType: String?
    /// More than blue has, or less.
    package var gibibytes: Int?
    package var iops: Int?
    package var throughput: Int?
    package var upgradesStorageLayout = false
    package var tags: [SimulatedTag] = []

    package init(name: String, source: String, engineVersion: String? = nil) {
        self.name = name
        self.source = source
        self.engineVersion = engineVersion
    }
}
