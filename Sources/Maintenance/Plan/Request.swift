/// What a person asked for, as the command said it: one case per runbook.
package enum Request: Sendable, Codable, Equatable {
    case resize(ResizeRequest)
    case failover(FailoverRequest)
    case cleanup(CleanupRequest)
    case cycle(CycleRequest)
    case reboot(RebootRequest)
    case storage(StorageRequest)
    case maintenance(MaintenanceRequest)
    case rollback(RollbackRequest)
    case upgrade(UpgradeRequest)

    /// The runbook's name and the command's word.
    package var runbook: RunbookName {
        switch self {
        case .resize: "resize"
        case .failover: "failover"
        case .cleanup: "cleanup"
        case .cycle: "cycle"
        case .reboot: "reboot"
        case .storage: "storage"
        case .maintenance: "apply-maintenance"
        case .rollback: "rollback"
        case .upgrade: "upgrade"
        }
    }
}

/// The kind of an operation; the words of the chat grammar (`resize`, `failover`, `cleanup`).
package struct RunbookName: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// Change the instance class of the members of a cluster.
package struct ResizeRequest: Sendable, Codable, Equatable {
    package var instanceClass: InstanceClass
    /// Members to leave as they are.
    package var exclude: [InstanceID]
    /// Use a reader of the cluster as the interim writer rather than create one.
    package var skipStandIn: Bool

    package init(instanceClass: InstanceClass, exclude: [InstanceID] = [], skipStandIn: Bool = false) {
        self.instanceClass = instanceClass
        self.exclude = exclude
        self.skipStandIn = skipStandIn
    }
}

/// Move the writer role to another member.
package struct FailoverRequest: Sendable, Codable, Equatable {
    /// `nil`: the runbook proposes one; the plan and the prompt always name it.
    package var to: InstanceID?

    package init(to: InstanceID? = nil) {
        self.to = to
    }
}

/// Restart the members of a cluster one after the other, so that they run with the parameters they were given.
package struct CycleRequest: Sendable, Codable, Equatable {
    /// Members to leave as they are.
    package var exclude: [InstanceID]
    /// Use a reader of the cluster as the interim writer rather than create one.
    package var skipStandIn: Bool

    package init(exclude: [InstanceID] = [], skipStandIn: Bool = false) {
        self.exclude = exclude
        self.skipStandIn = skipStandIn
    }
}

/// Restart one instance where it is.
package struct RebootRequest: Sendable, Codable, Equatable {
    package var instance: InstanceID

    package init(instance: InstanceID) {
        self.instance = instance
    }
}

/// Change the type of a cluster's storage.
package struct StorageRequest: Sendable, Codable, Equatable {
    package var type: String
    package var iops: Int?
    /// MiB/s; of an RDS instance with gp3 only.
    package var throughput: Int?

    package init(type: String, iops: Int? = nil, throughput: Int? = nil) {
        self.type = type
        self.iops = iops
        self.throughput = throughput
    }
}

/// Apply what maintenance AWS has pending for a cluster and its members.
package struct MaintenanceRequest: Sendable, Codable, Equatable {
    /// Members to leave as they are.
    package var exclude: [InstanceID]

    package init(exclude: [InstanceID] = []) {
        self.exclude = exclude
    }
}

/// Bring a cluster back to how it was before an operation began.
package struct RollbackRequest: Sendable, Codable, Equatable {
    package var operation: OperationID
    /// How the cluster was then.
    package var before: Beginning
    /// The stand-in that the operation was to make.
    package var standIn: InstanceID?
    /// The deployment that the operation was to make.
    package var deployment: DeploymentPlan?

    package init(
        operation: OperationID, before: Beginning, standIn: InstanceID?, deployment: DeploymentPlan? = nil
    ) {
        self.deployment = deployment
        self.operation = operation
        self.before = before
        self.standIn = standIn
    }
}

/// Delete what an ended operation made and nobody uses.
package struct CleanupRequest: Sendable, Codable, Equatable {
    package var operation: OperationID
    /// The stand-in that the operation made.
    package var standIn: InstanceID

    package init(operation: OperationID, standIn: InstanceID) {
        self.operation = operation
        self.standIn = standIn
    }
}
