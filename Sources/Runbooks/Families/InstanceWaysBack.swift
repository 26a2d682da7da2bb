package import Maintenance

/// What undoes or ends a blue/green deployment of an RDS instance.
extension Family {
    package static let instanceWaysBack = Family(
        "instance-ways-back",
        mutations: [UnprotectInstance.self, DeleteOldInstance.self],
        steps: [DiscardInstanceDeploymentStep.self, RetireInstancesStep.self])
}
