/// A pending maintenance action that is to be applied (ApplyPendingMaintenanceAction).
package struct MaintenanceAction: Sendable, Codable, Equatable, Hashable {
    /// The instance, or the cluster as a whole.
    package var resource: ResourceName
    package var arn: String
    /// `os-upgrade`, `db-upgrade`, `ca-certificate-rotation`, …
    package var action: String

    package init(resource: ResourceName, arn: String, action: String) {
        self.resource = resource
        self.arn = arn
        self.action = action
    }

    /// Through when AWS lists it no more and all that it works on is at rest.
    func proof(in observation: Observation) -> Mutation.Proof {
        guard case .known(let pending)? = observation.maintenance else { return .none }
        let touched = observation.instances.filter { isAbout($0.identifier, in: observation) }
        if touched.contains(where: \.status.isBroken) { return .done }
        if touched.contains(where: { !$0.status.isAvailable }) { return .working }
        if observation.cluster.map({ !$0.status.isAvailable }) ?? false, isAboutCluster(in: observation) {
            return .working
        }
        return pending.contains { $0.resource == resource.text && $0.action == action } ? .none : .done
    }

    private func isAboutCluster(in observation: Observation) -> Bool {
        observation.cluster.map { ResourceName($0.identifier) == resource } ?? false
    }

    private func isAbout(_ instance: InstanceID, in observation: Observation) -> Bool {
        ResourceName(instance) == resource || isAboutCluster(in: observation)
    }
}
