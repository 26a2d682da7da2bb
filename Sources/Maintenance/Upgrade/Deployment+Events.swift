/// Which of AWS's events are of a deployment.
///
/// Their source is its identifier, `bgd-…`, as in the ARN that comes with it; some name blue and green in their words besides
/// (Aurora user guide, "Amazon RDS event categories and event messages for Aurora", blue/green deployment events: RDS-EVENT-0259
/// to 0261, 0311 to 0314). AWS takes identifiers and names in any case, and no two deployments of an account and region have
/// the same (API reference, DescribeBlueGreenDeployments and CreateBlueGreenDeployment).
extension SeenEvent {
    /// Whether this is its source; `nil` is like nothing.
    func isFrom(_ deployment: String?) -> Bool {
        guard let deployment, let resource else { return false }
        return resource.lowercased() == deployment.lowercased()
    }

    /// "Switchover from DB cluster orders to orders-green-x1 …", of blue by its name in production.
    fileprivate func namesSwitchover(of cluster: ClusterID) -> Bool {
        says("db cluster \(cluster.text.lowercased()) to ")
    }

    /// "Switchover from DB instance ledger to ledger-green-x1 …" (RDS user guide, "Amazon RDS event categories and event
    /// messages", RDS-EVENT-0250 to 0252 and 0259 to 0261).
    fileprivate func namesSwitchover(of instance: InstanceID) -> Bool {
        says("switchover from") && says(" \(instance.text.lowercased()) to ")
    }
}

extension Observation {
    /// Whether an event is of the deployment with that identifier or name, whose blue has that name in production: by its
    /// source, or, where that is no deployment's, by its words.
    package func isEvent(
        _ event: SeenEvent, of identifier: String?, named name: String?, blue: ClusterID
    ) -> Bool {
        isEvent(event, of: identifier, named: name) { $0.namesSwitchover(of: blue) }
    }

    /// The same of an RDS instance.
    func isEvent(_ event: SeenEvent, of identifier: String?, named name: String?, blue: InstanceID) -> Bool {
        isEvent(event, of: identifier, named: name) { $0.namesSwitchover(of: blue) }
    }

    private func isEvent(
        _ event: SeenEvent, of identifier: String?, named name: String?, _ namesSwitchover: (SeenEvent) -> Bool
    ) -> Bool {
        if event.isFrom(identifier) || event.isFrom(name) { return true }
        let isOther = (deployments?.value ?? []).contains { event.isFrom($0.identifier) || event.isFrom($0.name) }
        guard !isOther, event.resource?.lowercased().hasPrefix("bgd-") != true else { return false }
        return namesSwitchover(event)
    }
}
