/// Everything a plan is made from: an observation and the slower facts around it, each known or with the reason why not.
package struct Survey: Sendable, Codable, Equatable {
    /// Where a class can be had for an engine version (DescribeOrderableDBInstanceOptions).
    package struct Offer: Sendable, Codable, Equatable {
        package var instanceClass: InstanceClass
        /// Sorted.
        package var zones: [String]
        package var supportsPerformanceInsights: Bool?
        package var supportsEnhancedMonitoring: Bool?
        package var storageType: String?

        package init(
            instanceClass: InstanceClass, zones: [String], supportsPerformanceInsights: Bool? = nil,
            supportsEnhancedMonitoring: Bool? = nil, storageType: String? = nil
        ) {
            self.storageType = storageType
            self.instanceClass = instanceClass
            self.zones = zones.sorted()
            self.supportsPerformanceInsights = supportsPerformanceInsights
            self.supportsEnhancedMonitoring = supportsEnhancedMonitoring
        }
    }

    /// How many DB instances the account may have in the region, and has.
    package struct Quota: Sendable, Codable, Equatable {
        package var used: Int
        package var maximum: Int

        package init(used: Int, maximum: Int) {
            self.used = used
            self.maximum = maximum
        }
    }

    /// A pending maintenance action (DescribePendingMaintenanceActions), on the cluster or on a member.
    package struct PendingMaintenance: Sendable, Codable, Equatable {
        /// Identifier of the cluster or instance.
        package var resource: String
        /// `os-upgrade`, `db-upgrade`, `ca-certificate-rotation`, …
        package var action: String
        package var arn: String
        /// What AWS says of it: "New Operating System update is available".
        package var text: String?

        package init(resource: String, action: String, arn: String = "", text: String? = nil) {
            self.resource = resource
            self.action = action
            self.arn = arn
            self.text = text
        }
    }

    /// A custom endpoint that a new member would join, or that a moved role would empty.
    package struct CustomEndpoint: Sendable, Codable, Equatable {
        package var identifier: String
        package var staticMembers: [InstanceID]
        package var excludedMembers: [InstanceID]

        package init(identifier: String, staticMembers: [InstanceID], excludedMembers: [InstanceID]) {
            self.identifier = identifier
            self.staticMembers = staticMembers
            self.excludedMembers = excludedMembers
        }
    }

    /// The cluster's part in a Global Database.
    package struct GlobalRole: Sendable, Codable, Equatable {
        package var globalCluster: String
        package var isPrimary: Bool
        /// ARNs of the other members.
        package var others: [String]

        package init(globalCluster: String, isPrimary: Bool, others: [String]) {
            self.globalCluster = globalCluster
            self.isPrimary = isPrimary
            self.others = others
        }
    }

    package var observation: Observation
    /// Offers for the class that the request names; empty when the catalogue has no such class for this version.
    package var offers: Reading<[Offer]>
    package var quota: Reading<Quota>
    package var pendingMaintenance: Reading<[PendingMaintenance]>
    /// Identifiers of cluster snapshots that are being created.
    package var snapshotsInProgress: Reading<[String]>
    package var customEndpoints: Reading<[CustomEndpoint]>
    /// Known `nil`: not part of a Global Database.
    package var globalRole: Reading<GlobalRole?>
    package var replicaLag: Reading<[InstanceID: Span]>
    /// Another operation that holds this cluster here.
    package var otherOperation: OperationID?
    /// A lock on the cluster, or the freeze of all: nothing may be started.
    package var restraint: Restraint?
    /// The last failover that an operation here made on the cluster.
    package var lastFailover: PastFailover?
    /// Calls of the operation that is to be rolled back that nothing had proved when it stopped.
    package var unsettled: [Intent] = []
    /// What only an upgrade asks for.
    package var upgrade: UpgradeSurvey?
    /// For each instance the parameters that wait for its restart, as far as they can be told.
    package var pendingParameters: Reading<[InstanceID: [String]]> = .unavailable("Nobody asked.")

    package init(
        observation: Observation, offers: Reading<[Offer]>, quota: Reading<Quota>,
        pendingMaintenance: Reading<[PendingMaintenance]>, snapshotsInProgress: Reading<[String]>,
        customEndpoints: Reading<[CustomEndpoint]>, globalRole: Reading<GlobalRole?>,
        replicaLag: Reading<[InstanceID: Span]>, otherOperation: OperationID? = nil
    ) {
        self.observation = observation
        self.offers = offers
        self.quota = quota
        self.pendingMaintenance = pendingMaintenance
        self.snapshotsInProgress = snapshotsInProgress
        self.customEndpoints = customEndpoints
        self.globalRole = globalRole
        self.replicaLag = replicaLag
        self.otherOperation = otherOperation
    }
}

/// The slower facts that are read again just before a gated call; the rest of its safety facts are in the observation.
package struct SafetyReadings: Sendable, Codable, Equatable {
    package var takenAt: Timestamp
    /// Of the instance that is to become the writer, behind the one that is.
    package var replicaLag: Reading<Span>
    package var snapshotsInProgress: Reading<[String]>
    /// How far green is behind blue; asked for before a switchover.
    package var replicationLag: Reading<ReplicationLag> = .unavailable("Nobody asked.")

    package init(takenAt: Timestamp, replicaLag: Reading<Span>, snapshotsInProgress: Reading<[String]>) {
        self.takenAt = takenAt
        self.replicaLag = replicaLag
        self.snapshotsInProgress = snapshotsInProgress
    }
}
