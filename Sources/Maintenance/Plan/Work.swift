/// What a step brings about, as a value; `StepRules` say when it is done and what is missing.
package enum Work: Sendable, Codable, Equatable {
    case createStandIn(StandIn)
    case failOver(to: InstanceID)
    case changeClass(ClassChange)
    case deleteStandIn(InstanceID)
    case verify(Expectation)
    case restart(Restart)
    case restartWriter(InstanceID)
    case applyMaintenance(MaintenanceRound)
    case applyMaintenanceToWriter(MaintenanceAction)
    case changeStorage(Storage)
    case makeParameterGroups([ParameterGroupPlan])
    case deploy(DeploymentPlan)
    /// Before the switchover, on green.
    case assignParameterGroups(GroupAssignment)
    /// Time for people to look at green before it takes over.
    case soak(Span)
    case switchOver(DeploymentPlan, timeout: Int)
    case checkProxies([ProxyTarget], of: ClusterID)
    /// The record of a deployment that was switched over; blue and green stay as they are.
    case removeDeployment(String)
    case retire(Retirement)
    /// A deployment that was not switched over, together with its green environment.
    case discardDeployment(DeploymentPlan)
    case takeSnapshot(String)
    case upgradeInPlace(InPlaceUpgrade)

    /// Failovers, switchovers, promotions, deletions of databases and restarts of a writer have a gate, whatever the
    /// configuration says; the deletion of our own stand-in is excepted (design, "Gates").
    package var isGated: Bool {
        switch self {
        case .failOver, .restartWriter, .applyMaintenanceToWriter, .switchOver, .retire, .discardDeployment,
            .upgradeInPlace:
            true
        case .createStandIn, .changeClass, .deleteStandIn, .verify, .restart, .applyMaintenance, .changeStorage,
            .makeParameterGroups, .deploy, .assignParameterGroups, .soak, .checkProxies, .removeDeployment,
            .takeSnapshot:
            false
        }
    }

    /// Whether a person may take over what it would have done, so that the operation can go on without.
    package var maySkip: Bool {
        switch self {
        case .deleteStandIn, .verify, .assignParameterGroups, .soak, .checkProxies, .removeDeployment: true
        case .makeParameterGroups, .deploy, .switchOver, .retire, .discardDeployment, .takeSnapshot, .upgradeInPlace,
            .createStandIn, .failOver, .changeClass, .restart, .restartWriter, .applyMaintenance,
            .applyMaintenanceToWriter, .changeStorage:
            false
        }
    }

    /// What it has to see beyond the cluster and its instances.
    package var facets: Set<Facet> {
        switch self {
        case .restart, .restartWriter: [.restarts]
        case .applyMaintenance, .applyMaintenanceToWriter: [.maintenance]
        case .deploy, .assignParameterGroups, .soak, .switchOver, .removeDeployment, .retire, .discardDeployment:
            [.deployments]
        case .takeSnapshot: [.snapshots]
        case .createStandIn, .failOver, .changeClass, .deleteStandIn, .verify, .changeStorage, .makeParameterGroups,
            .checkProxies, .upgradeInPlace:
            []
        }
    }

    /// Parameter groups that it has to see.
    package var parameterGroups: Set<ParameterGroupName> {
        guard case .makeParameterGroups(let plans) = self else { return [] }
        return Set(plans.map(\.group))
    }

    /// Target groups of proxies that it has to see.
    package var proxies: Set<ProxyTarget> {
        guard case .checkProxies(let targets, _) = self else { return [] }
        return Set(targets)
    }
}

