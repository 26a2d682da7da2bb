/// A zero-ETL integration that reads a cluster.
package struct SimulatedIntegration: Sendable, Hashable {
    package var name: String
    /// The ARN of the cluster.
    package var source: String
    package var status = "active"

    package init(_ name: String, of source: String) {
        self.name = name
        self.source = source
    }
}
