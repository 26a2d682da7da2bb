/// A proxy as DescribeDBProxies shows it; it has one target group, `default`.
package struct SimulatedProxy: Sendable, Hashable {
    package var name: String
    package var arn: String
    package var targetGroupARN: String
    package var status: String
    /// `POSTGRESQL` or `MYSQL`.
    package var engineFamily: String
    package var endpoint: String
    package var createdAt: SimulatedTime
}

/// One target of a proxy: a cluster that it tracks, one of that cluster's instances, or an instance by itself.
package struct SimulatedProxyTarget: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case trackedCluster = "TRACKED_CLUSTER"
        case instance = "RDS_INSTANCE"
    }

    package enum Role: String, Sendable, Hashable {
        case readWrite = "READ_WRITE"
        case readOnly = "READ_ONLY"
        case unknown = "UNKNOWN"
    }

    package enum Health: Sendable, Hashable {
        case registering
        case available
        case unavailable(reason: String, description: String)

        package var state: String {
            switch self {
            case .registering: "REGISTERING"
            case .available: "AVAILABLE"
            case .unavailable: "UNAVAILABLE"
            }
        }
    }

    /// The identifier of the cluster or instance.
    package var resource: String
    package var arn: String?
    package var trackedCluster: String?
    package var endpoint: String?
    package var port: Int
    package var kind: Kind
    package var role: Role
    /// Nil for a tracked cluster, whose instances have health of their own.
    package var health: Health?
}

/// A proxy when the simulation begins.
package struct ProxyScript: Sendable, Hashable {
    package var name: String
    /// The cluster, or the plain instance, that it stands before.
    package var target: String?
    package var engineFamily: String
    package var status: String

    package init(
        _ name: String, before target: String? = nil, engineFamily: String = "POSTGRESQL",
        status: String = "available"
    ) {
        self.name = name
        self.target = target
        self.engineFamily = engineFamily
        self.status = status
    }
}
