import Maintenance
import Simulation

struct SimulatedConfigureDatabase: SimulatedPerformer {
    func action(of change: ConfigureDatabase) -> RDSAction { .modifying(change.subject) }

    func call(_ change: ConfigureDatabase, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let settings = change.settings
        switch change.subject {
        case .aurora:
            var call = ModifyClusterCall(identifier: change.name)
            call.parameterGroup = settings.parameterGroup
            call.securityGroups = settings.securityGroups
            call.backupRetentionDays = settings.backupRetention
            call.hasDeletionProtection = settings.isProtected
            call.appliesImmediately = true
            _ = try world.modifyCluster(call, at: now)
        case .instance:
            var call = ModifyInstanceCall(identifier: change.name)
            call.parameterGroup = settings.parameterGroup
            call.optionGroup = settings.optionGroup
            call.securityGroups = settings.securityGroups
            call.backupRetentionDays = settings.backupRetention
            call.hasDeletionProtection = settings.isProtected
            call.appliesImmediately = true
            _ = try world.modifyInstance(call, at: now)
        }
    }

    func fits(_ effect: Simulation.Effect, _ change: ConfigureDatabase) -> Bool { effect.cluster == change.name }
}

struct SimulatedAddRole: SimulatedPerformer {
    func action(of change: AddRole) -> RDSAction { .addRoleToDBCluster }

    func call(_ change: AddRole, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        try world.addRole(
            change.role.arn, feature: change.role.feature, toCluster: change.cluster.text, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: AddRole) -> Bool {
        effect.cluster == change.cluster.text && effect.what == .roleAdded(change.role.arn)
    }
}

struct SimulatedTagDatabase: SimulatedPerformer {
    func action(of change: TagDatabase) -> RDSAction { .addTagsToResource }

    func call(_ change: TagDatabase, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        try world.addTags(change.tags.map { SimulatedTag($0.key, $0.value) }, to: change.arn, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: TagDatabase) -> Bool {
        change.resource.name == effect.instance ?? effect.cluster
            && effect.what == .tagsAdded(change.tags.map { SimulatedTag($0.key, $0.value) })
    }
}

struct SimulatedRebootCopy: SimulatedPerformer {
    func action(of change: RebootCopy) -> RDSAction { .rebootDBInstance }

    func call(_ change: RebootCopy, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.rebootInstance(change.instance.text, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: RebootCopy) -> Bool { effect.instance == change.instance.text }
}

struct SimulatedUnprotectRetired: SimulatedPerformer {
    func action(of change: UnprotectRetired) -> RDSAction { .modifying(change.retirement.kind) }

    func call(_ change: UnprotectRetired, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        switch change.retirement.kind {
        case .aurora:
            var call = ModifyClusterCall(identifier: change.retirement.name)
            call.hasDeletionProtection = false
            call.appliesImmediately = true
            _ = try world.modifyCluster(call, at: now)
        case .instance:
            var call = ModifyInstanceCall(identifier: change.retirement.name)
            call.hasDeletionProtection = false
            call.appliesImmediately = true
            _ = try world.modifyInstance(call, at: now)
        }
    }

    func fits(_ effect: Simulation.Effect, _ change: UnprotectRetired) -> Bool {
        effect.cluster == change.retirement.name
    }
}

struct SimulatedDeleteRetiredInstance: SimulatedPerformer {
    func action(of change: DeleteRetiredInstance) -> RDSAction { .deleteDBInstance }

    func call(_ change: DeleteRetiredInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        _ = try world.deleteInstance(
            DeleteInstanceCall(
                identifier: change.instance.text, skipsFinalSnapshot: change.finalSnapshot == nil,
                finalSnapshot: change.finalSnapshot), at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: DeleteRetiredInstance) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedDeleteRetiredCluster: SimulatedPerformer {
    func action(of change: DeleteRetiredCluster) -> RDSAction { .deleteDBCluster }

    func call(_ change: DeleteRetiredCluster, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let retirement = change.retirement
        _ = try world.deleteCluster(
            DeleteClusterCall(
                identifier: retirement.name, skipsFinalSnapshot: retirement.finalSnapshot == nil,
                finalSnapshot: retirement.finalSnapshot), at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: DeleteRetiredCluster) -> Bool {
        effect.cluster == change.retirement.name
    }
}

extension RDSAction {
    /// The call that changes settings of a database.
    fileprivate static func modifying(_ kind: Lifecycle.Kind) -> RDSAction {
        switch kind {
        case .aurora: .modifyDBCluster
        case .instance: .modifyDBInstance
        }
    }
}
