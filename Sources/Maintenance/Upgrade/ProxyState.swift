/// A target group of a proxy that stands before the cluster.
package struct ProxyTarget: Sendable, Codable, Hashable, Comparable {
    package var proxy: String
    package var group: String

    package init(proxy: String, group: String) {
        self.proxy = proxy
        self.group = group
    }

    package static func < (left: ProxyTarget, right: ProxyTarget) -> Bool {
        (left.proxy, left.group) < (right.proxy, right.group)
    }
}

/// A proxy's target group as AWS shows it.
package struct ProxyState: Sendable, Equatable {
    package var target: ProxyTarget
    package var status: String
    /// Clusters that it tracks, by identifier.
    package var clusters: [String]
    /// Health of each instance behind it: `AVAILABLE`, `REGISTERING`, `UNAVAILABLE`, with the reason where there is one.
    package var health: [String: String]
    /// What databases it speaks to: `POSTGRESQL`, `MYSQL`, …
    package var engineFamily: String?

    package init(
        target: ProxyTarget, status: String, clusters: [String], health: [String: String], engineFamily: String? = nil
    ) {
        self.engineFamily = engineFamily
        self.target = target
        self.status = status
        self.clusters = clusters
        self.health = health
    }

    /// "2 of 3 targets available".
    var targetHealth: String {
        "\(health.values.count { $0 == "AVAILABLE" }) of \(health.count) targets available"
    }

    package var isHealthy: Bool { status == "available" && health.values.contains("AVAILABLE") }
}
