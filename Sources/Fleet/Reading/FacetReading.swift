package import AWS
package import Engine
internal import Foundation
package import Maintenance

/// What was read beyond clusters and instances; `nil` where nobody asked.
package struct FacetReading: Sendable {
    package var events: Result<[RDS.Event], FleetError>?
    package var maintenance: Result<[RDS.ResourcePendingMaintenanceActions], FleetError>?
    package var deployments: Result<[RDS.BlueGreenDeployment], FleetError>?
    package var snapshots: Result<[RDS.DBClusterSnapshot], FleetError>?
    package var parameterGroups: Result<[ParameterGroupName: ParameterGroupState], FleetError>?
    package var proxies: Result<[ProxyState], FleetError>?

    package init(
        events: Result<[RDS.Event], FleetError>? = nil,
        maintenance: Result<[RDS.ResourcePendingMaintenanceActions], FleetError>? = nil,
        deployments: Result<[RDS.BlueGreenDeployment], FleetError>? = nil,
        snapshots: Result<[RDS.DBClusterSnapshot], FleetError>? = nil,
        parameterGroups: Result<[ParameterGroupName: ParameterGroupState], FleetError>? = nil,
        proxies: Result<[ProxyState], FleetError>? = nil
    ) {
        self.events = events
        self.maintenance = maintenance
        self.deployments = deployments
        self.snapshots = snapshots
        self.parameterGroups = parameterGroups
        self.proxies = proxies
    }

    /// Adds to an observation what belongs to its cluster.
    ///
    /// - Parameter arns: of the cluster as it is, and of the cluster that it took the name from or gave it to.
    func add(to observation: inout Observation, arns: Set<String>) {
        let seen = observation
        observation.restarts = events.map { Reading($0.map { Self.restarts(in: $0) }) }
        observation.maintenance = maintenance.map { Reading($0.map { Survey.PendingMaintenance.of(seen, in: $0) }) }
        observation.deployments = deployments.map { result in
            Reading(
                result.map { all in
                    all.filter { deployment in
                        [deployment.source, deployment.target].contains { $0.map(arns.contains) ?? false }
                    }.map(Deployment.init)
                })
        }
        observation.snapshots = snapshots.map { result in
            Reading(
                result.map { all in
                    Dictionary(
                        all.filter { $0.dbClusterIdentifier == seen.target.cluster.text }
                            .map { ($0.dbClusterSnapshotIdentifier, $0.status) }
                    ) { $1 }
                })
        }
        observation.parameterGroups = parameterGroups.map { Reading($0) }
        observation.proxies = proxies.map { Reading($0) }
    }

    /// When each instance restarted last.
    ///
    /// Events have no code in the API, so a restart is told by its category and its words (RDS user guide, "Amazon RDS
    /// event categories and event messages": RDS-EVENT-0006, availability, "DB instance restarted").
    static func restarts(in events: [RDS.Event]) -> [InstanceID: Timestamp] {
        var last: [InstanceID: Timestamp] = [:]
        for event in events {
            guard let name = event.sourceIdentifier, event.eventCategories.contains("availability"),
                event.message?.localizedCaseInsensitiveContains("restarted") ?? false
            else { continue }
            let instant = Timestamp(event.date)
            last[InstanceID(name)] = max(last[InstanceID(name)] ?? instant, instant)
        }
        return last
    }
}

extension Reading {
    /// What was read, or why it was not.
    init(_ result: Result<Value, FleetError>) {
        switch result {
        case .success(let value): self = .known(value)
        case .failure(let error): self = .unavailable(error.message)
        }
    }
}

extension Deployment {
    package init(_ seen: RDS.BlueGreenDeployment) {
        self.init(
            identifier: seen.blueGreenDeploymentIdentifier, name: seen.blueGreenDeploymentName ?? "",
            source: seen.source ?? "", target: seen.target, status: seen.status, details: seen.statusDetails,
            tasks: seen.tasks.map { Deployment.Task(name: $0.name ?? "a task", status: $0.status ?? "UNKNOWN") },
            tags: seen.tagList.map(Tag.init),
            counterparts: Dictionary(
                seen.switchoverDetails.compactMap { pair in
                    pair.sourceMember.flatMap { source in pair.targetMember.map { (source, $0) } }
                }
            ) { first, _ in first })
    }
}