/// The temporary instance that carries the writer role while the original is worked on: all that is sent to create it.
package struct StandIn: Sendable, Codable, Equatable {
    package var identifier: InstanceID
    package var cluster: ClusterID
    package var instanceClass: InstanceClass
    package var engine: String
    package var availabilityZone: String?
    package var parameterGroup: String?
    package var promotionTier: Int
    package var monitoring: Instance.Monitoring
    package var performanceInsights: Instance.PerformanceInsights
    package var caCertificate: String?
    package var isPubliclyAccessible: Bool?
    package var maintenanceWindow: String?
    package var tags: [Tag]

    package init(
        identifier: InstanceID, cluster: ClusterID, instanceClass: InstanceClass, engine: String,
        availabilityZone: String?, parameterGroup: String?, promotionTier: Int, monitoring: Instance.Monitoring,
        performanceInsights: Instance.PerformanceInsights, caCertificate: String?, isPubliclyAccessible: Bool?,
        maintenanceWindow: String?, tags: [Tag]
    ) {
        self.identifier = identifier
        self.cluster = cluster
        self.instanceClass = instanceClass
        self.engine = engine
        self.availabilityZone = availabilityZone
        self.parameterGroup = parameterGroup
        self.promotionTier = promotionTier
        self.monitoring = monitoring
        self.performanceInsights = performanceInsights
        self.caCertificate = caCertificate
        self.isPubliclyAccessible = isPubliclyAccessible
        self.maintenanceWindow = maintenanceWindow
        self.tags = tags
    }
}

/// A rolling change of class that keeps readers in service.
package struct ClassChange: Sendable, Codable, Equatable {
    /// In the order in which they are to be changed.
    package var instances: [InstanceID]
    package var instanceClass: InstanceClass
    /// Readers that stay in service throughout.
    package var readersInService: Int
    /// Who carries the writer role meanwhile; a failover to it is asked for where the role has gone elsewhere.
    package var writer: InstanceID?

    package init(
        instances: [InstanceID], instanceClass: InstanceClass, readersInService: Int, writer: InstanceID? = nil
    ) {
        self.instances = instances
        self.instanceClass = instanceClass
        self.readersInService = readersInService
        self.writer = writer
    }
}

/// A rolling restart that keeps readers in service: done when every instance was seen to restart and runs with the
/// parameters it was given.
package struct Restart: Sendable, Codable, Equatable {
    /// In the order in which they are to be restarted.
    package var instances: [InstanceID]
    /// Readers that stay in service throughout.
    package var readersInService: Int
    /// Who carries the writer role meanwhile.
    package var writer: InstanceID?

    package init(instances: [InstanceID], readersInService: Int, writer: InstanceID?) {
        self.instances = instances
        self.readersInService = readersInService
        self.writer = writer
    }
}

/// Pending maintenance applied to one member after the other, readers staying in service.
package struct MaintenanceRound: Sendable, Codable, Equatable {
    /// In the order in which they are to be applied.
    package var actions: [MaintenanceAction]
    /// Readers that stay in service throughout.
    package var readersInService: Int
    /// Who carries the writer role meanwhile.
    package var writer: InstanceID?

    package init(actions: [MaintenanceAction], readersInService: Int, writer: InstanceID?) {
        self.actions = actions
        self.readersInService = readersInService
        self.writer = writer
    }
}

/// How the cluster has to look in the end.
package struct Expectation: Sendable, Codable, Equatable {
    /// Who has to write; `nil` where that is not the operation's matter.
    package var writer: InstanceID?
    /// Members that have to be there, each with its class.
    package var members: [InstanceID: InstanceClass]
    /// Instances that must be gone.
    package var absent: [InstanceID]
    /// Untouched members whose parameters were waiting for a restart before, and may still be.
    package var awaitingRestart: [InstanceID]
    /// Other members that may have come or gone meanwhile: those of autoscaling.
    package var mayVary: [InstanceID]
    /// The storage that the cluster must have; `nil` where that is not the operation's matter.
    package var storage: Storage?
    /// The version that the cluster and its members must run; `nil` where that is not the operation's matter.
    package var engineVersion: String?
    /// The parameter groups that members must have, as far as that is the operation's matter.
    package var parameterGroups: [InstanceID: String]?

    package init(
        writer: InstanceID?, members: [InstanceID: InstanceClass], absent: [InstanceID] = [],
        awaitingRestart: [InstanceID] = [], mayVary: [InstanceID] = [], storage: Storage? = nil
    ) {
        self.storage = storage
        self.writer = writer
        self.members = members
        self.absent = absent
        self.awaitingRestart = awaitingRestart
        self.mayVary = mayVary
    }
}
