/// Has a pending maintenance action applied now (ApplyPendingMaintenanceAction).
package struct ApplyMaintenance: RDSMutation {
    /// What it is applied to.
    package enum Role: String, Sendable, Codable {
        case reader
        /// What carries the writer role: the writer, or the cluster as a whole.
        case writer
        /// An RDS instance, which nobody takes over from.
        case single
    }

    package static let kind: KindName = "apply-maintenance"
    /// How long AWS's list of pending maintenance may show what was, as we take it: AWS says that the action "is eventually
    /// consistent", and not for how long (API reference, DescribePendingMaintenanceActions).
    package static let listLag = Span.minutes(5)
    package var action: MaintenanceAction
    package var role: Role

    package init(_ action: MaintenanceAction, to role: Role) {
        self.action = action
        self.role = role
    }

    private enum CodingKeys: String, CodingKey {
        case action, role
    }

    package var resource: Resource { action.resource }
    package var isRepeatable: Bool { false }
    package var disturbance: Disturbance { role == .reader ? .connections : .writes }
    package var settleTime: Span { Self.listLag }
    package var isLong: Bool { true }
    /// Nothing of it is pending any more.
    package var codesOfDone: Set<String> { ["ResourceNotFound"] }

    /// Through when AWS lists it no more and all that it works on is at rest.
    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        switch action.standing(in: observation) {
        case .unread, .pending: .none
        case .broken: .done
        case .atWork(let isMaintenance): isMaintenance ? .underWay : .working
        case .notListed: proofByAbsence(in: observation, of: call)
        }
    }

    /// RDS-EVENT-0389: "We were unable to upgrade your DB cluster operating system"; of an instance RDS-EVENT-0425 and
    /// RDS-EVENT-0429: "Amazon RDS can't perform the OS upgrade because …".
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        observation.failure(.cluster, after: call) { event in
            event.resource == resource.name && event.says("unable to upgrade")
        }
            ?? observation.failure(.instance, after: call) { event in
                event.resource == resource.name && event.says("can't perform the os upgrade")
            }
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "\(action.action) on \(action.resource)", order: "apply \(action.action) to \(action.resource)",
            unproved: "\(action.action) may have been asked for on \(action.resource) and not show yet")
    }

    /// How long it takes depends on what is applied; updates of the engine go to all instances of a cluster at the same time
    /// (Aurora user guide, "Maintaining an Amazon Aurora DB cluster").
    package var gate: GateTerms? {
        switch role {
        case .reader: nil
        case .writer:
            GateTerms(
                .writerMaintenance, questions: GateTerms.snapshots, proposedWriter: \.writer,
                facts: { context in
                    context.ofCluster { cluster in
                        cluster.observation.writer.map { cluster.interruptionFacts(for: $0) } ?? []
                    } + [context.maintenanceFact(of: action), context.snapshotFact]
                },
                words: words)
        case .single:
            GateTerms(
                .writerMaintenance, questions: GateTerms.instanceSnapshots,
                facts: { context in
                    context.ofInstance(\.interruptionFacts)
                        + [context.maintenanceFact(of: action), context.snapshotFact]
                }, words: words)
        }
    }

    private func words(in context: GateContext) -> GateWords {
        GateWords(
            subject: context.about(self),
            interruption: """
                Writes may be refused for minutes\(role == .single ? "" : ", reads too where AWS works on all members at once"). \
                Connections drop. It cannot be undone.
                """,
            action: context.asking(for: self), done: "applied")
    }
}
