import Maintenance

/// What is left of RDS instances from before a switchover, and of the deployment's record, where their deletion stops.
extension OldInstances {
    /// - Parameter owner: the operation that left them, whose clean-up deletes them.
    func remainders(in context: RemainderContext, by owner: OperationID) -> [Remainder] {
        let observation = context.observation
        guard let current = observation.rdsInstance, !members.contains(current.resourceIdentifier) else { return [] }
        let left = seen(in: observation)
        let ofInstances =
            left.isEmpty
            ? unseen(in: context, by: owner)
            : left.map { context.remainder(ofOld: $0.identifier.text, $0.status, by: owner) }
        return ofInstances + protection(of: left, in: context) + record(besides: left, in: context, by: owner)
    }

    private func unseen(in context: RemainderContext, by owner: OperationID) -> [Remainder] {
        guard context.isDone(RetireInstancesStep.self) == false, let complaint = complaint(in: context.observation)
        else { return [] }
        return [
            Remainder(
                .oldEnvironment,
                "Whether the old environment of \(successor) is still there is not known: \(complaint.withoutStop). "
                    + "`cleanup \(owner)` tells.")
        ]
    }

    private func protection(of left: [RDSInstance], in context: RemainderContext) -> [Remainder] {
        let taken = Set(context.proved(UnprotectInstance.self).map(\.identity))
        let bare = left.filter { taken.contains($0.resourceIdentifier) && $0.isProtected == false }.map(\.identifier)
        return bare.isEmpty
            ? [] : [Remainder(.oldEnvironment, "The deletion protection of \(bare.listed) was taken off.")]
    }

    private func record(besides left: [RDSInstance], in context: RemainderContext, by owner: OperationID) -> [Remainder]
    {
        guard case .known? = context.observation.deployments else {
            guard context.isDone(RemoveDeploymentStep.self) == false else { return [] }
            return [context.unread("the record of the deployment \(deployment) is", toldBy: "cleanup \(owner)")]
        }
        guard let seen = context.observation.deployment(named: deployment) else {
            return left.isEmpty
                ? [] : [Remainder(.deployment, "The record of the deployment \(deployment) is gone.")]
        }
        guard left.isEmpty, seen.status != "DELETING", complaint(in: context.observation) == nil else {
            return context.remainders(ofDeployment: deployment, by: owner, isThere: false)
        }
        return [
            Remainder(
                .deployment, "The record of the deployment \(deployment) is still there: `cleanup \(owner)` removes it."
            )
        ]
    }
}
