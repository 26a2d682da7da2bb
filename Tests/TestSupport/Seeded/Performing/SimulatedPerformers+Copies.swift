import Maintenance
import Simulation

struct SimulatedRestoreCluster: SimulatedPerformer {
    func action(of change: RestoreCluster) -> RDSAction { .restoreDBClusterFromSnapshot }

    func call(_ change: RestoreCluster, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        let cluster = change.cluster
        var call = RestoreSnapshotCall(
            identifier: cluster.identifier.text, snapshot: change.snapshot, engine: cluster.engine,
            engineVersion: cluster.engineVersion)
        call.options = RestoreOptions(cluster)
        _ = try world.restoreSnapshot(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: RestoreCluster) -> Bool {
        effect.cluster == change.cluster.identifier.text
    }
}

struct SimulatedCloneCluster: SimulatedPerformer {
    func action(of change: CloneCluster) -> RDSAction { .restoreDBClusterToPointInTime }

    func call(_ change: CloneCluster, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = RestoreClusterCall(
            identifier: change.cluster.identifier.text, source: change.original.text, kind: .copyOnWrite)
        call.options = RestoreOptions(change.cluster)
        _ = try world.restoreCluster(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: CloneCluster) -> Bool {
        effect.cluster == change.cluster.identifier.text
    }
}

struct SimulatedCreateMember: SimulatedPerformer {
    func action(of change: CreateMember) -> RDSAction { .createDBInstance }

    func call(_ change: CreateMember, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = CreateInstanceCall(
            identifier: change.instance.text, cluster: change.cluster.text, instanceClass: change.instanceClass.text,
            engine: change.engine)
        call.availabilityZone = change.zone
        call.parameterGroup = change.parameterGroup
        call.hasAutoMinorVersionUpgrade = change.autoMinorUpgrade
        call.isPubliclyAccessible = change.isPublic
        call.tags = change.tags.map { SimulatedTag($0.key, $0.value) }
        _ = try world.createInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: CreateMember) -> Bool {
        effect.instance == change.instance.text
    }
}

struct SimulatedCopySnapshot: SimulatedPerformer {
    func action(of change: CopySnapshot) -> RDSAction { .copyDBSnapshot }

    func call(_ change: CopySnapshot, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = CopySnapshotCall(source: change.snapshot, identifier: change.name)
        call.key = change.encryptionKey
        call.tags = change.tags.map { SimulatedTag($0.key, $0.value) }
        _ = try world.copySnapshot(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: CopySnapshot) -> Bool {
        effect.what == .snapshotTaken(change.name)
    }
}

struct SimulatedRestoreInstance: SimulatedPerformer {
    func action(of change: RestoreInstance) -> RDSAction { .restoreDBInstanceFromDBSnapshot }

    func call(_ change: RestoreInstance, _ world: inout RDSWorld, at now: SimulatedTime) throws(RDSFault) {
        var call = RestoreInstanceCall(identifier: change.instance.text, snapshot: change.snapshot)
        call.engine = change.engine
        call.instanceClass = change.instanceClass.text
        call.availabilityZone = change.zone
        call.isMultiAZ = change.multiAZ
        call.subnetGroup = change.subnetGroup
        call.securityGroups = change.securityGroups.isEmpty ? nil : change.securityGroups
        call.parameterGroup = change.parameterGroup
        call.optionGroup = change.optionGroup
        call.licenseModel = change.licence
        call.storageType = change.storageType
        call.iops = change.iops
        call.throughput = change.throughput
        call.port = change.port
        call.isPubliclyAccessible = change.isPublic
        call.hasAutoMinorVersionUpgrade = change.autoMinorUpgrade
        call.tags = change.tags.map { SimulatedTag($0.key, $0.value) }
        _ = try world.restoreInstance(call, at: now)
    }

    func fits(_ effect: Simulation.Effect, _ change: RestoreInstance) -> Bool {
        effect.instance == change.instance.text
    }
}

extension RestoreOptions {
    fileprivate init(_ cluster: NewCluster) {
        self.init()
        subnetGroup = cluster.subnetGroup
        securityGroups = cluster.securityGroups.isEmpty ? nil : cluster.securityGroups
        parameterGroup = cluster.parameterGroup
        port = cluster.port
        key = cluster.encryptionKey
        tags = cluster.tags.map { SimulatedTag($0.key, $0.value) }
    }
}
