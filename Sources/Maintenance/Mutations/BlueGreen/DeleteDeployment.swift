/// Deletes a blue/green deployment (DeleteBlueGreenDeployment).
package struct DeleteDeployment: RDSMutation {
    /// What goes with it.
    package enum Extent: String, Sendable, Codable {
        /// Nothing but what keeps the old environment from writes, after a switchover.
        case record
        /// Nothing: the old environment is gone.
        case emptyRecord = "empty-record"
        /// Green as well, where there was no switchover.
        case green
        /// The same of an RDS instance.
        case greenInstances = "green-instances"
    }

    package static let kind: KindName = "delete-deployment"
    package var identifier: String
    package var extent: Extent

    package init(_ identifier: String, _ extent: Extent) {
        self.identifier = identifier
        self.extent = extent
    }

    private enum CodingKeys: String, CodingKey {
        case identifier, extent
    }

    package var resource: Resource { .deployment(identifier) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var codesOfDone: Set<String> { ["BlueGreenDeploymentNotFound"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known? = observation.deployments else { return .none }
        guard let seen = observation.deployment(identifier) else {
            return proofOfDeletion(in: observation, of: call)
        }
        return seen.status == "DELETING" ? .underWay : .none
    }

    package var words: MutationWords {
        let unproved = "A call for \(identifier) may have been made and not show yet"
        return switch extent {
        case .record, .emptyRecord:
            MutationWords(
                phrase: "the removal of the deployment \(identifier)",
                order: "remove the record of the deployment \(identifier)", unproved: unproved)
        case .green, .greenInstances:
            MutationWords(
                phrase: "the deletion of green", order: "delete the deployment \(identifier) with green",
                unproved: unproved)
        }
    }

    package var gate: GateTerms? {
        switch extent {
        case .emptyRecord: nil
        case .record: recordTerms
        case .green: greenTerms
        case .greenInstances: .deletionOfGreen(of: identifier, by: self)
        }
    }

    /// Of the clients of one side of the deployment.
    private func connections(
        to side: @escaping @Sendable (Deployment) -> String?
    ) -> @Sendable (QuestionContext, Observation?) -> Set<AnyQuestion> {
        let identifier = identifier
        return { context, seen in
            guard let arn = seen?.deployment(identifier).flatMap(side) else { return [] }
            return GateTerms.connections { $0.cluster.arn == arn }(context, seen)
        }
    }

    /// Source: Aurora user guide, "Deleting a blue/green deployment".
    private var recordTerms: GateTerms {
        GateTerms(
            .unprotecting, questions: connections { $0.source },
            facts: { context in
                let deployment = context.observation.deployment(identifier)
                let old = context.observation.environments?.first { $0.cluster.arn == deployment?.source }
                return [
                    .init(
                        "deployment", deployment.map { "deployment \($0.name) \($0.status)" } ?? "no deployment",
                        binding: deployment?.status ?? "missing", isSafe: deployment?.isSwitched == true),
                    .init(
                        "old",
                        old.map { "\($0.cluster.identifier) is \($0.cluster.status) and stays" }
                            ?? "no old environment",
                        binding: old?.cluster.resourceIdentifier ?? "none"),
                ] + [old.map { context.connectionsFact(to: $0).foremost }].compactMap { $0 }
            },
            words: { context in
                GateWords(
                    subject: "removal of the write protection of the old \(context.cluster)",
                    heading: "Removal of the record of \(context.cluster)'s deployment",
                    interruption: """
                        AWS then does not keep the old environment from writes any more: what a client \
                        that still reaches it writes does not come to \(context.cluster).
                        """,
                    action: context.asking(for: self))
            })
    }

    private var greenTerms: GateTerms {
        GateTerms(
            .deletion, questions: connections { $0.target },
            facts: { context in
                let deployment = context.observation.deployment(identifier)
                let green = context.observation.environments?.first { $0.cluster.arn == deployment?.target }
                let isUnused = deployment.map { !$0.isSwitched && !$0.isSwitching } ?? false
                return [
                    .init(
                        "green",
                        deployment.map { "deployment \($0.name) \($0.status), not switched over" } ?? "no deployment",
                        binding: isUnused ? "unused" : "in use", isSafe: isUnused)
                ] + [green.map { context.connectionsFact(to: $0).foremost }].compactMap { $0 }
            },
            words: { $0.deletionOfGreen(asking: self) })
    }
}
