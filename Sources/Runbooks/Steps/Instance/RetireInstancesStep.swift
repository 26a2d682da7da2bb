package import Maintenance

/// Deletes the RDS instances from before a switchover, known by their resource ids: read replicas first, then what wrote, with a
/// final snapshot. Done when none is there and the snapshot is available; never what is in use.
package struct RetireInstancesStep: StepKind {
    package static let kind: KindName = "retire-instances"
    /// The name that the one that wrote has now.
    package var name: InstanceID
    package var old: OldInstances
    package var finalSnapshot: String

    package init(_ name: InstanceID, of old: OldInstances, finalSnapshot: String) {
        self.name = name
        self.old = old
        self.finalSnapshot = finalSnapshot
    }

    private enum CodingKeys: String, CodingKey {
        case name, old
        case finalSnapshot = "final-snapshot"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set.environments(in: context.place).union([AnyQuestion(snapshots(in: context.place))])
    }

    /// AWS lists snapshots under the identifier of an instance that is gone (API reference, DescribeDBSnapshots).
    private func snapshots(in place: Place) -> InstanceSnapshotsQuestion {
        InstanceSnapshotsQuestion(of: name, in: place)
    }

    package var risks: Set<Risk> { [.deletion] }
    /// Of the deployment's record, where AWS refuses what is part of one.
    package var contingentRisks: Set<Risk> { [.unprotecting] }

    package var words: StepWords {
        StepWords(
            short: "Delete old environment", underWay: "Deleting the old environment",
            finished: "Old environment deleted, snapshot \(finalSnapshot) kept")
    }

    package func assess(in context: StepContext) -> Assessment {
        guard let instance = InstanceContext(context) else {
            return .blocked("AWS shows no RDS instance \(old.successor): nothing tells what is in use")
        }
        guard case .known? = context.observation.deployments else {
            return context.observation.deployments.whyUnread("deployments")
        }
        if let complaint = old.complaint(in: context.observation) {
            return .blocked("whether the old environment is there is not known: \(complaint.withoutStop)")
        }
        let left = old.seen(in: context.observation)
        if let used = left.first(where: { old.isInUse($0, in: context.observation) }) {
            return .blocked("\(used.identifier) (\(used.resourceIdentifier)) is in use, and is not deleted")
        }
        if left.isEmpty { return snapshotTaken(in: context) }
        let strangers = old.strangers(in: context.observation)
        guard strangers.isEmpty else {
            return .blocked("\(strangers.listed) replicates from \(name) and is not part of what is deleted")
        }
        if let obstacle = instance.obstacle { return obstacle }
        return work(on: left, in: context)
    }

    private func work(on left: [RDSInstance], in context: StepContext) -> Assessment {
        let deployment = context.observation.deployment(named: old.deployment)
        if let deployment, context.lacking.contains(where: isRefusedDeletion) {
            // What AWS keeps as part of a deployment it lets go without its record.
            let isBeingRemoved =
                deployment.status == "DELETING"
                || !context.outstanding(on: .deployment(deployment.identifier)).isEmpty
            guard !isBeingRemoved else { return .inProgress("waiting for AWS to remove \(deployment.name)") }
            return .ready(DeleteDeployment(deployment.identifier, .record))
        }
        let calls = calls(on: left, isAfterRefusal: deployment == nil)
        let open = calls.filter { context.outstanding(on: $0.resource).isEmpty }
        guard open.isEmpty else { return .ready(open) }
        let stuck = left.filter { [.stopped, .broken].contains($0.status.meaning) }
        // AWS takes a final snapshot of an available instance alone (API reference, DeleteDBInstance).
        if calls.isEmpty, stuck.count == left.count, let first = stuck.first {
            return .blocked("\(first.identifier) is \(first.status): AWS takes no final snapshot of it")
        }
        return .inProgress(left.map { "\($0.identifier) is \($0.status)" }.listed)
    }

    private func isRefusedDeletion(_ mutation: AnyMutation) -> Bool { mutation.base is DeleteOldInstance }

    /// What comes next: protection off, read replicas, then the one that wrote, once AWS names no replica of it any more.
    private func calls(on left: [RDSInstance], isAfterRefusal: Bool) -> [AnyMutation] {
        let staying = left.filter { $0.status != "deleting" }
        let protected = staying.filter { $0.isProtected == true }
        if !protected.isEmpty { return protected.map(unprotection) }
        // AWS deletes nothing that it is at work on.
        let replicas = left.filter { $0.resourceIdentifier != old.primary }
        guard replicas.isEmpty else {
            return replicas.filter { $0.status != "deleting" && $0.status.meaning != .transitional }
                .map { deletion(of: $0, isAfterRefusal: isAfterRefusal) }
        }
        return left.filter { $0.replicas.isEmpty && $0.status.isAvailable }
            .map { deletion(of: $0, isAfterRefusal: isAfterRefusal) }
    }

    /// Everything that one approval is for.
    package func scope(of mutation: AnyMutation, seeing observation: Observation) -> [AnyMutation] {
        let left = old.seen(in: observation)
        let protection = left.filter { $0.isProtected == true }.map(unprotection)
        let bare = left.map { deletion(of: $0, isAfterRefusal: true) }
        guard let deployment = observation.deployment(named: old.deployment) else { return protection + bare }
        return protection + left.map { deletion(of: $0, isAfterRefusal: false) }
            + [AnyMutation(DeleteDeployment(deployment.identifier, .record))] + bare
    }

    private func unprotection(of member: RDSInstance) -> AnyMutation {
        AnyMutation(
            UnprotectInstance(member.identifier, identity: member.resourceIdentifier, .oldEnvironment(old)))
    }

    private func deletion(of member: RDSInstance, isAfterRefusal: Bool) -> AnyMutation {
        AnyMutation(
            DeleteOldInstance(
                member.identifier, identity: member.resourceIdentifier, of: old,
                finalSnapshot: member.resourceIdentifier == old.primary ? finalSnapshot : nil,
                isAfterRefusal: isAfterRefusal ? true : nil))
    }

    private func snapshotTaken(in context: StepContext) -> Assessment {
        switch context.observation[snapshots(in: context.observation.target.place)] {
        case .unavailable(let reason): return .blocked("the snapshots of \(name) are not read: \(reason.withoutStop)")
        case .known(let all):
            guard let status = all[finalSnapshot] else {
                return .inProgress("waiting for AWS to list the final snapshot \(finalSnapshot)")
            }
            if status == "failed" { return .blocked("the final snapshot \(finalSnapshot) is failed") }
            return status == "available" ? .satisfied : .inProgress("the final snapshot \(finalSnapshot) is \(status)")
        }
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        let seen = context.observation[snapshots(in: context.observation.target.place)].value?[finalSnapshot]
        let isTaken = context.isDone(RetireInstancesStep.self) == true || seen == "available"
        return isTaken ? [Remainder(.snapshots, "The snapshot \(finalSnapshot) stays.")] : []
    }
}

extension Step {
    static func retire(_ step: RetireInstancesStep) -> Step {
        Step(
            "delete-old", "Delete the old environment",
            note: step.old.replicas.isEmpty
                ? "with the final snapshot \(step.finalSnapshot)"
                : "read replicas first, then \(step.name) with the final snapshot \(step.finalSnapshot)", step,
            expected: .minutes(15), patience: .minutes(180))
    }
}
