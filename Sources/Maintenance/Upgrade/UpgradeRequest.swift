/// Bring a cluster to another version of its engine.
package struct UpgradeRequest: Sendable, Codable, Equatable {
    package var version: String
    /// Parameter groups to use instead of ones made from the values in use.
    package var clusterParameterGroup: String?
    package var instanceParameterGroup: String?
    /// How long AWS may take to switch over before it takes everything back; seconds, 30 to 3600.
    package var switchoverTimeout: Int
    /// How long green stands beside blue before anybody is asked to switch over.
    package var soak: Span?
    /// Upgrade the cluster itself rather than a copy of it.
    package var inPlace: Bool
    /// Leave the old environment where it is.
    package var keepsOld: Bool

    package init(
        version: String, clusterParameterGroup: String? = nil, instanceParameterGroup: String? = nil,
        switchoverTimeout: Int = 300, soak: Span? = nil, inPlace: Bool = false, keepsOld: Bool = false
    ) {
        self.version = version
        self.clusterParameterGroup = clusterParameterGroup
        self.instanceParameterGroup = instanceParameterGroup
        self.switchoverTimeout = switchoverTimeout
        self.soak = soak
        self.inPlace = inPlace
        self.keepsOld = keepsOld
    }
}
