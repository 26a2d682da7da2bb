import Maintenance

/// What is left of an environment from before a switchover, and of the record that keeps it from writes, where its deletion
/// stops.
extension OldEnvironment {
    /// - Parameter owner: the operation that left it, whose clean-up deletes it.
    func remainders(in context: RemainderContext, by owner: OperationID) -> [Remainder] {
        guard context.observation.cluster?.resourceIdentifier != resource else { return [] }
        let old = context.observation.environment(resource)
        return (old.map { [standing($0, in: context, by: owner)] } ?? unseen(in: context, by: owner))
            + record(besides: old, in: context, by: owner) + snapshot(in: context)
    }

    private func standing(_ old: Environment, in context: RemainderContext, by owner: OperationID) -> Remainder {
        var remainder = context.remainder(ofOld: old, by: owner)
        guard old.cluster.status != "deleting" else { return remainder }
        if !context.proved(DeleteInstance.self).isEmpty {
            let names = old.instances.map(\.identifier)
            remainder.text +=
                names.isEmpty ? " It has no member any more." : " Of its members \(names.listed) are left."
        }
        if !context.proved(RemoveProtection.self).isEmpty, old.cluster.isProtected == false {
            remainder.text += " Its deletion protection was taken off."
        }
        if case .known? = context.observation.deployments, context.observation.deployment(named: deployment) == nil {
            remainder.text += " The record of its deployment is gone: AWS does not keep it from writes any more."
        }
        return remainder
    }

    private func unseen(in context: RemainderContext, by owner: OperationID) -> [Remainder] {
        guard context.isDone(RetireStep.self) == false,
            let complaint = context.observation.complaint(aboutEnvironment: resource)
        else { return [] }
        return [
            Remainder(
                .oldEnvironment,
                "Whether the old environment of \(successor) is still there is not known: \(complaint.withoutStop). "
                    + "`cleanup \(owner)` tells.")
        ]
    }

    private func record(besides old: Environment?, in context: RemainderContext, by owner: OperationID) -> [Remainder] {
        guard case .known? = context.observation.deployments else {
            guard context.isDone(RemoveDeploymentStep.self) == false else { return [] }
            return [context.unread("the record of the deployment \(deployment) is", toldBy: "cleanup \(owner)")]
        }
        guard let seen = context.observation.deployment(named: deployment), seen.status != "DELETING",
            old == nil, context.observation.complaint(aboutEnvironment: resource) == nil
        else { return context.remainders(ofDeployment: deployment, by: owner, isThere: false) }
        return [
            Remainder(
                .deployment, "The record of the deployment \(deployment) is still there: `cleanup \(owner)` removes it."
            )
        ]
    }

    /// Said is only a snapshot that was seen.
    private func snapshot(in context: RemainderContext) -> [Remainder] {
        guard let step = context.step(RetireStep.self) else { return [] }
        let asked = SnapshotsQuestion(of: Target(place: context.observation.target.place, cluster: step.name))
        let isSeen =
            context.isDone(RetireStep.self) == true
            || context.observation[asked].value?[step.finalSnapshot] == "available"
        return isSeen ? [Remainder(.snapshots, "The snapshot \(step.finalSnapshot) stays.")] : []
    }
}
