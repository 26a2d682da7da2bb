import Maintenance

extension OldInstances {
    /// `nil` when the operation was to make no deployment of an RDS instance.
    init?(of earlier: Operation) {
        guard let deployment = earlier.plan.instanceDeployment else { return nil }
        let prepared = earlier.plan.steps.lazy.compactMap { $0.work.base as? PrepareGreenStep }.first
        let switched = earlier.progress?.finished.first { $0.isProved && $0.intent.mutation.base is SwitchOverInstance }
        self.init(
            deployment: deployment.name, successor: deployment.instance, primary: deployment.resource,
            replicas: (prepared?.members.map(\.resource) ?? []).filter { $0 != deployment.resource }.sorted(),
            switchedAt: switched?.at)
    }

    func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        let names = seen.map { self.seen(in: $0) }?.map(\.identifier) ?? []
        return Set.environments(in: context.place)
            .union(names.isEmpty ? [] : [AnyQuestion(ConnectionsQuestion(of: names, in: context.place))])
    }

    /// What is in the way of their deletion.
    func obstacles(besides current: RDSInstance, in observation: Observation) -> [Finding] {
        let deployment = observation.deployment(named: deployment)
        if let deployment, deployment.isUnreadable {
            return [
                Finding(
                    .block, "deployments",
                    "What AWS says of the deployment \(deployment.name) cannot be read. \(deployment.details ?? "")")
            ]
        }
        if let complaint = complaint(in: observation) {
            return [
                Finding(
                    .block, "databases", "Whether the old environment is there is not known: \(complaint.asSentence)")
            ]
        }
        guard !members.contains(current.resourceIdentifier), deployment?.isSwitched != false else {
            return [
                Finding(
                    .block, "not-switched",
                    "\(successor) was not switched over: there is no old environment, and nothing is deleted.")
            ]
        }
        guard case .known? = observation.deployments else {
            let reason =
                if case .unavailable(let reason)? = observation.deployments { " \(reason.asSentence)" } else { "" }
            return [Finding(.block, "deployments", "Deployments are not read.\(reason)")]
        }
        return used(in: observation) + others(in: observation)
    }

    private func used(in observation: Observation) -> [Finding] {
        seen(in: observation).filter { isInUse($0, in: observation) }.map { member in
            Finding(
                .block, "in-use", "\(member.identifier) (\(member.resourceIdentifier)) is in use, and is not deleted.")
        }
    }

    private func others(in observation: Observation) -> [Finding] {
        let strangers = strangers(in: observation)
        guard let first = strangers.first else { return [] }
        return [
            Finding(
                .block, "other-replicas",
                "\(strangers.listed) replicates from the old \(successor) and was not part of the deployment: with its source "
                    + "deleted it becomes a database of its own, which takes writes. Delete or promote \(first) first.")
        ]
    }
}
