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

    /// Through when AWS lists it no more and all that it works on is at rest.
    func proof(in observation: Observation) -> Proof {
        guard case .known(let pending)? = observation.maintenance else { return .none }
        let touched = observation.instances.filter { isAbout($0.identifier, in: observation) }
        if touched.contains(where: \.status.isBroken) { return .done }
        if touched.contains(where: { !$0.status.isAvailable }) { return .working }
        if observation.cluster.map({ !$0.status.isAvailable }) ?? false, isAboutCluster(in: observation) {
            return .working
        }
        return pending.contains { $0.resource == resource.name && $0.action == action } ? .none : .done
    }

    private func isAboutCluster(in observation: Observation) -> Bool {
        observation.cluster?.identifier.text == resource.name
    }

    private func isAbout(_ instance: InstanceID, in observation: Observation) -> Bool {
        instance.text == resource.name || isAboutCluster(in: observation)
    }
}
