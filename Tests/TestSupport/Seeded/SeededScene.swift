package import Maintenance
import Runbooks
package import Simulation

/// What a seeded run is about: the region as it begins, and what is asked for.
package enum SeededScene: String, Sendable, CaseIterable {
    case resize
    case failover
    case cycle
    case cycleByReader
    case reboot
    case rebootWriter
    /// Autoscaling is suspended meanwhile, of which something was before.
    case rebootUnscaled
    case storage
    case storageWithRestart
    case maintenance
    /// A proxy leads to another cluster.
    case retarget
    case upgrade
    case upgradeInPlace
    case instanceStorage
    case instanceReboot
    case instanceMaintenance

    package var wish: AnyRunbook {
        switch self {
        case .resize: .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge"))
        case .failover: .failover(FailoverRunbook())
        case .cycle: .cycle(CycleRunbook())
        case .cycleByReader: .cycle(CycleRunbook(skipStandIn: true))
        case .reboot: .reboot(RebootRunbook(instance: "orders-2"))
        case .rebootWriter: .reboot(RebootRunbook(instance: "orders-1"))
        case .rebootUnscaled: .reboot(RebootRunbook(instance: "orders-2", autoscaling: .suspended))
        case .storage, .storageWithRestart: .storage(StorageRunbook(type: Storage.auroraOptimized))
        case .maintenance, .instanceMaintenance: .maintenance(MaintenanceRunbook())
        case .retarget: AnyRunbook(RetargetRunbook(proxy: "orders-proxy"))
        case .upgrade: .upgrade(UpgradeRunbook(version: "16.6"))
        case .upgradeInPlace: .upgrade(UpgradeRunbook(version: "16.6", inPlace: true))
        case .instanceStorage: .storage(StorageRunbook(type: "gp3"))
        case .instanceReboot: .reboot(RebootRunbook(instance: "ledger"))
        }
    }

    package var script: RegionScript {
        var script: RegionScript
        switch self {
        case .upgrade, .upgradeInPlace: script = .deployable
        default: script = .orders
        }
        switch self {
        case .instanceStorage:
            script.instances = [InstanceScript("ledger", volume: StorageVolume("gp2", gibibytes: 100))]
        case .retarget: script.proxies = [ProxyScript("orders-proxy", before: "billing")]
        case .rebootUnscaled:
            var target = SimulatedScaling(of: "orders", 1, to: 8)
            target.suspension.schedule = true
            script.scaling = [target]
        case .instanceReboot: script.instances = [InstanceScript("ledger")]
        case .cycle:
            script.customEndpoints = [
                Simulation.CustomEndpoint(
                    identifier: "orders-reports", cluster: "orders", staticMembers: ["orders-2", "orders-3"])
            ]
        case .instanceMaintenance:
            script.instances = [InstanceScript("ledger")]
            script.pendingMaintenance = [
                SimulatedMaintenance(resource: "ledger", action: "system-update", description: "New OS"),
                SimulatedMaintenance(
                    resource: "ledger", action: "ca-certificate-rotation", description: "New certificate"),
            ]
        case .maintenance:
            script.pendingMaintenance = [
                SimulatedMaintenance(resource: "orders-1", action: "os-upgrade", description: "New OS"),
                SimulatedMaintenance(resource: "orders-2", action: "os-upgrade", description: "New OS"),
                SimulatedMaintenance(
                    resource: "orders-2", action: "ca-certificate-rotation", description: "New certificate"),
            ]
        case .storageWithRestart:
            for position in script.clusters[0].members.indices {
                script.clusters[0].members[position].instanceClass = "db.r6gd.large"
            }
        case .upgrade:
            // A reader with a group of its own, which is to have one on green too.
            script.customParameterGroups.append(
                SimulatedParameterGroup(
                    "orders-reports-15", .instance, family: "aurora-postgresql15", values: ["work_mem": "65536"]))
            script.clusters[0].members[2].parameterGroup = "orders-reports-15"
        default: break
        }
        return script
    }
}

extension AnyRunbook {
    /// The upgrade of the scene `upgrade`, with no clean-up proposed after it.
    package static var upgradeThatKeepsTheOldEnvironment: AnyRunbook {
        .upgrade(UpgradeRunbook(version: "16.6", keepsOld: true))
    }
}
