package import Maintenance

/// What a request comes to: what is planned, and for which cluster.
package struct ResolvedRequest: Sendable, Equatable {
    /// Where the cluster is.
    package enum Location: Sendable, Equatable {
        /// As it is known from an operation.
        case place(Place)
        /// As a person named it; `nil` for the configured region.
        case region(String?)
    }

    package var runbook: AnyRunbook
    package var cluster: ClusterID
    package var location: Location
    /// When calls that disturb connections or writes may be made; `nil` for any time.
    package var window: Window?

    init(_ runbook: AnyRunbook, cluster: ClusterID, at location: Location, window: Window?) {
        self.runbook = runbook
        self.cluster = cluster
        self.location = location
        self.window = window
    }

    /// What an operation was planned for, in the very place where it was.
    init(_ operation: Operation) {
        self.init(
            operation.plan.runbook, cluster: operation.target.cluster, at: .place(operation.target.place),
            window: operation.plan.window)
    }
}
