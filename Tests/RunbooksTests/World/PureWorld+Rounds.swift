import Maintenance
import TestSupport

/// Restarts, maintenance and storage: what AWS does of itself, and what would hurt.
extension PureWorld {
    private func isWriter(_ instance: InstanceID) -> Bool { truth.writer == instance }

    /// Takes members out of service for two ticks; what they waited for is in force after, and events tell of it.
    private static func outage(
        of instances: [InstanceID], as status: Status, at now: Timestamp
    ) -> PureWorld.Script {
        [
            { observation in
                for instance in instances { observation = observation.with(instance) { $0.status = status } }
            },
            { _ in },
            { observation in
                for instance in instances {
                    observation = observation.back(instance, at: now + .minutes(3))
                }
            },
        ]
    }

    mutating func restart(_ instance: InstanceID, isWriter asked: Bool) {
        if isWriter(instance) != asked {
            harm.append("\(instance) is restarted as \(asked ? "the writer" : "a reader"), which it is not")
        }
        if truth[instance]?.status != "available" { harm.append("\(instance) is restarted while it is not at rest") }
        begin(Self.outage(of: [instance], as: "rebooting", at: now))
    }

    mutating func maintain(_ action: MaintenanceAction, isWriter asked: Bool) {
        let isWhole = action.resource.name == "orders"
        let name = InstanceID(action.resource.name)
        if !asked, isWhole || isWriter(name) { harm.append("\(action.action) interrupts the writer \(name)") }
        let pending = PendingMaintenance(
            resource: action.resource.name, action: action.action, arn: action.arn)
        if truth.maintenance?.value?.contains(pending) != true {
            harm.append("\(action.action) is not pending on \(action.resource)")
        }
        let touched = isWhole ? truth.instances.map(\.identifier) : [name]
        begin(
            Self.outage(of: touched, as: "maintenance", at: now) + [
                { observation in
                    let rest = (observation.maintenance?.value ?? []).filter { $0 != pending }
                    observation.givenMaintenance = .known(rest)
                }
            ])
    }

    /// Aurora restarts members with local storage for it; a Multi-AZ DB cluster is optimised for ever after.
    mutating func change(to storage: Storage) {
        let isAurora = truth.cluster?.engine.hasPrefix("aurora") == true
        let restarted = truth.instances.filter { isAurora && $0.instanceClass.text.contains("gd.") }.map(\.identifier)
        if let writer = truth.writer, restarted.contains(writer) {
            harm.append("the writer \(writer) restarts for the storage")
        }
        if truth.cluster?.status == "storage-optimization" { harm.append("storage is changed while it is optimised") }
        let after: Status = isAurora ? "available" : "storage-optimization"
        let asked: Script = [
            { $0 = $0.withCluster { $0.pendingChanges = ["StorageType": storage.type] } },
            { $0 = $0.withCluster { $0.status = "modifying" } },
        ]
        let inForce: Script = [
            { observation in
                observation = observation.withCluster {
                    $0.storage = .init(
                        type: storage.type, iops: storage.iops ?? $0.storage.iops, allocated: $0.storage.allocated,
                        throughput: storage.throughput)
                    $0.pendingChanges = [:]
                    $0.status = after
                }
                for instance in observation.instances where !isAurora {
                    observation = observation.with(instance.identifier) { $0.status = after }
                }
            }
        ]
        begin(asked + Self.outage(of: restarted, as: "rebooting", at: now) + inForce)
    }

    /// The storage of an RDS instance is optimised for ever after.
    mutating func changeInstance(to storage: Storage) {
        if truth.rdsInstance?.status == "storage-optimization" {
            harm.append("storage is changed while it is optimised")
        }
        begin([
            { $0 = $0.withInstance { $0.instance.pendingChanges = ["StorageType": storage.type] } },
            { $0 = $0.withInstance { $0.instance.status = "modifying" } },
            {
                $0 = $0.withInstance { seen in
                    seen.storage = .init(
                        type: storage.type, iops: storage.iops ?? seen.storage.iops,
                        allocated: storage.allocated ?? seen.storage.allocated,
                        throughput: storage.throughput ?? seen.storage.throughput)
                    seen.instance.pendingChanges = [:]
                    seen.instance.status = "storage-optimization"
                }
            },
        ])
    }
}

extension Observation {
    /// The same with one more member, and with what was read besides.
    func joined(by instance: Instance, isMember: Bool = true) -> Observation {
        var copy = adding(instance, isMember: isMember)
        copy.givenRestarts = restarts
        copy.givenMaintenance = maintenance
        return copy
    }

    /// An instance back from a restart: available, with its parameters in force.
    fileprivate func back(_ instance: InstanceID, at instant: Timestamp) -> Observation {
        var copy = with(instance) { seen in
            seen.status = "available"
            for index in seen.parameterGroups.indices { seen.parameterGroups[index].applyStatus = "in-sync" }
        }.withMember(instance) { $0.parameterGroupStatus = "in-sync" }
        if case .known(var restarts)? = copy.restarts {
            restarts[instance] = instant
            copy.givenRestarts = .known(restarts)
        }
        return copy
    }
}
