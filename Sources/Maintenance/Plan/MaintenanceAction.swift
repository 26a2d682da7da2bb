/// A pending maintenance action that is to be applied (ApplyPendingMaintenanceAction).
package struct MaintenanceAction: Sendable, Codable, Equatable, Hashable {
    /// The instance, or the cluster as a whole.
    package var resource: Resource
    package var arn: String
    /// `os-upgrade`, `db-upgrade`, `ca-certificate-rotation`, …
    package var action: String

    package init(resource: Resource, arn: String, action: String) {
        self.resource = resource
        self.arn = arn
        self.action = action
    }

    /// What AWS shows of an action and of what it works on.
    enum Standing: Sendable, Equatable {
        /// The pending actions are not read.
        case unread
        /// Listed, with all that it works on at rest.
        case pending
        /// Something that it works on is not at rest: with maintenance, or with anything else.
        case atWork(isMaintenance: Bool)
        case broken
        /// Not listed (any more), with all that it works on at rest.
        case notListed
    }

    /// Statuses in which AWS is at maintenance that was asked for (Aurora and RDS user guides, "Viewing DB instance status"
    /// and "Viewing DB cluster status").
    private static let maintaining: Set<Status> = ["maintenance", "upgrading", "modifying", "rebooting"]

    func standing(in observation: Observation) -> Standing {
        guard case .known(let pending)? = observation.maintenance else { return .unread }
        let touched = observation.instances.filter { isAbout($0.identifier, in: observation) }.map(\.status)
        if touched.contains(where: \.isBroken) { return .broken }
        let cluster = isAboutCluster(in: observation) ? observation.cluster?.status : nil
        let atWork = (touched + [cluster].compactMap { $0 }).filter { !$0.isAvailable }
        guard atWork.isEmpty else { return .atWork(isMaintenance: !Self.maintaining.isDisjoint(with: atWork)) }
        return pending.contains { $0.resource == resource.name && $0.action == action } ? .pending : .notListed
    }

    private func isAboutCluster(in observation: Observation) -> Bool {
        observation.cluster?.identifier.text == resource.name
    }

    private func isAbout(_ instance: InstanceID, in observation: Observation) -> Bool {
        instance.text == resource.name || isAboutCluster(in: observation)
    }
}
