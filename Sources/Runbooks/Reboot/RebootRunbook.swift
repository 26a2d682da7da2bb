package import Maintenance

/// Restarts one instance where it is.
package struct RebootRunbook: DatabaseRunbook {
    package static let kind: KindName = "reboot"
    package var instance: InstanceID
    package var autoscaling: AutoscalingWish?

    package init(instance: InstanceID, autoscaling: AutoscalingWish? = nil) {
        self.autoscaling = autoscaling
        self.instance = instance
    }

    private enum CodingKeys: String, CodingKey {
        case instance, autoscaling
    }

    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        context.planQuestions(seeing: seen).union(context.pendingParameterQuestions(seeing: seen))
            .union(autoscaling.questions(in: context))
    }
    package var subject: MarkedText { "restart of \(instance)" }

    package func plan(
        forClusterIn basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let membership = try Membership(basis)
        let instance = self.instance
        guard let entry = membership[instance] else {
            throw Refusal(
                "\(membership.cluster.identifier) has no member \(instance). Its members are \(membership.identifiers.listed)."
            )
        }
        let writer = membership.writer.identifier
        let isWriter = writer == instance
        let readers = membership.readers.count
        // Readers that are out of service are told, and not waited for.
        let others = membership.readers.count { $0.isServing && $0.identifier != instance }
        let rolling = writer.map {
            Rolling(
                [instance], readers: readers, before: readers, floor: policy.floor, besides: others, writer: $0)
        }
        var expectation = Expectation(of: membership, writer: isWriter ? nil : writer, changing: [instance])
        expectation.mayLackWriter = writer == nil ? true : nil
        var scope = Preflight.Scope()
        scope.changes = [instance]
        scope.restartsWriter = isWriter || writer == nil
        scope.readersInService = isWriter ? nil : rolling?.readersInService
        // Whatever the others are, and it may be restarted because it is unwell.
        scope.deciding = []
        scope.restarted = instance
        scope.autoscaling = .init(autoscaling)
        let preflight = Preflight(membership: membership, basis: basis, policy: policy, scope: scope, now: now)
        let work = [restart(of: entry, isWriter: isWriter, rolling), .verify(expectation)]
        return Plan(
            operation: operation, runbook: self, basis: basis, membership: membership, title: "Restart \(instance)",
            steps: Step.inSequence(work.whileAutoscaling(is: autoscaling, seeing: basis)),
            findings: preflight.forReboot(), interruption: interruption(isWriter: isWriter, membership.writer),
            madeAt: now)
    }

    /// - Parameter rolling: the round among the readers; `nil` where AWS lists no writer.
    private func restart(of entry: Membership.Entry, isWriter: Bool, _ rolling: Rolling?) -> Step {
        if let seen = entry.instance, seen.status.isBroken {
            return .restartUnwell(seen, isWriter: isWriter, mayBeWriter: rolling == nil)
        }
        guard let rolling else { return .restartPossibleWriter(instance) }
        return isWriter ? .restartWriter(instance, isUrgent: true) : .restart(rolling, isDuringBackup: true)
    }

    private func interruption(isWriter: Bool, _ writer: Membership.Writer) -> String {
        if isWriter { return "writes refused while \(instance) restarts, \(RebootInstance.duration)" }
        let connections = "connections to \(instance) drop once"
        return switch writer {
        case .described: "writes go on; \(connections)"
        case .undescribed: connections
        case .unlisted:
            "\(connections); if it is the writer, writes are refused while it restarts, \(RebootInstance.duration)"
        }
    }
}
