import Maintenance

/// The way back of a blue/green deployment of an RDS instance: before the switchover green goes; after it there is none.
extension RollbackRunbook {
    /// Whether anybody uses green, and what else was made for it.
    func instanceGreenQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        guard let instanceDeployment else { return [] }
        let greens = seen.map { self.greens(of: instanceDeployment, in: $0) } ?? []
        return Set.environments(in: context.place)
            .union(greens.isEmpty ? [] : [AnyQuestion(ConnectionsQuestion(of: greens, in: context.place))])
    }

    private func greens(of plan: InstanceDeploymentPlan, in observation: Observation) -> [InstanceID] {
        observation.deployment(named: plan.name).map { observation.greens(of: $0.identifier).map(\.identifier) } ?? []
    }

    /// The steps that take away what was made beside the instance, as long as it is the one from before.
    func leftovers(of seen: RDSInstance, before: InstanceSubject, in observation: Observation) -> [Step] {
        guard seen.resourceIdentifier == before.resource else { return [] }
        var steps: [Step] = []
        // Where deployments are not read, the step waits until they are.
        if let instanceDeployment, !isGone(instanceDeployment, in: observation) {
            steps.append(.discardDeployment(instanceDeployment))
        }
        let unused = unusedGroups(in: observation)
        if !unused.isEmpty { steps.append(.deleteParameterGroups(unused)) }
        return steps
    }

    private func isGone(_ plan: InstanceDeploymentPlan, in observation: Observation) -> Bool {
        guard case .known? = observation.deployments else { return false }
        return observation.deployment(named: plan.name) == nil
    }

    /// Parameter groups that it made, that are there and that nothing has but green.
    private func unusedGroups(in observation: Observation) -> [ParameterGroupName] {
        guard case .known(let seen)? = observation.parameterGroups, observation.rdsInstances != nil else { return [] }
        let leaving = Set(instanceDeployment.map { greens(of: $0, in: observation).map(\.text) } ?? [])
        return (aftermath?.groups ?? []).filter { group in
            seen[group] != nil && observation.users(of: group).allSatisfy { leaving.contains($0.name) }
        }
    }

    func greenFindings(of steps: [Step], in observation: Observation) -> [Finding] {
        guard let instanceDeployment, steps.contains(where: { $0.work.base is DiscardInstanceDeploymentStep }) else {
            return []
        }
        return observation.connectionFindings(to: greens(of: instanceDeployment, in: observation), of: "green")
    }

    /// RDS user guide, "Switching a blue/green deployment", "After switchover": nothing follows the new one.
    func switchedOver(_ seen: RDSInstance, before: InstanceSubject, in observation: Observation) -> Finding {
        let old = observation.rdsInstance(resource: before.resource)?.identifier.text
        let place =
            old.map { "The old environment (\($0)) is there until it is deleted" } ?? "Its old environment is not seen"
        return Finding(
            .block, "not-undone",
            "\(seen.identifier) was switched over: AWS has no way back. \(place); data written since is not in it.")
    }

    /// What was deleted stays so.
    func words(for retired: Aftermath.Retired, in observation: Observation) -> [String] {
        let name = retired.name
        if let complaint = observation.complaint(aboutInstance: retired.resource) {
            return ["Whether \(name) was deleted is not read (\(complaint.withoutStop)): what was deleted stays so."]
        }
        guard observation.rdsInstance(resource: retired.resource) == nil else {
            return [
                "\(name) is still there; read replicas of it that were deleted stay so, and protection that was taken off stays off."
            ]
        }
        return retired.isSnapshotSeen
            ? [
                "\(name) was deleted and stays so. Its final snapshot \(retired.finalSnapshot) can be restored in AWS as another "
                    + "instance."
            ]
            : [
                "\(name) was deleted and stays so. Whether its final snapshot \(retired.finalSnapshot) was taken was not seen: "
                    + "look for it in AWS."
            ]
    }

    func instanceGreen(in context: RemainderContext) -> [Remainder] {
        instanceDeployment.map {
            context.remainders(
                ofDeployment: $0.name, by: operation,
                isThere: context.isDone(DiscardInstanceDeploymentStep.self) == false)
        } ?? []
    }
}
